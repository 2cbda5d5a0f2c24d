import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';

const DISPLAY = path.resolve(import.meta.dirname, '../../../scripts/lib/display.mjs');
const { findDisplayProblem } = (await import(DISPLAY)) as {
  findDisplayProblem(env: Record<string, string>): Promise<string | undefined>;
};

const DEAD = ':48999';

describe.skipIf(process.platform !== 'linux')('the display that the environment names (Linux)', () => {
  test('there is none', async () => {
    await expect(findDisplayProblem({})).resolves.toBe('There is no display');
    await expect(findDisplayProblem({ DISPLAY: '' })).resolves.toBe('There is no display');
  });

  test.each([[DEAD], [`unix${DEAD}`], [`${DEAD}.0`], ['127.0.0.1:59535'], ['nonsense']])(
    '%s does not answer',
    async (display) => {
      await expect(findDisplayProblem({ DISPLAY: display })).resolves.toBe(`The display ${display} does not answer`);
    },
  );

  test('one on a port answers', async () => {
    const server = net.createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = server.address() as net.AddressInfo;
    await expect(findDisplayProblem({ DISPLAY: `127.0.0.1:${port - 6000}` })).resolves.toBeUndefined();
  });

  test('one of Wayland answers, beside a dead one of X', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-guard-wl-'));
    onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
    const server = net.createServer().listen(path.join(folder, 'wayland-7'));
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const env = { DISPLAY: DEAD, WAYLAND_DISPLAY: 'wayland-7', XDG_RUNTIME_DIR: folder };
    await expect(findDisplayProblem(env)).resolves.toBeUndefined();
    await expect(findDisplayProblem({ ...env, WAYLAND_DISPLAY: 'wayland-8' })).resolves.toBe(
      `The display wayland-8, ${DEAD} does not answer`,
    );
  });
});
