import { type QueryKey, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Failure } from '#shared/contract/define.ts';
import { type RouteInput, type RouteName, type RouteOutput, routes } from '#shared/contract/registry.ts';
import { bridge } from './bridge.ts';
import { refreshSoon } from './refresh.ts';

/** A refusal by the core, carrying its sentence and the fields at fault. */
export class RequestError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message || failure.code);
    this.name = 'RequestError';
    this.failure = failure;
  }
}

/** Asks the core; throws {@link RequestError} where it refuses. */
export async function request<N extends RouteName>(route: N, input: RouteInput<N>): Promise<RouteOutput<N>> {
  const result = await bridge.request(route, input);
  if (!result.ok) throw new RequestError(result.error);
  return result.data;
}

export function routeKey<N extends RouteName>(route: N, input: RouteInput<N>): QueryKey {
  return [route, input];
}

/** Reads a query route and keeps it fresh: `workspace.changed` makes every cached answer stale (see app/query.ts). */
export function useRoute<N extends RouteName>(route: N, input: RouteInput<N>, options: { enabled?: boolean } = {}) {
  return useQuery<RouteOutput<N>, RequestError>({
    queryKey: routeKey(route, input),
    queryFn: () => request(route, input),
    ...options,
  });
}

/** Sends a command; everything read before is read anew soon after, see refresh.ts. */
export function useCommand<N extends RouteName>(route: N) {
  const client = useQueryClient();
  return useMutation<RouteOutput<N>, RequestError, RouteInput<N>>({
    mutationKey: [route],
    mutationFn: (input) => request(route, input),
    onSuccess: () => (routes[route].kind === 'query' ? undefined : refreshSoon(client)),
  });
}
