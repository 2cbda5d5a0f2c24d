import { textOf } from '#renderer/components/fields/drafts.ts';
import type { Order, Value } from '#renderer/components/grid/rows/order.ts';
import type { AnyRecord } from '#renderer/records/form/record-commands.ts';
import type { Field } from '#shared/kinds/define.ts';
import type { RecordNames } from '#shared/records/words.ts';
import { matchesWords } from '#shared/rules/fold.ts';

/** By field, the one value that is shown; a field that is not there shows all. */
export type Filters = Readonly<Record<string, string>>;

/** What stands for "no value" in a filter; an empty text is every value. */
export const NONE = '-';
/** Days of the calendar that a date filter offers besides {@link NONE}. */
export const DATE_FILTERS = ['past', 'soon'] as const;
const SOON_DAYS = 30;
const DAY_MS = 86_400_000;

/** Among the filters, which of the records that can be archived are shown; those that are not, unless it says otherwise. */
export const ARCHIVED = 'archivedAt';
export const ARCHIVED_CHOICES = ['active', 'archived', 'all'] as const;

/** Whether a record is shown, as far as it was archived or not. */
export function fitsArchived(archived: boolean, wanted = 'active'): boolean {
  return wanted === 'all' || archived === (wanted === 'archived');
}

/** Kinds of fields that a list is narrowed by. */
const FILTERED: ReadonlySet<Field['kind']> = new Set(['choice', 'flag', 'person', 'date', 'node', 'country'] as const);

export function isFiltered(field: Field): boolean {
  return FILTERED.has(field.kind);
}

/** Whether a record is shown. `today` is a calendar date, `YYYY-MM-DD`. */
export function fits(field: Field, value: unknown, wanted: string, today: string): boolean {
  const empty = value === '' || value === null || value === undefined;
  if (wanted === NONE) return empty;
  if (field.kind === 'flag') return String(value === true) === wanted;
  if (field.kind !== 'date') return value === wanted;
  if (empty) return false;
  const day = textOf(value);
  return wanted === 'past' ? day < today : day >= today && day <= daysAfter(today, SOON_DAYS);
}

/** The values of a column in the order of its kind, for sorting; see components/grid/order.ts. */
export function orderOf(field: Field | undefined): Order {
  if (field?.kind === 'choice') return field.choices;
  return field?.kind === 'whole' || field?.kind === 'decimal' || field?.kind === 'money' ? 'numbers' : 'words';
}

/** What a column sorts by; other records by their names. */
export function sortable(value: unknown, names: RecordNames = {}): Value {
  if (typeof value === 'string') return names[value] ?? value;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : null;
  return Array.isArray(value) ? value.map((one) => names[String(one)] ?? String(one)).join(' ') : null;
}

/** Whether every word asked for stands in what the kind lets be searched, its code included. */
export function says(record: AnyRecord, search: readonly string[], asked: string): boolean {
  if (asked.trim() === '') return true;
  return matchesWords([record.code, ...search.map((key) => textOf(record[key]))].join('\n'), asked);
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
