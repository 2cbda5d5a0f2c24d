import {
  AlignmentType,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { TextWatermark } from 'docx/watermarks';
import {
  controlItems,
  frameWords,
  markOf,
  notApproved,
  placeOf,
  preparedBy,
  revisionTable,
  statusTone,
} from '../../model/cover.ts';
import type { DocumentModel, Logo } from '../../model/model.ts';
import type { Translate } from '../../model/translate.ts';
import { officeText } from '../office-text.ts';
import { HAIRLINE, INK, MUTED, type Orientation, SIZE, TONE_INK } from '../pdf/tokens.ts';
import { blocksOf, type Setting } from './blocks.ts';
import { FONT, halfPoints, hex, NO_BORDERS, PICTURE_LINE, rule, textWidth, twips } from './look.ts';
import { textRuns } from './runs.ts';

/** Points to pixels, 96 to the inch, as the library measures pictures. */
const PIXELS = 96 / 72;
/** Letters on the left of a page's head. */
const MOST_IN_HEAD = 76;
const MARK = 'E4E9EC';

/** First page: who, what, in which state; the control data that clause 7.5.2 and 7.5.3 want; the revisions. */
export function cover(model: DocumentModel, setting: Setting, t: Translate): (Paragraph | Table)[] {
  const { organisation, brand } = model;
  const { accent } = setting;
  const line = (text: string, size: number, color: string, before?: number) => {
    if (text === '') return [];
    const children = textRuns(text, accent, { size: halfPoints(size), color: hex(color), bold: before !== undefined });
    return [new Paragraph({ children, ...(before !== undefined && { spacing: { before: twips(before) } }) })];
  };
  return [
    ...(brand?.logo == null
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            spacing: PICTURE_LINE,
            children: [picture(brand.logo, brand.name, 150, 56)],
          }),
        ]),
    new Paragraph({
      children: textRuns(organisation.name, accent, { size: halfPoints(SIZE.h2), bold: true, color: hex(accent) }),
    }),
    ...line(placeOf(model), SIZE.small, MUTED),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      spacing: { before: twips(brand?.logo == null ? 120 : 70) },
      children: textRuns(model.title, accent),
    }),
    ...line(t('documents:frame.subtitle'), SIZE.lead, MUTED),
    ...line(preparedBy(model, t), SIZE.lead, INK, 6),
    ...line(notApproved(model, t), SIZE.lead, TONE_INK[statusTone(model)], 12),
    ...control(model, setting, t, 90),
  ];
}

/** Above the text of a document without a cover: who and what, and in which state. */
export function title(model: DocumentModel, { accent }: Setting, t: Translate): Paragraph[] {
  const line = (text: string, size: number, color: string) =>
    text === ''
      ? []
      : [
          new Paragraph({
            children: textRuns(text, accent, { size: halfPoints(size), color: hex(color), bold: true }),
          }),
        ];
  return [
    ...line(model.organisation.name, SIZE.h3, accent),
    new Paragraph({ heading: HeadingLevel.TITLE, children: textRuns(model.title, accent) }),
    ...line(preparedBy(model, t), SIZE.lead, INK),
    ...line(notApproved(model, t), SIZE.lead, TONE_INK[statusTone(model)]),
  ];
}

/** The control data, and the revisions where somebody drafts and approves. */
export function control(model: DocumentModel, setting: Setting, t: Translate, before = 12): (Paragraph | Table)[] {
  const { accent } = setting;
  const revisions = revisionTable(model, t);
  return [
    new Paragraph({
      spacing: { before: twips(before) },
      style: 'FrontHeading',
      children: textRuns(t('documents:frame.control'), accent),
    }),
    ...blocksOf({ kind: 'keyValues', items: controlItems(model, t) }, setting, false),
    ...(model.isRecord === true
      ? []
      : [
          new Paragraph({ style: 'FrontHeading', children: textRuns(t('documents:frame.revisions'), accent) }),
          ...(revisions.rows.length === 0
            ? blocksOf({ kind: 'paragraph', role: 'small', text: t('documents:frame.noRevisions') }, setting, false)
            : blocksOf(revisions, setting, false)),
        ]),
  ];
}

