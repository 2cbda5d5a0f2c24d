import { type UseQueryResult, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type RequestError, routeKey, useCommand, useRoute } from '#renderer/host/api.ts';
import type { RouteOutput } from '#shared/contract/registry.ts';
import type { NodeResult } from '#shared/entities/assessment.ts';
import { type Results, resultOf } from './requirement-model.ts';

type AssessmentAnswer = RouteOutput<'assessment.get'>;
export type ResultChanges = Partial<Pick<NodeResult, 'status' | 'finding'>>;

export type AssessmentAccess = {
  readonly query: UseQueryResult<AssessmentAnswer, RequestError>;
  readonly results: Results;
  /** Shows the change at once; throws the core's refusal and shows what is in the file again. */
  readonly set: (nodeId: string, changes: ResultChanges) => Promise<void>;
};

const KEY = routeKey('assessment.get', {});

export function useAssessment(): AssessmentAccess {
  const query = useRoute('assessment.get', {});
  const client = useQueryClient();
  const { mutateAsync } = useCommand('assessment.set');
  const list = query.data?.results;
  const results = useMemo(() => new Map(list?.map((result) => [result.nodeId, result])), [list]);
  async function set(nodeId: string, changes: ResultChanges): Promise<void> {
    // An answer that is on its way was given before this change and would undo it on the screen.
    await client.cancelQueries({ queryKey: KEY });
    client.setQueryData<AssessmentAnswer>(KEY, (answer) => answer && withChange(answer, nodeId, changes));
    try {
      await mutateAsync({ nodeId, changes });
    } catch (error) {
      void client.invalidateQueries({ queryKey: KEY });
      throw error;
    }
  }
  return { query, results, set };
}

function withChange(answer: AssessmentAnswer, nodeId: string, changes: ResultChanges): AssessmentAnswer {
  const others = answer.results.filter((result) => result.nodeId !== nodeId);
  const before = resultOf(new Map(answer.results.map((result) => [result.nodeId, result])), nodeId);
  return { ...answer, results: [...others, { ...before, ...changes }] };
}
