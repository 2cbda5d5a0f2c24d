import type { ImportReport, ImportRow } from '#shared/contract/import-report.ts';
import {
  type AiSystem,
  type AiSystemField,
  type AiSystemFields,
  emptyAiSystemFields,
  type ImportRecord,
} from '#shared/entities/ai-system.ts';
import {
  type ColumnPlan,
  convertRows,
  fieldEntries,
  type ParsedRow,
  planColumns,
  sameValue,
  type Translate,
} from './convert-rows.ts';
import { isEmptyValue } from './convert-values.ts';
import { createKeys, isKeyOf, matchRows } from './match-rows.ts';
import type { SourceTable } from './read/source-table.ts';
import type { ImportColumn } from './recognise-columns.ts';
import { tidyRows } from './tidy-rows.ts';

export type PlannedCreate = {
  /** Row of the file. */
  readonly row: number;
  readonly fields: AiSystemFields;
  readonly importKey: string;
  readonly imported: ImportRecord;
};

export type PlannedUpdate = {
  readonly row: number;
  readonly id: string;
  /** Fields to set; empty where only what the file says beside the fields has changed. */
  readonly changes: Partial<AiSystemFields>;
  readonly importKey: string;
  readonly imported: ImportRecord;
};

export type RowPlan = {
  readonly rows: ImportRow[];
  readonly counts: ImportReport['counts'];
  readonly creates: PlannedCreate[];
  readonly updates: PlannedUpdate[];
};

/**
 * What an import of this table does to the systems there are: each row's fate and why, the systems to make and the
 * fields to change. Nothing is deleted; systems without a row stay as they are.
 *
 * A field is changed only where the file says something else than at the last import. Where the user has changed it
 * too, the user's value stays and a note says so. See docs/decisions/0006.
 */
export function planImport(
  table: SourceTable,
  columns: readonly ImportColumn[],
  existing: readonly AiSystem[],
  t: Translate,
  onRow: (done: number) => void = () => {},
): RowPlan {
  const plan = planColumns(columns);
  const tidy = tidyRows(table, plan);
  const converted = convertRows({ ...table, rows: tidy.rows }, plan, t, onRow);
  const parsed = converted.filter(({ row }) => !tidy.leftOut.has(row));
  const { systemOf, contested, formerId, namesakes } = matchRows(parsed, existing, plan);
  const newKey = createKeys(existing);
  const repeated = repeatedRows(parsed);
  const rows: ImportRow[] = [];
  const creates: PlannedCreate[] = [];
  const updates: PlannedUpdate[] = [];
  const counts = { new: 0, update: 0, unchanged: 0, refused: 0 };

  function report(row: ParsedRow, fate: ImportRow['fate'], code: string, notes: readonly string[]): void {
    counts[fate] += 1;
    rows.push({ row: row.row, name: row.name, fate, code, notes: [...row.notes, ...notes] });
  }

  for (const row of converted) {
    const leftOut = tidy.leftOut.get(row.row);
    if (leftOut !== undefined) {
      counts.refused += 1;
      rows.push({
        row: row.row,
        name: row.name,
        fate: 'refused',
        code: '',
        notes: [t(`imports:notes.${leftOut}`, {})],
      });
      continue;
    }
    if (row.name === '') {
      report(row, 'refused', '', [
        t(plan.nameHeading === null ? 'imports:notes.noNameColumn' : 'imports:notes.noName', {}),
      ]);
      continue;
    }
    const notes: string[] = [];
    const last = tidy.lastOf.get(row.row);
    if (last !== undefined) notes.push(t('imports:notes.mergedRows', { first: row.row, last }));
    const repeat = repeated.get(row);
    if (repeat !== undefined) notes.push(t('imports:notes.repeated', repeat));
    const system = systemOf.get(row);
    if (system === undefined) {
      const other = contested.get(row);
      if (other !== undefined) notes.push(t('imports:notes.contested', { id: row.identity.externalId, other }));
      const namesake = namesakes.get(row);
      if (namesake !== undefined && other === undefined)
        notes.push(t('imports:notes.namesake', { code: namesake.code }));
      report(row, 'new', '', notes);
      const imported = { fields: row.fields, other: row.other };
      creates.push({
        row: row.row,
        fields: { ...emptyAiSystemFields(row.name), ...row.fields },
        importKey: newKey(row),
        imported,
      });
      continue;
    }
    const former = formerId.get(row);
    if (former !== undefined) {
      notes.push(t('imports:notes.idChanged', { former, id: row.identity.externalId, code: system.code }));
    }
    const merged = mergeRow(row, system, plan);
    for (const field of merged.kept) {
      const key = merged.isFirst ? 'imports:notes.keptExisting' : 'imports:notes.keptEdited';
      notes.push(t(key, { heading: plan.headingOf.get(field) ?? field }));
    }
    if (system.archivedAt !== null) notes.push(t('imports:notes.archived', {}));
    const importKey = keyFor(row, system, newKey);
    const changed =
      Object.keys(merged.changes).length > 0 ||
      importKey !== system.importKey ||
      !sameRecord(merged.imported, system.imported);
    if (merged.isFirst) notes.push(t('imports:notes.merged', {}));
    report(row, changed ? 'update' : 'unchanged', system.code, notes);
    if (changed)
      updates.push({ row: row.row, id: system.id, changes: merged.changes, importKey, imported: merged.imported });
  }
  return { rows, counts, creates, updates };
}

