import { pageOfNode } from '#renderer/records/fulfilment/ref-link.tsx';
import type { ReadinessFinding } from '#shared/contract/domains/readiness.ts';
import { SEVERITIES, type Severity } from '#shared/rules/readiness/rule.ts';
import type { StepId } from '#shared/steps/steps.ts';

/** `''` leaves a filter open. */
export type ReadinessFilter = {
  readonly step: StepId | '';
  readonly severity: Severity | '';
  readonly state: '' | 'open' | 'waived';
};
export const NO_FILTER: ReadinessFilter = { step: '', severity: '', state: '' };

/** Findings of one severity that are open, or all that are waived wholly. */
export type FindingGroup = { readonly key: Severity | 'waived'; readonly findings: readonly ReadinessFinding[] };

export function isWaived({ open }: Pick<ReadinessFinding, 'open'>): boolean {
  return open === 0;
}

/** What fits the filter, errors first and waived findings last; groups without findings are left out. */
export function groupFindings(findings: readonly ReadinessFinding[], filter: ReadinessFilter): FindingGroup[] {
  const fitting = findings.filter((finding) => {
    if (filter.step !== '' && finding.step !== filter.step) return false;
    if (filter.severity !== '' && finding.severity !== filter.severity) return false;
    return filter.state === '' || (filter.state === 'waived') === isWaived(finding);
  });
  const groups: FindingGroup[] = SEVERITIES.map((key) => ({
    key,
    findings: fitting.filter((finding) => finding.severity === key && !isWaived(finding)),
  }));
  groups.push({ key: 'waived', findings: fitting.filter(isWaived) });
  return groups.filter((group) => group.findings.length > 0);
}

/** Id of a finding's heading, where the keyboard goes when the button that was pressed is gone. */
export function headingOf(rule: string): string {
  return `finding-${rule}`;
}

/** Where a record is mended. */
export type Place =
  | { readonly to: '/systems/$id'; readonly params: { readonly id: string } }
  | { readonly to: '/requirements'; readonly search: { readonly node: string } }
  | { readonly to: '/actions'; readonly search: { readonly action: string } }
  | { readonly to: '/steps/$stepId/$pageId'; readonly params: { readonly stepId: string; readonly pageId: string } }
  | { readonly to: '/organisation' | '/documents' | '/systems' | '/' };

export function placeOf({ entity, id }: { readonly entity: string; readonly id: string }): Place {
  switch (entity) {
    case 'aiSystems':
      return { to: '/systems/$id', params: { id } };
    case 'assessmentResults':
      return { to: '/requirements', search: { node: id } };
    case 'actions':
      return { to: '/actions', search: { action: id } };
    case 'nodes': {
      const page = pageOfNode(id);
      return page === null ? { to: '/' } : { to: '/steps/$stepId/$pageId', params: page };
    }
    case 'documentControls':
      return { to: '/documents' };
    case 'organisation':
      return { to: '/organisation' };
    default:
      return { to: id === 'systems' ? '/systems' : '/' };
  }
}
