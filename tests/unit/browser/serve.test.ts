import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Server, serve } from '#browser/serve.ts';
import { tempFolder } from '../db/workspace.ts';

const APP_FOLDER = path.resolve(import.meta.dirname, '../../..');

async function startServer(): Promise<{ server: Server; origin: string; port: number; folder: string }> {
  const folder = tempFolder();
  const options = { appFolder: APP_FOLDER, dataFolder: path.join(folder, 'data'), port: 0, workspace: undefined };
  const server = await serve(options);
  onTestFinished(() => server.stop());
  const { origin, port } = new URL(server.address);
  return { server, origin, port: Number(port), folder };
}

/** Opens the printed address as a browser would and returns the session's cookie. */
async function signIn(address: string): Promise<string> {
  const response = await fetch(address, { redirect: 'manual' });
  expect(response.status).toBe(303);
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

function post(origin: string, route: string, input: unknown, headers: Record<string, string>): Promise<Response> {
  return fetch(`${origin}/api/${route}`, {
    method: 'POST',
    body: JSON.stringify(input),
    headers: { origin, ...headers },
  });
}

describe('the browser host', () => {
  test('answers the contract to the browser that opened its address', async () => {
    const { server, origin } = await startServer();
    const cookie = await signIn(server.address);
    const response = await post(origin, 'app.info', {}, { cookie });
    expect(await response.json()).toMatchObject({ ok: true, data: { host: 'browser' } });
  });

  test('refuses a used token, a wrong token and no token', async () => {
    const { server, origin } = await startServer();
    await signIn(server.address);
    for (const address of [server.address, `${origin}/?token=guess`, `${origin}/`]) {
      expect((await fetch(address, { redirect: 'manual' })).status).toBe(403);
    }
  });

  test('refuses a foreign Origin and a missing one, cookie or not', async () => {
    const { server, origin } = await startServer();
    const cookie = await signIn(server.address);
    expect((await post(origin, 'app.info', {}, { cookie, origin: 'http://evil.example' })).status).toBe(403);
    const without = await fetch(`${origin}/api/app.info`, { method: 'POST', body: '{}', headers: { cookie } });
    expect(without.status).toBe(403);
  });

  test('refuses a wrong Host, as a rebound name would send it', async () => {
    const { server, port } = await startServer();
    const cookie = await signIn(server.address);
    const status = await new Promise((resolve) => {
      const request = http.get({
        port,
        host: '127.0.0.1',
        path: '/',
        headers: { host: `evil.example:${port}`, cookie },
      });
      request.on('response', (response) => resolve(response.statusCode));
    });
    expect(status).toBe(403);
  });

  test('listens on the loopback address alone', async () => {
    const { server } = await startServer();
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:/);
  });

  test('lets a page name no file by its path', async () => {
    const { server, origin } = await startServer();
    const cookie = await signIn(server.address);
    const response = await post(origin, 'systems.importPreview', { path: '/etc/passwd' }, { cookie });
    expect(await response.json()).toMatchObject({ ok: false, error: { code: 'grantUnknown' } });
  });

  test('keeps nothing of an upload that is no workspace', async () => {
    const { server, origin, folder } = await startServer();
    const cookie = await signIn(server.address);
    const upload = await fetch(`${origin}/files?name=photo.aims&purpose=openWorkspace`, {
      method: 'POST',
      body: Buffer.from('ffd8ffe0', 'hex'),
      headers: { cookie, origin },
    });
    const { grant } = (await upload.json()) as { grant: string };
    const refused = await post(origin, 'workspace.open', { path: grant }, { cookie });
    expect(await refused.json()).toMatchObject({ ok: false, error: { code: 'workspaceNotSqlite' } });
    expect(fs.readdirSync(path.join(folder, 'data', 'workspaces'))).toEqual([]);
  });

  test('takes a workspace in, works on it, and hands a copy out', async () => {
    const { server, origin, folder } = await startServer();
    const cookie = await signIn(server.address);
    const ask = async (route: string, input: unknown): Promise<unknown> => {
      const answer = (await (await post(origin, route, input, { cookie })).json()) as { ok: boolean; data: unknown };
      expect(answer.ok).toBe(true);
      return answer.data;
    };
    const grantFor = async (purpose: string, suggestedName: string) => {
      const [picked] = (await ask('host.pick', { purpose, suggestedName })) as { grant: string }[];
      return picked?.grant;
    };
    const made = await grantFor('newWorkspace', 'Köln ../../Büro.aims');
    await ask('workspace.create', { path: made, organisationName: 'Büro', sample: false });
    await ask('systems.create', { fields: { name: 'Chatbot' } });
    const copy = await grantFor('saveCopy', 'copy.aims');
    await ask('workspace.saveCopy', { path: copy });
    const download = await fetch(`${origin}/files/${copy}`, { headers: { cookie } });
    const bytes = Buffer.from(await download.arrayBuffer());
    expect(bytes.toString('latin1', 0, 15)).toBe('SQLite format 3');

    const upload = await fetch(`${origin}/files?name=..%2F..%2Fback.aims&purpose=openWorkspace`, {
      method: 'POST',
      body: bytes,
      headers: { cookie, origin },
    });
    const taken = (await upload.json()) as { grant: string };
    await ask('workspace.open', { path: taken.grant });
    expect(fs.readdirSync(path.join(folder, 'data', 'workspaces')).sort()).toEqual(
      ['Köln .. .. Büro.aims', 'back.aims', 'back.aims-wal'].sort(),
    );
    expect(fs.readdirSync(folder)).toEqual(['data']);
  });
});
