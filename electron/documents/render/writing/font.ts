/** pdfkit's embedded font, as far as it is used here. Metrics are in thousandths of the type size. */
export type EmbeddedFont = {
  readonly id: string;
  readonly ascender: number;
  readonly descender: number;
  /** Font units to thousandths of the size. */
  readonly scale: number;
  readonly widths: number[];
  readonly unicode: (readonly number[])[];
  readonly subset: { readonly glyphs: number[]; includeGlyph(id: number): number };
  readonly font: {
    readonly characterSet: readonly number[];
    glyphForCodePoint(codePoint: number): { readonly advanceWidth: number };
    hasGlyphForCodePoint(codePoint: number): boolean;
    getGlyph(id: number, codePoints?: readonly number[]): Glyph;
    /** fontkit's own, in font units. */
    layout(
      text: string,
      features: object | undefined,
      script: undefined,
      language: undefined,
      direction: string,
    ): Layout;
  };
  layoutRun(text: string): Layout;
  ref(): unknown;
};

export type Glyph = {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
  readonly path?: { readonly commands: readonly Command[] };
  /** Number that stands for the glyph in the document's font, where that is settled. */
  readonly code?: number;
};
/** A mark on a letter, drawn as a shape: where it stands, in thousandths of the size from the word's start. */
export type Mark = { readonly x: number; readonly y: number; readonly shape: string };
export type Layout = {
  readonly marks?: readonly Mark[];
  readonly advanceWidth: number;
  readonly glyphs: readonly Glyph[];
  readonly positions: readonly {
    readonly xAdvance: number;
    readonly advanceWidth: number;
    readonly xOffset: number;
    readonly yOffset: number;
  }[];
};

type Command = { readonly command: string; readonly args: readonly number[] };
