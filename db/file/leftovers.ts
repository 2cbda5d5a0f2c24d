import fs from 'node:fs';
import { AppError } from '#shared/contract/errors.ts';
import { fileParams } from '../errors.ts';

/** https://www.sqlite.org/fileformat.html, sections 3 (the rollback journal) and 4 (the write-ahead log). */
const JOURNAL_MAGIC = Buffer.from('d9d505f920a163d7', 'hex');
const JOURNAL_HEADER = 28;
/** Length of a name, its checksum, and the magic number. */
const JOURNAL_TRAILER = 16;
const LOG_HEADER = 32;
const FRAME_HEADER = 24;
/** What a file may hold beyond the pages that can be seen; a limit against nonsense, not a measure. */
const SPARE_PAGES = 1024;

/**
 * Looks at the journal or the log that a killed program left beside a workspace, before SQLite acts on it: SQLite
 * believes both, whoever wrote them. A journal may name a file anywhere, which SQLite reads and may delete; both may
 * say that the database is terabytes long, and SQLite makes it so.
 *
 * @throws AppError journalForeign, workspaceDamaged
 */
export function refuseForeignLeftovers(target: string): void {
  const { size } = fs.statSync(target);
  readBeside(`${target}-journal`, (journal, length) => {
    const trailer = journal(length - JOURNAL_TRAILER, JOURNAL_TRAILER);
    if (trailer !== null && trailer.readUInt32BE(0) > 0 && trailer.subarray(8).equals(JOURNAL_MAGIC)) {
      throw new AppError('journalForeign', fileParams(target));
    }
    const header = journal(0, JOURNAL_HEADER);
    if (header?.subarray(0, 8).equals(JOURNAL_MAGIC)) refuseSize(target, header.readUInt32BE(16), size + length);
  });
  readBeside(`${target}-wal`, (log, length) => {
    const header = log(0, LOG_HEADER);
    const pageSize = header?.readUInt32BE(8) ?? 0;
    if (pageSize < 512 || pageSize > 65_536) return;
    for (let at = LOG_HEADER; ; at += FRAME_HEADER + pageSize) {
      const frame = log(at, FRAME_HEADER);
      // What stands after the log was begun anew has other salts; SQLite does not read it.
      if (frame === null || header?.compare(frame, 8, 16, 16, 24) !== 0) return;
      refuseSize(target, frame.readUInt32BE(4), size + length, pageSize);
    }
  });
}

/** @param bytes of everything that pages can come from */
function refuseSize(target: string, pages: number, bytes: number, pageSize = 512): void {
  if (pages > (2 * bytes) / pageSize + SPARE_PAGES) throw new AppError('workspaceDamaged', fileParams(target));
}

type ReadPart = (position: number, length: number) => Buffer | null;

/** Lets `look` read parts of the file, null beyond its ends; does nothing where there is none. */
function readBeside(file: string, look: (read: ReadPart, length: number) => void): void {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) return;
  const descriptor = fs.openSync(file, 'r');
  try {
    look((position, length) => {
      if (position < 0 || position + length > stat.size) return null;
      const bytes = Buffer.alloc(length);
      return fs.readSync(descriptor, bytes, 0, length, position) === length ? bytes : null;
    }, stat.size);
  } finally {
    fs.closeSync(descriptor);
  }
}
