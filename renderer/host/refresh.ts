import type { QueryClient } from '@tanstack/react-query';
import type { Source } from '#shared/contract/define.ts';
import { isRoute, restsOn } from '#shared/contract/registry.ts';

let scheduled: { readonly changed: Set<Source>; everything: boolean } | undefined;

/**
 * Makes stale what was read of `changed`, or everything where nobody knows what changed, once for all that happened
 * within a few milliseconds. What is on the screen is read anew, the rest when it is shown again.
 */
export function refreshSoon(client: QueryClient, changed: readonly Source[] | 'everything'): void {
  const soon = scheduled ?? { changed: new Set(), everything: false };
  if (changed === 'everything') soon.everything = true;
  else for (const source of changed) soon.changed.add(source);
  if (scheduled !== undefined) return;
  scheduled = soon;
  setTimeout(() => {
    scheduled = undefined;
    void client.invalidateQueries({
      predicate: ({ queryKey: [route] }) =>
        soon.everything || (typeof route === 'string' && isRoute(route) && restsOn(route, soon.changed)),
    });
  }, 15);
}
