import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Server, serve } from '#browser/serve.ts';
import { MAX_PASTED } from '#shared/contract/domains/evidence.ts';
import { CLI } from '../cli/program.ts';
import { tempFolder } from '../db/workspace.ts';

const APP_FOLDER = path.resolve(import.meta.dirname, '../../..');

async function startServer(
  folder = tempFolder(),
): Promise<{ server: Server; origin: string; port: number; folder: string }> {
  const options = { appFolder: APP_FOLDER, dataFolder: path.join(folder, 'data'), port: 0, workspace: undefined };
  const server = await serve(options);
  onTestFinished(() => server.stop());
  const { origin, port } = new URL(server.address);
  return { server, origin, port: Number(port), folder };
}

/** Opens the printed address as a browser would and returns the address of the page, which ends with a slash. */
async function signIn(address: string): Promise<string> {
  const response = await fetch(address, { redirect: 'manual' });
  expect(response.status).toBe(303);
  expect(response.headers.get('set-cookie')).toBeNull();
  return new URL(response.headers.get('location') ?? '', address).href;
}

function post(page: string, route: string, input: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${page}api/${route}`, {
    method: 'POST',
    body: JSON.stringify(input),
    headers: { origin: new URL(page).origin, ...headers },
  });
}

async function ask<T = unknown>(page: string, route: string, input: unknown): Promise<T> {
  const answer = (await (await post(page, route, input)).json()) as { ok: boolean; data: T };
  expect(answer).toMatchObject({ ok: true });
  return answer.data;
}

async function pick(page: string, purpose: string, suggestedName: string): Promise<string> {
  const [picked] = await ask<{ grant: string }[]>(page, 'host.pick', { purpose, suggestedName });
  return picked?.grant ?? '';
}

async function upload(page: string, name: string, purpose: string, body: Buffer<ArrayBuffer>): Promise<string> {
  const query = new URLSearchParams({ name, purpose });
  const sent = await fetch(`${page}files?${query}`, {
    method: 'POST',
    body,
    headers: { origin: new URL(page).origin },
  });
  return ((await sent.json()) as { grant: string }).grant;
}

async function makeWorkspace(page: string): Promise<void> {
  const made = await pick(page, 'newWorkspace', 'client.aims');
  await ask(page, 'workspace.create', { path: made, organisationName: 'Client', sample: false });
}

/** All files below a folder of the data folder. */
function filesIn(folder: string, name: string): string[] {
  const place = path.join(folder, 'data', name);
  const found = fs.existsSync(place) ? fs.readdirSync(place, { recursive: true, withFileTypes: true }) : [];
  return found.filter((entry) => entry.isFile() && !entry.name.endsWith('.lock')).map(({ name: file }) => file);
}

describe('the browser host', () => {
  test('answers the contract to the browser that opened its address', async () => {
    const { server } = await startServer();
    const page = await signIn(server.address);
    expect(await ask(page, 'app.info', {})).toMatchObject({ host: 'browser' });
  });

  test('refuses a used token, a wrong token and no token', async () => {
    const { server, origin } = await startServer();
    await signIn(server.address);
    for (const address of [server.address, `${origin}/?token=guess`, `${origin}/`]) {
      expect((await fetch(address, { redirect: 'manual' })).status).toBe(403);
    }
  });

  test('takes nothing that a browser sends along to other ports as well, and shows nothing without the secret', async () => {
    const { server, origin } = await startServer();
    const page = await signIn(server.address);
    // A cookie of this host, whatever it is called, and all that the page's own requests have besides their address.
    const headers = { origin, cookie: `aiGuardSession=${new URL(page).pathname.slice(1, -1)}` };
    const guesses = ['', 'index.html', 'events', 'files/x', 'x/', `${'x'.repeat(32)}/`];
    for (const guess of guesses) expect((await fetch(`${origin}/${guess}`, { headers })).status).toBe(403);
    for (const place of [`${origin}/`, `${origin}//`, `${origin}/x/`]) {
      expect((await post(place, 'app.info', {}, headers)).status).toBe(403);
    }
  });

  test('refuses a foreign Origin and a missing one, secret or not', async () => {
    const { server } = await startServer();
    const page = await signIn(server.address);
    expect((await post(page, 'app.info', {}, { origin: 'http://evil.example' })).status).toBe(403);
    const other = new URL(page);
    other.port = '9';
    expect((await post(page, 'app.info', {}, { origin: other.origin })).status).toBe(403);
    const without = await fetch(`${page}api/app.info`, { method: 'POST', body: '{}' });
    expect(without.status).toBe(403);
  });

  test('refuses a wrong Host, as a rebound name would send it', async () => {
    const { server, port } = await startServer();
    const { pathname } = new URL(await signIn(server.address));
    const headers = { host: `evil.example:${port}` };
    const status = await new Promise((resolve) => {
      const request = http.get({ port, host: '127.0.0.1', path: pathname, headers });
      request.on('response', (response) => resolve(response.statusCode));
    });
    expect(status).toBe(403);
  });

  test.each([
    ['/%', 404],
    ['/files/%', 404],
    ['/files/none', 404],
    ['/none.js', 404],
    ['/../../package.json', 403],
  ])('refuses %s in a sentence', async (asked, status) => {
    const { server, port } = await startServer();
    const { pathname } = new URL(await signIn(server.address));
    const answer = await rawGet(port, `${pathname.slice(0, -1)}${asked}`);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(/\w+.*\.\n$/);
  });

  test('refuses an address that is none, and a request that is too large, in a sentence', async () => {
    const { server, port } = await startServer();
    const page = await signIn(server.address);
    expect(await rawGet(port, '//')).toMatchObject({ status: 400, text: expect.stringMatching(/\w/) as string });
    const large = await fetch(`${page}api/app.info`, {
      method: 'POST',
      body: ' '.repeat(2 * MAX_PASTED + 1),
      headers: { origin: new URL(page).origin },
    });
    expect([large.status, await large.text()]).toEqual([413, expect.stringMatching(/\w/)]);
  });

  test.each<[string, unknown]>([
    ['host.pick', {}],
    ['host.pick', { purpose: 'none', suggestedName: '' }],
    ['host.pick', null],
    ['host.pick', undefined],
    ['settings.update', { changes: { language: 'a b' } }],
  ])('refuses a wrong %s with what is wrong', async (route, input) => {
    const { server } = await startServer();
    const page = await signIn(server.address);
    const target = await pick(page, 'exportDocument', 'document.pdf');
    const body = input !== null && typeof input === 'object' ? { ...input, path: target } : input;
    const answer = (await (await post(page, route, body)).json()) as { error: { code: string; message: string } };
    expect(answer.error.code).toBe('inputInvalid');
    expect(answer.error.message).toMatch(/^Not accepted, .*\.$/);
    if (JSON.stringify(input ?? '').includes('a b')) expect(answer.error.message).toMatch(/check: [a-z.]*language\./);
  });

  test('listens on the loopback address alone', async () => {
    const { server } = await startServer();
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:/);
  });

  test('lets a page name no file by its path', async () => {
    const { server } = await startServer();
    const page = await signIn(server.address);
    const response = await post(page, 'systems.importPreview', { path: '/etc/passwd' });
    expect(await response.json()).toMatchObject({ ok: false, error: { code: 'grantUnknown' } });
  });

  test('keeps nothing of an upload that is no workspace', async () => {
    const { server, folder } = await startServer();
    const page = await signIn(server.address);
    const grant = await upload(page, 'photo.aims', 'openWorkspace', Buffer.from('ffd8ffe0', 'hex'));
    const refused = await post(page, 'workspace.open', { path: grant });
    expect(await refused.json()).toMatchObject({ ok: false, error: { code: 'workspaceNotSqlite' } });
    expect(filesIn(folder, 'workspaces')).toEqual([]);
  });

  test('keeps nothing of a bundle that is refused, or that nobody opens', async () => {
    const { server, folder } = await startServer();
    const page = await signIn(server.address);
    const target = await pick(page, 'newWorkspace', 'received.aims');
    const bundle = Buffer.from('no bundle at all');
    const refused = await upload(page, 'received.age', 'openWorkspace', bundle);
    const answer = await post(page, 'bundle.open', { path: refused, passphrase: 'correct horse battery', target });
    expect(await answer.json()).toMatchObject({ ok: false, error: { code: 'handOverUnreadable' } });
    expect([...filesIn(folder, 'workspaces'), ...filesIn(folder, 'transfer')]).toEqual([]);
    await upload(page, 'never opened.age', 'openWorkspace', bundle);
    await upload(page, 'never opened.aims', 'openWorkspace', bundle);
    await server.stop();
    expect([...filesIn(folder, 'workspaces'), ...filesIn(folder, 'transfer')]).toEqual([]);
  });

  test('takes a workspace in, works on it, and hands a copy out', async () => {
    const { server, folder } = await startServer();
    const page = await signIn(server.address);
    const made = await pick(page, 'newWorkspace', 'Köln ../../Büro.aims');
    await ask(page, 'workspace.create', { path: made, organisationName: 'Büro', sample: false });
    await ask(page, 'systems.create', { fields: { name: 'Chatbot' } });
    const copy = await pick(page, 'saveCopy', 'copy.aims');
    await ask(page, 'workspace.saveCopy', { path: copy });
    const download = await fetch(`${page}files/${copy}`);
    const bytes = Buffer.from(await download.arrayBuffer());
    expect(bytes.toString('latin1', 0, 15)).toBe('SQLite format 3');

    const taken = await upload(page, '../../back.aims', 'openWorkspace', bytes);
    await ask(page, 'workspace.open', { path: taken });
    expect(fs.readdirSync(path.join(folder, 'data', 'workspaces')).sort()).toEqual(
      ['Köln .. .. Büro.aims', 'back.aims', 'back.aims-wal'].sort(),
    );
    expect(fs.readdirSync(folder)).toEqual(['data']);
  });
});

