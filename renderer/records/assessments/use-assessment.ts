import { type UseQueryResult, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { type RequestError, routeKey, useCommand, useRoute } from '#renderer/host/api.ts';
import { useWorkspace } from '#renderer/session/workspace.ts';
import type { RouteInput, RouteOutput } from '#shared/contract/registry.ts';
import {
  emptyResult,
  type NodeResult,
  type OwnResult,
  type ResultChanges,
  resultKey,
  withResultChanges,
} from '#shared/entities/assessment.ts';

/** What was found for each node as a whole. */
export type Results = ReadonlyMap<string, NodeResult>;

type AssessmentAnswer = RouteOutput<'assessment.get'>;
export type ResultEntry = RouteInput<'assessment.set'>['entries'][number];

export type AssessmentAccess = {
  readonly query: UseQueryResult<AssessmentAnswer, RequestError>;
  /** Whether it can be read and no more: it was closed, or the workspace was opened to be read. */
  readonly locked: boolean;
  /** By node; {@link setMany} and the query know of elements too. */
  readonly results: Results;
  /** By {@link resultKey}, as of now: what is drawn may be a moment behind a change that was just made. */
  readonly current: () => ReadonlyMap<string, OwnResult>;
  /** Shows the change at once; throws the core's refusal and shows what is in the file again. */
  readonly set: (nodeId: string, changes: ResultChanges) => Promise<void>;
  /** The same for many nodes and elements, as one change; gives its id, null where nothing had to change. */
  readonly setMany: (entries: readonly ResultEntry[]) => Promise<string | null>;
};

/** @param assessmentId the leading assessment where left out: by which everything outside the gap analysis goes */
export function useAssessment(assessmentId?: string): AssessmentAccess {
  const input = useMemo(() => (assessmentId === undefined ? {} : { assessmentId }), [assessmentId]);
  const key = useMemo(() => routeKey('assessment.get', input), [input]);
  const query = useRoute('assessment.get', input);
  const client = useQueryClient();
  const { mutateAsync } = useCommand('assessment.set');
  const readOnly = (useWorkspace()?.readOnlySince ?? null) !== null;
  const locked = readOnly || (query.data?.assessment.closedOn ?? '') !== '';
  const list = query.data?.results;
  const results = useMemo(
    () => new Map(list?.filter(({ element }) => element === 0).map((result) => [result.nodeId, result])),
    [list],
  );
  const setMany = useCallback(
    async (entries: readonly ResultEntry[]): Promise<string | null> => {
      // An answer that is on its way was given before this change and would undo it on the screen. Cancelling takes
      // effect at once; waiting for its end would leave what is done next to work on what was there before.
      void client.cancelQueries({ queryKey: key });
      client.setQueryData<AssessmentAnswer>(key, (answer) => answer && withChanges(answer, entries));
      try {
        return (await mutateAsync({ ...input, entries: [...entries] })).changeId;
      } catch (error) {
        void client.invalidateQueries({ queryKey: key });
        throw error;
      }
    },
    [client, mutateAsync, key, input],
  );
  const current = useCallback(() => byKey(client.getQueryData<AssessmentAnswer>(key)?.results ?? []), [client, key]);
  const set = useCallback(
    async (nodeId: string, changes: ResultChanges) => {
      await setMany([{ nodeId, element: 0, changes }]);
    },
    [setMany],
  );
  return { query, locked, results, current, set, setMany };
}

/** What the names of all drafts about one node begin with, in the assessment that is written to. */
export function resultDrafts({ query }: AssessmentAccess, nodeId: string): string {
  return `results/${query.data?.assessment.id ?? ''}/${nodeId}/`;
}

function withChanges(answer: AssessmentAnswer, entries: readonly ResultEntry[]): AssessmentAnswer {
  const results = byKey(answer.results);
  for (const { nodeId, element, changes } of entries) {
    const key = resultKey({ nodeId, element });
    results.set(key, withResultChanges(results.get(key) ?? emptyResult(nodeId, element), changes));
  }
  return { ...answer, results: [...results.values()] };
}

function byKey(results: readonly OwnResult[]): Map<string, OwnResult> {
  return new Map(results.map((result) => [resultKey(result), result]));
}
