import fs from 'node:fs';
import path from 'node:path';
import type { EmbeddedFont } from './font.ts';
import { unpackWoff } from './woff.ts';

/** The family's own other scripts, in two weights, and emoji: one file holds all of them. */
const ALONE = [
  ['ibm-plex-sans-arabic', /\p{scx=Arabic}/u],
  ['ibm-plex-sans-hebrew', /\p{scx=Hebrew}/u],
  ['ibm-plex-sans-thai', /\p{scx=Thai}/u],
  ['ibm-plex-sans-devanagari', /\p{scx=Devanagari}/u],
  ['noto-emoji', /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\u20e3]/u],
] as const;
/** Typefaces of East Asia, each cut into files of some hundred characters; the same character looks different in each. */
const EAST = ['sc', 'tc', 'jp', 'kr'] as const;
type East = (typeof EAST)[number];
/** Controls, and what means nothing outside the place where it comes from. */
const NEVER = /[\p{C}\p{Z}]/u;

type Slice = { readonly name: string; readonly ranges: readonly (readonly [number, number])[] };

/** What is asked of the document that embeds them. */
type Embedder = {
  registerFont(name: string, bytes: Uint8Array): void;
  font(name: string): { readonly _font: EmbeddedFont };
};

/** The typefaces for scripts that the document's own family lacks; a file is read with the first character it is for. */
export type Scripts = {
  /** Name of a typeface that has the character; the text around it decides between those of East Asia. */
  scriptOf(codePoint: number, text: string): string | undefined;
  font(name: string, bold: boolean): EmbeddedFont;
};

/** Whether the typeface comes in two weights. */
export function hasBold(name: string): boolean {
  return name.startsWith('ibm-plex');
}

export function openScripts(document: Embedder, folder: string): Scripts {
  const fonts = new Map<string, EmbeddedFont>();
  const slices = new Map<East, readonly Slice[]>();
  const found = new Map<string, string | undefined>();
  let simplified: ReadonlySet<string> | null = null;
  const font = (name: string, bold: boolean): EmbeddedFont => {
    const file = `${name}-${bold && hasBold(name) ? 600 : 400}`;
    const known = fonts.get(file);
    if (known !== undefined) return known;
    document.registerFont(file, unpackWoff(fs.readFileSync(path.join(folder, `${file}.woff`))));
    const opened = document.font(file)['_font'];
    keepOwnText(opened.font);
    fonts.set(file, opened);
    return opened;
  };
  const has = (name: string, codePoint: number) => font(name, false).font.hasGlyphForCodePoint(codePoint);
  const eastern = (face: East, codePoint: number): string | undefined => {
    if (!slices.has(face)) slices.set(face, readSlices(folder, face));
    const within = ({ ranges }: Slice) => ranges.some(([from, to]) => from <= codePoint && codePoint <= to);
    return slices.get(face)?.find((slice) => within(slice) && has(slice.name, codePoint))?.name;
  };
  const find = (codePoint: number, order: readonly East[]): string | undefined => {
    const character = String.fromCodePoint(codePoint);
    if (NEVER.test(character)) return undefined;
    for (const [name, pattern] of ALONE) if (pattern.test(character) && has(name, codePoint)) return name;
    for (const face of order) {
      const name = eastern(face, codePoint);
      if (name !== undefined) return name;
    }
    return undefined;
  };
  return {
    font,
    scriptOf(codePoint, text) {
      simplified ??= simplifiedHan();
      const order = orderFor(text, simplified);
      const key = `${order[0]} ${codePoint}`;
      if (!found.has(key)) found.set(key, find(codePoint, order));
      return found.get(key);
    },
  };
}

/** fontkit keeps each shape with the letter that it met first; here every use of a shape knows its own letter. */
function keepOwnText(font: EmbeddedFont['font']): void {
  const kept = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints) => {
    const glyph = kept(id, codePoints);
    return codePoints === undefined ? glyph : Object.create(glyph, { codePoints: { value: codePoints } });
  };
}

/**
 * Whose shapes a text is given: Japan's where it has kana, Korea's with hangul, Taiwan's where it has bopomofo or a
 * character that simplified Chinese does not use, else the mainland's. A name in characters alone may be of any of
 * these countries; every reader can read it in each.
 */
function orderFor(text: string, simplified: ReadonlySet<string>): readonly East[] {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return ['jp', 'tc', 'sc', 'kr'];
  if (/\p{Script=Hangul}/u.test(text)) return ['kr', 'tc', 'sc', 'jp'];
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  const traditional = /\p{Script=Bopomofo}/u.test(text) || han.some((character) => !simplified.has(character));
  return traditional ? ['tc', 'jp', 'sc', 'kr'] : EAST;
}

/** The characters of GB 2312, the standard of simplified Chinese, from where its encoding has them. */
function simplifiedHan(): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row += 1) for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell);
  return new Set(new TextDecoder('gbk').decode(Uint8Array.from(bytes)));
}

/** The package's own table of which file has which characters. */
function readSlices(folder: string, face: East): readonly Slice[] {
  const table = JSON.parse(fs.readFileSync(path.join(folder, `noto-sans-${face}.json`), 'utf8')) as object;
  return Object.entries(table).flatMap(([key, ranges]: [string, string]) => {
    const number = /^\[(\d+)\]$/.exec(key)?.[1];
    if (number === undefined) return [];
    return [{ name: `noto-sans-${face}-${number}`, ranges: ranges.split(',').map(rangeOf) }];
  });
}

/** `U+4e00` or `U+4e00-4e05` */
function rangeOf(range: string): [number, number] {
  const [from = '', to = from] = range.replace('U+', '').split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}
