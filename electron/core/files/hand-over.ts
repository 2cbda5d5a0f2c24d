import fs from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Decrypter, Encrypter } from 'age-encryption';
import { ZipFile } from 'yazl';
import { fileError, fileParams } from '#db/errors.ts';
import { PRIVATE_FILE } from '#db/private.ts';
import { addPackTo, buildStage1Pack, type PackInput, type PackOptions } from '#documents/pack/stage1-pack.ts';
import { writeFileAside } from '#documents/render/write-file.ts';
import { AppError } from '#shared/contract/errors.ts';
import { readArchive } from '../imports/read/check-archive.ts';
import type { Translate } from '../resources/locales.ts';
import type { Report } from '../running-jobs.ts';
import { MAX_BUNDLE, refuseLargeBundle } from './bundle-size.ts';

/**
 * A bundle to hand over: the workspace and its Stage 1 pack in one ZIP, encrypted with a passphrase in the format of age
 * (https://age-encryption.org/v1), so that the `age` program opens it where this one is not at hand. Both ways run on a
 * thread of their own: making a key out of the passphrase is slow on purpose.
 */
export type MakeHandOver = Omit<PackOptions, 't'> &
  PackInput & {
    readonly language: string;
    /** A copy of the workspace, which nobody writes to. */
    readonly workspace: string;
    readonly passphrase: string;
    /** File to write. */
    readonly path: string;
  };

export type OpenHandOver = {
  readonly language: string;
  /** The bundle. */
  readonly path: string;
  readonly passphrase: string;
  /** Where the workspace goes; never in the place of a file that is there. */
  readonly target: string;
};

/** age's own default: 2^18 rounds of scrypt. One that asks for many more would only keep the computer busy. */
const AGE_HEADER = 'age-encryption.org/v1\n';

/** @throws AppError handOverTooLarge, folderMissing, folderReadOnly, diskFull, fileIsFolder */
export async function makeHandOver(
  job: MakeHandOver,
  t: Translate,
  report: Report,
): Promise<{ readonly location: string; readonly bytes: number }> {
  refuseFile(job.workspace, job.path);
  const stage = t('documents:stages.setPages');
  const files = await buildStage1Pack(job, { ...job, t }, (share) => report({ done: share * 100, total: 100, stage }));
  report({ done: 100, total: 100, stage: t('documents:stages.encrypt') });
  const zip = new ZipFile();
  zip.addBuffer(fs.readFileSync(job.workspace), path.basename(job.workspace));
  addPackTo(zip, job.facts, files);
  zip.end();
  const encrypter = new Encrypter();
  encrypter.setPassphrase(job.passphrase);
  const bytes = await encrypter.encrypt(await buffer(zip.outputStream as Readable));
  writeFileAside(job.path, bytes);
  return { location: job.path, bytes: bytes.length };
}

/** @throws AppError handOverUnreadable, handOverTooLarge, passphraseWrong, fileExists, fileMissing, and those of writing */
export async function openHandOver(job: OpenHandOver): Promise<{ readonly location: string }> {
  const params = fileParams(job.path);
  if (fs.existsSync(job.target)) throw new AppError('fileExists', fileParams(job.target));
  const zip = await decrypt(job);
  let found: Awaited<ReturnType<typeof readArchive>>;
  try {
    const caps = { kept: MAX_BUNDLE, unpacked: MAX_BUNDLE };
    found = await readArchive(zip, params.name, (name) => /^[^/]+\.aims$/i.test(name), caps);
  } catch (error) {
    throw new AppError('handOverUnreadable', params, {}, error);
  }
  const [workspace] = found;
  if (workspace === undefined || found.length > 1) throw new AppError('handOverUnreadable', params);
  writeFileAside(job.target, workspace.bytes, PRIVATE_FILE);
  return { location: job.target };
}

async function decrypt({ path: file, passphrase }: OpenHandOver): Promise<Uint8Array> {
  refuseFile(file, file);
  let bytes: Buffer;
  try {
    bytes = fs.readFileSync(file);
  } catch (error) {
    throw fileError(error, file);
  }
  const header = bytes.toString('latin1', 0, 200);
  const rounds = /^-> scrypt \S+ (\d+)$/m.exec(header)?.[1];
  if (!header.startsWith(AGE_HEADER) || rounds === undefined)
    throw new AppError('handOverUnreadable', fileParams(file));
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return await decrypter.decrypt(bytes);
  } catch (error) {
    // The library tells a wrong passphrase from a damaged file by its words alone.
    const wrong = error instanceof Error && error.message.startsWith('no identity matched');
    throw new AppError(wrong ? 'passphraseWrong' : 'handOverUnreadable', fileParams(file), {}, error);
  }
}

function refuseFile(file: string, named: string): void {
  let size: number;
  try {
    size = fs.statSync(file).size;
  } catch (error) {
    throw fileError(error, named);
  }
  refuseLargeBundle(size, named);
}
