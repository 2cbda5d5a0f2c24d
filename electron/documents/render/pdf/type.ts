import fs from 'node:fs';
import path from 'node:path';
import type { Tone } from '../../model/model.ts';
import type { Typefaces } from '../characters.ts';
import { levelsOf } from '../writing/direction.ts';
import { hasBold, openScripts } from '../writing/faces.ts';
import type { EmbeddedFont, Glyph, Layout, Mark } from '../writing/font.ts';
import { shaperOf, turnedShaperOf } from '../writing/shape.ts';
import type { PdfDocument as PdfDocumentClass } from './pdfmake.ts';
import { INK } from './tokens.ts';

export type PdfDocument = InstanceType<typeof PdfDocumentClass>;

export type Style = {
  readonly size: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly color?: string;
  /** Line height, against the face's own of 1.3 em. */
  readonly leading?: number;
  /** Typeface of another script, in place of the family. */
  readonly script?: string | undefined;
  readonly rightToLeft?: boolean;
};

/** A style with its font found and its measures taken. */
export type Face = {
  readonly font: EmbeddedFont;
  readonly words: Map<string, Word>;
  readonly size: number;
  readonly color: string;
  readonly height: number;
  /** From the top of a line to its baseline, in points. */
  readonly ascent: number;
  /** Other than by the font alone: of other scripts, and from right to left. */
  readonly layout?: (text: string) => Layout;
  /** Of another script, which has one weight: made bold by its outline. */
  readonly outlined?: boolean;
  /** Name of the typeface, where it is of another script. */
  readonly script?: string;
};

/** A word set in one font: its width and how a PDF text array writes it. Widths are in thousandths of the size. */
export type Word = {
  readonly width: number;
  readonly glyphs: string;
  /** Marks that must be raised or shifted, which depends on the size; rare after composing with NFC. */
  readonly raised: boolean;
  readonly marks: readonly Mark[];
};

/** A stretch of text in one face, with what else is to happen where it is drawn. */
export type SetRun = {
  readonly text: string;
  readonly face: Face;
  /** Never broken inside. */
  readonly noWrap?: boolean;
  /** Depth of turns of the reading direction: odd runs from right to left. */
  readonly level?: number;
  /** What the text stands for, where it is not what it shows; copying and searching find this. */
  readonly stands?: string;
  /** Id of the block that a click leads to. */
  readonly goTo?: string;
  /** Name of a PDF beside this one that a click opens. */
  readonly file?: string;
  /** Id of the block whose page number is to stand here. */
  readonly pageOf?: string;
  /** The sign of this tone at the run's start. */
  readonly swatch?: Tone;
  /** Dots from the end of the text to the end of the line. */
  readonly leader?: boolean;
};

const FAMILY = 'Plex';
const FILES = {
  normal: 'IBMPlexSans-Regular.ttf',
  bold: 'IBMPlexSans-SemiBold.ttf',
  italics: 'IBMPlexSans-Italic.ttf',
  bolditalics: 'IBMPlexSans-SemiBoldItalic.ttf',
} as const;

/** Font definitions for pdfmake: names, not paths, so that it never has a reason to touch the disk. */
export const FONT_NAMES = { [FAMILY]: FILES };
export const isFontName = (name: string): boolean => Object.values<string>(FILES).includes(name);

/** The typefaces of one document, with measured words kept: the same word is laid out once, not once a cell. */
export type Type = Required<Typefaces> & { face(style: Style): Face };

