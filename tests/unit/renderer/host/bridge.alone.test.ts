import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SOURCES } from '#shared/contract/define.ts';

/** It connects as it is loaded, so each test loads its own. */
beforeEach(() => void vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

describe('the bridge to the browser host', () => {
  test('sends a change only when the one before has its answer, whatever became of it; questions do not wait', async () => {
    const sent: { readonly path: string; readonly answer: PromiseWithResolvers<Response> }[] = [];
    vi.stubGlobal('window', {});
    vi.stubGlobal('fetch', (path: string) => {
      const answer = Promise.withResolvers<Response>();
      sent.push({ path, answer });
      return answer.promise;
    });
    const { bridge } = await import('#renderer/host/bridge.ts');
    const paths = () => sent.map(({ path }) => path);
    const ok = () => Response.json({ ok: true, data: {} });
    const first = bridge.request('actions.create', { fields: { title: 'a' } });
    const second = bridge.request('trail.undo', {});
    const third = bridge.request('trail.redo', {});
    const question = bridge.request('actions.list', {});
    await expect.poll(paths).toHaveLength(2);
    expect(paths().toSorted()).toEqual(['api/actions.create', 'api/actions.list']);
    sent.find(({ path }) => path === 'api/actions.list')?.answer.resolve(ok());
    await question;
    expect(paths()).toHaveLength(2);
    sent.find(({ path }) => path === 'api/actions.create')?.answer.reject(new TypeError('no connection'));
    expect(await first).toMatchObject({ ok: false, error: { code: 'coreUnavailable' } });
    await expect.poll(() => paths().at(-1)).toBe('api/trail.undo');
    expect(paths()).toHaveLength(3);
    sent[2]?.answer.resolve(ok());
    expect(await second).toEqual({ ok: true, data: {} });
    await expect.poll(() => paths().at(-1)).toBe('api/trail.redo');
    sent[3]?.answer.resolve(ok());
    expect(await third).toEqual({ ok: true, data: {} });
  });

  test('says that all may have changed where its stream of events was broken', async () => {
    const streams: { onopen?: () => void; onmessage?: (message: { data: string }) => void }[] = [];
    function Stream(this: (typeof streams)[number]) {
      streams.push(this);
    }
    vi.stubGlobal('window', {});
    vi.stubGlobal('EventSource', Stream);
    const { bridge } = await import('#renderer/host/bridge.ts');
    const heard: unknown[] = [];
    bridge.on('workspace.changed', (payload) => heard.push(payload));
    const [stream] = streams;
    stream?.onopen?.();
    stream?.onmessage?.({ data: JSON.stringify({ name: 'workspace.changed', payload: { tables: ['trail'] } }) });
    expect(heard).toEqual([{ tables: ['trail'] }]);
    stream?.onopen?.();
    expect(heard).toEqual([{ tables: ['trail'] }, { tables: SOURCES }]);
  });
});
