import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { AppError } from '#shared/contract/errors.ts';
import { refuse } from './source-table.ts';

/** Most files within a workbook; Excel writes some dozens, and one more for each sheet, picture and chart. */
export const MAX_ENTRIES = 5_000;
/** Most bytes of all files of a workbook, unpacked: a million formatted rows without content, some twenty columns wide. */
export const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;
/** Most bytes of the parts that are read and so held in memory: sheets, shared texts, styles. */
export const MAX_KEPT_BYTES = 64 * 1024 * 1024;
/** A part larger than `RATIO_FROM_BYTES` may unpack to this many times its packed size; sheets reach some 30 to 60. */
export const MAX_RATIO = 400;
const RATIO_FROM_BYTES = 16 * 1024 * 1024;

export type ArchivePart = { readonly name: string; readonly bytes: Buffer };
type Filter = { readonly add: (chunk: Buffer) => Buffer; readonly end: () => void };
type Options = {
  readonly kept?: number;
  readonly unpacked?: number;
  /** Lessens a part that is wanted while it unpacks; only what it gives back is held and counted as kept. */
  readonly filterOf?: (name: string) => Filter;
};

/**
 * Walks an archive and gives back the parts that `isWanted` names. Every file in it is unpacked and its real bytes are
 * counted, so that a header with a false size helps nobody; nothing is written anywhere.
 *
 * @throws AppError `importUnreadable` for a damaged archive, a link, or a name that leads outside;
 * `importTooLarge` beyond the limits above.
 */
export async function readArchive(
  bytes: Uint8Array,
  fileName: string,
  isWanted: (name: string) => boolean,
  options: Options = {},
): Promise<ArchivePart[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return await walk(buffer, fileName, isWanted, options);
  } catch (error) {
    if (error instanceof AppError) throw error;
    // What the memory does not hold is no damage; the errors of Node itself bear codes.
    if (error instanceof RangeError && !('code' in error)) refuseUnpacked(fileName, MAX_UNPACKED_BYTES);
    return refuse('importUnreadable', fileName, isNameRefusal(error) ? 'unsafe' : 'workbook', {}, error);
  }
}

/** The parts packed anew, for a reader that would walk the archive in its own way. */
export function packPlain(parts: readonly ArchivePart[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const part of parts) zip.addBuffer(part.bytes, part.name, { compress: false, mtime: new Date(0) });
  zip.end();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    zip.outputStream
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('error', reject)
      .on('end', () => resolve(Buffer.concat(chunks)));
  });
}

async function walk(
  buffer: Buffer,
  fileName: string,
  isWanted: (name: string) => boolean,
  { kept: maxKept = MAX_KEPT_BYTES, unpacked: maxUnpacked = MAX_UNPACKED_BYTES, filterOf }: Options,
): Promise<ArchivePart[]> {
  const zip = await fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true, strictFileNames: false });
  if (zip.entryCount > MAX_ENTRIES) refuseUnpacked(fileName, maxUnpacked);
  const names = new Set<string>();
  const parts: ArchivePart[] = [];
  let unpacked = 0;
  let kept = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (names.size >= MAX_ENTRIES) refuseUnpacked(fileName, maxUnpacked);
    if (names.has(name) || isSymbolicLink(entry)) refuse('importUnreadable', fileName, 'unsafe');
    names.add(name);
    if (name.endsWith('/')) continue;
    if (entry.isEncrypted()) refuse('importUnreadable', fileName, 'locked');
    const wanted = isWanted(name);
    const chunks: Buffer[] = [];
    const filter = wanted ? filterOf?.(name) : undefined;
    let size = 0;
    let keptSize = 0;
    const stream: Readable = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      unpacked += chunk.length;
      const inflated = size > RATIO_FROM_BYTES && size > MAX_RATIO * entry.compressedSize;
      // Leaving the loop destroys the stream, so nothing more is unpacked.
      if (inflated || unpacked > maxUnpacked) refuseUnpacked(fileName, maxUnpacked);
      if (!wanted) continue;
      const said = filter?.add(chunk) ?? chunk;
      kept += said.length;
      keptSize += said.length;
      if (kept > maxKept) refuseUnpacked(fileName, maxKept);
      if (said.length > 0) chunks.push(said);
    }
    filter?.end();
    if (wanted) parts.push({ name, bytes: Buffer.concat(chunks, keptSize) });
  }
  return parts;
}

function refuseUnpacked(fileName: string, bytes: number): never {
  return refuse('importTooLarge', fileName, 'unpacked', { count: Math.round(bytes / (1024 * 1024)) });
}

/** Unix file type in the upper half of the external attributes, when the archive was made on a Unix system. */
function isSymbolicLink(entry: Entry): boolean {
  const type = (entry.externalFileAttributes >>> 16) & 0o170000;
  return type === 0o120000;
}

/** yauzl refuses absolute names, drive letters, backslashes that lead up, and `..`. */
function isNameRefusal(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(?:absolute path|invalid relative path|invalid characters in fileName)/u.test(error.message)
  );
}
