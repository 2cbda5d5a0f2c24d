import type { Decision } from '#shared/rules/fulfilment/rule.ts';
import {
  actions,
  all,
  type Case,
  document,
  first,
  fulfilled,
  planned,
  profile,
  rated,
  said,
  shownBy,
} from './facts.ts';

export const ASSESSMENT_CASES: readonly Case[] = [
  {
    rule: 'assessment.clauseExcluded',
    trips: rated({ '7.4': 'notApplicable' }),
    finds: ['7.4'],
    spares: rated({ 'A.2.3': 'notApplicable' }),
  },
  {
    rule: 'assessment.clauseNotMet',
    trips: rated({ '7.4': 'notMet', 'A.4.2': 'notMet' }),
    finds: ['7.4'],
    spares: rated({ '7.4': 'partlyMet' }),
  },
  {
    rule: 'assessment.notAssessed',
    trips: rated({ '7.4': 'notAssessed', 'A.4.2': 'notAssessed' }),
    finds: ['7.4', 'A.4.2'],
    spares: rated({ '7.4': 'notMet' }),
  },
  {
    rule: 'assessment.metWithoutFinding',
    // What has expired shows nothing any more.
    trips: all(rated({ '7.4': 'met', 'A.4.2': 'largelyMet' }, ' '), shownBy('7.4', { validUntil: '2026-11-23' })),
    finds: ['7.4', 'A.4.2'],
    spares: all(rated({ '7.4': 'partlyMet', '7.2': 'met' }, ''), shownBy('7.2', { validUntil: '2026-11-24' })),
  },
  {
    rule: 'assessment.writtenNotHeld',
    trips: all(
      fulfilled({ '6.2': 'begun', '9.1': 'stated', '7.3': 'begun' }),
      shownBy('9.1', { validUntil: '2026-11-23' }, { validUntil: '2020-01-01' }),
    ),
    finds: ['6.2', '9.1'],
    // Evidence counts on its last day; what records show is here; what needs no writing may rest on words.
    spares: all(fulfilled({ '6.2': 'begun', '7.3': 'begun' }), shownBy('6.2', { validUntil: '2026-11-24' })),
  },
  {
    rule: 'assessment.cycleTooOld',
    trips: all(
      shownBy('9.2.2', { tellsUntil: '2025-11-23' }, { tellsUntil: '2024-01-01' }),
      shownBy('9.3.3', { tellsUntil: '2025-01-01' }),
    ),
    finds: ['9.2.1', '9.3.1'],
    spares: all(
      shownBy('9.2.1', { tellsUntil: '2024-01-01' }),
      shownBy('9.2.2', { tellsUntil: '2025-11-24' }),
      shownBy('9.3.3', { tellsUntil: '' }),
    ),
  },
  {
    rule: 'assessment.exclusionThin',
    trips: rated({ 'A.2.3': 'notApplicable' }, 'Not needed.'),
    finds: ['A.2.3'],
    spares: rated({ 'A.2.3': 'notApplicable' }, 'No other policy touches AI.'),
  },
  {
    rule: 'assessment.resultWithoutBasis',
    trips: rated({ '6.1.4': 'notMet', '9.2.2': 'notAssessed' }),
    finds: ['8.4', '9.2.1'],
    spares: rated({ '6.1.4': 'partlyMet', '6.1.2': 'notMet', '8.2': 'partlyMet' }),
  },
  {
    rule: 'assessment.scopeMetUnwritten',
    trips: profile({ scopeStatement: '' }),
    finds: ['4.3'],
    spares: all(profile({ scopeStatement: '' }), rated({ '4.3': 'partlyMet' })),
  },
  {
    rule: 'assessment.scopeMetUndecided',
    trips: first({ scope: 'undecided' }),
    finds: ['4.3'],
    spares: all(first({ scope: 'undecided' }), rated({ '4.3': 'largelyMet' })),
  },
  {
    rule: 'assessment.rolesMetUnnamed',
    trips: profile({ aimsManager: '' }),
    finds: ['aimsManager'],
    spares: all(profile({ aimsManager: '' }), rated({ '5.3': 'partlyMet' })),
  },
  {
    rule: 'assessment.reviewBeforeAudit',
    trips: rated({ '9.2.1': 'partlyMet' }),
    finds: ['9.3.2', '9.3.3'],
    spares: rated({ '9.2.1': 'partlyMet', '9.3.2': 'notMet', '9.3.3': 'notMet' }),
  },
  {
    rule: 'assessment.auditCycleOpen',
    trips: fulfilled({ '9.2.1': 'begun', '9.3.1': 'nothing' }),
    finds: ['9.2.1', '9.3.1'],
    spares: fulfilled({ '9.2.1': 'begun', '9.3.1': 'nothing', '8.1': 'begun' }),
  },
  {
    rule: 'assessment.olderCatalogue',
    trips: (facts) => ({ ...facts, assessedAgainst: '2025.9' }),
    finds: ['catalogueVersion'],
    spares: (facts) => ({ ...facts, assessedAgainst: '2026.1' }),
  },
];

