import { inVisualOrder } from '../writing/direction.ts';
import { BREAK, clustersOf } from '../writing/shape.ts';
import { TextBreaker } from './pdfmake.ts';
import { type Face, layoutOf, roughWidth, type SetRun, type Word, widthOf, wordOf } from './type.ts';

/** A piece of text that is not broken unless it is wider than the line. Measures in points, as pdfmake expects. */
export type Inline = {
  text: string;
  width: number;
  /** Of the blanks at its end, which do not count where a line ends. */
  trailingCut: number;
  readonly run: SetRun;
  readonly lineEnd: boolean;
  /** The next piece belongs to the same word, in another face. */
  readonly noNewLine: boolean;
};

/** One or more words in one face on a line. */
export type Segment = {
  readonly run: SetRun;
  readonly words: string[];
  /** From the line's start. */
  readonly x: number;
  width: number;
  /** What pdfmake's line asks of its parts. */
  readonly height: number;
  readonly font: Face['font'];
  readonly fontSize: number;
  readonly alignment: string;
};

const breaker = new TextBreaker();

/**
 * Cuts runs where a line may end (Unicode line breaking, by pdfmake's own breaker) and measures the pieces. Stands in
 * for pdfmake's `TextInlines`, which looks up nineteen style properties for every word of every cell.
 */
export function inlinesOf(runs: readonly SetRun[]): Inline[] {
  const pieces = breaker.getBreaks(
    runs.map((run) => ({ text: run.text, noWrap: run.noWrap, run })),
    undefined,
  );
  return pieces.map(({ text: piece, run, lineEnd = false, noNewLine = false }) => {
    const text = run.face.script === undefined ? piece : piece.replaceAll(BREAK, '');
    const word = wordOf(run.face, text);
    return {
      text,
      run,
      lineEnd,
      noNewLine,
      width: inPoints(run.face, word),
      trailingCut: blanksAtEnd(run.face, text),
    };
  });
}

/**
 * Where the line that begins at `from` ends: the index after its last piece. A piece wider than the line alone is cut
 * in two in place, so that nothing runs over the edge.
 */
export function endOfLine(inlines: Inline[], from: number, lineWidth: number): number {
  let used = 0;
  let at = from;
  while (at < inlines.length) {
    const first = inlines[at];
    if (first === undefined) break;
    const { width, end } = wordGroup(inlines, at);
    if (at > from && used + width - (inlines[end - 1]?.trailingCut ?? 0) > lineWidth) break;
    if (width - (inlines[end - 1]?.trailingCut ?? 0) > lineWidth) {
      // Only a group at the line's start can be too wide here.
      at = cutGroup(inlines, at, end, lineWidth);
      break;
    }
    used += width;
    at = end;
    if (inlines[end - 1]?.lineEnd === true) break;
  }
  return at;
}

/** Height of the text set to a width, without drawing it. */
export function heightOf(inlines: Inline[], lineWidth: number): number {
  let height = 0;
  for (let at = 0; at < inlines.length; ) {
    const end = Math.max(endOfLine(inlines, at, lineWidth), at + 1);
    height += inlines.slice(at, end).reduce((max, inline) => Math.max(max, inline.run.face.height), 0);
    at = end;
  }
  return height;
}

/** Joins the pieces of a line into as few stretches as their runs allow, as they stand from left to right. */
export function segmentsOf(inlines: readonly Inline[], alignment: string): Segment[] {
  const segments: Segment[] = [];
  let x = 0;
  for (const { run, text, width } of asTheyStand(inlines)) {
    const last = segments.at(-1);
    if (last?.run === run) {
      last.words.push(text);
      last.width += width;
    } else {
      const { face } = run;
      segments.push({
        run,
        words: [text],
        x,
        width,
        height: face.height,
        font: face.font,
        fontSize: face.size,
        alignment,
      });
    }
    x += width;
  }
  return segments;
}

function asTheyStand(inlines: readonly Inline[]): readonly Inline[] {
  if (inlines.every(({ run }) => run.level === undefined)) return inlines;
  // Blanks at the end have no direction of their own: turned, they would stand before the line.
  const last = inlines.at(-1);
  const blank = last !== undefined && last.trailingCut > 0 && (last.run.level ?? 0) > 0;
  const line = blank ? [...inlines.slice(0, -1), withoutBlanks(last)] : inlines;
  return inVisualOrder(line, ({ run }) => run.level ?? 0);
}

function withoutBlanks(inline: Inline): Inline {
  return { ...inline, text: inline.text.trimEnd(), width: inline.width - inline.trailingCut };
}

/** Pieces that belong to one word in several faces. */
function wordGroup(inlines: readonly Inline[], from: number): { width: number; end: number } {
  let width = 0;
  let end = from;
  let more = true;
  while (more && end < inlines.length) {
    const inline = inlines[end];
    if (inline === undefined) break;
    width += inline.width;
    more = inline.noNewLine;
    end += 1;
  }
  return { width, end };
}

/** Takes as much of a too wide group as fits; cuts one piece in two where it must. Returns the index after it. */
function cutGroup(inlines: Inline[], from: number, end: number, lineWidth: number): number {
  let used = 0;
  for (let at = from; at < end; at += 1) {
    const inline = inlines[at];
    if (inline === undefined) break;
    if (used + inline.width - inline.trailingCut > lineWidth) {
      const cut = inline.run.noWrap === true ? 0 : fittingLength(inline.run.face, inline.text, lineWidth - used);
      if (cut === 0) return at > from ? at : at + 1;
      inlines.splice(at, 1, ...halves(inline, cut));
      return at + 1;
    }
    used += inline.width;
  }
  return end;
}

function halves(inline: Inline, cut: number): [Inline, Inline] {
  const { run } = inline;
  const head = inline.text.slice(0, cut);
  const tail = inline.text.slice(cut);
  return [
    { ...inline, text: head, width: widthOf(run.face, head), trailingCut: 0, lineEnd: false, noNewLine: false },
    { ...inline, text: tail, width: inline.width - widthOf(run.face, head) },
  ];
}

/** How many UTF-16 units of the text fit; 0 when not even one character does and something stands before it. */
function fittingLength(face: Face, text: string, width: number): number {
  let used = 0;
  let length = 0;
  for (const character of face.script === undefined ? text : clustersOf(text)) {
    used += face.script === undefined ? roughWidth(face, character) : measure(face, character);
    if (used > width && length > 0) break;
    length += character.length;
  }
  if (face.script !== undefined) return length < text.length ? length : 0;
  // Kerning and ligatures make the true width differ a little from the sum.
  while (length > 1 && measure(face, text.slice(0, length)) > width) length -= 1;
  const next = text.slice(length, length + 1);
  if (/\p{M}|[\udc00-\udfff]/u.test(next) && length > 1) length -= 1;
  return length < text.length ? length : 0;
}

/** Measured without keeping the piece: cuts of a long word are seldom met twice. */
function measure(face: Face, text: string): number {
  return (layoutOf(face, text).advanceWidth * face.size) / 1000;
}

function blanksAtEnd(face: Face, text: string): number {
  const trimmed = text.replace(/[ ]+$/, '');
  if (trimmed.length === text.length) return 0;
  return widthOf(face, ' ') * (text.length - trimmed.length);
}

function inPoints(face: Face, word: Word): number {
  return (word.width * face.size) / 1000;
}
