import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { refreshSoon } from '#renderer/host/refresh.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Everything on it was read just now. */
function clientWith(...routes: string[]): { client: QueryClient; stale: () => string[] } {
  const client = new QueryClient();
  for (const route of routes) client.setQueryData([route, {}], []);
  const stale = () => routes.filter((route) => client.getQueryState([route, {}])?.isInvalidated === true);
  return { client, stale };
}

const ROUTES = [
  'systems.list',
  'actions.list',
  'guide.undescribedSystems',
  'trail.history',
  'settings.get',
  'evidence.words',
];

test.each([
  [
    ['actions', 'trail'],
    ['actions.list', 'trail.history'],
  ],
  [
    ['aiSystems', 'trail'],
    ['systems.list', 'guide.undescribedSystems', 'trail.history'],
  ],
  [
    ['contents', 'computer'],
    ['settings.get', 'evidence.words'],
  ],
] as const)('a change of %j makes stale what reads it', (changed, expected) => {
  const { client, stale } = clientWith(...ROUTES);
  refreshSoon(client, changed);
  expect(stale()).toEqual([]);
  vi.runAllTimers();
  expect(stale()).toEqual(expected);
});

test('changes that come together count together, and everything counts for all', () => {
  const one = clientWith(...ROUTES);
  refreshSoon(one.client, ['actions']);
  refreshSoon(one.client, ['computer']);
  vi.runAllTimers();
  expect(one.stale()).toEqual(['actions.list', 'settings.get']);
  const other = clientWith(...ROUTES);
  refreshSoon(other.client, ['actions']);
  refreshSoon(other.client, 'everything');
  vi.runAllTimers();
  expect(other.stale()).toEqual(ROUTES);
});
