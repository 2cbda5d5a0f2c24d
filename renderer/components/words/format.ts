/** Tags for dates and numbers: the day comes first in the English of these screens. */
function formatTag(language: string): string {
  return language.startsWith('en') ? 'en-GB' : language;
}

/** `2026-11-23` as "23 Nov 2026"; `''` stays empty. The date has no time zone, so none may shift it. */
export function formatDate(date: string, language: string): string {
  if (date === '') return '';
  const formatter = new Intl.DateTimeFormat(formatTag(language), { dateStyle: 'medium', timeZone: 'UTC' });
  return formatter.format(new Date(`${date}T00:00:00Z`));
}

/** `2026-11` as "November 2026". */
export function formatMonth(month: string, language: string): string {
  const formatter = new Intl.DateTimeFormat(formatTag(language), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return formatter.format(new Date(`${month}-01T00:00:00Z`));
}

/** The day of the week of `2026-11-23`: "Monday". */
export function formatWeekday(date: string, language: string): string {
  const formatter = new Intl.DateTimeFormat(formatTag(language), { weekday: 'long', timeZone: 'UTC' });
  return formatter.format(new Date(`${date}T00:00:00Z`));
}

/** A UTC instant in the reader's own time zone: "23 Nov 2026, 14:02". */
export function formatInstant(instant: string, language: string): string {
  const formatter = new Intl.DateTimeFormat(formatTag(language), { dateStyle: 'medium', timeStyle: 'short' });
  return formatter.format(new Date(instant));
}

/** "14:02", in the reader's own time zone. */
export function formatTime(milliseconds: number, language: string): string {
  return new Intl.DateTimeFormat(formatTag(language), { timeStyle: 'short' }).format(new Date(milliseconds));
}

export function formatNumber(value: number, language: string): string {
  return new Intl.NumberFormat(formatTag(language)).format(value);
}

/** A file's size in the unit that a person would use, "12 kB"; decimal units, as file managers show them. */
export function formatBytes(bytes: number, language: string): string {
  const [value, unit] =
    bytes < 1000
      ? [bytes, 'byte']
      : bytes < 999_500
        ? [Math.round(bytes / 1000), 'kilobyte']
        : bytes < 999_950_000
          ? [Math.round(bytes / 100_000) / 10, 'megabyte']
          : [Math.round(bytes / 100_000_000) / 10, 'gigabyte'];
  // The short form of a byte knows no plural.
  const unitDisplay = unit === 'byte' ? 'long' : 'short';
  return new Intl.NumberFormat(formatTag(language), { style: 'unit', unit, unitDisplay }).format(value);
}

/** Whole days from one calendar date to another, both `YYYY-MM-DD`; negative where the second lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Today's calendar date where the reader is, `YYYY-MM-DD`. */
export function localToday(now: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
