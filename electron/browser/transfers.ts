import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import type http from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { safeFileName } from '#core/files/file-names.ts';
import { makePrivateFolder } from '#core/files/private.ts';
import { refuse, unescaped } from './refuse.ts';
import type { Host } from './serve.ts';

/** Takes in a file that the user chose in the browser. A workspace is kept, since it is worked in from then on. */
export async function receiveUpload(
  host: Host,
  url: URL,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const name = safeFileName(url.searchParams.get('name') ?? '');
  const keep = url.searchParams.get('purpose') === 'openWorkspace' && !isBundle(name);
  const file = keep ? workspacePlace(host, name) : transferPlace(host, name);
  try {
    await pipeline(request, fs.createWriteStream(file, { flags: 'wx', mode: 0o600 }));
  } catch {
    fs.rmSync(file, { force: true });
    refuse(response, 507, 'The file could not be taken in.');
    return;
  }
  if (keep) host.uploads.add(file);
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(host.grants.give(file)));
}

/** What is opened of a bundle is the workspace in it, which gets a file of its own. */
function isBundle(name: string): boolean {
  return /\.age$/i.test(name);
}

/** Hands an export to the browser's downloads, and keeps nothing of it. */
export async function sendFile(host: Host, grant: string, response: http.ServerResponse): Promise<void> {
  const file = pathOf(host, unescaped(grant) ?? '');
  if (file === null || !fs.existsSync(file))
    return refuse(response, 404, 'There is no such file, or it was fetched already.');
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': fs.statSync(file).size,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(path.basename(file))}`,
  });
  await pipeline(fs.createReadStream(file), response);
  discardTransfer(host, file);
}

function pathOf({ grants }: Host, grant: string): string | null {
  try {
    return grants.pathOf(grant);
  } catch {
    return null;
  }
}

/** A new place among the workspaces. */
export function workspacePlace({ options }: Host, name: string): string {
  const folder = path.join(options.dataFolder, 'workspaces');
  makePrivateFolder(folder);
  return freePath(folder, name);
}

/** A new place for something on its way to the browser or from it. */
export function transferPlace({ transfer }: Host, name: string): string {
  const folder = path.join(transfer.path(), randomBytes(8).toString('hex'));
  makePrivateFolder(folder);
  return path.join(folder, name);
}

/** Takes a file away that is on its way, with the folder that it has for itself; others stay. */
export function discardTransfer({ transfer }: Host, file: string): void {
  const folder = path.dirname(file);
  if (path.dirname(folder) === transfer.path()) fs.rmSync(folder, { recursive: true, force: true });
}

/** The first of `name`, `name (2)`, `name (3)` … that is not taken in the folder. */
function freePath(folder: string, name: string): string {
  const { name: stem, ext } = path.parse(name);
  for (let number = 1; ; number += 1) {
    const file = path.join(folder, number === 1 ? name : `${stem} (${number})${ext}`);
    if (!fs.existsSync(file)) return file;
  }
}
