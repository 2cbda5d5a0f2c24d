import { LANGUAGES } from '#shared/contract/app.ts';
import type { ImportColumn } from '#shared/contract/import-report.ts';
import type { Field, Kind } from '#shared/kinds/define.ts';
import { tableFields } from '#shared/kinds/table-fields.ts';
import { type ImportMapping, resolveMapping } from '../imports/recognise-columns.ts';
import { comparable } from '../imports/words/normalise.ts';
import type { Locales, Translate } from '../resources/locales.ts';
import { CODE, type RecordTable } from './read-record-table.ts';

const EXAMPLES = 3;
const EXAMPLE_CHARACTERS = 120;
/** Rows that examples are looked for in. */
const EXAMPLE_ROWS = 200;

/** What headings mean, by their comparable text: the words of form and list in every language, and the names of fields. */
export function headingMeanings(name: string, kind: Kind, { translate }: Locales): Map<string, string> {
  const meanings = new Map<string, string>();
  const languages = LANGUAGES.map(translate);
  const add = (word: string, key: string) => {
    const text = comparable(word);
    if (text !== '' && !meanings.has(text)) meanings.set(text, key);
  };
  const mean = (key: string, places: readonly string[]) => {
    for (const word of [key, ...languages.flatMap((t) => places.map((place) => t(place, { defaultValue: '' })))]) {
      add(word, key);
    }
  };
  mean(CODE, ['trail:fields.code', 'common:list.code']);
  for (const [key] of tableFields(kind)) mean(key, [`${name}:fields.${key}`, `trail:fields.${key}`]);
  for (const [key] of tableFields(kind)) mean(key, [`${name}:columns.${key}`]);
  // Words of other people's lists come last: a field's own words win.
  for (const t of languages) {
    for (const [key] of tableFields(kind))
      for (const word of alsoCalled(t, `${name}:alsoCalled.${key}`)) add(word, key);
    for (const word of alsoCalled(t, 'tables:alsoCalled.code')) add(word, CODE);
  }
  return meanings;
}

/** Words that other lists use, as the kind's words say; none where they do not. Parted by semicolons. */
export function alsoCalled(t: Translate, place: string): string[] {
  return t(place, { defaultValue: '' })
    .split(';')
    .map((word) => word.trim())
    .filter(Boolean);
}

/** Fields whose values may be longer than a cell: long texts, and lists. */
export function longFields(kind: Kind): Set<string> {
  return new Set(tableFields(kind).flatMap(([key, { kind: of }]) => (SHORT.has(of) ? [] : [key])));
}

const SHORT: ReadonlySet<Field['kind']> = new Set<Field['kind']>([
  ...(['line', 'person', 'date', 'time', 'instant', 'flag', 'choice', 'node', 'country'] as const),
  ...(['whole', 'decimal', 'money', 'reference', 'parent'] as const),
]);

/** A field's column, and how it came to be that. */
export type TableColumn = ImportColumn & {
  /** Within the cells of a row. */
  readonly at: number;
};

/**
 * Every column of the table with the field that it is for, by the mapping or else by its heading.
 *
 * @throws AppError importFieldUnknown, importColumnUnknown, importColumnTwice
 */
export function columnsOf(
  { headings, fields, rows }: RecordTable,
  kind: Kind,
  fileName: string,
  mapping: ImportMapping = {},
): TableColumn[] {
  const targets = new Set([CODE, ...tableFields(kind).map(([key]) => key)]);
  const mapped = resolveMapping(headings, targets, fileName, mapping);
  const given = new Map([...mapped].flatMap(([key, at]) => (at === null ? [] : [[at, key] as const])));
  const recognised = new Map(fields.filter(([, key]) => !mapped.has(key)));
  return headings.map((heading, at) => {
    const field = given.get(at) ?? recognised.get(heading) ?? '';
    const reason = given.has(at) ? 'mapped' : field === '' ? 'none' : 'heading';
    return {
      heading,
      field,
      reason,
      at,
      examples: examplesIn(rows.slice(0, EXAMPLE_ROWS).map(({ cells }) => cells[at])),
    };
  });
}

function examplesIn(cells: readonly (string | undefined)[]): string[] {
  const filled = cells.flatMap((cell = '') => (cell.trim() === '' ? [] : [cell.trim().slice(0, EXAMPLE_CHARACTERS)]));
  return [...new Set(filled)].slice(0, EXAMPLES);
}
