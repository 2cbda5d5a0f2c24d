import type { WorkspaceFile } from '#db/file/open.ts';
import { restoreRecord, restoreTo, stepBackTo, stepsBackTo } from '#db/records/restore.ts';
import { holdsCheckpoint, trailHead } from '#db/trail/trail.ts';
import { AppError } from '#shared/contract/errors.ts';
import { actorOf } from '../../actor.ts';
import { openWorkspaceOf } from '../../core.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { readBeside } from '../../jobs/read-beside.ts';
import { nameSteps } from '../../reading/readings.ts';

export const restoreHandlers: HandlersFor<
  'trail.restorePreview' | 'trail.restore' | 'trail.restoreRecordPreview' | 'trail.restoreRecord'
> = {
  'trail.restorePreview': (core, { seq, head }) => {
    const file = openWorkspaceOf(core);
    refuseOtherTrail(file, seq, head);
    return readBeside(core, file, 'restorePreview', { seq });
  },
  'trail.restore': async (core, { seq, head }) => {
    const file = openWorkspaceOf(core);
    refuseOtherTrail(file, seq, head);
    const found = await readBeside(core, file, 'restoreSteps', { seq });
    if (core.workspace !== file) throw new AppError('cancelled');
    // Something else was written meanwhile: it has to go back as well.
    const isSame = trailHead(file.connection).head === found.head;
    const steps = isSame ? found.steps : stepsBackTo(file.connection, seq);
    return { changeId: restoreTo(file, seq, actorOf(core), steps).changeId };
  },
  'trail.restoreRecordPreview': (core, version) => {
    const file = openWorkspaceOf(core);
    const step = stepBackTo(file.connection, version);
    return { step: step === null ? null : (nameSteps(file.connection, [step], version.seq)[0] ?? null) };
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
