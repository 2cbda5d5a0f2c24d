import { useRoute } from '#renderer/host/api.ts';
import type { StepProgress } from '#shared/contract/domains/guide.ts';
import { STEPS, type StepId } from '#shared/steps/steps.ts';

/** A step as the navigation shows it. */
export type StepRing = {
  readonly id: StepId;
  readonly number: number;
  /** Undefined until the core has answered. */
  readonly progress: StepProgress | undefined;
  /** How much of what the step asks for is there, 0 to 1. */
  readonly share: number;
};

/** The seven steps with how far each is: the one place from which the navigation reads progress. */
export function useStepRings(): readonly StepRing[] {
  const steps = useRoute('guide.overview', {}).data?.steps;
  return STEPS.map(({ id, number }) => {
    const progress = steps?.find((step) => step.id === id);
    const { done, total } = progress ?? { done: 0, total: 0 };
    return { id, number, progress, share: total === 0 ? 0 : done / total };
  });
}
