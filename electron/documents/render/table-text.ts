/** Most characters of a cell that is read again: fewer than the 32,767 that a spreadsheet holds, so that codes have room. */
const PIECE = 32_000;
const LONGEST = 32_767;
/** A piece that another one follows is at least as long, with its codes: pieces are halved until they fit. */
export const FULL = 16_000;
/** What XML cannot hold, or gives back as something else. */
const UNHELD = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g;
const CODE = /_x([0-9A-Fa-f]{4})_/g;
/** What a spreadsheet takes for a formula, behind any number of apostrophes. */
const FORMULA = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** Spreadsheets read `_x0041_` as the character with that number. */
export function escapeCodes(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** A text that comes back unchanged: signs that no cell carries by their numbers, as Excel writes them. */
export function codedText(text: string): string {
  return escapeCodes(text).replace(
    UNHELD,
    (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
}

export function decodedText(text: string): string {
  return text.replace(CODE, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/**
 * The cells of a CSV file know no type: what looks like a formula begins with one more apostrophe than it has. The
 * writer gives the first (`csv.ts`), so that here only those are meant that have some already.
 */
export function guardedText(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? `'${text}` : text;
}

export function unguardedText(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/** A text in the pieces that cells can hold, one for most. Characters stay whole. */
export function cellPieces(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length || pieces.length === 0; ) {
    let end = Math.min(text.length, at + PIECE);
    while (codedText(text.slice(at, end)).length > LONGEST) end = at + Math.floor((end - at) / 2);
    if (end < text.length && /[\ud800-\udbff]$/.test(text.slice(at, end))) end -= 1;
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
}
