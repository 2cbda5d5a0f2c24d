import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { routeQuery } from '#renderer/host/api.ts';
import { PAGES, type Page } from '../pages.ts';
import { router } from '../router-instance.ts';

/** Milliseconds after which the first page has what it needs: nothing here may come in its way. */
const SETTLED = 1500;

/** Where people go from the navigation. */
const TABS = PAGES.filter((page: Page) => page.place !== null && page.under === undefined && !page.path.includes('$'));

/** Fetches, once nothing else is to be done, the pages of the navigation and the one list that can be thousands long. */
export function useWarmPages(): void {
  const client = useQueryClient();
  useEffect(() => {
    let gone = false;
    const warm = async () => {
      await client.prefetchQuery(routeQuery(client, 'systems.list', {}));
      for (const { path } of TABS) {
        if (gone) return;
        await router().preloadRoute({ to: path });
      }
    };
    const timer = setTimeout(() => requestIdleCallback(() => void warm().catch(() => {})), SETTLED);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [client]);
}
