import { useMemo } from 'react';
import { catalogueNode } from '#renderer/app/catalogue.ts';
import { useAssessment } from '#renderer/records/use-assessment.ts';
import type { Action, Priority } from '#shared/entities/action.ts';
import { type PriorityProposal, proposePriority } from '#shared/rules/priority.ts';

export type ActionPriority = {
  /** What holds: the one that was decided, else the proposed one. */
  readonly priority: Priority | null;
  readonly decided: boolean;
  readonly proposal: PriorityProposal;
};

/** The priority of an action, by the state of its requirement as it is now. */
export function usePriorities(): (action: Pick<Action, 'nodeId' | 'priority'>) => ActionPriority {
  const { results } = useAssessment();
  return useMemo(
    () =>
      ({ nodeId, priority }) => {
        const proposal = proposePriority(catalogueNode(nodeId), results.get(nodeId)?.status ?? 'notAssessed');
        return { priority: priority === '' ? proposal.priority : priority, decided: priority !== '', proposal };
      },
    [results],
  );
}
