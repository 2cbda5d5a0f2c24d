import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { Environment } from '../environment.ts';
import { fileError, fileParams } from '../errors.ts';
import { connectCopy } from '../file/connect.ts';
import { removeDraft } from '../file/drafts.ts';
import { isEncrypted, keyFromRecovery } from '../file/encryption.ts';
import { refuseForeignLeftovers } from '../file/leftovers.ts';
import { keysFor, type OpenOptions, readHeader } from '../file/open.ts';
import { copySteadily, removeView } from '../file/view.ts';
import { makePrivateFile, makePrivateFolder } from '../private.ts';
import { PAGE_SIZE, type Pages } from './pages.ts';

/** The pages of a file that does not open, in the clear, and what was done to get at them. */
export type Damaged = {
  readonly pages: Pages;
  readonly key: Buffer | null;
  /** Its first bytes. */
  readonly header: Buffer;
  /** Whether what a crash left beside the file could be taken in: a log, or a journal. */
  readonly log: 'none' | 'read' | 'unread';
};

const LOGS = ['-wal', '-journal'];
const MAGIC = 'SQLite format 3\0';
/** Bytes of one value; SQLite takes up to a thousand million. */
const LARGEST_VALUE = 500_000_000;
/** Pages from the second on that have to fail before a key counts as wrong. */
const ENOUGH = 64;

/**
 * Lets `work` read the pages of `target`, of which only copies in `folder` are ever opened; an encrypted file's copies
 * are encrypted, and its pages in the clear are in memory alone. A page that fails its MAC reads as zeros.
 *
 * @throws AppError fileMissing, fileIsFolder, workspaceEmptyFile, workspaceInUse, workspaceEncrypted, passphraseWrong
 */
export function readDamaged<R>(
  target: string,
  folder: string,
  environment: Environment,
  options: OpenOptions,
  work: (damaged: Damaged) => R,
): R {
  const place = path.join(folder, environment.newId());
  const copy = path.join(place, path.basename(target));
  try {
    const header = readHeader(target);
    makePrivateFolder(place);
    copySteadily(target, copy, environment);
    return isSealed(header, options) ? readEncrypted(copy, header, options, work) : readPlain(copy, header, work);
  } catch (error) {
    const told = fileError(error, target);
    // The copy is ours; what is wrong with it is wrong with the file.
    throw told instanceof AppError && told.params.folder === place
      ? new AppError(told.code, { ...told.params, ...fileParams(target) }, {}, told)
      : told;
  } finally {
    removeView(copy);
  }
}

/** Where the mark of an encrypted file is gone, a recovery key still tells what it is. */
function isSealed(header: Buffer, { secret, key }: OpenOptions): boolean {
  if (isEncrypted(header)) return true;
  if (header.toString('latin1', 0, MAGIC.length) === MAGIC) return false;
  return key != null || (secret !== undefined && keyFromRecovery(secret) !== null);
}

/** SQLite is needed only to take in what a crash left beside the file. */
function readPlain<R>(copy: string, header: Buffer, work: (damaged: Damaged) => R): R {
  const folded = hasLog(copy) && firstThatWorks(copy, null, (file) => connectCopy(file, null).close());
  const descriptor = fs.openSync(folded ? folded.file : copy, 'r');
  try {
    const count = Math.ceil(fs.fstatSync(descriptor).size / PAGE_SIZE);
    const read = (number: number) => {
      const page = Buffer.alloc(PAGE_SIZE);
      fs.readSync(descriptor, page, 0, PAGE_SIZE, (number - 1) * PAGE_SIZE);
      return page;
    };
    const log = folded ? folded.log : hasLog(copy) ? 'unread' : 'none';
    return work({ pages: { count, usable: PAGE_SIZE, read }, key: null, header, log });
  } finally {
    fs.closeSync(descriptor);
  }
}

function readEncrypted<R>(copy: string, header: Buffer, options: OpenOptions, work: (damaged: Damaged) => R): R {
  const size = Math.floor(fs.statSync(copy).size / PAGE_SIZE);
  for (const key of keysFor(copy, header, options)) {
    // A first page that makes sense proves the key; where it was lent, another one has to.
    const found = firstThatWorks(copy, key, (file, graft) => decryptPages(file, key, graft ? size : 0));
    if (found === null) continue;
    const { result: image, log } = found;
    const read = (number: number) => image.subarray((number - 1) * PAGE_SIZE, number * PAGE_SIZE);
    const usable = PAGE_SIZE - (image[20] ?? 0);
    return work({ pages: { count: image.length / PAGE_SIZE, usable, read }, key, header, log });
  }
  throw new AppError('passphraseWrong', fileParams(copy));
}

type Attempt<T> = { readonly file: string; readonly log: Damaged['log']; readonly result: T };

