import type { DocumentControl } from './document-control.ts';

/**
 * How an approval stands. `none`: nobody approved it. `holds`: what was approved is what there is now. `changed`: the
 * content is another one since. `unbound`: approved by a version of this product that did not keep what was approved.
 */
export const APPROVAL_STATES = ['none', 'holds', 'changed', 'unbound'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** Control data of a document with how its approval stands towards its content now. */
export type ControlledDocument = DocumentControl & { readonly approval: ApprovalState };

/** What an approval keeps of what was approved. */
type Bound = { readonly contentHash: string };

/** @param hashNow asked only where there is something to compare it with */
export function approvalState(isApproved: boolean, bound: Bound | undefined, hashNow: () => string): ApprovalState {
  if (!isApproved) return 'none';
  if (bound === undefined) return 'unbound';
  return bound.contentHash === hashNow() ? 'holds' : 'changed';
}

/** What is to be said of an approval on a day; `''` where it holds, and where there is none. */
export function approvalRemark(
  { status, approval, approvedOn }: ControlledDocument,
  day: string,
): '' | 'changed' | 'unbound' | 'future' {
  if (status !== 'approved') return '';
  if (approval === 'changed' || approval === 'unbound') return approval;
  return approvedOn > day ? 'future' : '';
}

/** Approved on or before the day, and still what was approved: nothing else counts as approved. */
export function isApprovedOn(control: ControlledDocument, day: string): boolean {
  return control.status === 'approved' && approvalRemark(control, day) === '';
}
