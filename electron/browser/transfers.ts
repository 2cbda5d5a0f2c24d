import fs from 'node:fs';
import type http from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { safeFileName } from '#core/files/file-names.ts';
import { freePath } from './api.ts';
import type { Host } from './serve.ts';

/** Takes in a file that the user chose in the browser. A workspace is kept, since it is worked in from then on. */
export async function receiveUpload(
  host: Host,
  url: URL,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const keep = url.searchParams.get('purpose') === 'openWorkspace';
  const folder = keep
    ? path.join(host.options.dataFolder, 'workspaces')
    : path.join(host.transferFolder, String(fs.readdirSync(host.transferFolder).length));
  fs.mkdirSync(folder, { recursive: true });
  const file = freePath(folder, safeFileName(url.searchParams.get('name') ?? ''));
  try {
    await pipeline(request, fs.createWriteStream(file, { flags: 'wx' }));
  } catch {
    fs.rmSync(file, { force: true });
    response.writeHead(507, { 'content-type': 'text/plain; charset=utf-8' }).end('The file could not be taken in.\n');
    return;
  }
  if (keep) host.uploads.add(file);
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(host.grants.give(file)));
}

/** Hands an export to the browser's downloads. */
export async function sendFile(host: Host, grant: string, response: http.ServerResponse): Promise<void> {
  let file: string;
  try {
    file = host.grants.pathOf(grant);
  } catch {
    response.writeHead(404).end();
    return;
  }
  const name = path.basename(file);
  if (!fs.existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': fs.statSync(file).size,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
  await pipeline(fs.createReadStream(file), response);
}
