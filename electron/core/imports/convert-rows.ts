import type { AiSystemField, AiSystemFields, ImportRecord } from '#shared/entities/ai-system.ts';
import { MAX_TEXT } from '#shared/entities/text.ts';
import { convertCell, FIELD_KINDS, isEmptyValue, lineOf } from './convert-values.ts';
import type { SourceRow, SourceTable } from './read/source-table.ts';
import type { ImportColumn } from './recognise-columns.ts';
import { identityText } from './words/normalise.ts';
import { type DateOrders, findDateOrders } from './words/read-date.ts';

/** Finished words of the imports' locale, such as `imports:notes.noName`; i18next's own `t` is one. */
export type Translate = (key: string, params: Record<string, string | number>) => string;

export type ParsedRow = {
  readonly row: number;
  /** `''` where the row has none, which refuses it. */
  readonly name: string;
  /** What the file says, by field; a field whose cell cannot be read is absent. */
  readonly fields: Partial<AiSystemFields>;
  /** Every filled cell that is no field's value, or says more than it, by heading. */
  readonly other: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
  readonly identity: RowIdentity;
};

export type RowIdentity = {
  /** Identifier in the inventory; `''` where it has no such column or the cell is blank. */
  readonly externalId: string;
  /** Name and unit, made comparable. */
  readonly named: string;
};

/** The columns of a table by what they are for. */
export type ColumnPlan = {
  readonly columns: readonly ImportColumn[];
  readonly nameHeading: string | null;
  readonly unitHeading: string | null;
  readonly idHeading: string | null;
  readonly idMapped: boolean;
  /** Fields of this table, and the heading each has. */
  readonly headingOf: ReadonlyMap<string, string>;
  readonly headings: ReadonlySet<string>;
};

export function planColumns(columns: readonly ImportColumn[]): ColumnPlan {
  const headingOf = new Map(
    columns.flatMap(({ target, heading }) => (target === '' ? [] : [[target, heading] as const])),
  );
  return {
    columns,
    nameHeading: headingOf.get('name') ?? null,
    unitHeading: headingOf.get('organisationUnit') ?? null,
    idHeading: headingOf.get('externalId') ?? null,
    idMapped: columns.some((column) => column.target === 'externalId' && column.reason === 'mapped'),
    headingOf,
    headings: new Set(columns.map((column) => column.heading)),
  };
}

/** Every row of a table as fields, remaining cells and notes. */
export function convertRows(
  table: SourceTable,
  plan: ColumnPlan,
  t: Translate,
  onRow: (done: number) => void = () => {},
): ParsedRow[] {
  const orders = plan.columns.map((column, index) => dateOrdersOf(table, column, index));
  return table.rows.map((row, index) => {
    onRow(index);
    return convertRow(row, plan, orders, t);
  });
}

/** The identity of a name and a unit, the same for a row and for what a system remembers of its row. */
export function namedIdentity(name: string, unit: string): string {
  return `${identityText(name)}\n${identityText(unit)}`;
}

/** What a system that was imported before is called under the columns of this table. */
export function rememberedIdentity(record: ImportRecord, plan: ColumnPlan): RowIdentity {
  const name = rememberedLine(record, 'name', plan.nameHeading);
  const unit = plan.unitHeading === null ? '' : rememberedLine(record, 'organisationUnit', plan.unitHeading);
  const externalId = plan.idHeading === null ? '' : (record.other[plan.idHeading] ?? '');
  return { externalId, named: namedIdentity(name, unit) };
}

/**
 * The column may have had another use, or none, when the system was imported: then its cell lies among the others. So
 * the same file is known again after its columns were mapped differently.
 */
function rememberedLine(record: ImportRecord, field: 'name' | 'organisationUnit', heading: string | null): string {
  const cell = heading === null ? undefined : record.other[heading];
  return cell === undefined ? lineIn(record.fields, field) : lineOf(field, cell);
}

const NO_ORDERS = findDateOrders([]);

function dateOrdersOf(table: SourceTable, column: ImportColumn, index: number): DateOrders {
  const { target } = column;
  if (target === '' || target === 'externalId' || FIELD_KINDS[target] !== 'date') return NO_ORDERS;
  return findDateOrders(table.rows.map((row) => row.cells[index] ?? ''));
}

function convertRow(row: SourceRow, plan: ColumnPlan, orders: readonly DateOrders[], t: Translate): ParsedRow {
  const fields: Record<string, unknown> = {};
  const other: Record<string, string> = {};
  const notes: string[] = [];
  let externalId = '';
  for (const [index, { heading, target }] of plan.columns.entries()) {
    const cell = row.cells[index] ?? '';
    if (row.cut?.includes(index)) notes.push(t('imports:notes.cellCut', { heading, limit: MAX_TEXT }));
    if (row.uncalculated?.includes(index)) {
      notes.push(t('imports:notes.uncalculated', { heading }));
      continue;
    }
    // A workbook and a CSV file of the same table end the lines within a cell differently.
    const text = cell.trim().replace(/\r\n?/gu, '\n');
    if (target === 'externalId') externalId = text;
    if (target === '' || target === 'externalId') {
      if (text !== '') other[heading] = text;
      continue;
    }
    const { value, keep, note } = convertCell(target, cell, orders[index] ?? NO_ORDERS);
    if (value !== undefined) fields[target] = value;
    if (keep) other[heading] = text;
    if (note !== undefined) notes.push(t(`imports:notes.${note.key}`, { heading, ...note.params }));
  }
  const name = lineIn(fields, 'name');
  return {
    row: row.row,
    name,
    fields,
    other,
    notes,
    identity: { externalId, named: namedIdentity(name, lineIn(fields, 'organisationUnit')) },
  };
}

/** Equality of two field values, whatever their kind. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => item === b[index]);
  return isEmptyValue(a) && isEmptyValue(b);
}

export function fieldEntries(fields: Partial<AiSystemFields>): [AiSystemField, unknown][] {
  return Object.entries(fields) as [AiSystemField, unknown][];
}

/** A field that holds one line; a record of a file made by others may hold anything there. */
export function lineIn(fields: Readonly<Record<string, unknown>>, field: 'name' | 'organisationUnit'): string {
  const value = fields[field];
  return typeof value === 'string' ? value : '';
}
