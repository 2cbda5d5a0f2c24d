import type { TrailEntry } from '../contract/workspace/trail.ts';
import { toldOf } from './told.ts';

/** Entries of one change, which was made and is undone as a whole. */
export type Change = {
  readonly changeId: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  /** Newest first, as the trail is read. */
  readonly entries: readonly TrailEntry[];
};

/** Puts neighbouring entries of the same change together; the trail is read newest first. */
export function groupChanges(entries: readonly TrailEntry[]): Change[] {
  const changes: (Omit<Change, 'entries'> & { entries: TrailEntry[] })[] = [];
  for (const entry of entries) {
    const last = changes.at(-1);
    if (last?.changeId === entry.changeId) last.entries.push(entry);
    else {
      const { changeId, at, actor, action } = entry;
      changes.push({ changeId, at, actor, action, entries: [entry] });
    }
  }
  return changes;
}

/** What is done to several records at once, whatever they are. */
const MANY_VERBS: ReadonlySet<string> = new Set([
  ...['createMany', 'updateMany', 'archive', 'restore', 'remove', 'import', 'take', 'link'],
]);
/** What else touches several: an assessment brings results with it, and some results are set together. */
const MANY_ACTIONS: ReadonlySet<string> = new Set([
  ...['assessment.set', 'assessments.create', 'evidence.add', 'evidence.addRevision', 'trail.undo', 'trail.redo'],
  // So older trails call several that were made together.
  'interviews.create',
]);

/** Whether an action may have changed several records, of which a record's own history shows only its own. */
export function mayBeMany(action: string): boolean {
  const [, verb = ''] = action.split('.');
  return MANY_VERBS.has(verb) || MANY_ACTIONS.has(action);
}

export type FieldChange = { readonly field: string; readonly before: unknown; readonly after: unknown };

/**
 * What an entry changed, field by field in the order of the record's form, fields of a newer version behind them. A record
 * that was made or removed lists the fields that say something.
 */
export function fieldChanges(entry: Pick<TrailEntry, 'entity' | 'before' | 'after'>): FieldChange[] {
  const before = entry.before ?? {};
  const after = entry.after ?? {};
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const fields = toldOf(entry.entity)?.fields ?? {};
  const known = Object.keys(fields).filter((name) => names.has(name));
  const others = [...names].filter((name) => !Object.hasOwn(fields, name));
  return [...known, ...others]
    .filter((name) => fields[name]?.kind !== 'hidden')
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
    .filter(({ before: from, after: to }) => !(isEmpty(from) && isEmpty(to)));
}

/** Whether a value says nothing: not there, an empty text, an empty list, an import that brought no other columns. */
export function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === null || value === undefined || value === '';
  return Object.keys((value as { other?: object }).other ?? value).length === 0;
}

export type TextDifference = {
  readonly start: string;
  readonly removed: string;
  readonly added: string;
  readonly end: string;
};

/**
 * Where two texts differ: what both begin with and end with, and what lies between. Cut at words, because half a word
 * marked as new reads badly.
 */
export function textDifference(before: string, after: string): TextDifference {
  const from = before.split(WORDS);
  const to = after.split(WORDS);
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start += 1;
  let end = 0;
  const most = Math.min(from.length, to.length) - start;
  while (end < most && from[from.length - 1 - end] === to[to.length - 1 - end]) end += 1;
  return {
    start: from.slice(0, start).join(''),
    removed: from.slice(start, from.length - end).join(''),
    added: to.slice(start, to.length - end).join(''),
    end: end === 0 ? '' : from.slice(-end).join(''),
  };
}

/** Between words and what separates them, keeping both. */
const WORDS = /(?<=\s)(?=\S)|(?<=\S)(?=\s)/;
