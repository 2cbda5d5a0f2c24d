import type { SheetColumn } from '#documents/model/sheet.ts';
import type { Field } from '#shared/kinds/define.ts';
import type { RecordWords } from '#shared/records/words.ts';
import { joinItems } from './items.ts';

/** The words that cells are written in. */
export type CellWords = {
  /** Name of the table whose records they are. */
  readonly entity: string;
  readonly words: RecordWords;
  /** What records are called that others refer to, by their ids. */
  readonly names: Readonly<Record<string, string>>;
};

/** Decimal places of an amount of money. */
const CENTS = 100;

/** A value as its cell reads: in words, and so that it can be read again. */
export function cellText(key: string, field: Field, value: unknown, { entity, words, names }: CellWords): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) {
    return joinItems(
      value.map((item) => (field.kind === 'list' ? String(item) : words.value(entity, key, [item], names))),
    );
  }
  switch (field.kind) {
    case 'money':
      return `${Math.trunc(Number(value) / CENTS)}.${String(Number(value) % CENTS).padStart(2, '0')}`;
    case 'choice':
    case 'node':
    case 'country':
    case 'reference':
    case 'flag':
      return words.value(entity, key, value, names);
    default:
      return String(value);
  }
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
