import type { QueryClient } from '@tanstack/react-query';

let scheduled: ReturnType<typeof setTimeout> | undefined;

/**
 * Makes every cached answer stale, once for all that happened within a few milliseconds: a command's own answer and
 * the core's `workspace.changed` for it arrive together and must not read the 10,000 systems twice.
 */
export function refreshSoon(client: QueryClient): void {
  if (scheduled !== undefined) return;
  scheduled = setTimeout(() => {
    scheduled = undefined;
    void client.invalidateQueries();
  }, 15);
}
