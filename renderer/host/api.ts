import {
  keepPreviousData,
  type QueryClient,
  type QueryKey,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { BESIDE_RECORDS, type Failure, type Route } from '#shared/contract/define.ts';
import { type RouteInput, type RouteName, type RouteOutput, routes } from '#shared/contract/registry.ts';
import { byCode, type CodedRow, patchRows } from '#shared/values/patch-rows.ts';
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

/**
 * Reads a query route and keeps it fresh: a change of what it reads makes every cached answer stale (see refresh.ts);
 * of lists, the rows that changed are read and no others.
 */
export function useRoute<N extends RouteName>(
  route: N,
  input: RouteInput<N>,
  { keep = false, ...options }: RouteOptions = {},
) {
  return useQuery<RouteOutput<N>, RequestError>({
    ...routeQuery(useQueryClient(), route, input),
    ...options,
    ...(keep && { placeholderData: keepPreviousData }),
  });
}

type RouteOptions = {
  readonly enabled?: boolean;
  /** How long an answer is kept that no page shows, in milliseconds. */
  readonly gcTime?: number;
  /** Until the answer to another input is there, the last one stays. */
  readonly keep?: boolean;
};

/** How a query route is read, for whoever reads it before it is shown. */
export function routeQuery<N extends RouteName>(client: QueryClient, route: N, input: RouteInput<N>) {
  const queryKey = routeKey(route, input);
  if (!isList(route)) return { queryKey, queryFn: () => request(route, input) };
  return {
    queryKey,
    queryFn: () => readList(client, route, input),
    // Rows that stay are the same objects already.
    structuralSharing: false,
    // Read once, and after that only what changed; until another workspace is opened.
    gcTime: Number.POSITIVE_INFINITY,
  };
}

/** Sends a command; the core tells what it changed. What a `shell` route may have changed is read anew soon after. */
export function useCommand<N extends RouteName>(route: N) {
  const client = useQueryClient();
  return useMutation<RouteOutput<N>, RequestError, RouteInput<N>>({
    mutationKey: [route],
    mutationFn: (input) => request(route, input),
    onSuccess: () => (routes[route].kind === 'shell' ? refreshSoon(client, BESIDE_RECORDS) : undefined),
  });
}

/** The state of the workspace that a list was read at. */
const marks = new WeakMap<object, string>();

/** Whether the route lists records as rows, of which only those that changed are read again. */
function isList(name: RouteName): boolean {
  const route: Route = routes[name];
  return route.kind === 'query' && route.rows !== undefined;
}

/** The list as it is now, made of the one that is shown and what changed since. */
async function readList<N extends RouteName>(
  client: QueryClient,
  route: N,
  input: RouteInput<N>,
): Promise<RouteOutput<N>> {
  const shown = client.getQueryData<readonly CodedRow[]>([route, input]) ?? [];
  const known = marks.get(shown) ?? null;
  const { mark, ids, rows } = await request('lists.read', { route, input, mark: known });
  const changed = rows as unknown as readonly CodedRow[];
  const list = ids === null ? changed : patchRows(shown, ids, changed, byCode);
  marks.set(list, mark);
  return list as RouteOutput<N>;
}
