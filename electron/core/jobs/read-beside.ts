import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { copyBytes } from '#db/file/copy-bytes.ts';
import type { WorkspaceFile } from '#db/file/open.ts';
import { removeView } from '#db/file/view.ts';
import { trailHead } from '#db/trail/trail.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { Core } from '../core.ts';
import { type ReadingInput, type ReadingName, type ReadingOutput, readings } from '../reading/readings.ts';
import { runJob } from './run-job.ts';

/** Up to these a reading is over before a thread would have begun: about 50 ms. */
const SHORT_TRAIL = 1000;
const SMALL_FILE = 8 * 1024 * 1024;
const ATTEMPTS = 3;

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
  // Whoever tidies the data folder may take a copy away before the thread has opened it: then it is made anew.
  for (let attempt = 1; ; attempt += 1) {
    const copy = await copyAside(core, file);
    if (copy === null) return readHere(file, name, input);
    try {
      const output = await runJob(core, 'reading', { file: copy, key: file.key, name, input }, randomUUID());
      return output as ReadingOutput<N>;
    } catch (error) {
      if (attempt >= ATTEMPTS || fs.existsSync(copy)) throw error;
    } finally {
      removeView(copy);
    }
  }
}

/** Null where none can be made: a full disk, or a copy as which the workspace was opened and which is gone. */
async function copyAside(core: Core, file: WorkspaceFile): Promise<string | null> {
  let copy: string | undefined;
  try {
    copy = path.join(core.views.path(), randomUUID(), path.basename(file.path));
    fs.mkdirSync(path.dirname(copy), { recursive: true, mode: 0o700 });
    await copyBytes(file, copy);
    return copy;
  } catch (error) {
    if (copy !== undefined) removeView(copy);
    if (!file.connection.open || (error instanceof AppError && error.code === 'cancelled')) throw error;
    return null;
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

/** Asks the connection, which has the file open wherever its name went. */
export function isShort({ connection }: WorkspaceFile): boolean {
  const pages = connection.pragma('page_count', { simple: true }) as number;
  const bytes = pages * (connection.pragma('page_size', { simple: true }) as number);
  return bytes <= SMALL_FILE && trailHead(connection).entries <= SHORT_TRAIL;
}
