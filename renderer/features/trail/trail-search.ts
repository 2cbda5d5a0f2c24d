import type { TrailSelection } from '#shared/contract/workspace/trail.ts';
import { endOfDay, startOfDay } from './trail-rows.ts';

/** The filters of the page as its address holds them; what is absent is no limit. */
export type TrailSearch = {
  readonly entity?: string | undefined;
  readonly kind?: string | undefined;
  readonly by?: string | undefined;
  /** What was done, by the name that the trail has for it. */
  readonly action?: string | undefined;
  /** Somewhere in what was written. */
  readonly text?: string | undefined;
  /** Days, `YYYY-MM-DD`, in the reader's own time zone; both are part of the time shown. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
};

export function selectionOf({ entity, kind, by, action, text, since = '', until = '' }: TrailSearch): TrailSelection {
  const time = { since: startOfDay(since), until: endOfDay(until) };
  const wanted = { entityId: entity, entity: kind, actor: by, action, text, ...time };
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
}
