import type { TrailEntry } from '#shared/contract/workspace/trail.ts';
import type { Change } from '#shared/records/changes.ts';

/** A line of the list: the head of a change, or one record that it changed. */
export type TrailRow =
  | {
      readonly kind: 'change';
      readonly key: string;
      readonly change: Change;
      readonly complete: boolean;
      readonly open: boolean;
    }
  | { readonly kind: 'entry'; readonly key: string; readonly entry: TrailEntry; readonly last: boolean };

/** Changes of more records than this are folded until asked for: an import has thousands. */
export const FOLDED_ABOVE = 3;

/**
 * The lines to show. `toggled` holds the changes that were folded or unfolded by hand; the last change is not complete
 * while older entries are still to be read, because they may belong to it.
 */
export function trailRows(changes: readonly Change[], toggled: ReadonlySet<string>, allRead: boolean): TrailRow[] {
  return changes.flatMap((change, index): TrailRow[] => {
    const folds = change.entries.length > FOLDED_ABOVE;
    const open = folds === toggled.has(change.changeId);
    const complete = allRead || index < changes.length - 1;
    const head: TrailRow = { kind: 'change', key: change.changeId, change, complete, open };
    if (!open) return [head];
    const entries = change.entries.map((entry, position): TrailRow => {
      return { kind: 'entry', key: String(entry.seq), entry, last: position === change.entries.length - 1 };
    });
    return [head, ...entries];
  });
}

/** The instant at which a calendar day begins where the reader is; undefined for no day. */
export function startOfDay(day: string): string | undefined {
  return day === '' ? undefined : new Date(`${day}T00:00:00`).toISOString();
}

/** The instant at which the next day begins, in the reader's own time zone. */
export function endOfDay(day: string): string | undefined {
  if (day === '') return undefined;
  const end = new Date(`${day}T00:00:00`);
  end.setDate(end.getDate() + 1);
  return end.toISOString();
}
