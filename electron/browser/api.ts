import fs from 'node:fs';
import type http from 'node:http';
import { safeFileName } from '#core/files/file-names.ts';
import { closeToOthers } from '#core/files/private.ts';
import { fileUses } from '#core/kept/grants.ts';
import type { FileUse, Result } from '#shared/contract/define.ts';
import { MAX_PASTED } from '#shared/contract/domains/evidence.ts';
import { AppError, type ErrorCode } from '#shared/contract/errors.ts';
import { parseInput } from '#shared/contract/parse-input.ts';
import { type RouteInput, routes } from '#shared/contract/registry.ts';
import { refuse } from './refuse.ts';
import type { Host } from './serve.ts';
import { discardTransfer, transferPlace, workspacePlace } from './transfers.ts';

/** Most requests are a few fields; the largest is a pasted picture, in base64. */
const MAX_BODY = 2 * MAX_PASTED;

export async function handleApi(
  host: Host,
  route: string,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  if (body === null) return refuse(response, 413, 'Refused: more than a request may hold.');
  host.asked += 1;
  try {
    const result = await answer(host, route, body);
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(result));
  } finally {
    host.asked -= 1;
  }
}

async function answer(host: Host, route: string, body: string): Promise<Result<unknown>> {
  const input = parsed(body);
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

/** Undefined where it is no JSON, which no route takes. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Refusals after which the same file is tried again, with another passphrase. */
const TRIED_AGAIN: readonly ErrorCode[] = ['workspaceEncrypted', 'passphraseWrong'];

/**
 * What the browser sent is a copy. It stays where it was opened and is worked in; what was taken in, or refused, leaves
 * none behind. Files that were here before stay. What is written here is for the browser alone.
 */
function settleFile(host: Host, file: string, use: FileUse, result: Result<unknown>): void {
  if (use === 'write' && fs.existsSync(file)) closeToOthers(file);
  if (use === 'read' || use === 'write') return;
  if (!result.ok && TRIED_AGAIN.includes(result.error.code)) return;
  const sent = host.uploads.delete(file);
  if (use === 'open' && result.ok) return;
  if (sent) fs.rmSync(file, { force: true });
  else discardTransfer(host, file);
}

/**
 * Names a place on this computer for something to be written: new workspaces stay in the data folder, exports are
 * handed to the browser's downloads. Files to open come through an upload instead.
 */
function pick(host: Host, input: unknown): unknown {
  const { purpose, suggestedName } = parseInput(routes['host.pick'].input, input) as RouteInput<'host.pick'>;
  const name = safeFileName(suggestedName);
  return [host.grants.give(purpose === 'newWorkspace' ? workspacePlace(host, name) : transferPlace(host, name))];
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
