import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { request, routeKey } from '#renderer/host/api.ts';
import type { GuideMode } from '#shared/contract/domains/guide.ts';
import type { RouteOutput } from '#shared/contract/registry.ts';

/** Keeps in which way the gap analysis was last worked at, for "Continue" on Home; null leaves it as it is. */
export function useNoteMode(mode: GuideMode | null): void {
  const client = useQueryClient();
  useEffect(() => {
    if (mode === null) return;
    client.setQueryData<RouteOutput<'guide.overview'>>(routeKey('guide.overview', {}), (known) => {
      return known && { ...known, mode };
    });
    // Losing it must not keep anybody from working.
    request('guide.noteMode', { mode }).catch(() => undefined);
  }, [client, mode]);
}
