import { beforeEach, expect, test, vi } from 'vitest';

/** What ends or is put aside with the workspace; each test loads its own. */
beforeEach(() => void vi.resetModules());

test('a store of a workspace begins afresh in another one and is found again in its own', async () => {
  const { createForWorkspace, enterWorkspace } = await import('#renderer/host/open-workspace.ts');
  const store = createForWorkspace({ text: '' });
  enterWorkspace('one');
  store.setState({ text: 'of one' });
  enterWorkspace(null);
  expect(store.getState()).toEqual({ text: '' });
  enterWorkspace('two');
  expect(store.getState()).toEqual({ text: '' });
  store.setState({ text: 'of two' });
  enterWorkspace('one');
  expect(store.getState()).toEqual({ text: 'of one' });
});

test('who is in the room stays with the client', async () => {
  const { enterWorkspace } = await import('#renderer/host/open-workspace.ts');
  const { useWalk, toggleRole } = await import('#renderer/records/assessments/walk-store.ts');
  enterWorkspace('one');
  toggleRole('topManagement');
  useWalk.setState({ answers: 'Zoë Müller' });
  enterWorkspace('two');
  expect(useWalk.getState()).toEqual({ roles: [], answers: '', interview: null });
});

test('messages, the time of the last saving and open questions end with the workspace; its second adoption ends nothing', async () => {
  const { enterWorkspace } = await import('#renderer/host/open-workspace.ts');
  const { showToast, useToasts } = await import('#renderer/session/toasts.ts');
  const { noteSaved, useSaveState } = await import('#renderer/session/save-state.ts');
  const { confirmAction, useQuestion } = await import('#renderer/session/confirm-action.ts');
  enterWorkspace('one');
  showToast({ message: 'ACT-001 added.', changeId: 'c' });
  noteSaved(1);
  const answer = confirmAction({ title: 'Archive?', text: '', confirmLabel: 'Archive' });
  enterWorkspace('one');
  expect(useToasts.getState().toasts).toHaveLength(1);
  enterWorkspace('two');
  expect(useToasts.getState().toasts).toEqual([]);
  expect(useSaveState.getState().savedAt).toBeNull();
  expect(await answer).toBe(false);
  expect(useQuestion.getState().open).toBe(false);
});
