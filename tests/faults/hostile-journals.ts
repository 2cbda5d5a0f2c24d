import type { Random } from './random.ts';

/** What SQLite finds beside a file whose writer died: https://www.sqlite.org/fileformat.html */

const JOURNAL_MAGIC = Buffer.from('d9d505f920a163d7', 'hex');
const SECTOR = 512;

export type JournalRecord = { readonly page: number; readonly bytes: Buffer };

/**
 * A rollback journal that SQLite takes for a hot one: on opening it writes the records back into the file. With
 * `superJournal` it then deletes the file of that name, wherever it lies, if no journal names it.
 */
export function rollbackJournal(
  pageSize: number,
  pages: number,
  records: readonly JournalRecord[],
  superJournal?: string,
): Buffer {
  const nonce = 42;
  const header = Buffer.alloc(SECTOR);
  JOURNAL_MAGIC.copy(header);
  for (const [index, value] of [records.length, nonce, pages, SECTOR, pageSize].entries()) {
    header.writeUInt32BE(value, 8 + 4 * index);
  }
  const written = records.map(({ page, bytes }) => {
    let sum = nonce;
    for (let at = pageSize - 200; at > 0; at -= 200) sum += bytes[at] ?? 0;
    return Buffer.concat([uint32(page), bytes, uint32(sum >>> 0)]);
  });
  return Buffer.concat([
    header,
    ...written,
    superJournal === undefined ? Buffer.alloc(0) : trailer(pageSize, superJournal),
  ]);
}

function trailer(pageSize: number, name: string): Buffer {
  const bytes = Buffer.from(name);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  return Buffer.concat([
    uint32(Math.floor(0x40000000 / pageSize) + 1),
    bytes,
    uint32(bytes.length),
    uint32(sum),
    JOURNAL_MAGIC,
  ]);
}

/** A write-ahead log whose checksums hold, so that SQLite reads its pages in the place of the file's. */
export function writeAheadLog(
  pageSize: number,
  frames: readonly JournalRecord[],
  pages: number,
  random: Random,
): Buffer {
  const header = Buffer.alloc(32);
  for (const [index, value] of [0x377f0683, 3_007_000, pageSize, 0, random.below(2 ** 32), 7].entries()) {
    header.writeUInt32BE(value, 4 * index);
  }
  const log = Buffer.concat([
    header,
    ...frames.flatMap(({ page, bytes }, index) => {
      const head = Buffer.alloc(24);
      head.writeUInt32BE(page, 0);
      head.writeUInt32BE(index === frames.length - 1 ? pages : 0, 4);
      header.copy(head, 8, 16, 24);
      return [head, bytes];
    }),
  ]);
  return sealLog(log);
}

/** Makes the checksums of a changed log hold again. */
export function sealLog(log: Buffer): Buffer {
  const pageSize = log.length < 32 ? 0 : log.readUInt32BE(8);
  if (pageSize < 512 || pageSize > 65_536) return log;
  const bigEndian = log.readUInt32BE(0) % 2 === 1;
  let sums = checksum(log.subarray(0, 24), [0, 0], bigEndian);
  writeSums(log, 24, sums);
  for (let at = 32; at + 24 + pageSize <= log.length; at += 24 + pageSize) {
    log.copy(log, at + 8, 16, 24);
    sums = checksum(log.subarray(at, at + 8), sums, bigEndian);
    sums = checksum(log.subarray(at + 24, at + 24 + pageSize), sums, bigEndian);
    writeSums(log, at + 16, sums);
  }
  return log;
}

function checksum(bytes: Buffer, [first, second]: [number, number], bigEndian: boolean): [number, number] {
  let [one, two] = [first, second];
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    one = (one + (bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + two) >>> 0;
    two = (two + (bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + one) >>> 0;
  }
  return [one, two];
}

function writeSums(log: Buffer, at: number, [one, two]: [number, number]): void {
  log.writeUInt32BE(one, at);
  log.writeUInt32BE(two, at + 4);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
