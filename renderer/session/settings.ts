import { useQuery } from '@tanstack/react-query';
import { request, routeKey } from '#renderer/host/api.ts';
import { DEFAULT_SETTINGS, type Settings } from '#shared/contract/app.ts';
import { queryClient } from './query.ts';

const KEY = routeKey('settings.get', {});

/** The program's settings; the defaults until the core has answered. */
export function useSettings(): Settings {
  return useQuery({ queryKey: KEY, queryFn: () => request('settings.get', {}) }).data ?? DEFAULT_SETTINGS;
}

/** The same for what is no component. */
export function currentSettings(): Settings {
  return queryClient.getQueryData<Settings>(KEY) ?? DEFAULT_SETTINGS;
}

/** Shows the change at once and keeps it; what was there before comes back where the core refuses. */
export async function updateSettings(changes: Partial<Settings>): Promise<void> {
  const before = queryClient.getQueryData<Settings>(KEY);
  queryClient.setQueryData<Settings>(KEY, (settings) => ({ ...(settings ?? DEFAULT_SETTINGS), ...changes }));
  try {
    queryClient.setQueryData(KEY, await request('settings.update', { changes }));
  } catch (error) {
    queryClient.setQueryData(KEY, before);
    throw error;
  }
}
