import type { Database } from 'better-sqlite3';
import { keptTables } from '../schema/tables.ts';

/** A change that can be taken back or brought back next. */
export type HistoryStep = {
  /** The change to write the opposite of. */
  readonly changeId: string;
  /** The change that people made, however often it was undone and redone since. */
  readonly action: string;
  readonly actor: string;
  readonly at: string;
};

export type History = { readonly undo: HistoryStep | null; readonly redo: HistoryStep | null };

/** Actions of the trail that take another change back; their reason names it. */
export const UNDO = 'trail.undo';
export const REDO = 'trail.redo';

/** The beginning of a workspace is not taken back, nor is what was salvaged from a damaged file. */
const FIXED = new Set(['workspace.create', 'workspace.salvage']);

type Header = { readonly change_id: string; readonly action: string; readonly reason: string } & Pick<
  HistoryStep,
  'actor' | 'at'
>;

/**
 * What undo and redo do next, read off the trail, so that both go on after a restart: the newest change that was not
 * taken back, and the newest undo that nothing but redo followed. Reads from the newest entry back and stops early.
 */
export function readHistory(connection: Database): History {
  const settled = new Set<string>();
  let undo: Header | null | undefined;
  let redo: Header | null | undefined;
  for (const change of changesNewestFirst(connection)) {
    const { change_id: id, reason, action } = change;
    if (action === UNDO) {
      if (redo === undefined && !settled.has(id)) redo = change;
      settled.add(reason);
    } else if (action === REDO) {
      // What it brought back is live again, and its undo is done with.
      settled.add(reason);
      if (settled.has(id)) settleOriginal(connection, change, settled);
      else undo ??= change;
    } else {
      // Something new was written: what was undone before it is not brought back over it.
      redo ??= null;
      if (undo === undefined && !settled.has(id)) undo = FIXED.has(action) ? null : change;
    }
    if (undo !== undefined && redo !== undefined) break;
  }
  return { undo: undo ? stepOf(connection, undo) : null, redo: redo ? stepOf(connection, redo) : null };
}

/** A redo that was undone in its turn leaves what it had brought back undone. */
function settleOriginal(connection: Database, change: Header, settled: Set<string>): void {
  for (const { reason } of changesBehind(connection, change)) settled.add(reason);
}

/**
 * The change itself and, where it takes another one back, that one, and so on to what people did. A trail that was
 * altered may lead in a circle; each change comes once.
 */
function* changesBehind(connection: Database, change: Header): Generator<Header> {
  const seen = new Set<string>();
  for (let current: Header | undefined = change; current !== undefined && !seen.has(current.change_id); ) {
    yield current;
    seen.add(current.change_id);
    current = current.action === UNDO || current.action === REDO ? headerOf(connection, current.reason) : undefined;
  }
}

/** Whether writing the opposite of a change takes something back or brings it back. */
export function oppositeAction(connection: Database, changeId: string): typeof UNDO | typeof REDO {
  return headerOf(connection, changeId)?.action === UNDO ? REDO : UNDO;
}

function stepOf(connection: Database, change: Header): HistoryStep {
  let original: Header = change;
  for (const earlier of changesBehind(connection, change)) original = earlier;
  return { changeId: change.change_id, action: original.action, actor: original.actor, at: original.at };
}

/** Without those that stand beside the work: who undoes a text does not mean the snapshot made after it. */
function* changesNewestFirst(connection: Database): Generator<Header> {
  let last = '';
  const others = `WHERE entity NOT IN (${keptTables.map(() => '?').join()})`;
  const rows = connection
    .prepare(`SELECT change_id, action, reason, actor, at FROM trail ${others} ORDER BY seq DESC`)
    .iterate(...keptTables);
  for (const row of rows as IterableIterator<Header>) {
    // The entries of one change stand together.
    if (row.change_id !== last) yield row;
    last = row.change_id;
  }
}

function headerOf(connection: Database, changeId: string): Header | undefined {
  return connection
    .prepare('SELECT change_id, action, reason, actor, at FROM trail WHERE change_id = ? LIMIT 1')
    .get(changeId) as Header | undefined;
}
