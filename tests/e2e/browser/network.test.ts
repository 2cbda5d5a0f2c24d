import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { networkTrap } from '../network-trap.ts';
import { hasChromium, openApp, openPrepared, ROOT } from './browser.ts';

function trapFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'aims-trap-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe.skipIf(!hasChromium)('the browser host', () => {
  test('no network at all: the page asks its own host alone, and the host asks nobody', async () => {
    const trap = networkTrap(trapFolder());
    const { page, strays } = await openApp({ env: trap.env });
    await page.getByLabel('Name of the organisation').fill('https://example.org/');
    await page.getByRole('button', { name: 'Create workspace' }).click();
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();
    await page.getByRole('link', { name: 'AI systems' }).click();
    await page.getByRole('link', { name: 'Import', exact: true }).first().click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await (await chooser).setFiles(path.join(ROOT, 'resources/samples/inventory-demo.csv'));
    await page.getByRole('button', { name: /^Import .* systems$/ }).click();
    await page.getByRole('link', { name: 'To the AI systems' }).click();
    await page.getByRole('searchbox', { name: 'Filter the list' }).waitFor();
    expect(strays).toEqual([]);
    expect(trap.processes()).toBeGreaterThanOrEqual(1);
    expect(trap.told()).toEqual([]);
  });

  test('another port of this computer gets nothing that it could act with', async () => {
    const { page } = await openPrepared('sample');
    const heard: string[] = [];
    const foreign = createServer((request, response) => {
      heard.push(JSON.stringify([request.url, request.headers]));
      response.setHeader('content-type', 'text/html').end('<p>Somebody else</p>');
    });
    foreign.listen(0, '127.0.0.1');
    await once(foreign, 'listening');
    onTestFinished(() => void foreign.close());
    const { origin, host, pathname } = new URL(page.url());
    const other = await page.context().newPage();
    await page.evaluate(
      (address) => {
        const link = document.createElement('a');
        Object.assign(link, { href: address, target: '_blank', rel: 'opener' }).click();
      },
      `http://127.0.0.1:${(foreign.address() as AddressInfo).port}/linked`,
    );
    await other.goto(`http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`);
    const answers = await other.evaluate(
      (addresses) =>
        Promise.all(addresses.map((address) => fetch(address, { credentials: 'include' }).then(String, String))),
      ['', 'events', 'api/app.info'].map((place) => `${origin}/${place}`),
    );
    expect(answers).toEqual(answers.map(() => expect.stringMatching(/Failed to fetch/)));
    await expect.poll(() => heard.some((told) => told.includes('/linked'))).toBe(true);
    const secret = pathname.slice(1, -1);
    expect(secret.length).toBeGreaterThan(30);
    const telling = [secret, host, '"cookie"', '"authorization"'];
    expect(heard.filter((told) => telling.some((word) => told.includes(word)))).toEqual([]);

    // The page comes back after a reload, and in a second window.
    await page.reload();
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.getByRole('heading', { name: 'Way to certification' }).waitFor();
  });
});

describe('the trap for connections', () => {
  test('tells of a name that is looked up, of a connection and of a datagram', () => {
    const trap = networkTrap(trapFolder());
    const script = `
      require('node:net').connect(9, '127.0.0.1').on('error', () => {});
      require('node:dns').lookup('localhost', () => {});
      fetch('http://127.0.0.1:9/').catch(() => {});
      const socket = require('node:dgram').createSocket('udp4');
      socket.send('x', 9, '127.0.0.1', () => socket.close());`;
    execFileSync(process.execPath, ['-e', script], { env: { ...process.env, ...trap.env } });
    const told = trap.told().join('\n');
    expect(told).toMatch(/^connect .*9/m);
    expect(told).toMatch(/^lookup localhost/m);
    expect(told).toMatch(/^send .*127\.0\.0\.1/m);
  });
});
