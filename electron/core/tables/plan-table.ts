import { createHash } from 'node:crypto';
import { ZodError } from 'zod';
import { unguardedText } from '#documents/render/table-text.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { ImportFate, ImportRow, TableReport } from '#shared/contract/import-report.ts';
import type { Field, Kind } from '#shared/kinds/define.ts';
import { blankOf, isRequired, parentOf } from '#shared/kinds/schemas.ts';
import { tableFields } from '#shared/kinds/table-fields.ts';
import { wellFormed } from '#shared/values/well-formed.ts';
import { quoted } from '../imports/convert-values.ts';
import type { ImportMapping } from '../imports/recognise-columns.ts';
import { identityText, isNoAnswer } from '../imports/words/normalise.ts';
import { findDateOrders } from '../imports/words/read-date.ts';
import type { Translate } from '../resources/locales.ts';
import { type CellWords, cellText, plainText } from './cells.ts';
import { columnsOf, type TableColumn } from './columns.ts';
import { differing } from './differing.ts';
import { type CellReader, isAlwaysSet, type ReadCell } from './read-cells.ts';
import { CODE, type RecordTable, type TableRow } from './read-record-table.ts';

type Values = Readonly<Record<string, unknown>>;

export type PlanTable = {
  readonly kind: Kind;
  readonly table: RecordTable;
  readonly fileName: string;
  readonly mapping: ImportMapping | undefined;
  /** Every record of the kind. */
  readonly here: readonly Values[];
  /** What new records belong to, where the kind's records do. */
  readonly of: string | undefined;
  readonly read: CellReader;
  readonly cells: CellWords;
  readonly t: Translate;
  /** The record as it will be written; throws what refuses it. */
  readonly settle: (wanted: Values, before: Values | null) => Values;
};

export type TablePlan = {
  readonly report: TableReport;
  /** As they will be, in the order of their rows; each gets its id and code when it is written. */
  readonly creates: readonly Values[];
  readonly updates: readonly { readonly id: string; readonly next: Values }[];
};

/**
 * What taking in a table does: each row's fate and why. A row whose code is known changes that record, in the fields that
 * the table has a column for; any other row is a new one. A row of which something cannot be read is refused whole.
 *
 * @throws AppError importFieldUnknown, importColumnUnknown, importColumnTwice
 */
export function planTable(job: PlanTable): TablePlan {
  const { kind, table, fileName, here, t, cells } = job;
  const columns = columnsOf(table, kind, fileName, job.mapping);
  const planRow = rowPlanner(job, columns);
  const rows: ImportRow[] = [];
  const creates: Values[] = [];
  const updates: { id: string; next: Values }[] = [];
  const counts: Record<ImportFate, number> = { new: 0, update: 0, unchanged: 0, refused: 0 };
  let emptied = 0;
  for (const row of table.rows) {
    const { before, next, ...planned } = planRow(row);
    const { fate } = planned;
    counts[fate] += 1;
    emptied += planned.emptied;
    if (fate === 'new') creates.push(next);
    if (fate === 'update') updates.push({ id: plainText(before?.['id']), next });
    const name =
      next[kind.name] ?? before?.[kind.name] ?? row.cells[columns.find(({ field }) => field === kind.name)?.at ?? -1];
    rows.push({
      row: row.row,
      name: plainText(name),
      fate,
      code: plainText(before?.[CODE]),
      notes: planned.notes,
    });
  }
  const taken = new Set(columns.map(({ field }) => field));
  const { format, sheet, hidden, others, headingRow } = table;
  const found = columns.map(({ heading, field, reason, examples }) => ({ heading, field, reason, examples }));
  const report = {
    ...{ fileName, format, sheet, headingRow, columns: found, total: rows.length, counts, rows, emptied },
    remarks: [
      ...(taken.has(CODE) || here.length === 0 ? [] : [t('tables:remarks.noCode')]),
      ...(taken.has(kind.name) || !isRequired(kind.fields[kind.name])
        ? []
        : [t('tables:remarks.noName', { field: cells.label(kind.name) })]),
      ...(hidden ? [t('tables:remarks.hidden', { sheet })] : []),
      ...(others.length > 0 ? [t('tables:remarks.otherSheets', { sheet, names: others.join(', ') })] : []),
    ],
    left: tableFields(kind).flatMap(([key]) => (taken.has(key) ? [] : [cells.label(key)])),
    mark: createHash('sha256')
      .update(JSON.stringify([found, rows, t('tables:empty')]))
      .digest('hex'),
  };
  return { report, creates, updates };
}

