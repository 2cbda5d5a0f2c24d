import { comparable } from './normalise.ts';

/** How a column writes its numbers: `null` where nothing proves it, or where its values contradict each other. */
export type DateOrder = 'dayFirst' | 'monthFirst' | null;
/** The order by separator: people write 01.05.2024 and 5/1/2024 into one column. */
export type DateOrders = Readonly<Record<Separator, DateOrder>>;
type Separator = '.' | '/' | '-' | ' ';

export type ReadDate =
  /** `YYYY-MM-DD` */
  | { readonly kind: 'day'; readonly date: string }
  /** A month or a quarter; `date` is its first day. */
  | { readonly kind: 'period'; readonly date: string }
  | { readonly kind: 'year' }
  /** Day and month could be either way round. */
  | { readonly kind: 'ambiguous' }
  /** A year that a spreadsheet took for the number of a day: 2024 is 16 July 1905. */
  | { readonly kind: 'spreadsheetYear'; readonly year: number }
  | { readonly kind: 'unreadable' };

const FIRST_YEAR = 1950;
const LAST_YEAR = 2100;
const TIME =
  /(?:T|,?\s+(?:at\s+)?)\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|Uhr|[+-]\d{2}:?\d{2})?$/iu;
const NUMBERS = /^(\d{1,4})\s*([./-]| )\s*(\d{1,2})\s*\2\s*(\d{1,4})\.?$/u;
const LANGUAGES = ['en', 'de', 'nl', 'fr', 'es', 'it'];
const FILLERS = new Set(['of', 'de', 'del', 'di', 'the', 'le', 'el', 'il', 'den', 'der']);
const QUARTER_WORDS = 'q|t|k|quarter|quartal|kwartaal|trimestre|trim';

const UNREADABLE: ReadDate = { kind: 'unreadable' };

/**
 * A date as people write it, the order of day and month as the column proves it. Nothing is guessed: "03/04/2024" in
 * a column without proof, "24-Oct" and "FY25" stay unread. Years from 1950 to 2100.
 */
export function readDate(text: string, orders: DateOrders): ReadDate {
  const plain = text.trim().replace(TIME, '').trim();
  if (plain.length === 0 || plain.length > 40) return UNREADABLE;
  const numbers = NUMBERS.exec(plain);
  if (numbers !== null) return readNumbers(numbers, orders);
  return readCompact(plain) ?? readQuarter(plain) ?? readWords(plain);
}

/** What the unambiguous values of a column prove about its order, for each separator. */
export function findDateOrders(values: Iterable<string>): DateOrders {
  const seen = new Map<string, { dayFirst: boolean; monthFirst: boolean }>();
  for (const value of values) {
    const match = NUMBERS.exec(value.trim().replace(TIME, '').trim());
    if (match === null) continue;
    const [first, second, year] = [Number(match[1]), Number(match[3]), match[4] ?? ''];
    if ((match[1] ?? '').length > 2 || year.length === 3 || year.length === 1) continue;
    const separator = match[2] ?? '';
    const proof = seen.get(separator) ?? { dayFirst: false, monthFirst: false };
    if (first > 12 && first <= 31 && second <= 12 && second > 0) proof.dayFirst = true;
    if (second > 12 && second <= 31 && first <= 12 && first > 0) proof.monthFirst = true;
    seen.set(separator, proof);
  }
  function order(separator: Separator, unproven: DateOrder): DateOrder {
    const proof = seen.get(separator);
    if (proof === undefined || (!proof.dayFirst && !proof.monthFirst)) return unproven;
    if (proof.dayFirst && proof.monthFirst) return null;
    return proof.dayFirst ? 'dayFirst' : 'monthFirst';
  }
  // Wherever dates are written with dots, the day comes first.
  return { '.': order('.', 'dayFirst'), '/': order('/', null), '-': order('-', null), ' ': order(' ', null) };
}

/** Whether a value is a date of any kind, whatever its order: for recognising a column. */
export function looksLikeDate(text: string): boolean {
  const anyOrder = { '.': 'dayFirst', '/': 'dayFirst', '-': 'dayFirst', ' ': 'dayFirst' } as const;
  return readDate(text, anyOrder).kind !== 'unreadable';
}

function readNumbers(match: RegExpExecArray, orders: DateOrders): ReadDate {
  const [, one = '', separator = '', two = '', three = ''] = match;
  if (one.length === 4) return three.length > 2 ? UNREADABLE : day(Number(one), Number(two), Number(three));
  if (one.length === 3 || three.length === 3 || three.length === 1) return UNREADABLE;
  const [a, b] = [Number(one), Number(two)];
  const order = orders[separator as Separator];
  // A year of two figures may as well be the day: only a proven column tells.
  if (three.length === 2 && order === null) return { kind: 'ambiguous' };
  const year = three.length === 2 ? fullYear(Number(three)) : Number(three);
  const dayFirst = day(year, b, a);
  const monthFirst = day(year, a, b);
  if (dayFirst.kind === 'unreadable' || a === b) return monthFirst;
  if (monthFirst.kind === 'unreadable') return dayFirst;
  if (order === null) return { kind: 'ambiguous' };
  return order === 'dayFirst' ? dayFirst : monthFirst;
}

