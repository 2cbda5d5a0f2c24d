import type { DocumentControl } from '../../entities/document-control.ts';
import { daysFrom, foldName, isClaimed, isSamePerson, ofDocument, type ReadinessRule } from './rule.ts';

/** Days before the target date from which drafts endanger Stage 1. */
export const DRAFT_DAYS = 60;

/** The control data of documented information, field against field (7.5.2, 7.5.3). */
export const DOCUMENT_RULES: readonly ReadinessRule[] = [
  {
    id: 'documents.approvalUnsigned',
    severity: 'error',
    step: 'establish',
    nodes: ['7.5.2'],
    check: ({ documents }) =>
      documents
        .filter((control) => isApproved(control) && (control.approver.trim() === '' || control.approvedOn === ''))
        .map((control) => ofDocument(control)),
  },
  {
    id: 'documents.approvedByAuthor',
    severity: 'warning',
    // 7.5.2 asks for approval, not for another hand; where few people work, often there is none.
    severityIn: ({ organisation: { size } }) => (['micro', 'small'].includes(size) ? 'hint' : 'warning'),
    step: 'establish',
    nodes: ['7.5.2'],
    check: ({ documents }) =>
      documents
        .filter((control) => isApproved(control) && isSamePerson(control.author, control.approver))
        .map((control) => ofDocument(control, { person: control.approver })),
  },
  {
    id: 'documents.approvedBeforeRevision',
    severity: 'error',
    step: 'establish',
    nodes: ['7.5.2', '7.5.3'],
    check: ({ documents }) =>
      documents.flatMap((control) => {
        const { approvedOn, revisions } = control;
        const revisedOn =
          revisions
            .map(({ date }) => date)
            .sort()
            .at(-1) ?? '';
        if (!isApproved(control) || approvedOn === '' || approvedOn >= revisedOn) return [];
        return [ofDocument(control, { approvedOn, revisedOn })];
      }),
  },
  {
    id: 'documents.approvedInFuture',
    severity: 'error',
    step: 'establish',
    nodes: ['7.5.2'],
    check: ({ documents, asOf }) =>
      documents
        .filter((control) => isApproved(control) && control.approvedOn > asOf)
        .map((control) => ofDocument(control, { approvedOn: control.approvedOn })),
  },
  {
    id: 'documents.changedSinceApproval',
    severity: 'error',
    step: 'establish',
    nodes: ['7.5.2', '7.5.3'],
    check: ({ documents }) =>
      documents
        .filter((control) => isApproved(control) && control.approval === 'changed')
        .map((control) => ofDocument(control, { approvedOn: control.approvedOn })),
  },
  {
    id: 'documents.approvalUnbound',
    severity: 'warning',
    step: 'establish',
    nodes: ['7.5.2'],
    check: ({ documents }) =>
      documents
        .filter((control) => isApproved(control) && control.approval === 'unbound')
        .map((control) => ofDocument(control, { approvedOn: control.approvedOn })),
  },
  {
    id: 'documents.effectiveBeforeApproval',
    severity: 'warning',
    step: 'establish',
    nodes: ['7.5.3'],
    check: ({ documents }) =>
      documents
        .filter((control) => {
          const { effectiveOn, approvedOn } = control;
          return isApproved(control) && effectiveOn !== '' && effectiveOn < approvedOn;
        })
        .map((control) => ofDocument(control, { effectiveOn: control.effectiveOn, approvedOn: control.approvedOn })),
  },
  {
    id: 'documents.versionUnrecorded',
    severity: 'warning',
    step: 'establish',
    nodes: ['7.5.3'],
    check: ({ documents }) =>
      documents
        .filter((control) => {
          const { status, version, revisions } = control;
          // A first draft has no history yet.
          if (status === 'draft' && revisions.length === 0) return false;
          return !revisions.some((revision) => revision.version.trim() === version.trim());
        })
        .map((control) => ofDocument(control, { version: control.version })),
  },
  {
    id: 'documents.revisionInFuture',
    severity: 'warning',
    step: 'establish',
    nodes: ['7.5.3'],
    check: ({ documents, asOf }) =>
      documents.flatMap((control) => {
        const future = control.revisions.find(({ date }) => date > asOf);
        return future === undefined ? [] : [ofDocument(control, { version: future.version, revisedOn: future.date })];
      }),
  },
  {
    id: 'documents.reviewOverdue',
    severity: 'warning',
    step: 'maintain',
    nodes: ['7.5.3'],
    check: ({ documents, asOf }) =>
      documents
        .filter(({ status, nextReviewOn }) => status !== 'obsolete' && nextReviewOn !== '' && nextReviewOn < asOf)
        .map((control) => ofDocument(control, { nextReviewOn: control.nextReviewOn })),
  },
  {
    id: 'documents.draftBeforeTarget',
    severity: 'warning',
    step: 'certificationAudit',
    nodes: ['7.5.2', '7.5.1'],
    check({ documents, organisation, asOf }) {
      const { targetCertificationOn: targetOn } = organisation;
      if (targetOn === '' || daysFrom(asOf, targetOn) > DRAFT_DAYS) return [];
      return documents
        .filter(({ status }) => status === 'draft' || status === 'inReview')
        .map((control) => ofDocument(control, { documentStatus: control.status, targetOn }));
    },
  },
  {
    id: 'documents.controlMetDrafts',
    severity: 'warning',
    step: 'establish',
    nodes: ['7.5.2', '7.5.3'],
    check(facts) {
      if (!isClaimed(facts, '7.5.2') && !isClaimed(facts, '7.5.3')) return [];
      const inUse = facts.documents.filter(({ status }) => status !== 'obsolete');
      return inUse.some(isApproved)
        ? []
        : inUse.map((control) => ofDocument(control, { documentStatus: control.status }));
    },
  },
  {
    id: 'documents.identifierTwice',
    severity: 'error',
    step: 'establish',
    nodes: ['7.5.2'],
    check: ({ documents }) =>
      documents
        .filter((control) =>
          documents.some((other) => other !== control && foldName(other.identifier) === foldName(control.identifier)),
        )
        .map((control) => ofDocument(control)),
  },
];

function isApproved({ status }: DocumentControl): boolean {
  return status === 'approved';
}
