/**
 * Reading the pages of a SQLite file one by one (https://www.sqlite.org/fileformat.html, sections 1.5 to 1.6 and 2),
 * for files that SQLite itself gives up on: a page that cannot be read costs what lies on it, and nothing else.
 */
export type Pages = {
  readonly count: number;
  /** Bytes of a page that hold content; an encrypted page ends with its nonce and its tag. */
  readonly usable: number;
  /** Page `number`, counted from 1. */
  read(number: number): Buffer;
};

/** The product has never written files with another one. */
export const PAGE_SIZE = 4096;

export type Value = string | number | bigint | null | Uint8Array;
export type Cell = { readonly rowid: number; readonly values: readonly Value[] };

type Leaf = {
  readonly kind: 'leaf';
  readonly cells: readonly Cell[];
  /** Whether everything that the page says of itself fits together. */
  readonly sound: boolean;
};
type Interior = {
  readonly kind: 'interior';
  /** Child pages in the order of their rows, with the highest row number that each may hold. */
  readonly children: readonly { readonly page: number; readonly upTo: number }[];
  readonly sound: boolean;
};
export type TablePage = Leaf | Interior;

const LEAF = 0x0d;
const INTERIOR = 0x05;

/**
 * A page of a table's tree; null where it is none, or is damaged beyond telling. Rows that hold bytes count only where
 * they are asked for: no record does.
 */
export function readTablePage(pages: Pages, number: number, withBytes = false): TablePage | null {
  const page = pages.read(number);
  const at = number === 1 ? 100 : 0;
  const type = page[at];
  if (type !== LEAF && type !== INTERIOR) return null;
  const count = page.readUInt16BE(at + 3);
  const pointers = at + (type === LEAF ? 8 : 12);
  if (pointers + 2 * count > pages.usable) return null;
  const starts = Array.from({ length: count }, (_, index) => page.readUInt16BE(pointers + 2 * index));
  return type === LEAF ? readLeaf(pages, page, at, starts, withBytes) : readInterior(pages, page, at, starts);
}

function readLeaf(pages: Pages, page: Buffer, at: number, starts: readonly number[], withBytes: boolean): Leaf {
  const cells: Cell[] = [];
  let sound = true;
  let taken = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const start of starts) {
    const cell = readCell(pages, page, start, withBytes);
    if (cell === null || cell.rowid <= last) {
      sound = false;
      continue;
    }
    last = cell.rowid;
    taken += cell.bytes;
    cells.push(cell);
  }
  return { kind: 'leaf', cells, sound: sound && taken + freeBytes(pages, page, at, starts.length) === pages.usable };
}

/** Bytes that hold no cell: header and pointers, the gap after them, free blocks, fragments. */
function freeBytes(pages: Pages, page: Buffer, at: number, count: number): number {
  const content = page.readUInt16BE(at + 5) || 65_536;
  if (content < at + 8 + 2 * count || content > pages.usable) return Number.NaN;
  let free = content + (page[at + 7] ?? 0);
  for (let block = page.readUInt16BE(at + 1), before = 0; block !== 0; ) {
    if (block <= before || block + 4 > pages.usable) return Number.NaN;
    free += page.readUInt16BE(block + 2);
    before = block;
    block = page.readUInt16BE(block);
  }
  return free;
}

function readInterior(pages: Pages, page: Buffer, at: number, starts: readonly number[]): Interior {
  const children: { page: number; upTo: number }[] = [];
  let sound = true;
  let last = Number.NEGATIVE_INFINITY;
  for (const start of starts) {
    const key = start + 5 > pages.usable ? null : readVarint(page, start + 4);
    const upTo = key === null ? Number.NaN : Number(key.value);
    const child = key === null ? 0 : page.readUInt32BE(start);
    if (upTo > last && isPage(pages, child)) {
      last = upTo;
      children.push({ page: child, upTo });
    } else sound = false;
  }
  const right = page.readUInt32BE(at + 8);
  if (isPage(pages, right)) children.push({ page: right, upTo: Number.POSITIVE_INFINITY });
  else sound = false;
  return { kind: 'interior', children, sound };
}

export function isPage({ count }: Pages, number: number): boolean {
  return number >= 2 && number <= count;
}

