import { getTableName } from 'drizzle-orm';
import { ID } from '#shared/entities/text.ts';
import { type PrivateText, privateTextOf } from '../records/private-texts.ts';
import { columnsOf } from '../schema/columns-of.ts';
import { privateTexts, type RecordTableName, recordTables, trail as trailTable } from '../schema/tables.ts';
import type { Fields } from '../trail/replay.ts';
import { entryHash, GENESIS_HASH, type StoredEntry } from '../trail/trail.ts';
import { findTrees, NO_TREE, readFree, readRoots, readStrays, type Tree, walkTree } from './page-trees.ts';
import type { Cell, Pages, Value } from './pages.ts';

/** The rows of a table that can still be read. */
export type FoundRows = {
  /** By id, from pages that the table's tree leads to. */
  readonly rows: ReadonlyMap<string, Fields>;
  /** By id, from pages that nothing leads to any more; an older state of a record may be among them. */
  readonly strays: ReadonlyMap<string, readonly Fields[]>;
  /** Whether all of its pages were read: a record that is not here is not in the table. */
  readonly complete: boolean;
};

export type FoundTrail = {
  /** Entries whose own hash holds, by number. */
  readonly entries: ReadonlyMap<number, StoredEntry>;
  /** How many of them follow from each other, beginning with the first. */
  readonly kept: number;
  /** Whether these are all that there ever were. */
  readonly whole: boolean;
};

export type Found = {
  readonly trail: FoundTrail;
  readonly tables: ReadonlyMap<RecordTableName, FoundRows>;
  readonly privateTexts: readonly PrivateText[];
};

export const RECORD_TABLES = Object.keys(recordTables) as RecordTableName[];

/** Reads everything that the pages still hold. Nothing is guessed: a row or an entry is whole, or it does not count. */
export function readFound(pages: Pages): Found {
  const reached = new Set<number>();
  const roots = readRoots(pages, reached);
  // Without a schema that names our tables, the first page says nothing about free pages either.
  const known = roots.has('trail') && roots.has('workspace');
  const free = known ? readFree(pages) : new Set<number>();
  const trees = known ? treesByRoot(pages, roots, reached) : treesByContent(pages, reached);
  const notes = walkTree(pages, roots.get(getTableName(privateTexts)) ?? 0, reached).cells;
  const strays = readStrays(pages, reached, free);
  const read = RECORD_TABLES.map((table) => {
    const { cells, complete } = trees.get(table) ?? NO_TREE;
    const rows = new Map<string, Fields>();
    let whole = complete;
    for (const cell of cells) {
      const row = decodeRow(table, cell.values);
      if (row !== null) rows.set(row.id, row.fields);
      else {
        // A wrong pointer may have led into another table.
        whole = false;
        strays.push(cell);
      }
    }
    return { table, rows, complete: whole };
  });
  const trail = trees.get('trail') ?? NO_TREE;
  strays.push(...trail.cells.filter((cell) => decodeEntry(cell) === null));
  const strayRows = sortStrays(strays);
  const tables = read.map(({ table, rows, complete }): [RecordTableName, FoundRows] => [
    table,
    { rows, complete, strays: (complete ? null : strayRows.get(table)) ?? new Map() },
  ]);
  return {
    tables: new Map(tables),
    trail: readTrail(trail, strays),
    privateTexts: [...notes, ...strays].flatMap(({ values }) => privateTextOf(values) ?? []),
  };
}

type TableName = RecordTableName | 'trail';

function treesByRoot(pages: Pages, roots: ReadonlyMap<string, number>, reached: Set<number>): Map<TableName, Tree> {
  const trees = new Map<TableName, Tree>();
  for (const table of [...RECORD_TABLES, 'trail'] as const) {
    const root = roots.get(getTableName(table === 'trail' ? trailTable : recordTables[table]));
    // A table that a later version of the product added is not in an older file.
    trees.set(
      table,
      root === undefined ? { cells: [], complete: true, endReached: true } : walkTree(pages, root, reached),
    );
  }
  return trees;
}

/**
 * Of several trees the largest is taken for the table. That it is all of the table cannot be known: where a page above
 * it is lost, a part looks just like the whole.
 */
