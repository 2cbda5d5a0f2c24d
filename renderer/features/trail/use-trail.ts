import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type RequestError, request } from '#renderer/host/api.ts';
import type { RouteOutput } from '#shared/contract/registry.ts';
import type { TrailSelection } from '#shared/contract/workspace/trail.ts';
import { groupChanges } from '#shared/records/changes.ts';

/** Entries a page; small enough that a page of imported systems is still read in a blink. */
const PAGE = 200;

/** The trail from its newest entry back, page by page. */
export function useTrail(selection: TrailSelection) {
  const input = { limit: PAGE, ...selection };
  const query = useInfiniteQuery<
    RouteOutput<'trail.list'>,
    RequestError,
    RouteOutput<'trail.list'>[],
    readonly unknown[],
    number | null
  >({
    queryKey: ['trail.list', 'pages', input],
    queryFn: ({ pageParam }) => request('trail.list', { ...input, ...(pageParam !== null && { before: pageParam }) }),
    initialPageParam: null,
    getNextPageParam: (page) => (page.entries.length < PAGE ? undefined : page.entries.at(-1)?.seq),
    select: (data) => data.pages,
  });
  const changes = useMemo(() => groupChanges((query.data ?? []).flatMap((page) => page.entries)), [query.data]);
  return { query, changes, total: query.data?.[0]?.total ?? 0 };
}