/** `20240501`, `2024-05`, `05/2024`, `2024`. */
function readCompact(text: string): ReadDate | null {
  const whole = /^(\d{4})(\d{2})(\d{2})$/u.exec(text);
  if (whole !== null) return day(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  if (/^\d{4}$/u.test(text)) return inRange(Number(text)) ? { kind: 'year' } : UNREADABLE;
  const month = /^(\d{4})\s*[-./]\s*(\d{1,2})$/u.exec(text);
  if (month !== null) return period(Number(month[1]), Number(month[2]));
  const reversed = /^(\d{1,2})\s*[-./]\s*(\d{4})$/u.exec(text);
  return reversed === null ? null : period(Number(reversed[2]), Number(reversed[1]));
}

/** `Q3 2023`, `2023-Q3`, `3rd quarter of 2023`, `3. Quartal 2023`. Fiscal years (`Q1 FY24`) begin where they like. */
function readQuarter(text: string): ReadDate | null {
  const plain = comparable(text).replace(/(\d)(?:st|nd|rd|th|e|er)\b/gu, '$1');
  const after = new RegExp(`^(?:${QUARTER_WORDS}) ?([1-4])(?: of)? (\\d{4})$`, 'u').exec(plain);
  if (after !== null) return period(Number(after[2]), Number(after[1]) * 3 - 2);
  const before = new RegExp(`^(\\d{4}) ?(?:${QUARTER_WORDS}) ?([1-4])$`, 'u').exec(plain);
  if (before !== null) return period(Number(before[1]), Number(before[2]) * 3 - 2);
  const named = new RegExp(`^([1-4]) (?:${QUARTER_WORDS})(?: of)? (\\d{4})$`, 'u').exec(plain);
  return named === null ? null : period(Number(named[2]), Number(named[1]) * 3 - 2);
}

/** `1 May 2024`, `May 1, 2024`, `1. Mai 2024`, `01-May-24`, `May 2024`, `Mei 2024`. */
function readWords(text: string): ReadDate {
  const words = text
    .replace(/(\d)(?:st|nd|rd|th|er|e|º|ª)\b/giu, '$1')
    .split(/[\s.,/-]+/u)
    .map(comparable)
    .filter((word) => word !== '' && !FILLERS.has(word));
  const at = words.findIndex((word) => monthNames().has(word));
  const month = monthNames().get(words[at] ?? '');
  if (month === undefined) return UNREADABLE;
  const rest = words.filter((_, index) => index !== at);
  if (!rest.every((word) => /^\d{1,4}$/u.test(word))) return UNREADABLE;
  const [first = '', second = ''] = rest;
  if (rest.length === 1) return first.length === 4 ? period(Number(first), month) : UNREADABLE;
  if (rest.length !== 2) return UNREADABLE;
  if (first.length === 4 && second.length <= 2) return day(Number(first), month, Number(second));
  if (first.length > 2) return UNREADABLE;
  if (second.length === 4) return day(Number(second), month, Number(first));
  // Spreadsheets write 1-May-24 by default; a month between two short numbers is never anything else.
  return second.length === 2 && at === 1 ? day(fullYear(Number(second)), month, Number(first)) : UNREADABLE;
}

let names: ReadonlyMap<string, number> | null = null;

function monthNames(): ReadonlyMap<string, number> {
  if (names !== null) return names;
  const found = new Map<string, number>();
  for (const language of LANGUAGES) {
    for (const month of ['long', 'short'] as const) {
      for (let index = 0; index < 12; index += 1) {
        const date = new Date(Date.UTC(2024, index, 15));
        // With a day before it, the name takes the form it has in dates.
        const parts = new Intl.DateTimeFormat(language, { day: 'numeric', month, timeZone: 'UTC' }).formatToParts(date);
        const name = comparable(parts.find((part) => part.type === 'month')?.value ?? '');
        if (name !== '' && !/^\d/u.test(name)) found.set(name, index + 1);
      }
    }
  }
  found.set('sept', 9);
  names = found;
  return found;
}

function day(year: number, month: number, dayOfMonth: number): ReadDate {
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  date.setUTCFullYear(year);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth && month >= 1;
  if (!exists) return UNREADABLE;
  if (inRange(year)) return { kind: 'day', date: isoDay(year, month, dayOfMonth) };
  const serial = Math.round((date.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000);
  return inRange(serial) ? { kind: 'spreadsheetYear', year: serial } : UNREADABLE;
}

function period(year: number, month: number): ReadDate {
  if (!inRange(year) || month < 1 || month > 12) return UNREADABLE;
  return { kind: 'period', date: isoDay(year, month, 1) };
}

function isoDay(year: number, month: number, dayOfMonth: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

function inRange(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** Inventories of AI systems have no dates before 1970 and few after 2069. */
function fullYear(year: number): number {
  return year < 70 ? 2000 + year : 1900 + year;
}