/** Headings of the first two levels with their pages, as a field that the program can bring up to date. */
export function contents({ accent }: Setting, t: Translate): (Paragraph | TableOfContents)[] {
  const title = t('documents:frame.contents');
  return [
    new Paragraph({ style: 'ContentsHeading', pageBreakBefore: true, children: textRuns(title, accent) }),
    new TableOfContents(title, { hyperlink: true, headingStyleRange: '1-2' }),
  ];
}

/** The mark alone, for the first page. */
export function coverHeader(model: DocumentModel, t: Translate): Header {
  return new Header({ children: [new Paragraph({ style: 'Cell', children: mark(model, t) })] });
}

function mark(model: DocumentModel, t: Translate): TextWatermark[] {
  const text = markOf(model, t);
  return text === '' ? [] : [new TextWatermark({ text: officeText(text), font: FONT, bold: true, color: MARK })];
}

export function header(model: DocumentModel, orientation: Orientation, t: Translate): Header {
  const words = frameWords(model, t);
  const { brand } = model;
  const width = textWidth(orientation);
  const lines = (room: number) => [
    spread(words.left, words.right, room, { bold: true, color: hex(INK) }, { color: hex(MUTED) }),
    spread(
      words.below,
      words.state,
      room,
      { color: hex(MUTED) },
      { bold: true, color: hex(TONE_INK[statusTone(model)]) },
    ),
  ];
  const below = new Paragraph({
    spacing: { before: 0, after: 0, line: twips(6), lineRule: 'exact' },
    border: { bottom: rule(0.5, HAIRLINE) },
    children: mark(model, t),
  });
  if (brand?.logo == null) return new Header({ children: [...lines(width), below] });
  const left = twips(86);
  const cell = (children: readonly Paragraph[], size: number) =>
    new TableCell({
      children,
      width: { size, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { left: 0, right: 0, top: 0, bottom: 0 },
    });
  const table = new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: [left, width - left],
    width: { size: width, type: WidthType.DXA },
    borders: NO_BORDERS,
    rows: [
      new TableRow({
        children: [
          cell([new Paragraph({ spacing: PICTURE_LINE, children: [picture(brand.logo, brand.name, 76, 24)] })], left),
          cell(lines(width - left), width - left),
        ],
      }),
    ],
  });
  return new Header({ children: [table, below] });
}

export function footer(model: DocumentModel, orientation: Orientation, t: Translate): Footer {
  const page = t('documents:frame.page', { page: '\u0001', pages: '\u0002' });
  const fields = page.split(/([\u0001\u0002])/).map((part) => {
    if (part === '\u0001') return PageNumber.CURRENT;
    return part === '\u0002' ? PageNumber.TOTAL_PAGES : part;
  });
  const color = hex(MUTED);
  return new Footer({
    children: [
      new Paragraph({
        style: 'Cell',
        border: { top: { ...rule(0.5, HAIRLINE), space: 4 } },
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth(orientation) }],
        children: [
          ...textRuns(frameWords(model, t).foot, '', { color }),
          new TextRun({ color, children: ['\t', ...fields] }),
        ],
      }),
    ],
  });
}

/** The text on one line beside another, with an ellipsis where it is too long for that. */
function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length <= MOST_IN_HEAD
    ? text
    : `${characters
        .slice(0, MOST_IN_HEAD - 1)
        .join('')
        .trimEnd()}…`;
}

type RunLook = { readonly bold?: boolean; readonly color: string };

/** Two texts at the two ends of a line. */
function spread(left: string, right: string, width: number, leftLook: RunLook, rightLook: RunLook): Paragraph {
  return new Paragraph({
    style: 'Cell',
    tabStops: [{ type: TabStopType.RIGHT, position: width }],
    children: [
      ...textRuns(shortened(left.replaceAll('\n', ' ')), '', leftLook),
      new TextRun({ ...rightLook, children: ['\t', officeText(right)] }),
    ],
  });
}

/** As large as it fits into the room, in points. */
function picture({ format, bytes, width, height }: Logo, name: string, most: number, tallest: number): ImageRun {
  const scale = Math.min(most / width, tallest / height);
  return new ImageRun({
    type: format === 'png' ? 'png' : 'jpg',
    data: bytes,
    transformation: { width: Math.round(width * scale * PIXELS), height: Math.round(height * scale * PIXELS) },
    altText: { name: officeText(name), description: officeText(name), title: officeText(name) },
  });
}
