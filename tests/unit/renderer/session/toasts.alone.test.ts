import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** What the core is asked for, and what it answers. */
async function load(answers: Readonly<Record<string, unknown>>) {
  vi.stubGlobal('window', { location: { href: 'http://127.0.0.1/' } });
  vi.stubGlobal('EventSource', vi.fn());
  vi.stubGlobal('fetch', async (path: string) =>
    Response.json(answers[path.replace('api/', '')] ?? { ok: true, data: {} }),
  );
  const [toasts, undo, query] = await Promise.all([
    import('#renderer/session/toasts.ts'),
    import('#renderer/session/undo.ts'),
    import('#renderer/session/query.ts'),
  ]);
  const shown = () =>
    toasts.useToasts.getState().toasts.map(({ message, changeId, action }) => ({ message, changeId, action }));
  return { ...toasts, ...undo, ...query, shown };
}

const STEP = { changeId: 'c1', action: 'actions.create', actor: '', at: '2026-01-01T00:00:00.000Z' };

beforeEach(() => void vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

async function command(client: unknown, route: string, run: () => Promise<unknown>) {
  const { MutationObserver } = await import('@tanstack/react-query');
  const observer = new MutationObserver(client as never, { mutationKey: [route], mutationFn: run });
  await observer.mutate(undefined as never).catch(() => undefined);
}

test('what was taken back by the keyboard is not offered to be undone once more', async () => {
  const app = await load({ 'trail.undo': { ok: true, data: { changeId: 'c2', step: STEP } } });
  app.showToast({ message: 'ACT-001 added.', changeId: 'c1' });
  app.showToast({ message: 'EV-0001 added.', changeId: 'c0' });
  await app.undoLast();
  expect(app.shown().map(({ changeId }) => changeId)).toEqual(['c0', null]);
});

test('of several steps only the newest is told, and none once something else was changed', async () => {
  const app = await load({
    'trail.undo': { ok: true, data: { changeId: 'c2', step: STEP } },
    'trail.redo': { ok: true, data: { changeId: 'c3', step: STEP } },
  });
  await app.undoLast();
  await app.redoLast();
  expect(app.shown()).toHaveLength(1);
  await command(app.queryClient, 'actions.update', async () => ({}));
  expect(app.shown()).toEqual([]);
});

test('a problem goes once the same is done, and no other', async () => {
  const app = await load({});
  const { RequestError } = await import('#renderer/host/api.ts');
  const { sentenceOf } = await import('#renderer/session/error-sentence.ts');
  const full = new RequestError({ code: 'diskFull', message: 'The disk is full.', params: {}, fields: {} });
  await command(app.queryClient, 'systems.archive', () => Promise.reject(full));
  app.showToast({ message: sentenceOf(full), tone: 'problem' });
  app.showToast({ message: 'What the camera wrote is kept.', tone: 'problem' });
  await command(app.queryClient, 'actions.update', async () => ({}));
  expect(app.shown()).toHaveLength(2);
  await command(app.queryClient, 'systems.archive', async () => ({}));
  expect(app.shown().map(({ message }) => message)).toEqual(['What the camera wrote is kept.']);
});
