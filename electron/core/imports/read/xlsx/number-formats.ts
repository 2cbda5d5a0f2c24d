import { attributeOf, plainText } from './xml-text.ts';

/** What a number stands for under its format, where it is more than a number. */
export type NumberFormat =
  | { readonly kind: 'number' }
  /** The number is the fraction: 0.5 is shown as `50%`. */
  | { readonly kind: 'percent' }
  /** `clock`: the time of day is shown too. */
  | { readonly kind: 'date'; readonly clock: boolean }
  /** `elapsed`: hours go on beyond a day. */
  | { readonly kind: 'time'; readonly elapsed: boolean }
  /** An identifier that keeps its zeros: 7 is shown as `0007` or `SYS-0007`. */
  | { readonly kind: 'padded'; readonly before: string; readonly digits: number };

export type NumberFormats = {
  /** By the index that a cell has in `s`. */
  readonly formatOf: (style: string | undefined) => NumberFormat;
  /** Whether days are counted from 1904, as old Macs did. */
  readonly from1904: boolean;
  /** Whether a day with a time keeps it, as `2026-03-31 09:30`; most columns want the day alone. */
  readonly clocks?: boolean;
};

const NUMBER: NumberFormat = { kind: 'number' };
const PERCENT: NumberFormat = { kind: 'percent' };
/** Formats that files name by number alone, ECMA-376 18.8.30; those of East Asia and Thailand too. */
const DATES = [
  [14, 17],
  [22, 22],
  [27, 31],
  [34, 36],
  [50, 58],
  [71, 74],
  [77, 77],
  [81, 81],
] as const;
const TIMES = [
  [18, 21],
  [32, 33],
  [45, 47],
  [75, 76],
  [78, 80],
] as const;
const PERCENTAGES = [[9, 10]] as const;
const DAY_AND_CLOCK = 22;
const ELAPSED = 46;
const DAY_MS = 86_400_000;
/** 31 December 9999. */
const LAST_SERIAL = 2_958_465;

/** @param styles markup of the part; `''` where there is none */
export function readFormats(styles: string, from1904: boolean): NumberFormats {
  const codes = new Map<string, string>();
  for (const [, attributes = ''] of styles.matchAll(/<numFmt\s([^<>]*)>/gu)) {
    codes.set(attributeOf(attributes, 'numFmtId') ?? '', plainText(attributeOf(attributes, 'formatCode') ?? ''));
  }
  const [, used = ''] = /<cellXfs[\s>]([\s\S]*)/u.exec(styles) ?? [];
  const formats: NumberFormat[] = [];
  for (const [, attributes = ''] of used.split('</cellXfs', 1)[0]?.matchAll(/<xf(?=[\s/>])([^<>]*)>/gu) ?? []) {
    const id = attributeOf(attributes, 'numFmtId') ?? '0';
    formats.push(formatByCode(codes.get(id)) ?? formatByNumber(Number(id)));
  }
  return { formatOf: (style) => formats[Number(style ?? 0)] ?? NUMBER, from1904 };
}

type Shown = Pick<NumberFormats, 'from1904' | 'clocks'>;

/** A number as a person sees it in the sheet, where its format makes something else of it; else as the file writes it. */
export function shownNumber(written: string, format: NumberFormat, { from1904, clocks = false }: Shown): string {
  const text = written.trim();
  const value = Number(text);
  if (text === '' || Number.isNaN(value)) return text;
  // Identifiers may be longer than a number is exact.
  const plain = /^-?\d+$/u.test(text) ? text : String(value);
  if (format.kind === 'padded' && /^\d+$/u.test(plain)) return format.before + plain.padStart(format.digits, '0');
  if (format.kind === 'time' && value >= 0) return timeOf(format.elapsed ? value : value % 1);
  if (format.kind !== 'date') return plain;
  // There is no day before the first: under a format for days, this is a time of day.
  if (value > 0 && value < 1) return timeOf(value);
  const days = Math.floor(value) + (from1904 ? 1462 : 0);
  if (value < 0 || days > LAST_SERIAL) return plain;
  const day = new Date(Date.UTC(1899, 11, 30) + days * DAY_MS).toISOString().slice(0, 10);
  return clocks && format.clock ? dayWithClock(day, timeOf(value % 1)) : day;
}

/** A day as ISO 8601 writes it, perhaps with a time. */
export function shownDay(written: string, { clocks = false }: Shown): string {
  const [, day = written.trim(), clock = ''] = /^(\S+)T(\d{2}:\d{2})/u.exec(written.trim()) ?? [];
  if (clock !== '' && FIRST_DAYS.has(day)) return clock;
  return clocks && clock !== '' ? dayWithClock(day, clock) : day;
}

/** Where programs let a time of day lie that belongs to none. */
const FIRST_DAYS = new Set(['1899-12-30', '1899-12-31', '1900-01-00', '1904-01-01']);

function dayWithClock(day: string, clock: string): string {
  return /^(?:00|24):00$/u.test(clock) ? day : `${day} ${clock}`;
}

function timeOf(value: number): string {
  const seconds = Math.round(value * 86_400);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[2] === 0 ? parts.slice(0, 2) : parts;
  return shown.map((part) => String(part).padStart(2, '0')).join(':');
}

function formatByNumber(id: number): NumberFormat {
  const within = (ranges: readonly (readonly [number, number])[]) =>
    ranges.some(([from, to]) => id >= from && id <= to);
  if (within(DATES)) return { kind: 'date', clock: id === DAY_AND_CLOCK };
  if (within(PERCENTAGES)) return PERCENT;
  return within(TIMES) ? { kind: 'time', elapsed: id === ELAPSED } : NUMBER;
}

/** What a format of the file's own is by its signs: those in quotation marks, escaped or in brackets are decoration. */
function formatByCode(code: string | undefined): NumberFormat | null {
  if (code === undefined) return null;
  const padded = /^(?:"([^"]*)")?(0{2,})$/u.exec(code);
  if (padded !== null) return { kind: 'padded', before: padded[1] ?? '', digits: padded[2]?.length ?? 0 };
  const [first = ''] = code.split(';', 1);
  const elapsed = /\[(?:h+|m+|s+)\]/iu.test(first);
  const signs = first.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|general/giu, '').toLowerCase();
  if (elapsed) return { kind: 'time', elapsed };
  const clock = /[hs]/u.test(signs);
  if (/[yde]/u.test(signs) && !/[0#]e[+-]/u.test(signs)) return { kind: 'date', clock };
  if (clock) return { kind: 'time', elapsed };
  if (/m/u.test(signs)) return { kind: 'date', clock };
  return code.includes('%') ? PERCENT : NUMBER;
}
