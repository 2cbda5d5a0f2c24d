import type { WorkspaceFile } from '#db/file/open.ts';
import { changesSince, type Step, stepsBackTo } from '#db/records/restore.ts';
import { nameEntries } from '#db/trail/subjects.ts';
import { trailHead } from '#db/trail/trail.ts';
import { verifyContents } from '#db/verify/contents.ts';
import { verifyFile } from '#db/verify/verify.ts';
import type { RestorePreview, RestoreStep } from '#shared/contract/workspace/restore.ts';
import { findOtherWords } from '../evidence/check-words.ts';

type Database = WorkspaceFile['connection'];

/**
 * What reads much and changes nothing, as plain functions of a connection, for a thread of its own (reader.ts). Inputs
 * and outputs are copied, so they are plain data.
 */
export const readings = {
  verify: async (connection: Database, { contents }: { readonly contents: boolean }) => {
    const found = verifyFile(connection);
    if (!contents) return { ...found, contents: 0, contentFaults: [], otherWords: [] };
    const files = await verifyContents(connection);
    return { ...found, ...files, otherWords: await findOtherWords(connection) };
  },
  restorePreview,
  /** What has to be written to go back to the state after an entry, and the newest entry that this was found at. */
  restoreSteps: (connection: Database, { seq }: { readonly seq: number }) => ({
    steps: stepsBackTo(connection, seq),
    head: trailHead(connection).head,
  }),
};

export type ReadingName = keyof typeof readings;
export type ReadingInput<N extends ReadingName> = Parameters<(typeof readings)[N]>[1];
export type ReadingOutput<N extends ReadingName> = Awaited<ReturnType<(typeof readings)[N]>>;

/** Records that a preview names; the others are counted. */
const NAMED = 200;

function restorePreview(connection: Database, { seq }: { readonly seq: number }): RestorePreview {
  const steps = stepsBackTo(connection, seq);
  return {
    seq,
    at: connection.prepare('SELECT at FROM trail WHERE seq = ?').pluck().get(seq) as string,
    changes: changesSince(connection, seq),
    kinds: countKinds(steps),
    steps: nameSteps(connection, steps.slice(0, NAMED), seq),
    total: steps.length,
  };
}

function countKinds(steps: readonly Step[]): RestorePreview['kinds'] {
  const kinds = new Map<string, RestorePreview['kinds'][number]>();
  for (const { entity, operation } of steps) {
    const kind = kinds.get(entity) ?? { entity, gone: 0, changed: 0, back: 0 };
    kind[COUNTED[operation]] += 1;
    kinds.set(entity, kind);
  }
  return [...kinds.values()];
}

const COUNTED = { delete: 'gone', update: 'changed', create: 'back' } as const;

/** A record that comes back is called what it was called then; the others what they are called now. */
export function nameSteps(connection: Database, steps: readonly Step[], seq: number): RestoreStep[] {
  const { entries } = trailHead(connection);
  const keys = steps.map((step) => ({ ...step, seq: step.operation === 'create' ? seq : entries }));
  const named = nameEntries(connection, keys);
  return steps.map((step, index) => ({ ...step, subject: {}, names: {}, ...named[index] }));
}
