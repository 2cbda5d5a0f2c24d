import fs from 'node:fs';
import type http from 'node:http';
import path from 'node:path';
import { safeFileName } from '#core/files/file-names.ts';
import { fileUses } from '#core/kept/grants.ts';
import type { FileUse, Result } from '#shared/contract/define.ts';
import { MAX_PASTED } from '#shared/contract/domains/evidence.ts';
import { AppError, type ErrorCode } from '#shared/contract/errors.ts';
import { parseInput } from '#shared/contract/parse-input.ts';
import { routes } from '#shared/contract/registry.ts';
import type { Host } from './serve.ts';

/** Most requests are a few fields; the largest is a pasted picture, in base64. */
const MAX_BODY = 2 * MAX_PASTED;

export async function handleApi(
  host: Host,
  route: string,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  if (body === null) {
    response.writeHead(413).end();
    return;
  }
  const result = await answer(host, route, body);
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(result));
}

async function answer(host: Host, route: string, body: string): Promise<Result<unknown>> {
  let input: unknown;
  try {
    input = JSON.parse(body);
  } catch {
    return host.core.dispatch(route, undefined);
  }
  try {
    if (route === 'host.pick') return { ok: true, data: pick(host, input) };
    if (route === 'host.reveal') return { ok: true, data: {} };
    const resolved = host.grants.resolve(route, input);
    const result = await host.core.dispatch(route, resolved);
    for (const [field, use] of Object.entries(fileUses(route))) {
      settleFile(host, (resolved as Readonly<Record<string, string>>)[field] ?? '', use, result);
    }
    return result;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ok: false, error: host.core.failure(error) };
  }
}

/** Refusals after which the same file is tried again, with another passphrase. */
const TRIED_AGAIN: readonly ErrorCode[] = ['workspaceEncrypted', 'passphraseWrong'];

/**
 * What the browser sent is a copy. It stays where it was opened and is worked in; what was taken in, or refused, leaves
 * none behind. Files that were here before stay.
 */
function settleFile(host: Host, file: string, use: FileUse, result: Result<unknown>): void {
  if (use === 'read' || use === 'write') return;
  if (!result.ok && TRIED_AGAIN.includes(result.error.code)) return;
  const sent = host.uploads.delete(file) || isTransfer(host, file);
  if (sent && !(use === 'open' && result.ok)) fs.rmSync(file, { force: true });
}

function isTransfer({ transferFolder }: Host, file: string): boolean {
  return !path.relative(transferFolder, file).startsWith('..');
}

/**
 * Names a place on this computer for something to be written: new workspaces stay in the data folder, exports are
 * handed to the browser's downloads. Files to open come through an upload instead.
 */
function pick(host: Host, input: unknown): unknown {
  const { purpose, suggestedName } = parseInput(routes['host.pick'].input, input);
  const folder =
    purpose === 'newWorkspace'
      ? path.join(host.options.dataFolder, 'workspaces')
      : path.join(host.transferFolder, String(fs.readdirSync(host.transferFolder).length));
  fs.mkdirSync(folder, { recursive: true });
  return [host.grants.give(freePath(folder, safeFileName(suggestedName)))];
}

/** The first of `name`, `name (2)`, `name (3)` … that is not taken in the folder. */
export function freePath(folder: string, name: string): string {
  const { name: stem, ext } = path.parse(name);
  for (let number = 1; ; number += 1) {
    const file = path.join(folder, number === 1 ? name : `${stem} (${number})${ext}`);
    if (!fs.existsSync(file)) return file;
  }
}

async function readBody(request: http.IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
