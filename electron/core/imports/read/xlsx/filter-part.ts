import { columnLetters, columnNumber, refuse } from '../source-table.ts';

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
  let out: Buffer[] = [];
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

  function write(piece: Buffer): void {
    if (cell === null) {
      out.push(piece);
      return;
    }
    cell.bytes += piece.length;
    if (cell.bytes > MAX_CELL_BYTES) damaged();
    cell.pieces.push(piece);
  }

  function takeText(text: Buffer): void {
    textBytes += text.length;
    if (textBytes > MAX_TEXT_BYTES) damaged();
    if (text.length === 0) return;
    if (cell !== null && !cell.filled) cell.filled = !isBlank(text);
    write(text);
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
    const tag = Buffer.from(`<c r="${columnLetters(column - 1)}${row}"${withoutPlace(attributes)}>`, 'latin1');
    cell = { pieces: [tag], bytes: 0, filled: false };
  }

  function closeCell(): void {
    if (cell === null) return;
    const { pieces, filled } = cell;
    cell = null;
    if (!filled) return;
    if (rowTag !== null && !rowWritten) out.push(Buffer.from(`<row r="${row}"${withoutPlace(rowTag)}>`, 'latin1'));
    rowWritten = true;
    out.push(...pieces, CLOSE_CELL);
  }

  function closeRow(): void {
    if (cell !== null) damaged();
    if (rowTag !== null && rowWritten) out.push(CLOSE_ROW);
    rowTag = null;
  }

  /** @param tag from its `<` to its `>` */
  function takeTag(tag: Buffer): void {
    const closing = tag[1] === SLASH;
    let start = closing ? 2 : 1;
    let end = start;
    for (; end < tag.length - 1; end += 1) {
      const byte = tag[end] ?? 0;
      if (byte === COLON) start = end + 1;
      else if (byte <= BLANK || byte === SLASH) break;
    }
    const isCell = end - start === 1 && tag[start] === 0x63;
    const isRow = end - start === 3 && tag.latin1Slice(start, end) === 'row';
    if (isCell || isRow) {
      if (closing) return isCell ? closeCell() : closeRow();
      const attributes = tag.latin1Slice(end, tag.length - 1);
      const closed = tag[tag.length - 2] === SLASH;
      return isCell ? openCell(attributes, closed) : openRow(attributes, closed);
    }
    if (cell !== null && end - start === 1 && tag[start] === 0x66) cell.filled = true;
    if (start <= 2) return write(tag);
    write(Buffer.from(closing ? '</' : '<'));
    return write(tag.subarray(start));
  }

  /** The end of what begins with `<!` at `at`, -1 where it is not there yet. Comments say nothing; `<![CDATA[` is text. */
  function takeMarked(bytes: Buffer, at: number): number {
    const head = bytes.latin1Slice(at, at + 9);
    const [sign, length] = head.startsWith('<!--') ? ['-->', 4] : head === '<![CDATA[' ? [']]>', 9] : ['>', 2];
    const end = bytes.indexOf(sign, at + Number(length));
    if (end === -1) return -1;
    if (sign === ']]>') takeText(Buffer.from(escapeXml(bytes.toString('utf8', at + 9, end))));
    return end + sign.length;
  }

  function add(chunk: Buffer): Buffer {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (;;) {
      const start = bytes.indexOf(LESS, at);
      takeText(bytes.subarray(at, start === -1 ? bytes.length : start));
      if (start === -1) {
        at = bytes.length;
        break;
      }
      at = start;
      // Which sign ends it shows within nine bytes.
      if (bytes.length - start < 9 && bytes.indexOf(MORE, start) === -1) break;
      if (bytes[start + 1] === BANG) {
        const end = takeMarked(bytes, start);
        if (end === -1) break;
        at = end;
        continue;
      }
      const end = bytes.indexOf(MORE, start);
      if (end === -1) break;
      if (end - start > MAX_TAG_BYTES) damaged();
      takeTag(bytes.subarray(start, end + 1));
      textBytes = 0;
      at = end + 1;
    }
    // A copy, so that the chunk is not kept for it.
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

function isBlank(text: Buffer): boolean {
  for (const byte of text) if (byte > BLANK) return false;
  return true;
}

function withoutPlace(attributes: string): string {
  const plain = attributes.replaceAll(PLACE, '').trimEnd();
  return plain.endsWith('/') ? plain.slice(0, -1).trimEnd() : plain;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
