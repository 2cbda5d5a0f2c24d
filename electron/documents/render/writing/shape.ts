import { mirrored } from './direction.ts';
import type { EmbeddedFont, Glyph, Layout, Mark } from './font.ts';

const EMOJI = String.raw`\p{Extended_Pictographic}[\ufe0e\ufe0f\p{Emoji_Modifier}\u{e0020}-\u{e007f}]*`;
/** Consonants that a virama binds to the one that follows. */
const CONJUNCT = String.raw`(?:[\u0904-\u0939\u0958-\u0961\u0978-\u097f]\u093c?\u094d[\u200c\u200d]?)*`;
const MARKS = String.raw`[\p{M}\u0e33\u200c\u200d\ufe00-\ufe0f]*`;
/** What is shaped as one and never parted: flags, emoji joined to one, syllables, letters with their marks. */
const CLUSTER = new RegExp(`\\p{Regional_Indicator}{2}|${EMOJI}(?:\\u200d${EMOJI})*|${CONJUNCT}[\\s\\S]${MARKS}`, 'gu');

/** Stands for nothing but a place where a line may end. */
export const BREAK = '\u200b';

/** Thai is written without blanks between words: its lines end between words nevertheless. */
export function breakable(text: string, script: string | undefined): string {
  if (script !== 'ibm-plex-sans-thai') return text;
  return [...new Intl.Segmenter('th', { granularity: 'word' }).segment(text)].map(({ segment }) => segment).join(BREAK);
}

export function clustersOf(text: string): readonly string[] {
  return text.match(CLUSTER) ?? [];
}

/**
 * Shapes words in a typeface of another script, so that the text can be read back as it was written: by readers that
 * go by what is drawn where. So marks without a width are drawn as shapes, not as text, and their text goes with their
 * letter; and syllables, drawn in another order than they are written, give their text in its order to what is drawn.
 */
export function shaperOf(font: EmbeddedFont, rightToLeft: boolean): (text: string) => Layout {
  const known = new Map<string, Layout>();
  return (text) => {
    let layout = known.get(text);
    if (layout === undefined) {
      const parts = rightToLeft ? partsFromRight(text) : clustersOf(text);
      layout = join(parts.map((part) => shape(font, part, rightToLeft)));
      known.set(text, layout);
    }
    return layout;
  };
}

function shape(font: EmbeddedFont, part: string, rightToLeft: boolean): Layout {
  const shown = part.replace(/[\u200c\u200d]+$/, '');
  const { glyphs, positions } = font.font.layout(shown, undefined, undefined, undefined, rightToLeft ? 'rtl' : 'ltr');
  const whole = [...part].map(codePointOf);
  const marks: Mark[] = [];
  const letters: { glyph: Glyph; text: number[]; position: Layout['positions'][number] }[] = [];
  let pen = 0;
  // What is written at a part's end without being shown goes with its last letter, which is the first that is drawn.
  let text = rightToLeft ? whole.slice([...shown].length).toReversed() : [];
  for (const [index, glyph] of glyphs.entries()) {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
    if (rightToLeft) text.push(...glyph.codePoints.toReversed());
    if (xAdvance === 0 && glyphs.length > 1) {
      marks.push({ x: (pen + xOffset) * font.scale, y: yOffset * font.scale, shape: shapeOf(glyph, font.scale) });
      continue;
    }
    const [advance, x, y, own] = [xAdvance, xOffset, yOffset, glyph.advanceWidth].map(
      (value) => value * font.scale,
    ) as [number, number, number, number];
    letters.push({ glyph, text, position: { xAdvance: advance, xOffset: x, yOffset: y, advanceWidth: own } });
    text = [];
    pen += xAdvance;
  }
  if (!rightToLeft) share(whole, letters);
  return {
    advanceWidth: pen * font.scale,
    marks,
    glyphs: letters.map((letter) => codedGlyph(font, letter.glyph, letter.text)),
    positions: letters.map(({ position }) => position),
  };
}

