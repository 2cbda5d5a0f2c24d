import {
  AlignmentType,
  BorderStyle,
  type IParagraphStyleOptions,
  LevelFormat,
  PageBorderDisplay,
  PageBorderOffsetFrom,
} from 'docx';
import type { Brand } from '../../model/model.ts';
import { A4, ACCENT, HAIRLINE, INK, MARGINS, MUTED, type Orientation, SIZE } from '../pdf/tokens.ts';

/** On every computer that opens such files, or with a twin of the same widths (Liberation Sans) where it is not. */
export const FONT = 'Arial';

/** Names of the numberings; those of lists hold for each list anew. */
export const BULLETS = 'bullets';
export const NUMBERS = 'numbers';

/** Twentieths of a point, as the format measures. */
export function twips(points: number): number {
  return Math.round(points * 20);
}

/** Half points, as the format measures type. */
export function halfPoints(points: number): number {
  return Math.round(points * 2);
}

/** Without its `#`, as the format writes it. */
export function hex(color: string): string {
  return color.replace('#', '');
}

export function accentOf(brand: Brand | undefined): string {
  return brand?.accent || ACCENT;
}

/** Between the margins, in twips. */
export function textWidth(orientation: Orientation): number {
  const { left, right } = MARGINS[orientation];
  return twips((orientation === 'portrait' ? A4.width : A4.height) - left - right);
}

export function pageOf(orientation: Orientation) {
  const { left, top, right, bottom } = MARGINS[orientation];
  return {
    size: { width: twips(A4.width), height: twips(A4.height), orientation },
    margin: {
      left: twips(left),
      top: twips(top),
      right: twips(right),
      bottom: twips(bottom),
      header: twips(32),
      footer: twips(26),
    },
  };
}

/** A line of a table or none. */
export type Line = {
  readonly style: (typeof BorderStyle)[keyof typeof BorderStyle];
  readonly size: number;
  readonly color: string;
};

export const NO_BORDER: Line = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** @param width in points */
export function rule(width: number, color: string): Line {
  return { style: BorderStyle.SINGLE, size: Math.round(width * 8), color: hex(color) };
}

/** Of a paragraph that holds a picture, which a line of another height would cut. */
export const PICTURE_LINE = { line: 240, lineRule: 'auto' } as const;

/** Along the first page of a section, at its left edge. */
export function band(accent: string) {
  return {
    pageBorders: { display: PageBorderDisplay.FIRST_PAGE, offsetFrom: PageBorderOffsetFrom.PAGE },
    pageBorderLeft: { style: BorderStyle.SINGLE, size: 96, space: 0, color: hex(accent) },
  };
}

export const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
};

/** Rules above, between and below the rows; the heads of a table have stronger ones of their own. */
export const ROWS_RULED = {
  ...NO_BORDERS,
  bottom: rule(0.5, HAIRLINE),
  insideHorizontal: rule(0.5, HAIRLINE),
};

/** Named as Word names them, so that whoever goes on writing finds them where they look. */
export function documentStyles(language: string, accent: string) {
  const heading = (size: number, before: number, after: number) => ({
    run: { size: halfPoints(size), bold: true, color: hex(INK), font: FONT },
    paragraph: { spacing: { before: twips(before), after: twips(after) }, keepNext: true, keepLines: true },
  });
  const body = { size: halfPoints(SIZE.body), color: hex(INK), font: FONT };
  return {
    default: {
      document: {
        run: { ...body, language: { value: language } },
        paragraph: { spacing: { line: 264, lineRule: 'auto' as const, before: twips(4), after: twips(2) } },
      },
      title: {
        run: { ...body, size: halfPoints(SIZE.title), bold: true },
        paragraph: { spacing: { after: twips(4) } },
      },
      heading1: heading(SIZE.h1, 26, 8),
      heading2: heading(SIZE.h2, 20, 4),
      heading3: heading(SIZE.h3, 14, 2),
    },
    paragraphStyles: [
      style('Lead', { size: halfPoints(SIZE.lead) }, { before: 4, after: 6 }),
      style('Small', { size: halfPoints(SIZE.small), color: hex(MUTED) }, { before: 4, after: 2 }),
      style('Caption', { size: halfPoints(SIZE.small), color: hex(MUTED) }, { before: 10, after: 2 }, true),
      style('Cell', { size: halfPoints(SIZE.small) }, { before: 0, after: 0 }),
      style(
        'FrontHeading',
        { size: halfPoints(SIZE.h3), bold: true, color: hex(accent) },
        { before: 16, after: 2 },
        true,
      ),
      style('ContentsHeading', { size: halfPoints(SIZE.h1), bold: true }, { before: 0, after: 12 }, true),
      { ...style('TOC1', { bold: true, size: halfPoints(SIZE.lead) }, { before: 8, after: 2 }), name: 'toc 1' },
      { ...style('TOC2', {}, { before: 1, after: 1 }, false, 24), name: 'toc 2' },
    ],
  };
}

function style(
  id: string,
  run: NonNullable<IParagraphStyleOptions['run']>,
  { before, after }: { readonly before: number; readonly after: number },
  keepNext = false,
  indent = 0,
): IParagraphStyleOptions & { readonly name: string } {
  return {
    id,
    name: id.replace(/(?<=[a-z])(?=[A-Z])/g, ' '),
    basedOn: 'Normal',
    quickFormat: true,
    run,
    paragraph: {
      spacing: { before: twips(before), after: twips(after) },
      keepNext,
      ...(indent > 0 && { indent: { left: twips(indent) } }),
    },
  };
}

export function numberings(accent: string) {
  const run = { color: hex(accent), bold: true };
  const item = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string, indent: number) => [
    {
      level: 0,
      format,
      text,
      alignment: AlignmentType.LEFT,
      style: { run, paragraph: { indent: { left: twips(indent), hanging: twips(indent) } } },
    },
  ];
  return [
    { reference: BULLETS, levels: item(LevelFormat.BULLET, '•', 14) },
    { reference: NUMBERS, levels: item(LevelFormat.DECIMAL, '%1.', 20) },
  ];
}
