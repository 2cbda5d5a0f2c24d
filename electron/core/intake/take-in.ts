import fs from 'node:fs';
import { MessageChannel } from 'node:worker_threads';
import { CHUNK_BYTES, findContent, hasContentOfSize, startContent, writingInBulk } from '#db/contents/contents.ts';
import type { WorkspaceFile } from '#db/file/open.ts';
import { type Core, wordsOf } from '../core.ts';
import type { SourceRead } from '../evidence/read-source.ts';
import { runJob } from '../jobs/run-job.ts';

/** Pieces that are written at once; each write waits for the disk. */
const AT_ONCE = 8;
/** A file from this size on is worth a change of the journal. */
const BULK_BYTES = 64 * 1024 * 1024;

/**
 * Takes the bytes of a file into the workspace, each content once. They count as evidence only when a revision names
 * them. Whatever ends it leaves nothing behind.
 *
 * @throws AppError cancelled, diskFull, workspaceReadOnly, workspaceChangedOnDisk, and what readSource does
 */
export async function takeInFile(
  core: Core,
  workspace: WorkspaceFile,
  source: string,
  jobId: string | undefined,
): Promise<SourceRead> {
  const { connection } = workspace;
  const size = fs.statSync(source).size;
  const t = wordsOf(core);
  if (hasContentOfSize(connection, size)) {
    const stage = t('evidence:stage.comparing');
    const read = await runJob(core, 'readSource', { file: source, port: null, stage }, jobId);
    if (findContent(connection, read.sha256) !== null) return read;
  }
  const take = () => stream(core, workspace, source, { stage: t('evidence:stage.takingIn'), jobId });
  return size < BULK_BYTES ? take() : writingInBulk(workspace, take);
}

type How = { readonly stage: string; readonly jobId: string | undefined };
/** Null after the last one. */
type Piece = { readonly memory: ArrayBuffer; readonly length: number } | null;

async function stream(core: Core, workspace: WorkspaceFile, source: string, how: How): Promise<SourceRead> {
  const writer = startContent(workspace);
  const { port1: here, port2: there } = new MessageChannel();
  let pending: NonNullable<Piece>[] = [];
  let failure: unknown;
  /** The memory of a piece goes back as soon as SQLite has it, so that reading goes on beside the writing. */
  function* takePending(): Generator<Uint8Array> {
    const pieces = pending;
    pending = [];
    for (const { memory, length } of pieces) {
      yield new Uint8Array(memory, 0, length);
      here.postMessage(memory, [memory]);
    }
  }
  const controller = new AbortController();
  let due = false;
  function writePending(): void {
    due = false;
    if (failure !== undefined) return;
    try {
      writer.append(takePending());
    } catch (error) {
      failure = error;
      controller.abort();
    }
  }
  here.on('message', (piece: Piece) => {
    if (piece !== null) pending.push(piece);
    if (due || (piece !== null && pending.length < AT_ONCE)) return;
    // In a turn of its own: a channel that is never empty would let no request through, not even the one to stop.
    due = true;
    setImmediate(writePending);
  });
  try {
    const input = { file: source, port: there, stage: how.stage };
    const read = await runJob(core, 'readSource', input, how.jobId, { transfer: [there], signal: controller.signal });
    writer.finish(read.sha256);
    return read;
  } catch (error) {
    failure ??= error;
    writer.drop();
    throw failure;
  } finally {
    here.close();
  }
}

/** The same for bytes that a page made or pasted. */
export function takeInBytes(workspace: WorkspaceFile, bytes: Uint8Array, sha256: string): void {
  if (findContent(workspace.connection, sha256) !== null) return;
  const writer = startContent(workspace);
  const chunks: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) chunks.push(bytes.subarray(from, from + CHUNK_BYTES));
  writer.append(chunks);
  writer.finish(sha256);
}
