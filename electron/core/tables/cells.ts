import type { SheetColumn } from '#documents/model/sheet.ts';
import type { Field } from '#shared/kinds/define.ts';
import type { RecordWords } from '#shared/records/words.ts';
import { joinItems } from './items.ts';

/** The words that cells are written in. */
export type CellWords = {
  readonly label: (key: string) => string;
  /** Of a value that is one of a few. */
  readonly word: (key: string, value: unknown) => string;
};

/**
 * Words for the records of a table. Each is looked up once: thousands of rows say the same few.
 *
 * @param names what records are called that others refer to, by their ids
 */
export function cellWords(entity: string, words: RecordWords, names: Readonly<Record<string, string>>): CellWords {
  const known = new Map<string, string>();
  return {
    label: (key) => words.field(entity, key),
    word(key, value) {
      const place = JSON.stringify([key, value]);
      const word = known.get(place) ?? words.value(entity, key, value, names);
      known.set(place, word);
      return word;
    },
  };
}

/** Decimal places of an amount of money. */
const CENTS = 100;

/** A value as its cell reads: in words, and so that it can be read again. */
export function cellText(key: string, field: Field, value: unknown, { word }: CellWords): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) {
    return joinItems(value.map((item) => (field.kind === 'list' ? plainText(item) : word(key, [item]))));
  }
  switch (field.kind) {
    case 'money':
      return `${Math.trunc(Number(value) / CENTS)}.${String(Number(value) % CENTS).padStart(2, '0')}`;
    case 'choice':
    case 'node':
    case 'country':
    case 'reference':
    case 'flag':
      return word(key, value);
    default:
      return plainText(value);
  }
}

/** A text or a number as it is; `''` for none. */
export function plainText(value: unknown): string {
  return typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);
}

/** Kind and width, in characters, of the column of a field. */
export function columnOf(field: Field): Omit<SheetColumn, 'header'> {
  switch (field.kind) {
    case 'date':
      return { width: 13, kind: 'date' };
    case 'whole':
      return { width: 11, kind: 'number' };
    case 'decimal':
      return { width: 11, kind: 'any' };
    case 'money':
      return { width: 14, kind: 'amount' };
    case 'text':
      return { width: 50 };
    case 'line':
    case 'list':
    case 'nodes':
    case 'references':
      return { width: 36 };
    default:
      return { width: 18 };
  }
}

export function isNumber(field: Field): boolean {
  return field.kind === 'whole' || field.kind === 'decimal' || field.kind === 'money';
}
