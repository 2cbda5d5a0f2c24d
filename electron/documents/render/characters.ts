import type { Rich, Run } from '../model/model.ts';

/** Nothing but what every face has and what needs no care: the way most cells go. */
const PLAIN = /^[\n -~]*$/;
/** Line ends as Windows, old Macs and Unicode write them. */
const LINE_ENDS = /\r\n?|\u0085|\u2028|\u2029|\v|\f/g;
/** Invisible joiners, variation selectors and marks of order without a width: nothing is lost with them on paper. */
const INVISIBLE = /^(?:\p{Variation_Selector}|[\u00ad\u200b-\u200d\u2060-\u2064\ufeff]|[\u{e0000}-\u{e01ef}])$/u;
/** Those that shape what stands before them in a script that joins its letters, and in emoji. */
const JOINING = /^(?:\p{Join_Control}|\p{Variation_Selector}|[\u{e0020}-\u{e007f}])$/u;
const ODD_SPACES = /[\t\u1680\u2000-\u200a\u205f\u3000]/g;

/** Characters that no typeface of the document has, and how often each was met. */
export type Missing = Map<number, number>;

/** A stretch of text as it is to be set; `stands` is the original where a stand-in is printed. */
export type Piece = {
  readonly text: string;
  readonly stands?: string;
  /** Typeface of another script that the text needs. */
  readonly script?: string;
  /** Depth of turns of the reading direction, where there are any: odd runs from right to left. */
  readonly level?: number;
};

/** What can be printed. */
export type Typefaces = {
  /** Whether the document's own family has the character. */
  has(codePoint: number): boolean;
  /** The other typeface that has it, chosen by the text around it. */
  scriptOf?(codePoint: number, text: string): string | undefined;
  /** Of each UTF-16 unit; null where all reads from left to right. */
  levelsOf?(text: string): ArrayLike<number> | null;
};

/** The pieces of a text that stands alone. */
export function piecesOf(text: string, faces: Typefaces, missing: Missing): Piece[] {
  return piecesOfRuns([text], faces, missing).flat();
}

/**
 * Makes the runs of a text settable, each for itself: composed (NFC), with plain line ends and spaces, cut by typeface
 * and reading direction, and with each character that no typeface has replaced by its number, such as `[U+13A0]`,
 * because an empty box would hide what is there. Controls that turn the reading direction are shown the same way,
 * since they can disguise a name.
 */
export function piecesOfRuns(texts: readonly string[], faces: Typefaces, missing: Missing): Piece[][] {
  if (texts.every((text) => PLAIN.test(text))) return texts.map((text) => [{ text }]);
  const clean = texts.map((text) => text.normalize('NFC').replace(LINE_ENDS, '\n').replace(ODD_SPACES, ' '));
  const whole = clean.join('');
  const levels = faces.levelsOf?.(whole) ?? null;
  let at = 0;
  return clean.map((text) => {
    const pieces: Piece[] = [];
    for (const character of text) {
      const level = levels?.[at] ?? 0;
      at += character.length;
      const last = pieces.at(-1);
      const joins = last?.script !== undefined && JOINING.test(character);
      if (INVISIBLE.test(character) && !joins) continue;
      const next = joins ? { ...last, text: character } : pieceOf(character, level, whole, faces, missing);
      if (last !== undefined && sameFace(last, next))
        pieces[pieces.length - 1] = { ...last, text: last.text + next.text };
      else pieces.push(next);
    }
    return pieces.length > 0 ? pieces : [{ text: '' }];
  });
}

function pieceOf(character: string, depth: number, whole: string, faces: Typefaces, missing: Missing): Piece {
  const codePoint = character.codePointAt(0) ?? 0;
  const level = depth === 0 ? {} : { level: depth };
  if (codePoint === 10) return { text: character };
  if (codePoint >= 32 && codePoint !== 127) {
    if (faces.has(codePoint)) return { text: character, ...level };
    const script = faces.scriptOf?.(codePoint, whole);
    if (script !== undefined) return { text: character, script, ...level };
  }
  missing.set(codePoint, (missing.get(codePoint) ?? 0) + 1);
  return { text: codeOf(codePoint), stands: character.toWellFormed(), ...level };
}

function sameFace(a: Piece, b: Piece): boolean {
  return a.stands === undefined && b.stands === undefined && a.script === b.script && a.level === b.level;
}

export function codeOf(codePoint: number): string {
  return `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** A figure's words with stand-ins for what the document's own family lacks; its markup is ASCII and stays as it is. */
export function settableSvg(svg: string, has: Typefaces['has'], missing: Missing): string {
  return piecesOf(svg, { has }, missing)
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
