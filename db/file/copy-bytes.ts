import fs from 'node:fs';
import { promisify } from 'node:util';
import type { Database } from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import { fileError } from '../errors.ts';
import type { WorkspaceFile } from './connect.ts';
import { heldDescriptor } from './held.ts';
import { noteOnDisk } from './on-disk.ts';

/** Read at a time; while it is on its way, changes are made. */
const PIECE = 1024 * 1024;
/** SQLite's locks lie here, on a page that holds nothing; elsewhere than on POSIX nobody else can read it. */
const LOCK_PAGE = 0x40000000;
const ATTEMPTS = 5;

/**
 * Copies the open workspace as it is on the disk now, byte by byte, to a new file that no log belongs to, and lets
 * changes through meanwhile. An encrypted file's copy is encrypted, damage is copied as it is.
 *
 * With a write-ahead log the file itself stands still as long as the log is not folded into it, which is done before
 * and put off until the copy is made. With a rollback journal each change writes to the file: then the copy is made
 * anew, and at last in one go.
 *
 * @throws AppError cancelled where the workspace was closed meanwhile, diskFull, fileUnreadable
 */
export async function copyBytes(file: WorkspaceFile, copy: string): Promise<void> {
  const { connection } = file;
  const thaw = file.journalMode === 'wal' ? freeze(file) : () => {};
  try {
    for (let attempt = 1; ; attempt += 1) {
      if (attempt > ATTEMPTS) return copyAtOnce(file, copy);
      if (await copyInPieces(file, copy)) return;
    }
  } catch (error) {
    if (!connection.open) throw new AppError('cancelled');
    throw fileError(error, copy);
  } finally {
    thaw();
  }
}

/** How many copies are being made of the file of a connection. */
const frozen = new WeakMap<Database, number>();

function freeze(file: WorkspaceFile): () => void {
  const { connection } = file;
  const step = (by: number) => {
    const copies = (frozen.get(connection) ?? 0) + by;
    frozen.set(connection, copies);
    if (connection.open) connection.pragma(`wal_autocheckpoint = ${copies === 0 ? PAGES_IN_LOG : 0}`);
  };
  connection.pragma('wal_checkpoint(PASSIVE)');
  noteOnDisk(file);
  step(1);
  return () => step(-1);
}

/** SQLite's own default. */
const PAGES_IN_LOG = 1000;

/** What differs once something was written to the file. */
function stateOf({ path: target, connection, journalMode }: WorkspaceFile): string {
  if (!connection.open) throw new AppError('cancelled');
  const { size, mtimeNs } = fs.fstatSync(heldDescriptor(target), { bigint: true });
  // Through this connection alone, and also where the file system tells the time late.
  const changes = journalMode === 'wal' ? 0 : connection.prepare('SELECT total_changes()').pluck().get();
  return [size, mtimeNs, changes].join();
}

const read = promisify(fs.read);
const write = promisify(fs.write);

type Piece = { readonly position: number; readonly length: number };

/** The file in pieces, without the page that only locks lie on. */
function* piecesOf(size: number, pageSize: number): Generator<Piece> {
  for (let position = 0; position < size; ) {
    if (position === LOCK_PAGE) position += pageSize;
    const end = Math.min(size, position - (position % PIECE) + PIECE);
    if (end > position) yield { position, length: end - position };
    position = end;
  }
}

/** @returns whether nothing was written to the file meanwhile */
async function copyInPieces(file: WorkspaceFile, copy: string): Promise<boolean> {
  const { path: target, connection } = file;
  const before = stateOf(file);
  const source = heldDescriptor(target);
  const { size } = fs.fstatSync(source);
  const out = fs.openSync(copy, 'w', 0o600);
  try {
    const piece = Buffer.alloc(PIECE);
    for (const { position, length } of piecesOf(size, pageSizeOf(connection))) {
      const { bytesRead } = await read(source, piece, 0, length, position);
      if (stateOf(file) !== before) return false;
      await write(out, piece, 0, bytesRead, position);
    }
    fs.ftruncateSync(out, size);
    return stateOf(file) === before;
  } finally {
    fs.closeSync(out);
  }
}

function copyAtOnce({ path: target, connection }: WorkspaceFile, copy: string): void {
  const source = heldDescriptor(target);
  const { size } = fs.fstatSync(source);
  const out = fs.openSync(copy, 'w', 0o600);
  try {
    const piece = Buffer.alloc(PIECE);
    for (const { position, length } of piecesOf(size, pageSizeOf(connection))) {
      fs.writeSync(out, piece, 0, fs.readSync(source, piece, 0, length, position), position);
    }
    fs.ftruncateSync(out, size);
  } finally {
    fs.closeSync(out);
  }
}

function pageSizeOf(connection: Database): number {
  return connection.pragma('page_size', { simple: true }) as number;
}