export const ACTION_CASES: readonly Case[] = [
  {
    rule: 'actions.overdue',
    trips: actions(planned(1, { dueOn: '2026-11-23' }), planned(2, { dueOn: '2020-01-01', status: 'inProgress' })),
    finds: ['a1', 'a2'],
    spares: actions(
      planned(1, { dueOn: '2026-11-24' }),
      planned(2, { dueOn: '2026-11-23', status: 'done' }),
      planned(3, { dueOn: '2026-11-23', status: 'dropped' }),
      planned(4, { dueOn: '' }),
    ),
  },
  {
    rule: 'actions.ownerless',
    trips: actions(planned(1, { owner: ' ' })),
    finds: ['a1'],
    spares: actions(planned(1, { owner: '', status: 'done' })),
  },
  {
    rule: 'actions.gapWithout',
    trips: all(
      rated({ 'A.4.2': 'notMet', 'A.4.3': 'notMet' }),
      actions(planned(1, { nodeId: 'A.4.2', status: 'dropped' }), planned(2, { nodeId: 'A.4.4' })),
    ),
    finds: ['A.4.2', 'A.4.3'],
    spares: all(
      rated({ 'A.4.2': 'notMet', 'A.4.3': 'partlyMet' }),
      actions(planned(1, { nodeId: 'A.4.2', status: 'done' })),
    ),
  },
];

const revision = (version: string, date: string) => ({ version, date, author: 'Farid Haidari', change: 'Changed.' });

export const DOCUMENT_CASES: readonly Case[] = [
  {
    rule: 'documents.approvalUnsigned',
    trips: document({ approver: ' ' }),
    finds: ['inventory'],
    spares: document({ approver: '', approvedOn: '', status: 'inReview' }),
  },
  {
    rule: 'documents.approvedByAuthor',
    trips: document({ approver: 'Farid Haidari, AIMS Manager' }),
    finds: ['inventory'],
    spares: document({ approver: 'Farida Haidari' }),
  },
  {
    rule: 'documents.approvedBeforeRevision',
    trips: document({ revisions: [revision('1.0', '2026-10-13'), revision('0.9', '2026-01-01')] }),
    finds: ['inventory'],
    spares: document({ revisions: [revision('1.0', '2026-10-12')] }),
  },
  {
    rule: 'documents.approvedInFuture',
    trips: document({ approvedOn: '2026-11-25', effectiveOn: '2026-12-01' }),
    finds: ['inventory'],
    spares: document({ approvedOn: '2026-11-24', effectiveOn: '2026-12-01' }),
  },
  {
    rule: 'documents.changedSinceApproval',
    trips: document({ approval: 'changed' }),
    finds: ['inventory'],
    spares: document({ approval: 'changed', status: 'inReview' }),
  },
  {
    rule: 'documents.approvalUnbound',
    trips: document({ approval: 'unbound' }),
    finds: ['inventory'],
    spares: document({ approval: 'none', status: 'draft' }),
  },
  {
    rule: 'documents.effectiveBeforeApproval',
    trips: document({ effectiveOn: '2026-10-11' }),
    finds: ['inventory'],
    spares: document({ effectiveOn: '' }),
  },
  {
    rule: 'documents.versionUnrecorded',
    trips: document({ version: '1.1' }),
    finds: ['inventory'],
    spares: document({ status: 'draft', version: '0.1', revisions: [] }),
  },
  {
    rule: 'documents.revisionInFuture',
    trips: document({ revisions: [revision('1.0', '2026-11-25')] }),
    finds: ['inventory'],
    spares: document({ revisions: [revision('1.0', '2026-10-01')] }),
  },
  {
    rule: 'documents.reviewOverdue',
    trips: document({ nextReviewOn: '2026-11-23' }),
    finds: ['inventory'],
    spares: document({ nextReviewOn: '2026-11-23', status: 'obsolete' }),
  },
  {
    rule: 'documents.draftBeforeTarget',
    trips: all(document({ status: 'inReview' }), profile({ targetCertificationOn: '2027-01-23' })),
    finds: ['inventory'],
    spares: all(document({ status: 'inReview' }), profile({ targetCertificationOn: '2027-01-24' })),
  },
  {
    rule: 'documents.controlMetDrafts',
    trips: (facts) => ({
      ...facts,
      documents: facts.documents.map((control) => ({ ...control, status: 'draft' as const })),
    }),
    finds: ['inventory', 'requirements'],
    spares: document({ status: 'draft' }),
  },
  {
    rule: 'documents.identifierTwice',
    trips: document({ identifier: 'aims-requirements' }),
    finds: ['inventory', 'requirements'],
    spares: document({ identifier: 'AIMS-2' }),
  },
];

const WORD = { by: 'Helene Brandt', at: '2026-11-03T09:00:00.000Z', reason: '', moved: false, movedRefs: [] };
const decided = (nodeId: string, fields: Partial<Decision>) =>
  said({ nodeId, decision: { ...WORD, verdict: 'confirmed', ...fields } });
const stated = (nodeId: string, review: boolean) =>
  said({ nodeId, statement: { ...WORD, text: 'By letter.', ruleVersion: 0, review } });

export const SAID_CASES: readonly Case[] = [
  {
    rule: 'fulfilment.objected',
    trips: all(decided('5.3', { verdict: 'objected', moved: true }), decided('4.3', {})),
    finds: ['5.3'],
    spares: decided('5.3', { moved: true }),
  },
  {
    rule: 'fulfilment.confirmationLapsed',
    trips: all(decided('5.3', { moved: true }), decided('4.3', {})),
    finds: ['5.3'],
    // An objection stands whatever has changed; it is found as such.
    spares: decided('5.3', { verdict: 'objected', moved: true }),
  },
  {
    rule: 'fulfilment.statementReview',
    trips: all(stated('A.2.2', true), stated('A.2.3', false)),
    finds: ['A.2.2'],
    spares: stated('A.2.2', false),
  },
];
