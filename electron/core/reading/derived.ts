import type { WorkspaceFile } from '#db/file/open.ts';
import { changedRows, changedTables } from '#db/trail/changes.ts';
import { trailHead } from '#db/trail/trail.ts';
import type { ListedRows, RecordTable } from '#shared/contract/define.ts';
import { patchRows } from '#shared/values/patch-rows.ts';

/**
 * What follows from the records is kept in memory as long as the trail names no change of the tables that it rests on;
 * it is never stored. Values are handed out as they are kept: nobody may change them.
 */
type Kept<T> = { readonly at: number; readonly value: T };

/** Keeps what `compute` makes of these tables; of others it must read nothing. */
export function derived<T>(tables: readonly RecordTable[], compute: (file: WorkspaceFile) => T) {
  return keeping<T>((file, kept) => {
    const untouched =
      kept !== undefined && !changedTables(file.connection, kept.at).some((table) => tables.includes(table));
    return untouched ? kept.value : compute(file);
  });
}

/** More changed rows than this are read with all others. */
const FEW = 1000;

/**
 * Keeps the rows that `read` makes of one table, in the order of `compare`, and reads anew those alone that changed. A
 * row must not depend on another one. The list is the same object as long as no row changed.
 *
 * @param read all rows, or those of the ids that exist
 */
export function derivedRows<Row extends { readonly id: string }>(
  rows: ListedRows,
  read: (file: WorkspaceFile, ids?: readonly string[]) => readonly Row[],
  compare: (a: Row, b: Row) => number,
) {
  return keeping<readonly Row[]>((file, kept) => {
    const ids = kept === undefined ? null : changedRows(file.connection, kept.at, rows, FEW);
    if (kept === undefined || ids === null) return read(file).toSorted(compare);
    return ids.length === 0 ? kept.value : patchRows(kept.value, ids, read(file, ids), compare);
  });
}

/** Rows that are looked at together: few enough to be looked at again for one, and many enough to be few parts. */
const PART = 200;

/** Keeps what `compute` makes of each part of such rows, and computes anew those parts alone in which a row is another. */
export function derivedParts<Row, Part>(
  rowsOf: (file: WorkspaceFile) => readonly Row[],
  compute: (rows: readonly Row[]) => Part,
) {
  const inParts = keeping<readonly { readonly rows: readonly Row[]; readonly part: Part }[]>((file, kept) => {
    const all = rowsOf(file);
    return Array.from({ length: Math.ceil(all.length / PART) }, (_, index) => {
      const rows = all.slice(index * PART, (index + 1) * PART);
      const before = kept?.value[index];
      const same = before?.rows.length === rows.length && rows.every((row, at) => row === before.rows[at]);
      return same && before !== undefined ? before : { rows, part: compute(rows) };
    });
  });
  return (file: WorkspaceFile): readonly Part[] => inParts(file).map(({ part }) => part);
}

/** Once a connection: another file, or the same under another key, has its own. */
function keeping<T>(next: (file: WorkspaceFile, kept: Kept<T> | undefined) => T): (file: WorkspaceFile) => T {
  const values = new WeakMap<WorkspaceFile['connection'], Kept<T>>();
  return (file) => {
    const { connection } = file;
    // What a change has written so far may still be rolled back, and its entries' numbers be given anew.
    if (connection.inTransaction) return next(file, undefined);
    const kept = values.get(connection);
    const { entries: at } = trailHead(connection);
    if (kept?.at === at) return kept.value;
    const value = next(file, kept);
    values.set(connection, { at, value });
    return value;
  };
}
