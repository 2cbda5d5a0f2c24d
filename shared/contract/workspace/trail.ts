import { z } from 'zod';
import { instant, line } from '../../entities/text.ts';
import { defineRoute } from '../define.ts';
import { exportedFile } from '../exported-file.ts';
import { change } from './workspace.ts';

export const TRAIL_OPERATIONS = ['create', 'update', 'delete'] as const;

export const trailEntry = z.object({
  seq: z.int(),
  at: instant,
  actor: z.string(),
  action: z.string(),
  changeId: z.string(),
  entity: z.string(),
  entityId: z.string(),
  /** What the record was called then, by field, other records by their names. */
  subject: z.record(z.string(), z.string()),
  /** What other records were called then that the values name by their ids. */
  names: z.record(z.string(), z.string()),
  operation: z.enum(TRAIL_OPERATIONS),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  hash: z.string(),
});
export type TrailEntry = z.infer<typeof trailEntry>;

/**
 * `first`: seen for the first time, so that nothing could be compared; `shorter`: entries were cut off, or an older copy of
 * the file took its place; `different`: others stand there; `replaced`: another workspace was seen at this place.
 */
export const CHECKPOINT_STATES = ['none', 'first', 'kept', 'shorter', 'different', 'replaced'] as const;
/** Those of a trail that is not the one that this computer knows. */
export const LOST_STATES: readonly (typeof CHECKPOINT_STATES)[number][] = ['shorter', 'different', 'replaced'];

const difference = z.object({
  entity: z.string(),
  id: z.string(),
  label: z.string(),
  /** `unfit`: as the trail says, and still nothing that this program writes. */
  kind: z.enum(['changed', 'missing', 'added', 'unreadable', 'unfit']),
  /** Per field what the trail says it was, and what the table holds; of an unfit record the fields at fault. */
  fields: z.array(z.object({ field: z.string(), recorded: z.unknown(), found: z.unknown() })).readonly(),
});
export type RecordDifference = z.infer<typeof difference>;

export const verification = z.object({
  /** Whether nothing at all was found. */
  intact: z.boolean(),
  entries: z.int(),
  /** Hash of the newest entry; what an exported document may quote. */
  head: z.string(),
  /** First entry whose hash does not follow from what stands before it; null when the chain holds. */
  brokenAt: z.int().nullable(),
  /** Records held against the trail and against what this program writes, how many differ, and the first of them. */
  compared: z.int(),
  differing: z.int(),
  differences: z.array(difference).readonly(),
  /** What SQLite's own check of the file's pages found; in English, as SQLite words it. */
  damage: z.array(z.string()).readonly(),
  /** Files of evidence whose bytes were held against their hashes, and those that are not what was taken in. */
  contents: z.int(),
  contentFaults: z.array(z.object({ code: line, fileName: line, kind: z.enum(['missing', 'changed']) })).readonly(),
  /** Files whose words were kept otherwise than they stand in them, and were read anew for the search. */
  wordsRenewed: z.array(z.object({ code: line, fileName: line })).readonly(),
  /** Against the newest trail that this computer saw of the workspace; `entries` and `at` tell when. */
  checkpoint: z.object({ state: z.enum(CHECKPOINT_STATES), entries: z.int(), at: z.string() }),
});
export type TrailVerification = z.infer<typeof verification>;

const kindSummary = z.object({ entity: z.string(), created: z.int(), changed: z.int(), removed: z.int() });
export type TrailKindSummary = z.infer<typeof kindSummary>;

const historyStep = z.object({
  changeId: line,
  /** What was done, by the actions that the trail knows, by whom and when. */
  action: z.string(),
  actor: z.string(),
  at: instant,
});
export type HistoryStep = z.infer<typeof historyStep>;

/** Which entries are wanted; what is left out is no limit. */
const selection = z.object({
  since: instant.optional(),
  /** Up to this instant, which is not part of it. */
  until: instant.optional(),
  actor: line.optional(),
  /** Kind of record, as the trail names it. */
  entity: line.optional(),
  entityId: line.optional(),
  action: line.optional(),
  /** Somewhere in what was written, or in the reason; capitals do not matter in ASCII. */
  text: line.optional(),
});
export type TrailSelection = z.infer<typeof selection>;

export const trailRoutes = {
  'trail.list': defineRoute({
    kind: 'query',
    reads: ['trail', 'assessments'],
    input: selection.extend({
      /** Entries older than this sequence number; the newest when left out. */
      before: z.int().optional(),
      limit: z.int().min(1).max(1000),
    }),
    output: z.object({ entries: z.array(trailEntry), total: z.int() }),
  }),
  /** The entry that has this hash, as an issued document quotes it; null where there is none. */
  'trail.find': defineRoute({
    kind: 'query',
    reads: ['trail'],
    input: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
    output: z.object({ seq: z.int().nullable() }),
  }),
  /** Who acted, on what kinds of records, and what was done: for filters. */
  'trail.facets': defineRoute({
    kind: 'query',
    reads: ['trail'],
    input: z.object({}),
    output: z.object({
      actors: z.array(z.string()).readonly(),
      entities: z.array(z.string()).readonly(),
      actions: z.array(z.string()).readonly(),
    }),
  }),
  /** What came, changed and went since an instant, by kind of record; a record counts once. */
  'trail.summary': defineRoute({
    kind: 'query',
    reads: ['trail'],
    input: selection,
    output: z.object({ kinds: z.array(kindSummary).readonly() }),
  }),
  /** Writes the entries, oldest first, as PDF, CSV or JSON by the file's extension. */
  'trail.export': defineRoute({
    kind: 'query',
    reads: [],
    input: selection.extend({
      path: z.string().min(1),
      asOf: z.iso.date(),
      language: line.optional(),
      jobId: line.optional(),
    }),
    output: exportedFile,
    files: { path: 'write' },
  }),
  /**
   * Checks the chain, the records against the trail, the file's pages, and the checkpoint kept on this computer; unless
   * `contents` is false, the bytes of evidence too, which takes a second for about a gigabyte, and the words in them.
   */
  'trail.verify': defineRoute({
    kind: 'query',
    reads: ['trail'],
    input: z.object({ contents: z.boolean().default(true) }),
    output: verification,
  }),
  /** Takes the trail as it stands for the one to keep, after it was found to have lost what it held before. */
  'trail.acceptCheckpoint': defineRoute({ kind: 'shell', input: z.object({}), output: z.object({}) }),
  /** What undo and redo would do next; null where there is nothing. */
  'trail.history': defineRoute({
    kind: 'query',
    reads: ['trail'],
    input: z.object({}),
    output: z.object({ undo: historyStep.nullable(), redo: historyStep.nullable() }),
  }),
  /** Takes a change back: the one named, or the newest that was not taken back yet. */
  'trail.undo': defineRoute({
    kind: 'command',
    input: z.object({ changeId: line.optional() }),
    output: change.extend({ step: historyStep.nullable() }),
  }),
  /** Brings back what was undone last, as long as nothing new was written since. */
  'trail.redo': defineRoute({
    kind: 'command',
    input: z.object({}),
    output: change.extend({ step: historyStep.nullable() }),
  }),
};