/** Rows that a sentence names; the others are counted. */
const NAMED_ROWS = 5;

type PlannedRow = {
  readonly fate: ImportFate;
  readonly notes: string[];
  readonly emptied: number;
  readonly before: Values | null;
  /** Empty where the row is refused. */
  readonly next: Values;
};

function rowPlanner({ kind, table, here, of, read, cells, t, settle }: PlanTable, columns: readonly TableColumn[]) {
  const fields = tableFields(kind);
  const label = (key: string) => cells.label(key);
  const parent = parentOf(kind);
  const codeAt = columns.find(({ field }) => field === CODE)?.at ?? -1;
  const byCode = new Map(here.map((record) => [identityText(plainText(record[CODE])), record]));
  const rowsOf = new Map<string, number[]>();
  const codeIn = (row: TableRow) => (row.cells[codeAt] ?? '').trim();
  for (const row of table.rows) {
    const code = identityText(codeIn(row));
    if (!byCode.has(code)) continue;
    const rows = rowsOf.get(code) ?? [];
    rowsOf.set(code, rows);
    rows.push(row.row);
  }
  const given = fields.flatMap(([key, field]) => {
    const column = columns.find((each) => each.field === key);
    if (column === undefined) return [];
    const { at, heading } = column;
    const orders = findDateOrders(field.kind === 'date' ? table.rows.map((row) => row.cells[at] ?? '') : []);
    return [{ key, field, at, heading, orders, isOwn: !Object.hasOwn(kind.fields, key) }];
  });

  const contents = new Map(here.map((record) => [contentOf(record), plainText(record[CODE])]));
  const alikeTo = (record: Values) => contents.get(contentOf(record));
  function contentOf(record: Values): string {
    return JSON.stringify([parent === undefined ? '' : record[parent], ...given.map(({ key }) => record[key])]);
  }

  return (row: TableRow): PlannedRow => {
    const code = codeIn(row);
    const before = byCode.get(identityText(code)) ?? null;
    const problems: string[] = [];
    const meanings: string[] = [];
    const changes: Record<string, unknown> = {};
    const refuse = (problem: string, heading: string, value: string, params: object = {}) =>
      problems.push(t(`tables:refused.${problem}`, { row: row.row, heading, value: quoted(value), ...params }));
    if (row.section) return refused([t('tables:refused.section', { row: row.row })], null);
    const same = rowsOf.get(identityText(code)) ?? [];
    if (same.length > 1) {
      const [rows, count] = [same.slice(0, NAMED_ROWS).join(', '), same.length - NAMED_ROWS];
      refuse(count > 0 ? 'twiceMore' : 'twice', '', code, { rows, count });
    }
    if (before !== null && parent !== undefined && before[parent] !== of) refuse('elsewhere', '', code);
    for (const { key, field, at, heading, orders, isOwn } of given) {
      const text = row.cells[at] ?? '';
      const shown = before === null ? '' : cellText(key, field, before[key], cells);
      const odd = row.odd.find(({ column }) => column === at)?.problem;
      if (odd !== undefined) refuse(odd, heading, text);
      else if (before !== null && isHere(text, shown, table.format)) continue;
      else {
        const found = text.trim() === '' ? EMPTY : read(key, field, text, orders);
        const none = 'problem' in found && isNoAnswer(text);
        if (found === EMPTY || none) {
          if (isRequired(field)) refuse('missing', heading, '');
          else if (before !== null && !isOwn && !isAlwaysSet(field)) changes[key] = blankOf({ [key]: field })[key];
        } else if ('problem' in found) refuse(found.problem, heading, text, found.params);
        else changes[key] = found.value;
        if (none || ('value' in found && found.other === true)) {
          const meant = none ? t('tables:empty') : cells.word(key, changes[key]);
          meanings.push(t('tables:readAs', { row: row.row, heading, value: quoted(text), meant }));
        }
      }
    }
    if (before === null) {
      for (const [key, field] of fields) {
        if (isRequired(field) && !given.some((each) => each.key === key)) refuse('noColumn', label(key), '');
      }
    }
    if (problems.length > 0) return refused(problems, before);
    try {
      const wanted =
        before === null ? { ...(parent !== undefined && { [parent]: of }), ...changes } : { ...before, ...changes };
      const next = settle(wanted, before);
      const told = settled(row, before, next, changes, code);
      return { ...told, notes: told.fate === 'unchanged' ? told.notes : [...told.notes, ...meanings], before, next };
    } catch (error) {
      return refused([refusalOf(error, row.row)], before);
    }
  };

  /** What is told of a row that is taken. */
  function settled(row: TableRow, before: Values | null, next: Values, changes: Values, code: string) {
    const notes: string[] = [];
    let emptied = 0;
    const told = (key: string, field: Field, of: Values) => cellText(key, field, of[key], cells);
    const differ = before === null ? [] : fields.filter(([key]) => !isSame(before[key], next[key]));
    for (const [key, field] of differ) {
      const [from, to] = differing(told(key, field, before ?? {}), told(key, field, next));
      if (to === '') emptied += 1;
      const sides = { field: label(key), before: from || t('tables:empty'), after: to || t('tables:empty') };
      notes.push(t(to === '' ? 'tables:emptied' : 'tables:changed', sides));
    }
    for (const { key, field, isOwn, heading, at } of given) {
      if (row.spread.includes(at) && Object.hasOwn(changes, key)) {
        notes.push(t('tables:spread', { row: row.row, heading, value: quoted(row.cells[at] ?? '') }));
      }
      if (!isOwn || !Object.hasOwn(changes, key) || isSame(changes[key], next[key])) continue;
      notes.push(t('tables:notTaken', { row: row.row, heading, value: quoted(told(key, field, changes)) }));
    }
    const alike = before === null ? alikeTo(next) : undefined;
    if (alike !== undefined) notes.push(t('tables:alike', { code: alike }));
    if (before === null && code !== '') notes.push(t('tables:newCode', { code: quoted(code) }));
    if (differ.length > 0 && typeof before?.['archivedAt'] === 'string') notes.push(t('tables:archived'));
    const fate: ImportFate = before === null ? 'new' : differ.length > 0 ? 'update' : 'unchanged';
    return { fate, notes, emptied };
  }

  function refusalOf(error: unknown, row: number): string {
    if (error instanceof AppError)
      return t('tables:refused.rule', { row, sentence: t(`errors:${error.code}`, error.params) });
    if (!(error instanceof ZodError)) throw error;
    const key = plainText(error.issues[0]?.path[0]);
    return t('tables:refused.invalid', { row, heading: label(key) });
  }
}

function refused(notes: string[], before: Values | null): PlannedRow {
  return { fate: 'refused', notes, emptied: 0, before, next: {} };
}

const EMPTY: ReadCell = { value: '' };

/**
 * Whether a cell says what stands here. A guard against formulas that a CSV file gives stays where a spreadsheet program
 * makes a workbook of it.
 */
function isHere(text: string, shown: string, format: RecordTable['format']): boolean {
  // Of what is blank a workbook keeps nothing.
  if (text.trim() === '' && shown.trim() === '') return true;
  return lines(text) === lines(shown) || (format === 'xlsx' && lines(unguardedText(text)) === lines(shown));
}

/** Programs end the lines within a cell in their own ways, and signs that are never stored are no change. */
function lines(text: string): string {
  return wellFormed(text.replace(/\r\n?/gu, '\n'));
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
