import { latin1, type PicturePart } from './picture-parts.ts';

/** HEIC, HEIF and AVIF: one box format (ISO/IEC 14496-12) in which a picture and the words about it are items. */
const HEIF_TYPES: ReadonlySet<string> = new Set(['image/heic', 'image/heif', 'image/avif']);

export function isHeif(mediaType: string): boolean {
  return HEIF_TYPES.has(mediaType);
}

/** Boxes that a picture is made of. A film beside it (`moov`) has places of its own for words, which are not known here. */
const IN_FILE = new Set(['ftyp', 'meta', 'mdat', 'free', 'skip']);
const IN_META = new Set('hdlr pitm iloc iinf iprp iref idat dinf ipro grpl free skip'.split(' '));
/** Items that are words: Exif, XMP and others that name their media type, and links. */
const WORDS = new Set(['Exif', 'mime', 'uri ']);

type Box = { readonly name: string; readonly start: number; readonly body: number; readonly end: number };
type Extent = { readonly start: number; readonly end: number };
/** A stretch that is not the picture. */
type Words = Extent & Pick<PicturePart, 'holds' | 'body'>;

/**
 * The parts of a picture in their order, all of which have to stay where they are: boxes tell places by their distance
 * from the file's start. What lies behind the last box belongs to none. `null` where the bytes are no such picture, are
 * damaged or end too early.
 */
export function splitHeif(bytes: Uint8Array): PicturePart[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return split(bytes, view);
  } catch (error) {
    // A number that lies behind the end, or places that do not fit together.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function split(bytes: Uint8Array, view: DataView): PicturePart[] | null {
  const boxes = readBoxes(view, 0, view.byteLength, true);
  const meta = boxes.find(({ name }) => name === 'meta');
  const last = boxes.at(-1)?.end ?? 0;
  if (boxes[0]?.name !== 'ftyp' || meta === undefined || boxes.some(({ name }) => name === 'moov')) return null;
  const inner = readBoxes(view, meta.body + 4, meta.end, false);
  const [items, places, data] = ['iinf', 'iloc', 'idat'].map((name) => inner.find((box) => box.name === name));
  if (items === undefined || places === undefined) return null;
  const types = readTypes(view, items);
  const parts: Words[] = [];
  for (const { id, extents } of readPlaces(view, places, data)) {
    const type = types.get(id) ?? '';
    for (const { start, end } of extents) {
      if (end > last) return null;
      if (!WORDS.has(type)) continue;
      const body = bytes.subarray(type === 'Exif' ? Math.min(end, startOfTiff(view, start)) : start, end);
      parts.push({ start, end, holds: type === 'Exif' ? 'exif' : 'xmp', body });
    }
  }
  const unknown = [
    ...boxes.filter(({ name }) => !IN_FILE.has(name)),
    ...inner.filter(({ name }) => !IN_META.has(name)),
  ];
  for (const { start, body, end } of unknown) {
    parts.push({ start, end, holds: 'other', body: bytes.subarray(body, end) });
  }
  parts.sort((a, b) => a.start - b.start);
  return fillGaps(bytes, parts, last);
}

/** What lies between is the picture. @throws RangeError where two parts share bytes */
function fillGaps(bytes: Uint8Array, parts: readonly Words[], last: number): PicturePart[] {
  const all: PicturePart[] = [];
  let at = 0;
  const addPicture = (end: number) => {
    if (end < at) throw new RangeError('parts overlap');
    const stretch = bytes.subarray(at, end);
    if (stretch.length > 0) all.push({ holds: 'picture', bytes: stretch, body: stretch });
  };
  for (const { start, end, holds, body } of parts) {
    addPicture(start);
    all.push({ holds, bytes: bytes.subarray(start, end), body });
    at = end;
  }
  addPicture(last);
  return all;
}

/**
 * Boxes one after the other. Behind those of a whole file there may be something that is none.
 *
 * @throws RangeError where one is longer than its place
 */
