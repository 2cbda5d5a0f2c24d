import { openWorkspaceOf } from '../../core.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { findAssessment } from '../assessments/assessment-rows.ts';
import { readAtClosing } from '../assessments/at-closing.ts';
import { readActions } from './actions.ts';

export const assessmentActionHandlers: HandlersFor<'assessments.actions'> = {
  'assessments.actions': (core, { id }) => {
    const file = openWorkspaceOf(core);
    return [...(readAtClosing(file, findAssessment(file, id))?.actions ?? readActions(file))];
  },
};
