import type { Rich, Run } from '../model/model.ts';

/** Nothing but what every face has and what needs no care: the way most cells go. */
const PLAIN = /^[\n -~]*$/;
/** Line ends as Windows, old Macs and Unicode write them. */
const LINE_ENDS = /\r\n?|\u0085|\u2028|\u2029|\v|\f/g;
/** Invisible joiners, variation selectors and marks of order without a width: nothing is lost with them on paper. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060-\u2064\ufeff]|[\ufe00-\ufe0f]|\udb40[\udc00-\uddef]/g;
const ODD_SPACES = /[\t\u1680\u2000-\u200a\u205f\u3000]/g;

/** Characters that no typeface of the document has, and how often each was met. */
export type Missing = Map<number, number>;

/** A stretch of text as it is to be set; `stands` is the original where a stand-in is printed. */
export type Piece = { readonly text: string; readonly stands?: string };

/**
 * Makes a text settable: composed (NFC), with plain line ends and spaces, and with each character that the typefaces
 * lack replaced by its number, such as `[U+6771]`, because an empty box would hide what is there. Controls that turn
 * the reading direction are shown the same way, since they can disguise a name.
 */
export function piecesOf(text: string, has: (codePoint: number) => boolean, missing: Missing): Piece[] {
  if (PLAIN.test(text)) return [{ text }];
  const clean = text.normalize('NFC').replace(LINE_ENDS, '\n').replace(INVISIBLE, '').replace(ODD_SPACES, ' ');
  const pieces: Piece[] = [];
  let plain = '';
  for (const character of clean) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (codePoint === 10 || (codePoint >= 32 && codePoint !== 127 && has(codePoint))) {
      plain += character;
      continue;
    }
    if (plain !== '') pieces.push({ text: plain });
    plain = '';
    missing.set(codePoint, (missing.get(codePoint) ?? 0) + 1);
    pieces.push({ text: codeOf(codePoint), stands: character.toWellFormed() });
  }
  if (plain !== '' || pieces.length === 0) pieces.push({ text: plain });
  return pieces;
}

export function codeOf(codePoint: number): string {
  return `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** A figure's words with stand-ins for what the typefaces lack; its markup is ASCII and stays as it is. */
export function settableSvg(svg: string, has: (codePoint: number) => boolean, missing: Missing): string {
  return piecesOf(svg, has, missing)
    .map((piece) => piece.text)
    .join('');
}

/** Text made of runs as one string, for renderers and places that know no runs. */
export function plainOf(text: Rich): string {
  return typeof text === 'string' ? text : text.map((run) => run.text).join('');
}

export function runsOf(text: Rich): readonly Run[] {
  return typeof text === 'string' ? [{ text }] : text;
}
