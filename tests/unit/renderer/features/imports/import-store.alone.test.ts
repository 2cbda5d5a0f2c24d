import { expect, test, vi } from 'vitest';

test('an import goes on while somebody looks elsewhere, says when it is done, and ends with its workspace', async () => {
  const sent: string[] = [];
  const asked: PromiseWithResolvers<Response>[] = [];
  vi.stubGlobal('window', { location: { href: 'http://127.0.0.1/' } });
  vi.stubGlobal('EventSource', vi.fn());
  vi.stubGlobal('fetch', (path: string) => {
    sent.push(path);
    if (path === 'api/jobs.cancel') return Promise.resolve(Response.json({ ok: true, data: {} }));
    asked.push(Promise.withResolvers());
    return asked.at(-1)?.promise;
  });
  const isAsked = () => expect.poll(() => asked.length).toBe(1);
  const reply = async (data: object) => {
    await isAsked();
    asked.shift()?.resolve(Response.json({ ok: true, data }));
    await expect.poll(() => useImportStore.getState().running).toBeNull();
  };
  const { enterWorkspace } = await import('#renderer/host/open-workspace.ts');
  const { readImport, startImport, useImportStore, watchImport } = await import(
    '#renderer/features/imports/import-store.ts'
  );
  const { useToasts } = await import('#renderer/session/toasts.ts');
  const toasts = () => useToasts.getState().toasts;
  enterWorkspace('one');
  const file = { grant: 'g1', name: 'inventory.csv', location: '' };
  const counts = { new: 3, update: 0, unchanged: 0, refused: 0 };

  let leave = watchImport();
  void readImport({ file, mapping: { Alpha: 'name' } });
  await reply({ counts, columns: [] });
  leave();
  // Nobody is told of what was only looked at; it is there again.
  expect(toasts()).toEqual([]);
  leave = watchImport();
  expect(useImportStore.getState()).toMatchObject({ file, mapping: { Alpha: 'name' }, preview: { counts } });

  void startImport();
  leave();
  expect(toasts().map(({ changeId, action }) => [changeId, action !== null])).toEqual([[null, true]]);
  await reply({ report: { counts }, changeId: 'c1' });
  expect(toasts().at(-1)).toMatchObject({ changeId: 'c1', tone: 'ok' });
  leave = watchImport();
  expect(useImportStore.getState().result).toMatchObject({ changeId: 'c1' });
  leave();
  expect(useImportStore.getState()).toMatchObject({ file: null, result: null });

  leave = watchImport();
  void readImport({ file });
  await reply({ counts, columns: [] });
  void startImport();
  await isAsked();
  sent.length = 0;
  enterWorkspace('two');
  await expect.poll(() => sent).toEqual(['api/jobs.cancel']);
  expect(useImportStore.getState().file).toBeNull();
  asked.shift()?.resolve(Response.json({ ok: true, data: { report: { counts }, changeId: 'c2' } }));
  enterWorkspace('one');
  expect(useImportStore.getState()).toMatchObject({ file, result: null, running: null });
  leave();
});
