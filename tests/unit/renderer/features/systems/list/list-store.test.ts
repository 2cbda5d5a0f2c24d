import { beforeEach, expect, test } from 'vitest';
import { NO_FILTERS } from '#renderer/features/systems/list/list-model.ts';
import { enterWorkspace, setFilters, useSystemList } from '#renderer/features/systems/list/list-store.ts';

beforeEach(() => {
  enterWorkspace(null);
  enterWorkspace('one');
});

test('keeps the place within a workspace and begins afresh in another', () => {
  setFilters({ text: 'fraud' });
  useSystemList.setState({ selection: { a: true }, order: ['a', 'b'] });
  enterWorkspace('one');
  expect(useSystemList.getState().filters.text).toBe('fraud');
  enterWorkspace('two');
  expect(useSystemList.getState()).toMatchObject({ workspaceId: 'two', filters: NO_FILTERS, selection: {}, order: [] });
});

test('a filter keeps the others and what is marked, and goes to the top', () => {
  useSystemList.setState({ selection: { a: true }, scrollOffset: 900 });
  setFilters({ scope: 'inScope' });
  setFilters({ text: 'x' });
  expect(useSystemList.getState()).toMatchObject({
    filters: { ...NO_FILTERS, scope: 'inScope', text: 'x' },
    selection: { a: true },
    scrollOffset: 0,
  });
});
