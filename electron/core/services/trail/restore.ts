import type { WorkspaceFile } from '#db/file/open.ts';
import { changesSince, restoreRecord, restoreTo, type Step, stepBackTo, stepsBackTo } from '#db/records/restore.ts';
import { nameEntries } from '#db/trail/subjects.ts';
import { holdsCheckpoint, trailHead } from '#db/trail/trail.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { RestorePreview, RestoreStep } from '#shared/contract/workspace/restore.ts';
import { actorOf } from '../../actor.ts';
import { openWorkspaceOf } from '../../core.ts';
import type { HandlersFor } from '../../handlers-for.ts';

/** Records that a preview names; the others are counted. */
const NAMED = 200;

export const restoreHandlers: HandlersFor<
  'trail.restorePreview' | 'trail.restore' | 'trail.restoreRecordPreview' | 'trail.restoreRecord'
> = {
  'trail.restorePreview': (core, { seq, head }) => {
    const file = openWorkspaceOf(core);
    refuseOtherTrail(file, seq, head);
    const steps = stepsBackTo(file.connection, seq);
    return {
      seq,
      at: file.connection.prepare('SELECT at FROM trail WHERE seq = ?').pluck().get(seq) as string,
      changes: changesSince(file.connection, seq),
      kinds: countKinds(steps),
      steps: nameSteps(file, steps.slice(0, NAMED), seq),
      total: steps.length,
    };
  },
  'trail.restore': (core, { seq, head }) => {
    const file = openWorkspaceOf(core);
    refuseOtherTrail(file, seq, head);
    const { changeId } = restoreTo(file, seq, actorOf(core));
    return { changeId };
  },
  'trail.restoreRecordPreview': (core, version) => {
    const file = openWorkspaceOf(core);
    const step = stepBackTo(file.connection, version);
    return { step: step === null ? null : (nameSteps(file, [step], version.seq)[0] ?? null) };
  },
  'trail.restoreRecord': (core, version) => {
    const { changeId } = restoreRecord(openWorkspaceOf(core), version, actorOf(core));
    return { changeId };
  },
};

/** A snapshot or backup of a file that went another way since is no earlier state of this one. */
function refuseOtherTrail(file: WorkspaceFile, entries: number, head: string | undefined): void {
  if (head === undefined || holdsCheckpoint(file.connection, { entries, head }) === 'kept') return;
  throw new AppError('restoreElsewhere');
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
function nameSteps(file: WorkspaceFile, steps: readonly Step[], seq: number): RestoreStep[] {
  const { entries } = trailHead(file.connection);
  const keys = steps.map((step) => ({ ...step, seq: step.operation === 'create' ? seq : entries }));
  const named = nameEntries(file.connection, keys);
  return steps.map((step, index) => ({ ...step, subject: {}, names: {}, ...named[index] }));
}
