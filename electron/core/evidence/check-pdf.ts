import { constants, inflateSync } from 'node:zlib';

/** Most bytes that a stream of a PDF may unpack to: a page scanned in colour at 600 dots an inch has 105 million. */
const MAX_STREAM_BYTES = 128 * 1024 * 1024;
/** Most bytes of all of them together. */
const MAX_UNPACKED_BYTES = 1024 * 1024 * 1024;
/** Streams may be packed more than once. */
const MAX_DEPTH = 3;

/**
 * Unpacks every stream of a PDF for its size alone, since the reader would unpack one of a megabyte to gigabytes. What
 * is encrypted cannot be seen here.
 *
 * @throws where a stream, or all together, would take more memory than there should be for it
 */
export function checkStreams(pdf: Uint8Array): void {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  let unpacked = 0;
  for (let at = bytes.indexOf('stream'); at !== -1; at = bytes.indexOf('stream', at + 6)) {
    const start = at + 6 + (bytes[at + 6] === 0x0d ? 2 : 1);
    // Where a stream ends is said by its own data; the file could say otherwise.
    let data: Buffer | null = bytes.subarray(start);
    for (let depth = 0; depth < MAX_DEPTH && data !== null; depth += 1) {
      data = unpack(data);
      unpacked += data?.length ?? 0;
    }
    if (unpacked > MAX_UNPACKED_BYTES) throw new Error('the streams unpack to more than is read');
  }
}

/** `null` where it is not packed. */
function unpack(data: Buffer): Buffer | null {
  if (data.length < 2 || ((data[0] ?? 0) & 0x0f) !== 8 || data.readUInt16BE(0) % 31 !== 0) return null;
  try {
    return inflateSync(data, { maxOutputLength: MAX_STREAM_BYTES, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw error;
    return null;
  }
}