/**
 * Tries the file as it is, then with a sound first page in the place of its own, and both once more without what lies
 * beside it. Each time on a copy of its own: SQLite may write to a file before it gives up.
 */
function firstThatWorks<T>(
  copy: string,
  key: Buffer | null,
  open: (file: string, graft: boolean) => T | null,
): Attempt<T> | null {
  const logged = hasLog(copy);
  const withLog = logged && isOurs(copy);
  const ways = (withLog ? [true, false] : [false]).flatMap((log) => [false, true].map((graft) => ({ log, graft })));
  for (const [index, { log, graft }] of ways.entries()) {
    const file = `${copy}.${index}`;
    try {
      if (graft) graftFirstPage(copy, file, key);
      else fs.copyFileSync(copy, file, fs.constants.COPYFILE_FICLONE);
      for (const suffix of log ? LOGS.filter((suffix) => fs.existsSync(`${copy}${suffix}`)) : []) {
        fs.copyFileSync(`${copy}${suffix}`, `${file}${suffix}`);
      }
      const result = open(file, graft);
      if (result !== null) return { file, log: logged ? (log ? 'read' : 'unread') : 'none', result };
    } catch (error) {
      if (!String((error as { code?: unknown }).code).startsWith('SQLITE_')) throw error;
    }
    removeDraft(file);
  }
  return null;
}

/**
 * All pages in the clear. The first page that fails its MAC ends the reading, so a lent page takes its place and the
 * reading begins anew: 80 MB take a fifth of a second, for each such page.
 *
 * @param unproven so many pages may all fail because the key is wrong, and then the answer is null; 0 where it is right
 */
function decryptPages(file: string, key: Buffer, unproven: number): Buffer | null {
  const failed: number[] = [];
  for (;;) {
    const image = serialize(file, key);
    let end = image.length;
    while (end > 0 && isBlank(image.subarray(end - PAGE_SIZE, end))) end -= PAGE_SIZE;
    if (end === image.length) {
      for (const at of failed) image.fill(0, at, at + PAGE_SIZE);
      if (unproven > 0 && isBlank(image.subarray(PAGE_SIZE, unproven * PAGE_SIZE))) return null;
      return image;
    }
    if (failed.length === 0) makeLender(`${file}.lender`, image.length, key);
    copyPages(`${file}.lender`, file, end, end + PAGE_SIZE);
    failed.push(end);
    if (unproven > 0 && failed.length === ENOUGH && end === ENOUGH * PAGE_SIZE) return null;
  }
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}

function serialize(file: string, key: Buffer): Buffer {
  const connection = connectCopy(file, key);
  try {
    return connection.serialize();
  } finally {
    connection.close();
  }
}

/** A new file under the same key lends its first page; it has to be as long as that page says. */
function graftFirstPage(copy: string, file: string, key: Buffer | null): void {
  const { size } = fs.statSync(copy);
  makeLender(file, size, key);
  copyPages(copy, file, PAGE_SIZE, size);
  // In the clear, another change counter than the one that its length belongs to makes SQLite look at the length itself.
  if (key === null) writeAt(file, Buffer.from('ffffffff', 'hex'), 92);
}

/** A file of sound pages that hold nothing, longer than `size`. */
function makeLender(file: string, size: number, key: Buffer | null): void {
  makePrivateFile(file);
  const lender = connectCopy(file, key);
  try {
    lender.pragma('synchronous = OFF');
    lender.exec('CREATE TABLE lender (filler)');
    for (let left = size + 16 * PAGE_SIZE; left > 0; left -= LARGEST_VALUE) {
      lender.prepare('INSERT INTO lender VALUES (zeroblob(?))').run(Math.min(left, LARGEST_VALUE));
    }
  } finally {
    lender.close();
  }
}

function copyPages(source: string, target: string, start: number, end: number): void {
  const from = fs.openSync(source, 'r');
  const to = fs.openSync(target, 'r+');
  try {
    const page = Buffer.alloc(PAGE_SIZE);
    for (let at = start; at < end; at += PAGE_SIZE) {
      fs.writeSync(to, page, 0, fs.readSync(from, page, 0, PAGE_SIZE, at), at);
    }
  } finally {
    fs.closeSync(from);
    fs.closeSync(to);
  }
}

function writeAt(file: string, bytes: Buffer, at: number): void {
  const to = fs.openSync(file, 'r+');
  try {
    fs.writeSync(to, bytes, 0, bytes.length, at);
  } finally {
    fs.closeSync(to);
  }
}

function hasLog(file: string): boolean {
  return LOGS.some((suffix) => (fs.statSync(`${file}${suffix}`, { throwIfNoEntry: false })?.size ?? 0) > 0);
}

/** What another program put there is not acted on. */
function isOurs(copy: string): boolean {
  try {
    refuseForeignLeftovers(copy);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
