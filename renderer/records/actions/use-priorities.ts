import { useMemo } from 'react';
import { useAssessment } from '#renderer/records/assessments/use-assessment.ts';
import { catalogueNode } from '#renderer/standard/catalogue.ts';
import type { Action } from '#shared/kinds/improvement/action.ts';
import { type ActionPriority, priorityWith } from '#shared/rules/action-plan.ts';
import { proposePriority } from '#shared/rules/priority.ts';

/** The priority of an action, by the state of its requirement as it is now. */
export function usePriorities(): (action: Pick<Action, 'nodeId' | 'priority'>) => ActionPriority {
  const { results } = useAssessment();
  return useMemo(
    () =>
      ({ nodeId, priority }) => {
        const proposal = proposePriority(catalogueNode(nodeId), results.get(nodeId)?.status ?? 'notAssessed');
        return priorityWith(priority, proposal);
      },
    [results],
  );
}