export function openType(document: PdfDocument, fontsFolder: string): Type {
  for (const file of Object.values(FILES)) {
    document.registerFont(file, fs.readFileSync(path.join(fontsFolder, file)));
  }
  const faces = new Map<string, Face>();
  const words = new Map<EmbeddedFont, Map<string, Word>>();
  const coverage = commonCharacters(document);
  const scripts = openScripts(document, fontsFolder);
  const other = (style: Style): Face => {
    const { script, rightToLeft = false, ...own } = style;
    const face = type.face(own);
    if (script === undefined) {
      return { ...face, words: new Map(), layout: turnedShaperOf(face.font) };
    }
    // The family's line, so that a name does not move the lines around it.
    const bold = style.bold === true;
    const font = scripts.font(script, bold);
    const outlined = bold && !hasBold(script) && script !== 'noto-emoji';
    return { ...face, font, words: new Map(), layout: shaperOf(font, rightToLeft), outlined, script };
  };
  const type: Type = {
    has: (codePoint) => coverage.has(codePoint),
    scriptOf: scripts.scriptOf,
    levelsOf,
    face(style) {
      const { size, bold = false, italic = false, color = INK, leading = 1, script = '', rightToLeft = false } = style;
      const key = `${size} ${bold} ${italic} ${color} ${leading} ${script} ${rightToLeft}`;
      const known = faces.get(key);
      if (known !== undefined) return known;
      if (script !== '' || rightToLeft) {
        const face = other(style);
        faces.set(key, face);
        return face;
      }
      const font = document.provideFont(FAMILY, bold, italic);
      if (!words.has(font)) words.set(font, new Map());
      const height = ((font.ascender - font.descender) / 1000) * size;
      const face: Face = {
        font,
        words: words.get(font) ?? new Map<string, Word>(),
        size,
        color,
        height: height * leading,
        ascent: (font.ascender / 1000) * size + (height * (leading - 1)) / 2,
      };
      faces.set(key, face);
      return face;
    },
  };
  return type;
}

/** The word's measures in the face, laid out at most once per font. */
export function wordOf(face: Face, text: string): Word {
  const known = face.words.get(text);
  if (known !== undefined) return known;
  const { font } = face;
  const run = layoutOf(face, text);
  const raised = run.positions.some((position) => position.xOffset !== 0 || position.yOffset !== 0);
  const word = { width: run.advanceWidth, glyphs: raised ? '' : encode(font, run), raised, marks: run.marks ?? [] };
  face.words.set(text, word);
  return word;
}

/** The text's glyphs as they stand from left to right. */
export function layoutOf(face: Face, text: string): Layout {
  return face.layout?.(text) ?? face.font.layoutRun(text);
}

export function widthOf(face: Face, text: string): number {
  return (wordOf(face, text).width * face.size) / 1000;
}

/** Sum of the characters' own widths: cheap, and right but for kerning and ligatures. In points. */
export function roughWidth(face: Face, character: string): number {
  const { font, size } = face;
  return (font.font.glyphForCodePoint(character.codePointAt(0) ?? 32).advanceWidth * font.scale * size) / 1000;
}

/** The contents of a PDF text array for a word with shifted marks, at the face's size. */
export function encodeRaised(face: Face, text: string): string {
  const { font, size } = face;
  const run = layoutOf(face, text);
  return run.glyphs
    .map((glyph, index) => {
      const position = run.positions[index];
      if (position === undefined) return '';
      const code = glyphCode(font, glyph);
      const before = position.xOffset === 0 ? '' : `${-position.xOffset} `;
      const after = position.advanceWidth - position.xAdvance + position.xOffset;
      const set = `${before}<${code}>${after === 0 ? '' : ` ${after} `}`;
      return position.yOffset === 0 ? set : `] TJ ${(position.yOffset * size) / 1000} Ts [${set}] TJ 0 Ts [`;
    })
    .join('');
}

function encode(font: EmbeddedFont, run: Layout): string {
  let out = '<';
  for (const [index, glyph] of run.glyphs.entries()) {
    out += glyphCode(font, glyph);
    const position = run.positions[index];
    const kern = position === undefined ? 0 : position.advanceWidth - position.xAdvance;
    if (kern !== 0) out += `> ${kern} <`;
  }
  return `${out}>`;
}

function glyphCode(font: EmbeddedFont, glyph: Glyph): string {
  const code = glyph.code ?? font.subset.includeGlyph(glyph.id);
  font.widths[code] ??= glyph.advanceWidth * font.scale;
  font.unicode[code] ??= glyph.codePoints;
  return code.toString(16).padStart(4, '0');
}

function commonCharacters(document: PdfDocument): Set<number> {
  const sets = [false, true].flatMap((bold) =>
    [false, true].map((italic) => new Set(document.provideFont(FAMILY, bold, italic).font.characterSet)),
  );
  return sets.reduce((common, set) => new Set([...common].filter((codePoint) => set.has(codePoint))));
}