function readCell(
  pages: Pages,
  page: Buffer,
  start: number,
  withBytes: boolean,
): (Cell & { readonly bytes: number }) | null {
  const length = readVarint(page, start);
  const rowid = length === null ? null : readVarint(page, length.end);
  if (length === null || rowid === null || start < 8 || rowid.end > pages.usable) return null;
  const total = Number(length.value);
  const local = localBytes(total, pages.usable);
  const end = rowid.end + local;
  if (end + (local < total ? 4 : 0) > pages.usable) return null;
  const head = page.subarray(rowid.end, end);
  const payload = local < total ? readOverflow(pages, head, total, page.readUInt32BE(end)) : head;
  const values = payload === null ? null : readRecord(payload, withBytes);
  const bytes = Math.max(4, end - start + (local < total ? 4 : 0));
  return values === null ? null : { rowid: Number(rowid.value), values, bytes };
}

/** How much of a row lies on the leaf itself (section 1.6). */
function localBytes(total: number, usable: number): number {
  if (total <= usable - 35) return total;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const wished = least + ((total - least) % (usable - 4));
  return wished <= usable - 35 ? wished : least;
}

function readOverflow(pages: Pages, head: Buffer, total: number, first: number): Buffer | null {
  const parts = [head];
  let left = total - head.length;
  if (left > pages.count * pages.usable) return null;
  for (let next = first; left > 0; ) {
    if (!isPage(pages, next)) return null;
    const page = pages.read(next);
    const part = Buffer.from(page.subarray(4, Math.min(pages.usable, 4 + left)));
    parts.push(part);
    left -= part.length;
    next = page.readUInt32BE(0);
    // A chain that ends early or goes on is not the one that was written.
    if ((next === 0) !== (left === 0)) return null;
  }
  return Buffer.concat(parts);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The columns of a row (section 2.1); null where they are not what this product writes there: no broken text. */
function readRecord(payload: Buffer, withBytes: boolean): Value[] | null {
  const head = readVarint(payload, 0);
  if (head === null || head.value > payload.length) return null;
  const values: Value[] = [];
  let body = Number(head.value);
  for (let at = head.end; at < Number(head.value); ) {
    const type = readVarint(payload, at);
    if (type === null) return null;
    at = type.end;
    const found = readValue(payload, body, Number(type.value), withBytes);
    if (found === null) return null;
    values.push(found.value);
    body = found.end;
  }
  return body === payload.length ? values : null;
}

const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8];

function readValue(
  payload: Buffer,
  at: number,
  type: number,
  withBytes: boolean,
): { value: Value; end: number } | null {
  if (type === 0) return { value: null, end: at };
  if (type === 8 || type === 9) return { value: type - 8, end: at };
  if (withBytes && type >= 12 && type % 2 === 0) {
    const end = at + (type - 12) / 2;
    return end > payload.length ? null : { value: payload.subarray(at, end), end };
  }
  const bytes = type === 7 ? 8 : type >= 13 && type % 2 === 1 ? (type - 13) / 2 : INTEGER_BYTES[type];
  if (bytes === undefined || at + bytes > payload.length) return null;
  const end = at + bytes;
  if (type === 7) return { value: payload.readDoubleBE(at), end };
  if (type >= 13) {
    const value = readText(payload.subarray(at, end));
    return value === null ? null : { value, end };
  }
  if (bytes < 8) return { value: payload.readIntBE(at, bytes), end };
  const value = payload.readBigInt64BE(at);
  return { value: Number.isSafeInteger(Number(value)) ? Number(value) : value, end };
}

/** A page that was overwritten rarely leaves text that is one. */
function readText(bytes: Buffer): string | null {
  if (bytes.includes(0)) return null;
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/** One to nine bytes, the highest bit of the first eight says that there is more. */
function readVarint(buffer: Buffer, start: number): { value: bigint | number; end: number } | null {
  let value = 0;
  for (let index = 0; index < 8; index += 1) {
    const byte = buffer[start + index];
    if (byte === undefined) return null;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return Number.isSafeInteger(value) ? { value, end: start + index + 1 } : null;
  }
  // Nine bytes are for numbers that neither lengths nor rows of ours reach.
  return null;
}
