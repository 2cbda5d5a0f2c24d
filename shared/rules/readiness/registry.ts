import { ACTION_RULES } from './actions.ts';
import { APPLICABILITY_RULES } from './applicability.ts';
import { ASSESSMENT_RULES } from './assessment.ts';
import { DOCUMENT_RULES } from './documents.ts';
import { LIFE_CYCLE_RULES } from './life-cycle.ts';
import { ORGANISATION_RULES } from './organisation.ts';
import type { ReadinessRule } from './rule.ts';
import { SAID_RULES } from './said.ts';
import { SYSTEM_RULES } from './systems.ts';

/** Every readiness check of the product, in the order in which findings are listed. */
export const READINESS_RULES: readonly ReadinessRule[] = [
  ...ORGANISATION_RULES,
  ...SYSTEM_RULES,
  ...LIFE_CYCLE_RULES,
  ...APPLICABILITY_RULES,
  ...ASSESSMENT_RULES,
  ...ACTION_RULES,
  ...DOCUMENT_RULES,
  ...SAID_RULES,
];

export function ruleOf(id: string): ReadinessRule | undefined {
  return READINESS_RULES.find((rule) => rule.id === id);
}
