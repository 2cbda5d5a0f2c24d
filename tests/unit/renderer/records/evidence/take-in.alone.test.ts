import { expect, test, vi } from 'vitest';

test('a file on its way into one client never comes into another, and its own says that it was left out', async () => {
  const sent: string[] = [];
  const received = Promise.withResolvers<Response>();
  vi.stubGlobal('window', { location: { href: 'http://127.0.0.1/' } });
  vi.stubGlobal('EventSource', vi.fn());
  vi.stubGlobal('fetch', (path: string) => {
    sent.push(path);
    // Only the first is ever received.
    return sent.length === 1 ? received.promise : new Promise(() => {});
  });
  vi.doMock('#renderer/components/pictures/base64.ts', () => ({ toBase64: async () => 'AA==' }));
  const { enterWorkspace } = await import('#renderer/host/open-workspace.ts');
  const { takeIn, useTakeIns } = await import('#renderer/records/evidence/take-in.ts');
  const states = () => useTakeIns.getState().takeIns.map(({ name, state }) => `${name} ${state}`);
  enterWorkspace('one');
  const photo = (name: string) => ({ kind: 'picture', blob: new Blob(['x']), name }) as const;
  takeIn([photo('first.png'), photo('second.png')], []);
  await expect.poll(() => sent).toEqual(['api/evidence.receivePicture']);
  expect(states()).toEqual(['first.png running', 'second.png waiting']);

  enterWorkspace('two');
  expect(states()).toEqual([]);
  const revision = { fileName: 'first.png', known: null, derivation: '', trouble: '', mediaType: 'image/png' };
  received.resolve(Response.json({ ok: true, data: revision }));
  // Its turn comes when all before it has ended.
  takeIn([photo('third.png')], []);
  await expect.poll(() => sent.length).toBeGreaterThan(1);
  expect(sent).toEqual(['api/evidence.receivePicture', 'api/evidence.receivePicture']);
  enterWorkspace('one');
  expect(states()).toEqual(['first.png failed', 'second.png failed']);
});