function treesByContent(pages: Pages, reached: Set<number>): Map<TableName, Tree> {
  const trees = new Map<TableName, Tree>();
  const largest = new Map<TableName, { root: number; size: number }>();
  for (const { root, tree, size } of findTrees(pages, new Set())) {
    const table = tableOf(tree.cells);
    if (table !== null && size > (largest.get(table)?.size ?? 0)) largest.set(table, { root, size });
  }
  for (const [table, { root }] of largest) {
    trees.set(table, { ...walkTree(pages, root, reached), complete: false, endReached: false });
  }
  return trees;
}

function tableOf(cells: readonly Cell[]): TableName | null {
  const votes = new Map<TableName, number>();
  for (const cell of cells) {
    const table = decodeEntry(cell) === null ? (decodeAny(cell.values)?.table ?? null) : 'trail';
    if (table !== null) votes.set(table, (votes.get(table) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function sortStrays(cells: readonly Cell[]): Map<RecordTableName, Map<string, Fields[]>> {
  const sorted = new Map<RecordTableName, Map<string, Fields[]>>();
  for (const { values } of cells) {
    const found = decodeAny(values);
    if (found === null) continue;
    const rows = sorted.get(found.table) ?? new Map<string, Fields[]>();
    sorted.set(found.table, rows);
    rows.set(found.row.id, [...(rows.get(found.row.id) ?? []), found.row.fields]);
  }
  return sorted;
}

type DecodedRow = { readonly id: string; readonly fields: Fields };

/** Which table a row is of, where nothing but the row tells. */
function decodeAny(values: readonly Value[]): { readonly table: RecordTableName; readonly row: DecodedRow } | null {
  if (privateTextOf(values) !== null) return null;
  const fitting = RECORD_TABLES.flatMap((table) => {
    const row = decodeRow(table, values);
    return row === null ? [] : [{ table, row, columns: Object.keys(columnsOf(table)).length }];
  });
  return fitting.sort((a, b) => a.columns - b.columns)[0] ?? null;
}

/** A row as the trail would tell it; null where it is not one of this table. */
function decodeRow(table: RecordTableName, values: readonly Value[]): DecodedRow | null {
  const columns = Object.entries(columnsOf(table));
  if (values.length > columns.length) return null;
  const fields: Fields = {};
  for (const [index, [key, column]] of columns.entries()) {
    // A column that a later version of the product added is not in rows that were written before.
    const value = index < values.length ? (values[index] ?? null) : ((column.default ?? null) as Value);
    if (value === null) {
      if (column.notNull) return null;
      fields[key] = null;
    } else {
      if (typeof value !== (column.getSQLType() === 'integer' ? 'number' : 'string')) return null;
      try {
        fields[key] = column.mapFromDriverValue(value);
      } catch {
        return null;
      }
    }
  }
  const id = fields['id'];
  // Rows of the schema itself have texts and numbers in the same places.
  return typeof id === 'string' && ID.test(id) ? { id, fields } : null;
}

function readTrail(tree: Tree, strays: readonly Cell[]): FoundTrail {
  const entries = new Map<number, StoredEntry>();
  for (const cell of tree.complete ? tree.cells : [...tree.cells, ...strays]) {
    const entry = decodeEntry(cell);
    if (entry !== null && !entries.has(entry.seq)) entries.set(entry.seq, entry);
  }
  let kept = 0;
  let previous = GENESIS_HASH;
  for (let next = entries.get(1); next?.previous_hash === previous; next = entries.get(kept + 1)) {
    previous = next.hash;
    kept += 1;
  }
  const read = tree.cells.at(-1)?.rowid ?? 0;
  return { entries, kept, whole: tree.endReached && kept === entries.size && read === kept && kept > 0 };
}

const COLUMNS = [
  'at',
  'actor',
  'action',
  'reason',
  'change_id',
  'entity',
  'entity_id',
  'operation',
  'before',
  'after',
  'previous_hash',
  'hash',
] as const;

/** An entry that is as it was written: its hash says so, wherever it was found. */
function decodeEntry({ rowid, values }: Cell): StoredEntry | null {
  // The first column is the row's number itself, and lies there as null.
  if (values.length !== COLUMNS.length + 1 || values[0] !== null) return null;
  const entry = { seq: rowid, ...Object.fromEntries(COLUMNS.map((name, index) => [name, values[index + 1]])) };
  const { hash, ...rest } = entry as StoredEntry;
  return entryHash(rest) === hash ? { ...rest, hash } : null;
}
