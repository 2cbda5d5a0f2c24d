import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { openRunFolder, type RunFolder } from '#core/files/run-folder.ts';
import { createGrants } from '#core/kept/grants.ts';
import { reportDefect } from '#core/report-defect.ts';
import { readVersion } from '#core/resources/version.ts';
import { startCore } from '#core/start-core.ts';
import { AppError } from '#shared/contract/errors.ts';
import { handleApi } from './api.ts';
import { createGate, type Gate } from './gate.ts';
import { lockUnwatched } from './lock-unwatched.ts';
import { servePage } from './page.ts';
import { refuse } from './refuse.ts';
import { receiveUpload, sendFile } from './transfers.ts';

export type ServeOptions = {
  readonly appFolder: string;
  readonly dataFolder: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly workspace: string | undefined;
};

export type Server = {
  /** With the one-time token: opens the app once, in one browser. */
  readonly address: string;
  stop(): Promise<void>;
};

/** What the request handlers share. */
export type Host = {
  readonly options: ServeOptions;
  readonly core: ReturnType<typeof startCore>;
  readonly grants: ReturnType<typeof createGrants>;
  readonly streams: Set<http.ServerResponse>;
  /** Workspaces that were uploaded and not opened yet: one that is refused leaves nothing behind. */
  readonly uploads: Set<string>;
  /** For uploads and exports on their way; nothing of a workspace stays in it once that is closed. */
  readonly transfer: RunFolder;
  /** The workspace that waits for its passphrase: the program was started with it, or nobody was there any more. */
  locked: string | undefined;
  /** Requests to the core that have no answer yet. */
  asked: number;
};

/**
 * The browser host: the same page and the same core on the loopback address only. Whoever opens the printed address
 * first gets the page; every request needs the secret in the page's address, our own Host and our own Origin.
 *
 * @throws AppError when the workspace given cannot be opened
 */
export async function serve(options: ServeOptions): Promise<Server> {
  const streams = new Set<http.ServerResponse>();
  const core = startCore(
    {
      host: 'browser',
      appFolder: options.appFolder,
      dataFolder: options.dataFolder,
      portable: false,
      version: readVersion(options.appFolder),
    },
    (name, payload) => {
      if (name === 'workspace.switched') {
        host.locked = undefined;
        host.transfer.clear();
      }
      for (const stream of streams) stream.write(`data: ${JSON.stringify({ name, payload })}\n\n`);
    },
  );
  const host: Host = {
    options,
    core,
    grants: createGrants(),
    streams,
    uploads: new Set(),
    transfer: openRunFolder(path.join(options.dataFolder, 'transfer')),
    locked: undefined,
    asked: 0,
  };
  const token = randomBytes(24).toString('base64url');

  if (options.workspace !== undefined) {
    const file = path.resolve(options.workspace);
    const opened = await core.dispatch('workspace.open', { path: file });
    if (!opened.ok && opened.error.code === 'workspaceEncrypted') host.locked = file;
    else if (!opened.ok) {
      core.stop();
      throw new AppError(opened.error.code, opened.error.params);
    }
  }

  const server = http.createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const port = (server.address() as AddressInfo).port;
  const gate = createGate(port, token);
  server.on('request', (request, response) => {
    handle(host, gate, request, response).catch((error: unknown) => {
      // Who went away before the end needs no answer, and is no defect.
      if (request.socket.destroyed) return;
      reportDefect(error);
      refuse(response, 500, 'The program could not answer.');
    });
  });
  const stopLocking = lockUnwatched(host);

  return {
    address: `http://127.0.0.1:${port}/?token=${token}`,
    async stop() {
      stopLocking();
      for (const stream of streams) stream.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      core.stop();
      // Workspaces that were sent and never opened.
      for (const file of host.uploads) fs.rmSync(file, { force: true });
      host.transfer.close();
    },
  };
}

/** Only the page can ask for a passphrase. */
function askForLocked({ locked, grants }: Host, stream: http.ServerResponse): void {
  if (locked === undefined) return;
  const { grant, name } = grants.give(locked);
  stream.write(`data: ${JSON.stringify({ name: 'host.openFile', payload: { grant, name } })}\n\n`);
}

async function handle(
  host: Host,
  gate: Gate,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('cache-control', 'no-store');
  const url = urlOf(request.url ?? '/');
  if (url === null) return refuse(response, 400, 'Refused: this is no address.');
  const pathname = gate.admit(request, response, url);
  if (pathname === null) return;
  if (request.method === 'POST' && pathname.startsWith('/api/')) {
    await handleApi(host, pathname.slice('/api/'.length), request, response);
  } else if (request.method === 'GET' && pathname === '/events') {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': open\n\n');
    host.streams.add(response);
    askForLocked(host, response);
    response.on('close', () => host.streams.delete(response));
  } else if (request.method === 'POST' && pathname === '/files') {
    await receiveUpload(host, url, request, response);
  } else if (request.method === 'GET' && pathname.startsWith('/files/')) {
    await sendFile(host, pathname.slice('/files/'.length), response);
  } else if (request.method === 'GET') {
    servePage(host.options.appFolder, pathname, response);
  } else {
    refuse(response, 405, 'Refused: nothing here is asked for in this way.');
  }
}

function urlOf(target: string): URL | null {
  return URL.canParse(target, 'http://127.0.0.1') ? new URL(target, 'http://127.0.0.1') : null;
}
