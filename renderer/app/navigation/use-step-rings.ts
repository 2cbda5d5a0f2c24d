import { useRoute } from '#renderer/host/api.ts';
import type { StepProgress } from '#shared/contract/domains/guide.ts';
import { STEPS, type StepId } from '#shared/steps/steps.ts';

/** A step as the navigation shows it. */
export type StepRing = {
  readonly id: StepId;
  readonly number: number;
  /** Undefined until the core has answered. */
  readonly progress: StepProgress | undefined;
  /** How much of what the step asks for is there, and how much of the rest is begun or stated; each 0 to 1. */
  readonly share: number;
  readonly begun: number;
};

const NOTHING = { done: 0, total: 0, counts: { begun: 0, stated: 0 } };

/** The seven steps with how far each is: the one place from which the navigation reads progress. */
export function useStepRings(): readonly StepRing[] {
  const steps = useRoute('guide.overview', {}).data?.steps;
  return STEPS.map(({ id, number }) => {
    const progress = steps?.find((step) => step.id === id);
    const { done, total, counts } = progress ?? NOTHING;
    const of = (part: number) => (total === 0 ? 0 : part / total);
    return { id, number, progress, share: of(done), begun: of(counts.begun + counts.stated) };
  });
}