describe('what is on its way to the browser or from it', () => {
  test('is gone once it was fetched', async () => {
    const { server, folder } = await startServer();
    const page = await signIn(server.address);
    await makeWorkspace(page);
    const copy = await pick(page, 'saveCopy', 'copy.aims');
    await ask(page, 'workspace.saveCopy', { path: copy });
    expect(filesIn(folder, 'transfer')).toEqual(['copy.aims']);
    expect(Buffer.from(await (await fetch(`${page}files/${copy}`)).arrayBuffer()).length).toBeGreaterThan(0);
    await expect.poll(() => filesIn(folder, 'transfer')).toEqual([]);
    const again = await fetch(`${page}files/${copy}`);
    expect([again.status, await again.text()]).toEqual([404, expect.stringMatching(/fetched already/)]);
  });

  test('is gone once the workspace is closed, locked, or given a passphrase', async () => {
    const { server, folder } = await startServer();
    const page = await signIn(server.address);
    await makeWorkspace(page);
    await upload(page, 'systems.csv', 'importTable', Buffer.from('Name\nChatbot\n'));
    expect(filesIn(folder, 'transfer')).toEqual(['systems.csv']);
    await ask(page, 'workspace.setPassphrase', { passphrase: 'correct horse battery' });
    expect(filesIn(folder, 'transfer')).toEqual([]);
    await upload(page, 'systems.csv', 'importTable', Buffer.from('Name\nChatbot\n'));
    await ask(page, 'workspace.close', {});
    expect(filesIn(folder, 'transfer')).toEqual([]);
  });

  test('is gone after a kill and a start, and stays while its host runs', async () => {
    const folder = tempFolder();
    const env = { ...process.env, AI_GUARD_DATA_FOLDER: path.join(folder, 'data') };
    const killed = spawn(process.execPath, [CLI, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(killed.stdout, 'data')) as [Buffer];
    await upload(await signIn(line.toString().trim()), 'systems.csv', 'importTable', Buffer.from('Name\nChatbot\n'));
    await startServer(folder);
    expect(filesIn(folder, 'transfer')).toEqual(['systems.csv']);
    const gone = once(killed, 'exit');
    killed.kill('SIGKILL');
    await gone;
    expect(filesIn(folder, 'transfer')).toEqual(['systems.csv']);
    await startServer(folder);
    expect(filesIn(folder, 'transfer')).toEqual([]);
  });
});

describe('where no page is open', () => {
  test('an encrypted workspace is locked after the time that the settings name, and asked for again', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const { server } = await startServer();
    const page = await signIn(server.address);
    await makeWorkspace(page);
    const current = () => ask(page, 'workspace.current', {});
    await vi.advanceTimersByTimeAsync(20 * 60_000);
    expect(await current()).not.toBeNull();
    await ask(page, 'workspace.setPassphrase', { passphrase: 'correct horse battery' });

    const controller = new AbortController();
    await fetch(`${page}events`, { signal: controller.signal });
    await vi.advanceTimersByTimeAsync(20 * 60_000);
    expect(await current()).not.toBeNull();
    controller.abort();
    await vi.advanceTimersByTimeAsync(14 * 60_000);
    expect(await current()).not.toBeNull();
    await vi.advanceTimersByTimeAsync(16 * 60_000);
    await expect.poll(current).toBeNull();

    const events = await fetch(`${page}events`);
    const reader = events.body?.getReader();
    let heard = '';
    while (!heard.includes('host.openFile')) heard += Buffer.from((await reader?.read())?.value ?? []).toString();
    expect(heard).toContain('client.aims');
    await reader?.cancel();
  });
});

/** What no browser would send: the path as it is. */
function rawGet(port: number, target: string): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const request = http.get({ port, host: '127.0.0.1', path: target, headers: { host: `127.0.0.1:${port}` } });
    request.on('error', reject);
    request.on('response', (response) => {
      text(response).then((read) => resolve({ status: response.statusCode, text: read }), reject);
    });
  });
}
