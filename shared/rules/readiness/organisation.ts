import type { Organisation } from '../../entities/organisation.ts';
import { STEPS } from '../../steps/steps.ts';
import { inScope } from '../system-facts.ts';
import {
  daysFrom,
  foldName,
  isSamePerson,
  isSettled,
  ofOrganisation,
  type ReadinessFacts,
  type ReadinessRule,
  witnesses,
} from './rule.ts';

/** Fields without which neither a cover nor the roles of the AIMS can be read; the scope has a rule of its own. */
const PROFILE = [
  'legalName',
  'country',
  'sector',
  'topManagement',
  'aimsManager',
] as const satisfies readonly (keyof Organisation)[];

/** Days in which a first internal audit, its corrections and a management review can hardly be made up for. */
export const NEAR_DAYS = 90;
/** Days that certification bodies usually want to plan Stage 1 and Stage 2. */
export const BOOKING_DAYS = 180;

/** What must be met before Stage 2 can end in a certificate. */
const BEFORE_CERTIFICATION = STEPS.filter(({ id }) => id !== 'maintain').flatMap(({ nodes }) => nodes);

export const ORGANISATION_RULES: readonly ReadinessRule[] = [
  {
    id: 'organisation.profileIncomplete',
    severity: 'warning',
    step: 'establish',
    nodes: ['4.1', '5.3', '7.5.2'],
    check: ({ organisation }) =>
      PROFILE.filter((field) => organisation[field].trim() === '').map((field) => ofOrganisation(field)),
  },
  {
    id: 'organisation.scopeStatementMissing',
    severity: 'error',
    step: 'establish',
    nodes: ['4.3'],
    check: (facts) =>
      facts.organisation.scopeStatement.trim() === ''
        ? [ofOrganisation('scopeStatement', { count: inScope(facts).length })]
        : [],
  },
  {
    id: 'organisation.scopeNamesNone',
    severity: 'hint',
    step: 'establish',
    nodes: ['4.3'],
    check(facts) {
      const statement = foldName(facts.organisation.scopeStatement);
      const systems = inScope(facts);
      if (statement === '' || systems.length === 0) return [];
      const named = systems.some(({ name, code }) => [name, code].some((word) => statement.includes(foldName(word))));
      return named ? [] : [ofOrganisation('scopeStatement', witnesses(systems))];
    },
  },
  {
    id: 'organisation.oneManager',
    severity: 'hint',
    step: 'establish',
    nodes: ['5.1', '5.3', 'A.3.2'],
    check: ({ organisation: { size, topManagement, aimsManager } }) =>
      ['medium', 'large'].includes(size) && isSamePerson(topManagement, aimsManager)
        ? [ofOrganisation('aimsManager', { person: aimsManager })]
        : [],
  },
  {
    id: 'organisation.targetPassed',
    severity: 'warning',
    step: 'certificationAudit',
    nodes: ['4.4', '6.3'],
    check(facts) {
      const { targetCertificationOn: targetOn } = facts.organisation;
      const open = openBeforeCertification(facts);
      if (targetOn === '' || targetOn >= facts.asOf || open === 0) return [];
      return [ofOrganisation('targetCertificationOn', { targetOn, count: open })];
    },
  },
  {
    id: 'organisation.targetTooNear',
    severity: 'warning',
    step: 'internalAudit',
    nodes: ['9.2.1', '9.3.1'],
    check(facts) {
      const { targetCertificationOn: targetOn } = facts.organisation;
      if (targetOn === '' || targetOn < facts.asOf || daysFrom(facts.asOf, targetOn) > NEAR_DAYS) return [];
      const missing = ['9.2.1', '9.3.1'].filter((id) => !isSettled(facts, id));
      if (missing.length === 0) return [];
      const params = { targetOn, count: daysFrom(facts.asOf, targetOn), missing: missing.join(', ') };
      return [ofOrganisation('targetCertificationOn', params)];
    },
  },
  {
    id: 'organisation.targetWithoutBody',
    severity: 'hint',
    step: 'certificationAudit',
    nodes: ['4.4'],
    check({ organisation, asOf }) {
      const { targetCertificationOn: targetOn, certificationBody } = organisation;
      if (targetOn === '' || certificationBody.trim() !== '' || targetOn < asOf) return [];
      const count = daysFrom(asOf, targetOn);
      return count > BOOKING_DAYS ? [] : [ofOrganisation('certificationBody', { targetOn, count })];
    },
  },
];

function openBeforeCertification(facts: ReadinessFacts): number {
  return BEFORE_CERTIFICATION.filter((id) => !isSettled(facts, id)).length;
}
