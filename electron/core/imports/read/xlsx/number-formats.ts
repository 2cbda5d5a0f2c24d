import { attributeOf, plainText } from './xml-text.ts';

/** What a number stands for under its format, where it is more than a number. */
export type NumberFormat =
  | { readonly kind: 'number' }
  | { readonly kind: 'date' }
  | { readonly kind: 'time' }
  /** An identifier that keeps its zeros: 7 is shown as `0007` or `SYS-0007`. */
  | { readonly kind: 'padded'; readonly before: string; readonly digits: number };

export type NumberFormats = {
  /** By the index that a cell has in `s`. */
  readonly formatOf: (style: string | undefined) => NumberFormat;
  /** Whether days are counted from 1904, as old Macs did. */
  readonly from1904: boolean;
};

const NUMBER: NumberFormat = { kind: 'number' };
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

/** A number as a person sees it in the sheet, where its format makes something else of it; else as the file writes it. */
export function shownNumber(written: string, format: NumberFormat, from1904: boolean): string {
  const text = written.trim();
  const value = Number(text);
  if (text === '' || Number.isNaN(value)) return text;
  // Identifiers may be longer than a number is exact.
  const plain = /^-?\d+$/u.test(text) ? text : String(value);
  if (format.kind === 'padded' && /^\d+$/u.test(plain)) return format.before + plain.padStart(format.digits, '0');
  if (format.kind === 'time' && value >= 0) return timeOf(value);
  if (format.kind !== 'date') return plain;
  const days = Math.floor(value) + (from1904 ? 1462 : 0);
  if (value < 0 || days > LAST_SERIAL) return plain;
  return new Date(Date.UTC(1899, 11, 30) + days * DAY_MS).toISOString().slice(0, 10);
}

function timeOf(value: number): string {
  const seconds = Math.round(value * 86_400);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[2] === 0 ? parts.slice(0, 2) : parts;
  return shown.map((part) => String(part).padStart(2, '0')).join(':');
}

function formatByNumber(id: number): NumberFormat {
  const within = (ranges: typeof DATES | typeof TIMES) => ranges.some(([from, to]) => id >= from && id <= to);
  if (within(DATES)) return { kind: 'date' };
  return within(TIMES) ? { kind: 'time' } : NUMBER;
}

/** What a format of the file's own is by its signs: those in quotation marks, escaped or in brackets are decoration. */
function formatByCode(code: string | undefined): NumberFormat | null {
  if (code === undefined) return null;
  const padded = /^(?:"([^"]*)")?(0{2,})$/u.exec(code);
  if (padded !== null) return { kind: 'padded', before: padded[1] ?? '', digits: padded[2]?.length ?? 0 };
  const [first = ''] = code.split(';', 1);
  const elapsed = /\[(?:h+|m+|s+)\]/iu.test(first);
  const signs = first.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|general/giu, '').toLowerCase();
  if (elapsed) return { kind: 'time' };
  if (/[yde]/u.test(signs) && !/[0#]e[+-]/u.test(signs)) return { kind: 'date' };
  if (/[hs]/u.test(signs)) return { kind: 'time' };
  return /m/u.test(signs) ? { kind: 'date' } : NUMBER;
}
