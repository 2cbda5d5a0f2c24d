import type { ImportColumn, ImportReport, ImportRow } from '#shared/contract/import-report.ts';

/** By field, the heading of its column; `''` for a field that shall have none. What is not named is recognised. */
export type Mapping = Readonly<Record<string, string>>;

/**
 * The mapping after a person gave a column to a field, or to none with `''`. A field that the column held before is
 * left without a column, rather than taken by one that nobody chose.
 */
export function giveColumn(
  mapping: Mapping,
  columns: readonly ImportColumn[],
  heading: string,
  field: string,
): Mapping {
  const before = columns.find((column) => column.heading === heading)?.field ?? '';
  const changed: Record<string, string> = { ...mapping };
  for (const [key, value] of Object.entries(changed)) if (value === heading) changed[key] = '';
  if (before !== '') changed[before] = '';
  if (field !== '') changed[field] = heading;
  return changed;
}

/** What the import of a previewed file will do, for the words on its button. */
export type ImportPlan = 'new' | 'update' | 'both' | 'unchanged' | 'refused';

export function planOf({ counts, total }: Pick<ImportReport, 'counts' | 'total'>): ImportPlan {
  if (counts.new > 0 && counts.update > 0) return 'both';
  if (counts.new > 0) return 'new';
  if (counts.update > 0) return 'update';
  return counts.refused === total ? 'refused' : 'unchanged';
}

export type RowFilter = { readonly fate: ImportRow['fate'] | null; readonly withNotes: boolean };

export function filterRows(rows: readonly ImportRow[], { fate, withNotes }: RowFilter): readonly ImportRow[] {
  if (fate === null && !withNotes) return rows;
  return rows.filter((row) => (fate === null || row.fate === fate) && (!withNotes || row.notes.length > 0));
}
