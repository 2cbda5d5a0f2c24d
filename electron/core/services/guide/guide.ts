import { isApprovedOn } from '#shared/entities/approval.ts';
import { deriveSteps, type StepState } from '#shared/steps/progress.ts';
import { type Core, openWorkspaceOf, todayUtc } from '../../core.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { workspaceIdOf } from '../../workspace-row.ts';
import { readNodeResults } from '../assessments/assessment.ts';
import { findAssessment } from '../assessments/assessment-rows.ts';
import { readOrganisation } from '../organisation/organisation.ts';
import { countSystems, readUndescribed } from '../systems/systems.ts';
import { readStates } from './fulfilment.ts';

export const guideHandlers: HandlersFor<'guide.overview' | 'guide.noteMode' | 'guide.undescribedSystems'> = {
  'guide.overview': (core) => {
    return { steps: readSteps(core), mode: core.store.modeIn(workspaceIdOf(openWorkspaceOf(core))) };
  },
  'guide.noteMode': (core, { mode }) => {
    core.store.rememberMode(workspaceIdOf(openWorkspaceOf(core)), mode);
    return {};
  },
  'guide.undescribedSystems': (core, { limit }) => {
    const file = openWorkspaceOf(core);
    const { inScope, undescribed } = countSystems(file);
    return { inScope, undescribed, systems: readUndescribed(file, limit) };
  },
};

/** The seven steps' progress, derived from the records each time it is asked for. */
export function readSteps(core: Core, asOf = todayUtc(core), documents = core.controls(core, asOf)): StepState[] {
  const file = openWorkspaceOf(core);
  const { code, title, closedOn } = findAssessment(file);
  const statuses = new Map(readNodeResults(file).map((result) => [result.nodeId, result.status]));
  return deriveSteps({
    judgement: { code, title, closedOn, statuses },
    states: readStates(core, asOf, documents),
    organisation: readOrganisation(file),
    systems: countSystems(file),
    documents: documents.map((each) => ({ key: each.documentKey, approved: isApprovedOn(each, asOf) })),
  });
}
