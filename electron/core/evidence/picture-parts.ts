import { crc32 } from 'node:zlib';

/** A stretch of a picture's file, and what it holds: pixels with what is needed to show them, or words about them. */
export type PicturePart = {
  readonly holds: 'picture' | 'exif' | 'xmp' | 'other';
  /** As they stand in the file. */
  readonly bytes: Uint8Array;
  /** What is within them, without the name and the length of the part. */
  readonly body: Uint8Array;
};

/**
 * The parts of a JPEG, PNG or WebP in their order; what lies behind the picture's end belongs to none. `null` for other
 * kinds, and where the bytes are damaged or end too early.
 */
export function splitPicture(bytes: Uint8Array, mediaType: string): PicturePart[] | null {
  if (mediaType === 'image/jpeg') return splitJpeg(bytes);
  if (mediaType === 'image/png' || mediaType === 'image/apng') return splitPng(bytes);
  return mediaType === 'image/webp' ? splitWebp(bytes) : null;
}

export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP15 = 0xef;
const COMMENT = 0xfe;

/** ITU-T T.81, annex B: segments, each a marker and its length, and after a scan's head the coded pixels. */
function splitJpeg(bytes: Uint8Array): PicturePart[] | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null;
  const parts: PicturePart[] = [{ holds: 'picture', bytes: bytes.subarray(0, 2), body: bytes.subarray(2, 2) }];
  let at = 2;
  let hasScan = false;
  for (;;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1];
    if (marker === undefined) return null;
    // A marker may be preceded by any number of fill bytes.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI) {
      parts.push({ holds: 'picture', bytes: bytes.subarray(at, at + 2), body: bytes.subarray(at + 2, at + 2) });
      return hasScan ? parts : null;
    }
    // Only those with a length can stand here.
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= SOI)) return null;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    let end = at + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    const body = bytes.subarray(at + 4, end);
    if (marker === SOS) {
      hasScan = true;
      end = endOfScan(bytes, end);
    }
    parts.push({ holds: jpegPartHolds(marker, body), bytes: bytes.subarray(at, end), body });
    at = end;
  }
}

/** Where the next marker stands that is neither an escaped byte nor one that the coded pixels hold themselves. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

/** Of the segments for applications, a picture needs the one of JFIF, its colour profile, and Adobe's on its colours. */
function jpegPartHolds(marker: number, body: Uint8Array): PicturePart['holds'] {
  if (marker === COMMENT) return 'other';
  if (marker < APP0 || marker > APP15) return 'picture';
  const name = latin1(body.subarray(0, 40));
  if (marker === 0xe1 && name.startsWith('Exif\0')) return 'exif';
  if (marker === 0xe1 && name.startsWith('http://ns.adobe.com/x')) return 'xmp';
  // A thumbnail may stand behind the first 14 bytes; hardly a program has written one.
  if (marker === APP0 && name.startsWith('JFIF\0')) return body.length === 14 ? 'picture' : 'other';
  if (marker === 0xe2 && name.startsWith('ICC_PROFILE\0')) return 'picture';
  return marker === 0xee && name.startsWith('Adobe') ? 'picture' : 'other';
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Chunks that a picture can be shown without, but not as it is: colours, transparency, animation. */
const PNG_LOOKS = new Set('cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST tRNS pHYs sPLT acTL fcTL fdAT'.split(' '));

/** W3C PNG, chapter 5: chunks of a length, a name, a body and a sum over the last two. */
function splitPng(bytes: Uint8Array): PicturePart[] | null {
  if (!PNG_SIGNATURE.every((byte, index) => bytes[index] === byte)) return null;
  const parts: PicturePart[] = [{ holds: 'picture', bytes: bytes.subarray(0, 8), body: bytes.subarray(8, 8) }];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let hasPixels = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return null;
    const name = latin1(bytes.subarray(at + 4, at + 8));
    if ((at === 8) !== (name === 'IHDR')) return null;
    if (name === 'IDAT') hasPixels = true;
    const body = bytes.subarray(at + 8, end - 4);
    parts.push({ holds: pngPartHolds(name, body), bytes: bytes.subarray(at, end), body });
    if (name === 'IEND') return hasPixels ? parts : null;
    at = end;
  }
  return null;
}

function pngPartHolds(name: string, body: Uint8Array): PicturePart['holds'] {
  if (name === 'eXIf') return 'exif';
  if (name === 'iTXt' && latin1(body.subarray(0, 18)) === 'XML:com.adobe.xmp\0') return 'xmp';
  // A capital says that no reader can do without the chunk.
  return /^[A-Z]/u.test(name) || PNG_LOOKS.has(name) ? 'picture' : 'other';
}

const WEBP_LOOKS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const WEBP_PIXELS = new Set(['VP8 ', 'VP8L', 'ANMF']);

/** RFC 9649: a RIFF file of chunks, each a name, a length, a body, and a byte more where the length is odd. */
function splitWebp(bytes: Uint8Array): PicturePart[] | null {
  if (bytes.length < 12 || latin1(bytes.subarray(0, 4)) !== 'RIFF' || latin1(bytes.subarray(8, 12)) !== 'WEBP') {
    return null;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const last = 8 + view.getUint32(4, true);
  if (last > bytes.length) return null;
  const parts: PicturePart[] = [{ holds: 'picture', bytes: bytes.subarray(0, 12), body: bytes.subarray(12, 12) }];
  let hasPixels = false;
  for (let at = 12; at < last; ) {
    if (at + 8 > last) return null;
    const name = latin1(bytes.subarray(at, at + 4));
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    if (end > last) return null;
    if (WEBP_PIXELS.has(name)) hasPixels = true;
    const body = bytes.subarray(at + 8, at + 8 + length);
    parts.push({ holds: webpPartHolds(name), bytes: bytes.subarray(at, end), body });
    at = end;
  }
  return hasPixels ? parts : null;
}

function webpPartHolds(name: string): PicturePart['holds'] {
  if (name === 'EXIF') return 'exif';
  if (name === 'XMP ') return 'xmp';
  return WEBP_LOOKS.has(name) ? 'picture' : 'other';
}
