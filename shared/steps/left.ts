import type { StepState } from './progress.ts';

type Translate = (key: string, params?: Record<string, string | number>) => string;

/** Of a step that asks for nothing more: what it rests on, or what was left open. */
export function leftOf({ status, done, total, counts }: StepState, t: Translate): string {
  return t(`steps:left.${status}`, { done, total, count: counts.stated });
}

/** Where no step asks for anything: those that are not complete for all that, each with what it lacks. */
export function restOf(steps: readonly StepState[], t: Translate): string[] {
  return steps
    .filter(({ status }) => status !== 'ready')
    .map((step) => t('steps:left.ofStep', { step: t(`steps:${step.id}.title`), left: leftOf(step, t) }));
}
