/**
 * The table that a spreadsheet puts on the clipboard: cells parted by tabs, rows by line ends, a cell with either in
 * double quotes. A quote that is no such frame stands for itself, as Excel writes it.
 */
export function readTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const framed = FRAMED.exec(startAt(FRAMED, text, at));
    const plain = framed ?? PLAIN.exec(startAt(PLAIN, text, at));
    if (plain === null) break;
    row.push(unguarded(framed === null ? plain[0] : plain[0].slice(1, -1).replaceAll('""', '"')));
    at += plain[0].length;
    const end = LINE_END.exec(startAt(LINE_END, text, at))?.[0];
    if (end !== undefined || at >= text.length) {
      rows.push(row);
      row = [];
    }
    at += end?.length ?? 1;
    // The line end after the last row begins no further one.
    if (end !== undefined && at === text.length) break;
  }
  return rows;
}

const FRAMED = /"(?:[^"]|"")*"(?=[\t\r\n]|$)/y;
const PLAIN = /[^\t\r\n]*/y;
const LINE_END = /\r\n|\n|\r/y;

function startAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return text;
}

export function writeTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => framed(guarded(cell))).join('\t')).join('\r\n');
}

function framed(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A spreadsheet would take these for a formula and run it; an apostrophe before them is its own way to say text. */
function guarded(cell: string): string {
  return /^'*[\t\r\n]*[=+\-@＝＋－＠]/.test(cell) ? `'${cell}` : cell;
}

function unguarded(cell: string): string {
  return /^'+[\t\r\n]*[=+\-@＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}
