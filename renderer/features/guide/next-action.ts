import type { GuideMode, StepProgress } from '#shared/contract/domains/guide.ts';
import type { StepId } from '#shared/steps/steps.ts';

/**
 * The page of the step's wizard where the next best action is done; the step itself where none is left. The gap analysis
 * goes on in the way in which it was last worked at.
 */
export type ActionTarget =
  | { readonly to: '/steps/$stepId/$pageId'; readonly params: { readonly stepId: StepId; readonly pageId: string } }
  | { readonly to: '/steps/$stepId'; readonly params: { readonly stepId: StepId } }
  | { readonly to: '/walk-through' | '/gap-analysis' };

export function actionTarget(
  { id, next }: Pick<StepProgress, 'id' | 'next'>,
  mode: GuideMode | null = null,
): ActionTarget {
  if (next !== null && id === 'gapAnalysis' && mode === 'walk') return { to: '/walk-through' };
  if (next !== null && id === 'gapAnalysis' && mode === 'table') return { to: '/gap-analysis' };
  return next === null
    ? { to: '/steps/$stepId', params: { stepId: id } }
    : { to: '/steps/$stepId/$pageId', params: { stepId: id, pageId: next.pageId } };
}

/** The step to go on with: the first that leaves something to do and is not held up by an earlier one. */
export function nextBestStep(steps: readonly StepProgress[]): StepProgress | undefined {
  return steps.find(({ status, next }) => next !== null && status !== 'blocked');
}
