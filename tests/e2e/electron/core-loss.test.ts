import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ask, corePids, createWorkspace, desktop, lacking, openDesktop, testFolder, tryAsk } from './desktop.ts';

describe.skipIf(lacking !== undefined || process.platform !== 'linux')(`${desktop}, when its core is killed`, () => {
  test('keeps the window, says so, and has the last saved edit again', async () => {
    const folder = testFolder();
    const opened = await openDesktop();
    const { app, page } = opened;
    const workspace = await createWorkspace(opened, path.join(folder, 'Acme.aims'), 'Acme');
    const created = await ask(page, 'systems.create', { fields: { name: 'Triage' } });
    await ask(page, 'systems.update', { id: created.system.id, changes: { owner: 'Saved before the end' } });
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();

    const states = await watchStates(page);
    const main = app.process().pid ?? 0;
    const [core] = corePids(main);
    process.kill(core ?? Number.NaN, 'SIGKILL');
    await page
      .getByText('The workspace is open again')
      .or(page.getByText(/is back|again/i))
      .first()
      .waitFor();
    await expect.poll(states).toEqual(['lost', 'back']);

    expect(corePids(main)).toHaveLength(1);
    expect(corePids(main)).not.toContain(core);
    await expect(ask(page, 'workspace.current', {})).resolves.toMatchObject({ id: workspace.id });
    await expect(ask(page, 'systems.get', { id: created.system.id })).resolves.toMatchObject({
      owner: 'Saved before the end',
    });
    await ask(page, 'systems.update', { id: created.system.id, changes: { owner: 'Saved after it' } });
    expect((await ask(page, 'trail.verify', {})).brokenAt).toBeNull();
  });

  test('refuses what was under way with a sentence, and answers what is asked meanwhile', async () => {
    const opened = await openDesktop();
    const { app, page } = opened;
    await createWorkspace(opened, path.join(testFolder(), 'Acme.aims'), 'Acme');
    const [core] = corePids(app.process().pid ?? 0);
    // Stopped first, so that the request is surely under way when the end comes.
    process.kill(core ?? Number.NaN, 'SIGSTOP');
    const underWay = tryAsk(page, 'systems.create', { fields: { name: 'Never saved' } });
    await ping(page);
    process.kill(core ?? Number.NaN, 'SIGKILL');
    await expect(underWay).resolves.toMatchObject({
      ok: false,
      error: { code: 'coreUnavailable', message: expect.stringMatching(/^The part of the program .+ is kept\.$/) },
    });
    await expect(ask(page, 'systems.list', {})).resolves.toEqual([]);
  });

  test('gives up after five ends within a minute, and the window says so', async () => {
    const { app, page } = await openDesktop();
    const states = await watchStates(page);
    const main = app.process().pid ?? 0;
    for (let end = 0; end < 5; end += 1) {
      await expect.poll(() => corePids(main)).toHaveLength(1);
      const [core] = corePids(main);
      process.kill(core ?? Number.NaN, 'SIGKILL');
      await expect.poll(() => corePids(main)).not.toContain(core);
    }
    await expect.poll(states).toContain('failed');
    await expect(tryAsk(page, 'app.info', {})).resolves.toMatchObject({ error: { code: 'coreUnavailable' } });
    await page.getByText('The workspace process could not be started again.').waitFor();
  });
});

type Page = Awaited<ReturnType<typeof openDesktop>>['page'];

/** A request that main answers by itself has made the way that the one before it made, too. */
async function ping(page: Page): Promise<void> {
  await tryAsk(page, 'host.reveal', { grant: '' });
}

async function watchStates(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    const shell = window as unknown as {
      seen: string[];
      aiGuard: { on(name: string, listener: (payload: { state: string }) => void): void };
    };
    shell.seen = seen;
    shell.aiGuard.on('core.state', ({ state }) => seen.push(state));
  });
  return () => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
}
