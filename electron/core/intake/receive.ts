import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { keepWords as keepInFile } from '#db/contents/extracts.ts';
import { readError } from '#db/errors.ts';
import type { WorkspaceFile } from '#db/file/open.ts';
import { MAX_PASTED, type ReceivedFile } from '#shared/contract/domains/evidence.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { Core } from '../core.ts';
import { isLookedInto } from '../evidence/extract-words.ts';
import { pictureType, sniffFile } from '../evidence/sniff-media.ts';
import { stripMetadata } from '../evidence/strip-metadata.ts';
import { runJob } from '../jobs/run-job.ts';
import { takeInBytes, takeInFile } from './take-in.ts';

type Received = Omit<ReceivedFile, 'known'>;

/**
 * Takes in a file and, where they can be read, the words in it. What lies at `source` is only read.
 *
 * @throws AppError what takeInFile does, fileMissing, fileUnreadable
 */
export async function receiveFile(
  core: Core,
  workspace: WorkspaceFile,
  source: string,
  withoutMetadata: boolean,
  jobId: string | undefined,
): Promise<Received> {
  const fileName = path.basename(source);
  try {
    const { size } = fs.statSync(source);
    const mediaType = await sniffFile(source, fileName);
    if (withoutMetadata && mediaType.startsWith('image/') && size <= MAX_PASTED) {
      const stripped = stripMetadata(fs.readFileSync(source), mediaType);
      if (stripped !== null) return keepBytes(workspace, fileName, stripped, mediaType, 'withoutMetadata');
    }
    const read = await takeInFile(core, workspace, source, jobId);
    const trouble = isLookedInto(mediaType) ? await keepWords(core, workspace, source, mediaType, read.sha256) : '';
    return { ...read, fileName, mediaType, derivation: '', trouble };
  } catch (error) {
    throw readError(error, source);
  }
}

/**
 * The same for a picture that has no file.
 *
 * @throws AppError evidencePicture where the bytes are no picture
 */
export function receiveBytes(
  workspace: WorkspaceFile,
  fileName: string,
  bytes: Uint8Array,
  withoutMetadata: boolean,
): Received {
  const mediaType = pictureType(bytes);
  if (mediaType === null) throw new AppError('evidencePicture');
  const stripped = withoutMetadata ? stripMetadata(bytes, mediaType) : null;
  return keepBytes(workspace, fileName, stripped ?? bytes, mediaType, stripped === null ? '' : 'withoutMetadata');
}

function keepBytes(
  workspace: WorkspaceFile,
  fileName: string,
  bytes: Uint8Array,
  mediaType: string,
  derivation: ReceivedFile['derivation'],
): Received {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  takeInBytes(workspace, bytes, sha256);
  return { sha256, bytes: bytes.length, fileName, mediaType, derivation, trouble: '' };
}

/** Only searching wants them, so whatever keeps them from being read keeps nothing else, but is told. */
async function keepWords(
  core: Core,
  workspace: WorkspaceFile,
  source: string,
  mediaType: string,
  sha256: string,
): Promise<ReceivedFile['trouble']> {
  try {
    const { words, trouble = '' } = await runJob(core, 'extractWords', { file: source, mediaType }, undefined);
    if (words !== '') keepInFile(workspace, sha256, words);
    return trouble;
  } catch (error) {
    if (error instanceof AppError && error.code !== 'cancelled') throw error;
    return '';
  }
}