/** The text over what is drawn: a character for each, all that is left for the last. */
function share(codePoints: readonly number[], letters: readonly { readonly text: number[] }[]): void {
  for (const [index, { text }] of letters.entries()) {
    text.push(...codePoints.slice(index, index === letters.length - 1 ? undefined : index + 1));
    // Readers make up something for a glyph without a text, but pass over this.
    if (text.length === 0) text.push(codePointOf(BREAK));
  }
}

/** The outline as operators of a PDF, in thousandths of the size. */
function shapeOf({ path }: Glyph, scale: number): string {
  let [x, y] = [0, 0];
  const out: string[] = [];
  for (const { command, args } of path?.commands ?? []) {
    const points = command === 'quadraticCurveTo' ? cubic(x, y, args) : args;
    [x, y] = [points.at(-2) ?? x, points.at(-1) ?? y];
    out.push([...points.map((value) => Math.round(value * scale)), OPERATORS[command] ?? ''].join(' '));
  }
  return out.join(' ');
}

/** Words as PDF path operators, in thousandths of the size from the start of their baseline. */
export function outlineOf(font: EmbeddedFont, text: string): string {
  const { glyphs, positions } = font.layoutRun(text);
  let pen = 0;
  return glyphs
    .map((glyph, index) => {
      const at = Math.round(pen);
      pen += positions[index]?.advanceWidth ?? 0;
      return `q 1 0 0 1 ${at} 0 cm ${shapeOf(glyph, font.scale)} f Q`;
    })
    .join('\n');
}

const OPERATORS: Readonly<Record<string, string>> = {
  moveTo: 'm',
  lineTo: 'l',
  quadraticCurveTo: 'c',
  bezierCurveTo: 'c',
  closePath: 'h',
};

function cubic(x: number, y: number, [cx = 0, cy = 0, toX = 0, toY = 0]: readonly number[]): number[] {
  return [
    x + (2 / 3) * (cx - x),
    y + (2 / 3) * (cy - y),
    toX + (2 / 3) * (cx - toX),
    toY + (2 / 3) * (cy - toY),
    toX,
    toY,
  ];
}

const codesByFont = new WeakMap<EmbeddedFont, Map<string, number>>();

/** The glyph with a number for it and its text: the same shape may stand for several letters, its dots drawn apart. */
export function codedGlyph(font: EmbeddedFont, { id, advanceWidth }: Glyph, codePoints: readonly number[]): Glyph {
  const codes = codesByFont.get(font) ?? new Map<string, number>();
  codesByFont.set(font, codes);
  const key = `${id} ${codePoints.join(' ')}`;
  let code = codes.get(key);
  if (code === undefined) {
    code = font.subset.glyphs.push(id) - 1;
    codes.set(key, code);
    font.unicode[code] = codePoints;
  }
  return { id, advanceWidth, codePoints, code };
}

/** Letters join within these; one that must not join stands at a part's end. The last is drawn first. */
function partsFromRight(text: string): string[] {
  return (text.match(/[^\u200c]+\u200c*|\u200c+/g) ?? []).toReversed();
}

function join(layouts: readonly Layout[]): Layout {
  const marks: Mark[] = [];
  let advanceWidth = 0;
  for (const layout of layouts) {
    for (const mark of layout.marks ?? []) marks.push({ ...mark, x: mark.x + advanceWidth });
    advanceWidth += layout.advanceWidth;
  }
  return {
    advanceWidth,
    marks,
    glyphs: layouts.flatMap(({ glyphs }) => glyphs),
    positions: layouts.flatMap(({ positions }) => positions),
  };
}

/** The family's own glyphs, from right to left: brackets are drawn turned and read as they were written. */
export function turnedShaperOf(font: EmbeddedFont): (text: string) => Layout {
  return (text) => {
    const characters = [...text].toReversed();
    const layout = font.layoutRun(characters.map(mirrored).join(''));
    if (layout.glyphs.length !== characters.length) return layout;
    const glyphs = layout.glyphs.map((glyph, index) => {
      const written = characters[index] ?? '';
      return mirrored(written) === written ? glyph : codedGlyph(font, glyph, [codePointOf(written)]);
    });
    return { advanceWidth: layout.advanceWidth, glyphs, positions: layout.positions };
  };
}

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
