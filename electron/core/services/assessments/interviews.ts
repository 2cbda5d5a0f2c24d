import type { interview } from '#shared/kinds/assessments/interview.ts';
import { openWorkspaceOf } from '../../core.ts';
import type { Hooks } from '../../records/hooks.ts';
import { openAssessment } from './assessment-rows.ts';

/** Nothing is written to an assessment that is closed. */
export const interviewHooks: Hooks<typeof interview> = {
  check: (core, { assessmentId }) => void openAssessment(openWorkspaceOf(core), assessmentId),
  leave: (core, { assessmentId }) => void openAssessment(openWorkspaceOf(core), assessmentId),
};