type Merge = {
  readonly changes: Partial<AiSystemFields>;
  /** Fields where the file says something else and the system's value stays. */
  readonly kept: readonly AiSystemField[];
  readonly imported: ImportRecord;
  /** Whether the system was made by hand and meets its row for the first time. */
  readonly isFirst: boolean;
};

function mergeRow(row: ParsedRow, system: AiSystem, plan: ColumnPlan): Merge {
  const last = system.imported;
  const changes: Record<string, unknown> = {};
  const kept: AiSystemField[] = [];
  for (const [field, value] of fieldEntries(row.fields)) {
    const current = system[field];
    if (sameValue(value, current)) continue;
    const known = last !== null && Object.hasOwn(last.fields, field);
    if (known ? sameValue(value, last.fields[field]) : isEmptyValue(value)) continue;
    if (known ? sameValue(current, last.fields[field]) : isEmptyValue(current)) changes[field] = value;
    else kept.push(field);
  }
  return {
    changes,
    kept,
    imported: {
      // What earlier files said in columns that this one does not have is still what they said.
      fields: { ...last?.fields, ...row.fields },
      other: { ...withoutHeadings(last?.other ?? {}, plan.headings), ...row.other },
    },
    isFirst: last === null,
  };
}

function withoutHeadings(
  other: Readonly<Record<string, string>>,
  headings: ReadonlySet<string>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(other).filter(([heading]) => !headings.has(heading)));
}

/** A system keeps its key, unless the file now gives it an identifier. */
function keyFor(row: ParsedRow, system: AiSystem, newKey: (row: ParsedRow) => string): string {
  const { externalId } = row.identity;
  const { importKey } = system;
  if (importKey !== null && (externalId === '' || isKeyOf(importKey, externalId))) return importKey;
  return newKey(row);
}

function sameRecord(a: ImportRecord, b: ImportRecord | null): boolean {
  if (b === null) return false;
  return sameEntries(a.fields, b.fields) && sameEntries(a.other, b.other);
}

function sameEntries(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]))
  );
}

/** For rows that share name and unit (and have no identifier), the number of each among its like. */
function repeatedRows(rows: readonly ParsedRow[]): Map<ParsedRow, { number: number; count: number }> {
  const groups = new Map<string, ParsedRow[]>();
  for (const row of rows) {
    if (row.name === '' || row.identity.externalId !== '') continue;
    const group = groups.get(row.identity.named);
    if (group === undefined) groups.set(row.identity.named, [row]);
    else group.push(row);
  }
  const repeated = new Map<ParsedRow, { number: number; count: number }>();
  for (const group of groups.values()) {
    if (group.length === 1) continue;
    for (const [index, row] of group.entries()) repeated.set(row, { number: index + 1, count: group.length });
  }
  return repeated;
}
