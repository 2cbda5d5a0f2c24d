/** Locale for dates and numbers: the interface's English is British, and a pseudo-locale has no formats of its own. */
function formatLocale(language: string): string {
  return language.startsWith('en') ? 'en-GB' : language;
}

/** A calendar day `YYYY-MM-DD` such as "23 Nov 2026"; `''` stays empty, and what is no day is shown as it is. */
export function formatDay(day: string, language: string): string {
  if (day === '') return '';
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return formatter(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
}

/** A UTC instant in the time of this computer, to the second. */
export function formatInstant(instant: string, language: string): string {
  return formatter(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(instant));
}

/** The hour and minute of a time in milliseconds since 1970, in the time of this computer. */
export function formatTime(milliseconds: number, language: string): string {
  return formatter(language, { timeStyle: 'short' }).format(new Date(milliseconds));
}

export function formatNumber(value: number, language: string): string {
  return new Intl.NumberFormat(formatLocale(language)).format(value);
}

/** Several words as one enumeration: "A, B and C". */
export function formatList(words: readonly string[], language: string): string {
  return new Intl.ListFormat(formatLocale(language), { type: 'conjunction' }).format(words);
}

/** The current day `YYYY-MM-DD` in the time of this computer. */
export function today(now: Date = new Date()): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times what using it does, and lists use it in every row. */
function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(formatLocale(language), options);
  formatters.set(key, made);
  return made;
}