function readBoxes(view: DataView, from: number, to: number, inFile: boolean): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at < to; ) {
    const box = to - at < 8 ? null : readBox(view, at, to);
    if (box === null || box.end > to || box.end < box.body) {
      const whole = ['meta', 'mdat'].every((name) => boxes.some((each) => each.name === name));
      if (inFile && whole && !IN_FILE.has(box?.name ?? '')) return boxes;
      throw new RangeError('a box is longer than its place');
    }
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

function readBox(view: DataView, at: number, to: number): Box {
  const size = view.getUint32(at);
  const name = nameAt(view, at + 4);
  if (size === 0) return { name, start: at, body: at + 8, end: to };
  if (size === 1) return { name, start: at, body: at + 16, end: at + readNumber(view, at + 8, 8) };
  return { name, start: at, body: at + 8, end: at + size };
}

/** What each item is, by its number (ISO/IEC 14496-12, 8.11.6). */
function readTypes(view: DataView, { body, end }: Box): Map<number, string> {
  const types = new Map<number, string>();
  const counted = view.getUint8(body) === 0 ? 2 : 4;
  for (const box of readBoxes(view, body + 4 + counted, end, false)) {
    const version = view.getUint8(box.body);
    if (box.name !== 'infe' || version < 2) continue;
    const numbered = version === 2 ? 2 : 4;
    types.set(readNumber(view, box.body + 4, numbered), nameAt(view, box.body + 6 + numbered));
  }
  return types;
}

/**
 * Where each item lies in the file (ISO/IEC 14496-12, 8.11.3).
 *
 * @throws RangeError where an item lies in another file, within another item, or is as long as what it lies in
 */
function readPlaces(view: DataView, { body }: Box, data: Box | undefined): { id: number; extents: Extent[] }[] {
  const version = view.getUint8(body);
  const [offsetSize, lengthSize] = nibbles(view.getUint8(body + 4));
  const [baseSize, lastSize] = nibbles(view.getUint8(body + 5));
  const indexSize = version === 0 ? 0 : lastSize;
  let at = body + 6;
  const next = (size: number) => {
    at += size;
    return readNumber(view, at - size, size);
  };
  const wide = version < 2 ? 2 : 4;
  return Array.from({ length: atMost(view, next(wide)) }, () => {
    const id = next(wide);
    const method = version === 0 ? 0 : next(2) % 16;
    const elsewhere = next(2) !== 0;
    const base = next(baseSize);
    if (elsewhere || method > 1 || (method === 1 && data === undefined)) throw new RangeError('an item lies elsewhere');
    const origin = method === 1 ? (data?.body ?? 0) : 0;
    const extents = Array.from({ length: atMost(view, next(2)) }, () => {
      next(indexSize);
      const start = origin + base + next(offsetSize);
      const length = next(lengthSize);
      if (length === 0) throw new RangeError('an item has no length');
      return { start, end: start + length };
    });
    return { id, extents };
  });
}

/** No file has more entries than bytes. */
function atMost(view: DataView, count: number): number {
  if (count > view.byteLength) throw new RangeError('more entries than bytes');
  return count;
}

function nibbles(byte: number): [number, number] {
  return [Math.floor(byte / 16), byte % 16];
}

/** A number of 0, 2, 4 or 8 bytes. @throws RangeError for other sizes, and behind the end */
function readNumber(view: DataView, at: number, size: number): number {
  if (size === 0) return 0;
  if (size === 2) return view.getUint16(at);
  if (size === 4) return view.getUint32(at);
  if (size === 8) return Number(view.getBigUint64(at));
  throw new RangeError('a number of no known size');
}

function nameAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
}

/** An item of Exif data says first how many bytes stand before its TIFF head (ISO/IEC 23008-12, annex A). */
function startOfTiff(view: DataView, start: number): number {
  return start + 4 + view.getUint32(start);
}

/** The smallest Exif item: nothing before the head, and a directory without entries. */
const EMPTY_EXIF = Buffer.from('000000004d4d002a00000008000000000000', 'hex');

/** As many bytes that say nothing: an Exif item without entries, white space for words, free space for a box. */
export function blankHeifPart({ holds, bytes, body }: PicturePart): Uint8Array {
  if (holds === 'picture') return bytes;
  const blank = Buffer.alloc(bytes.length, holds === 'xmp' ? ' ' : 0);
  if (holds === 'exif' && blank.length >= EMPTY_EXIF.length) blank.set(EMPTY_EXIF);
  if (holds === 'other') {
    blank.set(bytes.subarray(0, bytes.length - body.length));
    blank.write('free', 4);
  }
  return blank;
}

/** The media type by the brand that the file names first; null for any other. */
export function heifType(head: Uint8Array): string | null {
  if (latin1(head.subarray(4, 8)) !== 'ftyp') return null;
  const brand = latin1(head.subarray(8, 12));
  if (brand === 'heic' || brand === 'heix') return 'image/heic';
  if (brand === 'mif1') return 'image/heif';
  return brand === 'avif' ? 'image/avif' : null;
}
