import { z } from 'zod';
import { certificationDeadlines } from './certification-deadlines.ts';
import { date, line, text } from './text.ts';

export const ORGANISATION_SIZES = ['', 'micro', 'small', 'medium', 'large'] as const;

/** The organisation that the AIMS belongs to (clauses 4.1, 4.3, 5.1, 5.3): one a workspace. */
export const organisation = z.object({
  name: line.trim().min(1),
  legalName: line,
  address: text,
  /** ISO 3166-1 alpha-2, or `''`. */
  country: z.string().regex(/^([A-Z]{2})?$/),
  sector: line,
  /** Headcount band of Commission Recommendation 2003/361/EC: under 10, 50, 250, and larger. */
  size: z.enum(ORGANISATION_SIZES),
  activities: text,
  topManagement: line,
  aimsManager: line,
  contactEmail: line,
  /** Draft wording of the AIMS's scope (clause 4.3), as it shall stand on the certificate. */
  scopeStatement: text,
  certificationBody: line,
  targetCertificationOn: date,
  ...certificationDeadlines.shape,
});
export type Organisation = z.infer<typeof organisation>;

export function emptyOrganisation(name: string): Organisation {
  return {
    name,
    legalName: '',
    address: '',
    country: '',
    sector: '',
    size: '',
    activities: '',
    topManagement: '',
    aimsManager: '',
    contactEmail: '',
    scopeStatement: '',
    certificationBody: '',
    targetCertificationOn: '',
    stageGapMonths: null,
    correctionPlanDays: null,
    minorClosureDays: null,
    majorClosureDays: null,
    recertificationLeadMonths: null,
  };
}
