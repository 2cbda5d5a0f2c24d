import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { copyBytes } from '#db/file/copy-bytes.ts';
import type { WorkspaceFile } from '#db/file/open.ts';
import { removeView } from '#db/file/view.ts';
import { makePrivateFolder } from '#db/private.ts';
import { trailHead } from '#db/trail/trail.ts';
import { AppError } from '#shared/contract/errors.ts';
import { type Core, viewFolder } from '../core.ts';
import { type ReadingInput, type ReadingName, type ReadingOutput, readings } from '../reading/readings.ts';
import { runJob } from './run-job.ts';

/** Up to these a reading is over before a thread would have begun: about 50 ms. */
const SHORT_TRAIL = 1000;
const SMALL_FILE = 8 * 1024 * 1024;

/**
 * Reads the workspace as it is now on a thread of its own, so that changes are made as fast as ever meanwhile. The core
 * holds the file for itself alone (docs/decisions/0004), so the thread reads a copy of its bytes, which goes away after.
 * What is `short` is read at once; so is everything for the command line, where nobody else waits, and where no copy can
 * be made.
 *
 * @throws AppError cancelled where the workspace is closed meanwhile, or what the reading refuses with
 */
export async function readBeside<N extends ReadingName>(
  core: Core,
  file: WorkspaceFile,
  name: N,
  input: ReadingInput<N>,
  short = isShort(file),
): Promise<ReadingOutput<N>> {
  if (core.options.host === 'cli' || short) return readHere(file, name, input);
  const copy = path.join(viewFolder(core.options), randomUUID(), path.basename(file.path));
  try {
    try {
      makePrivateFolder(path.dirname(copy));
      await copyBytes(file, copy);
    } catch (error) {
      if (!file.connection.open || (error instanceof AppError && error.code === 'cancelled')) throw error;
      return await readHere(file, name, input);
    }
    const output = await runJob(core, 'reading', { file: copy, key: file.key, name, input }, randomUUID());
    return output as ReadingOutput<N>;
  } finally {
    removeView(copy);
  }
}

async function readHere<N extends ReadingName>(
  file: WorkspaceFile,
  name: N,
  input: ReadingInput<N>,
): Promise<ReadingOutput<N>> {
  const read = readings[name] as (connection: WorkspaceFile['connection'], input: unknown) => unknown;
  return (await read(file.connection, input)) as ReadingOutput<N>;
}

export function isShort({ path: target, connection }: WorkspaceFile): boolean {
  return trailHead(connection).entries <= SHORT_TRAIL && fs.statSync(target).size <= SMALL_FILE;
}
