import type { StepProgress } from '#shared/contract/guide.ts';
import type { StepId } from '#shared/steps/steps.ts';

/** Where the next best action of a step is done. */
export type ActionTarget =
  | { readonly to: '/organisation' }
  | { readonly to: '/systems'; readonly search: { readonly scope?: 'undecided'; readonly create?: true } }
  | { readonly to: '/steps/$stepId'; readonly params: { readonly stepId: StepId } };

export function actionTarget(step: Pick<StepProgress, 'id' | 'next'>): ActionTarget {
  switch (step.next?.key) {
    case 'completeProfile':
      return { to: '/organisation' };
    case 'registerSystems':
      return { to: '/systems', search: {} };
    case 'decideScope':
    case 'bringIntoScope':
      return { to: '/systems', search: { scope: 'undecided' } };
    default:
      return { to: '/steps/$stepId', params: { stepId: step.id } };
  }
}

/** The step to go on with: the first that leaves something to do and is not held up by an earlier one. */
export function nextBestStep(steps: readonly StepProgress[]): StepProgress | undefined {
  return steps.find(({ status, next }) => next !== null && status !== 'blocked');
}
