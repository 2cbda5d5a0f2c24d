import { z } from 'zod';

/**
 * Deadlines that ISO/IEC 17021-1 leaves to each certification body. What the chosen body writes is kept with the
 * organisation; null is "not asked yet", and then the default of the certification rules counts.
 */
export const CERTIFICATION_DEADLINES = [
  { key: 'stageGapMonths', unit: 'months' },
  { key: 'correctionPlanDays', unit: 'days' },
  { key: 'minorClosureDays', unit: 'days' },
  { key: 'majorClosureDays', unit: 'days' },
  { key: 'recertificationLeadMonths', unit: 'months' },
] as const;
export type CertificationDeadline = (typeof CERTIFICATION_DEADLINES)[number]['key'];
export const CERTIFICATION_DEADLINE_KEYS = CERTIFICATION_DEADLINES.map(({ key }) => key);

/** Longest deadline that is taken, in days and months alike: three years of days. */
export const MAX_DEADLINE = 1096;
const deadline = z.int().min(1).max(MAX_DEADLINE).nullable();

export const certificationDeadlines = z.object({
  stageGapMonths: deadline,
  correctionPlanDays: deadline,
  minorClosureDays: deadline,
  majorClosureDays: deadline,
  recertificationLeadMonths: deadline,
});
export type CertificationDeadlines = z.infer<typeof certificationDeadlines>;
