import { columnLetters, columnNumber } from '#shared/values/column-letters.ts';
import { refuse } from '../source-table.ts';

/** Takes the bytes of a part as they unpack, and gives those back that say something. */
export type PartFilter = { readonly add: (chunk: Buffer) => Buffer; readonly end: () => void };

/** Longest tag, in bytes; spreadsheet programs write some hundreds. */
const MAX_TAG_BYTES = 64 * 1024;
/** Longest text between two tags, in bytes; a cell holds 32,767 characters at most, each of which may be an entity. */
const MAX_TEXT_BYTES = 256 * 1024;
/** Longest cell with its markup, in bytes: each of its characters may have a font of its own. */
const MAX_CELL_BYTES = 8 * 1024 * 1024;

const [LESS, MORE, SLASH, BANG, COLON, BLANK] = [0x3c, 0x3e, 0x2f, 0x21, 0x3a, 0x20];
const ATTRIBUTES = /^(?:\s+[\w.:-]+\s*=\s*(?:"[^"<>&]*"|'[^'<>&]*'))*\s*\/?$/u;
const PLACE = /\s(?:[\w.-]+:)*r\s*=\s*(["'])(.*?)\1/gu;
const SAYS_PLACE = /\sr\s*=/u;
const CLOSE_CELL = Buffer.from('</c>');
const CLOSE_ROW = Buffer.from('</row>');
const ROW = /^\d{1,7}$/u;
const CELL = /^([A-Za-z]{1,3})(\d{1,7})$/u;

/**
 * Leaves out cells and rows without content, of which a formatted sheet may have a million, and writes into the others
 * where they stand: files may leave that to be counted. Names of elements lose their prefix, comments go. What could be
 * read in two ways, and what no spreadsheet program writes, is refused.
 *
 * @throws AppError `importUnreadable`
 */
export function createPartFilter(fileName: string): PartFilter {
  let rest: Buffer = Buffer.alloc(0);
  let bytes: Buffer = rest;
  let out: Buffer[] = [];
  const run = { from: 0, to: 0 };
  let textBytes = 0;
  let row = 0;
  let column = 0;
  let unsettledRow: string | null = null;
  let unsettledCell: string | null = null;
  /** Attributes of the row that is open. */
  let rowTag: string | null = null;
  let rowWritten = false;
  let cell: { pieces: Buffer[]; bytes: number; filled: boolean } | null = null;

  const damaged = () => refuse('importUnreadable', fileName, 'workbook');

  /** What is copied as it stands lies in one run, so that a part without cells is not taken to pieces. */
  function copy(from: number, to: number): void {
    if (run.to !== from) {
      endRun();
      run.from = from;
    }
    run.to = to;
  }

  function endRun(): void {
    if (run.to > run.from) write(bytes.subarray(run.from, run.to));
    run.from = 0;
    run.to = 0;
  }

  function write(...pieces: Buffer[]): void {
    if (cell === null) {
      out.push(...pieces);
      return;
    }
    for (const piece of pieces) cell.bytes += piece.length;
    if (cell.bytes > MAX_CELL_BYTES) damaged();
    cell.pieces.push(...pieces);
  }

  function countText(length: number): void {
    textBytes += length;
    if (textBytes > MAX_TEXT_BYTES) damaged();
  }

  function takeText(from: number, to: number): void {
    if (from === to) return;
    countText(to - from);
    if (cell !== null && !cell.filled) cell.filled = !isBlank(bytes, from, to);
    copy(from, to);
  }

  /** Where a row or a cell says that it stands; `null` where it leaves that to be counted. */
  function placeOf(attributes: string, pattern: RegExp): RegExpExecArray | null {
    if (!ATTRIBUTES.test(attributes)) damaged();
    let found: RegExpExecArray | null = null;
    for (const [, , value = ''] of attributes.matchAll(PLACE)) found = pattern.exec(value) ?? damaged();
    return found;
  }

  /** Most places are never asked for: those of empty cells. So they are taken apart late. */
  function settleRow(): void {
    if (unsettledRow === null) return;
    row = Number(placeOf(unsettledRow, ROW)?.[0] ?? row + 1);
    unsettledRow = null;
  }

  function settleColumn(): void {
    if (unsettledCell === null) return;
    const [, letters, number] = placeOf(unsettledCell, CELL) ?? [];
    column = letters === undefined ? column + 1 : columnNumber(letters);
    unsettledCell = null;
    settleRow();
    if (number !== undefined) row = Number(number);
  }

  function openRow(attributes: string, closed: boolean): void {
    if (cell !== null) damaged();
    if (!SAYS_PLACE.test(attributes)) settleRow();
    unsettledRow = attributes;
    unsettledCell = null;
    column = 0;
    rowTag = closed ? null : attributes;
    rowWritten = false;
  }

  function openCell(attributes: string, closed: boolean): void {
    if (cell !== null) damaged();
    if (!SAYS_PLACE.test(attributes)) settleColumn();
    unsettledCell = attributes;
    if (closed) return;
    settleColumn();
    endRun();
    const tag = Buffer.from(`<c r="${columnLetters(column - 1)}${row}"${withoutPlace(attributes)}>`, 'latin1');
    cell = { pieces: [tag], bytes: 0, filled: false };
  }

  function closeCell(): void {
    if (cell === null) return;
    endRun();
    const { pieces, filled } = cell;
    cell = null;
    if (!filled) return;
    if (rowTag !== null && !rowWritten) write(Buffer.from(`<row r="${row}"${withoutPlace(rowTag)}>`, 'latin1'));
    rowWritten = true;
    write(...pieces, CLOSE_CELL);
  }

  function closeRow(): void {
    if (cell !== null) damaged();
    endRun();
    if (rowTag !== null && rowWritten) write(CLOSE_ROW);
    rowTag = null;
  }

  /** @param from its `<`; `to` is behind its `>` */
  function takeTag(from: number, to: number): void {
    const closing = bytes[from + 1] === SLASH;
    const first = from + (closing ? 2 : 1);
    let start = first;
    let end = first;
    for (; end < to - 1; end += 1) {
      const byte = bytes[end] ?? 0;
      if (byte === COLON) start = end + 1;
      else if (byte <= BLANK || byte === SLASH) break;
    }
    const isCell = end - start === 1 && bytes[start] === 0x63;
    const isRow = end - start === 3 && bytes.toString('latin1', start, end) === 'row';
    if (isCell || isRow) {
      if (closing) return isCell ? closeCell() : closeRow();
      const attributes = bytes.toString('latin1', end, to - 1);
      const closed = bytes[to - 2] === SLASH;
      return isCell ? openCell(attributes, closed) : openRow(attributes, closed);
    }
    if (cell !== null && end - start === 1 && bytes[start] === 0x66) cell.filled = true;
    if (start === first) return copy(from, to);
    copy(from, first);
    return copy(start, to);
  }

  /** The end of what begins with `<!` at `at`, -1 where it is not there yet. Comments say nothing; `<![CDATA[` is text. */
  function takeMarked(at: number): number {
    const head = bytes.toString('latin1', at, at + 9);
    const sign = head.startsWith('<!--') ? '-->' : head === '<![CDATA[' ? ']]>' : '>';
    const end = bytes.indexOf(sign, at + (sign === ']]>' ? 9 : sign === '>' ? 2 : 4));
    if (end === -1 || sign !== ']]>') return end === -1 ? -1 : end + sign.length;
    const text = Buffer.from(escapeXml(bytes.toString('utf8', at + 9, end)));
    countText(text.length);
    endRun();
    if (cell !== null && !isBlank(text, 0, text.length)) cell.filled = true;
    write(text);
    return end + sign.length;
  }

  function add(chunk: Buffer): Buffer {
    bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    while (at < bytes.length) {
      const start = bytes.indexOf(LESS, at);
      takeText(at, start === -1 ? bytes.length : start);
      at = start === -1 ? bytes.length : start;
      if (start === -1) break;
      // Which sign ends it shows within nine bytes.
      const isMarked = bytes[start + 1] === BANG;
      if (isMarked && bytes.length - start < 9) break;
      const end = isMarked ? takeMarked(start) : bytes.indexOf(MORE, start) + 1;
      if (end <= 0) break;
      if (!isMarked) {
        if (end - start > MAX_TAG_BYTES) damaged();
        takeTag(start, end);
        textBytes = 0;
      }
      at = end;
    }
    endRun();
    // Copies, so that the chunk is not kept for them.
    rest = Buffer.from(bytes.subarray(at));
    if (rest.length > MAX_TEXT_BYTES) damaged();
    if (cell !== null) cell.pieces = [Buffer.concat(cell.pieces)];
    const made = Buffer.concat(out);
    out = [];
    return made;
  }

  function end(): void {
    if (cell !== null || rest.length > 0) damaged();
  }

  return { add, end };
}

function isBlank(text: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if ((text[at] ?? 0) > BLANK) return false;
  return true;
}

function withoutPlace(attributes: string): string {
  const plain = attributes.replaceAll(PLACE, '').trimEnd();
  return plain.endsWith('/') ? plain.slice(0, -1).trimEnd() : plain;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
