import { useSyncExternalStore } from 'react';
import { localToday } from '#renderer/components/words/format.ts';
import { useRoute } from '#renderer/host/api.ts';
import type { Waiting } from '#shared/contract/waiting.ts';
import { PAGES, type Page, type PlaceId } from '../pages.ts';

const NOTHING: Waiting = { undecidedSystems: 0, expiredEvidence: 0, overdueActions: 0 };

/** How much work of each kind waits; nothing until the core has answered. */
export function useWaiting(): Waiting {
  return useRoute('waiting.count', { today: useSyncExternalStore(everyMinute, today) }).data ?? NOTHING;
}

/** The kinds of work that wait in a place, those of which there is none left out. */
export function waitingIn(place: PlaceId, waiting: Waiting): (keyof Waiting)[] {
  return PAGES.flatMap((page: Page) => (page.place === place && page.waits !== undefined ? [page.waits] : [])).filter(
    (kind) => waiting[kind] > 0,
  );
}

/** A window may stay open over midnight. */
function everyMinute(onChange: () => void): () => void {
  const timer = setInterval(onChange, 60_000);
  return () => clearInterval(timer);
}

function today(): string {
  return localToday(new Date());
}
