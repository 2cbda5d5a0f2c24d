import {
  AlignmentType,
  Bookmark,
  HeightRule,
  type IRunOptions,
  PageReference,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import { type Extent, fitColumns, headsOf, inPairs, needOf } from '../../model/fit.ts';
import type {
  Block,
  Cell,
  Column,
  KeyValue,
  KeyValues,
  Rich,
  Status,
  Table as TableBlock,
  Tone,
} from '../../model/model.ts';
import { plainOf } from '../characters.ts';
import { BY_HAND } from '../pdf/looks.ts';
import { HAIRLINE, INK, MUTED, SIZE, TONE_INK, TONE_TINT } from '../pdf/tokens.ts';
import type { Setting } from './blocks.ts';
import { halfPoints, hex, NO_BORDER, NO_BORDERS, ROWS_RULED, rule, twips } from './look.ts';
import { cellParagraph, statusRuns, textRuns } from './runs.ts';

/** A row with more letters than this may break across pages: one that may not and is taller than a page is cut off. */
const WHOLE_ROW = 1_200;
const PADDING = { top: twips(3), bottom: twips(3), left: twips(5), right: twips(5) };
/** Room of a letter of a bold head, in twips. */
const LETTER = 104;

export function tableBlocks(block: TableBlock, setting: Setting): (Paragraph | Table)[] {
  const caption =
    block.caption === undefined
      ? []
      : [new Paragraph({ style: 'Caption', children: textRuns(block.caption, setting.accent) })];
  if (block.rows.length === 0) return caption;
  const widths = columnWidths(block, setting);
  const totals = new Set(block.totals);
  const head = new TableRow({
    tableHeader: block.repeatHeader === true,
    cantSplit: true,
    children: block.columns.map((column, index) => headCell(column, widths[index] ?? 0, setting)),
  });
  const body = block.rows.map(
    (row, index) =>
      new TableRow({
        cantSplit: row.reduce((sum, cell) => sum + lettersIn(cell), 0) <= WHOLE_ROW,
        ...(block.byHand === true && { height: { value: twips(2 * BY_HAND), rule: HeightRule.ATLEAST } }),
        children: row.map((cell, at) => bodyCell(cell, block.columns[at], widths[at] ?? 0, totals.has(index), setting)),
      }),
  );
  return [...caption, tableOf([head, ...body], widths, ROWS_RULED), gap()];
}

/** What is below a table in the format must be a paragraph; a small one keeps the distance. */
function gap(): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 0, line: twips(6), lineRule: 'exact' } });
}

function tableOf(rows: readonly TableRow[], widths: readonly number[], borders: typeof NO_BORDERS): Table {
  return new Table({
    rows,
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders,
    margins: PADDING,
  });
}

function cellOf(children: readonly Paragraph[], width: number, more: object = {}): TableCell {
  return new TableCell({ children, width: { size: width, type: WidthType.DXA }, ...more });
}

function headCell({ header, align }: Column, width: number, { accent }: Setting): TableCell {
  const words = textRuns(header, accent, { bold: true, color: hex(accent) });
  const borders = { top: rule(1.2, accent), bottom: rule(0.8, accent) };
  return cellOf([cellParagraph(words, { alignment: alignment(align), keepNext: true })], width, { borders });
}

function bodyCell(cell: Cell, column: Column | undefined, width: number, total: boolean, setting: Setting): TableCell {
  const bold = total || column?.strong === true;
  const children = cellRuns(cell, setting, bold ? { bold } : {});
  const isPage = typeof cell === 'object' && 'pageOf' in cell;
  const more = total ? { shading: tint(TONE_TINT.neutral) } : {};
  const side = isPage ? 'right' : column?.align;
  return cellOf([cellParagraph(children, { alignment: alignment(side) })], width, more);
}

function cellRuns(cell: Cell, setting: Setting, style: IRunOptions): ParagraphChild[] {
  if (typeof cell === 'string' || Array.isArray(cell)) return textRuns(cell as Rich, setting.accent, style);
  if ('status' in cell) return statusRuns(cell.status, cell.tone);
  return [new PageReference(setting.bookmarkOf((cell as { pageOf: string }).pageOf), { hyperlink: true })];
}

function lettersIn(cell: Cell): number {
  return wordsIn(cell).length;
}

/** A record's named values: two narrow ones beside each other, wide ones alone. */
export function keyValueBlocks(block: KeyValues, setting: Setting): (Paragraph | Table)[] {
  const { width, accent } = setting;
  const label = twips(103);
  const value = Math.floor(width / 2) - label;
  const widths = [label, value, label, width - 2 * label - value];
  const labelCell = (text: string, size: number) =>
    cellOf([cellParagraph(textRuns(text, accent, { color: hex(MUTED) }))], size);
  const valueCell = (item: KeyValue, size: number, span = 1) =>
    cellOf([cellParagraph(valueRuns(item.value, setting))], size, { columnSpan: span });
  const [first = 0, second = 0, third = 0, fourth = 0] = widths;
  const rows = inPairs(block.items).map(([left, right]) => {
    const cells =
      left.wide === true || right === undefined
        ? [labelCell(left.label, first), valueCell(left, width - first, 3)]
        : [
            labelCell(left.label, first),
            valueCell(left, second),
            labelCell(right.label, third),
            valueCell(right, fourth),
          ];
    const letters = [left, right].reduce((sum, item) => sum + (item === undefined ? 0 : lettersIn(item.value)), 0);
    return new TableRow({ cantSplit: letters <= WHOLE_ROW, children: cells });
  });
  const title = block.title === undefined ? [] : [recordTitle(block.title, setting)];
  const remark =
    block.remark === undefined
      ? []
      : [new TableRow({ children: [wide(textRuns(block.remark, accent, { color: hex(MUTED) }), width)] })];
  const top = block.title === undefined ? rule(0.5, HAIRLINE) : rule(1.2, accent);
  return [tableOf([...title, ...rows, ...remark], widths, { ...ROWS_RULED, top }), gap()];
}

function recordTitle({ id, code, text, status }: NonNullable<KeyValues['title']>, setting: Setting): TableRow {
  const { accent, width } = setting;
  const size = halfPoints(SIZE.h3);
  const name = [
    ...textRuns(`${code}  `, accent, { size, bold: true, color: hex(accent) }),
    ...textRuns(text, accent, { size, bold: true, color: hex(INK) }),
  ];
  const state = status === undefined ? [] : [...textRuns('   ', accent), ...statusRuns(status.status, status.tone)];
  const children = [new Bookmark({ id: setting.bookmarkOf(id), children: [...name, ...state] })];
  return new TableRow({ cantSplit: true, children: [wide(children, width, { keepNext: true })] });
}

function wide(children: readonly ParagraphChild[], width: number, more: object = {}): TableCell {
  return cellOf([cellParagraph(children, more)], width, { columnSpan: 4 });
}

function valueRuns(value: Rich | Status, { accent }: Setting): ParagraphChild[] {
  if (typeof value === 'object' && 'status' in value) return statusRuns(value.status, value.tone);
  return textRuns(value, accent);
}

export function figuresBlocks({ items }: Extract<Block, { kind: 'figures' }>, setting: Setting): (Paragraph | Table)[] {
  const perRow = Math.min(items.length, 5);
  const width = Math.floor(setting.width / perRow);
  const rows: TableRow[] = [];
  for (let at = 0; at < items.length; at += perRow) {
    const cells = Array.from({ length: perRow }, (_, index) => {
      const item = items[at + index];
      if (item === undefined) return cellOf([cellParagraph([])], width);
      const color = hex(item.tone === undefined ? INK : TONE_INK[item.tone]);
      const size = halfPoints(item.value.length > 8 ? SIZE.h2 : SIZE.h1);
      return cellOf(
        [
          cellParagraph(textRuns(item.value, setting.accent, { bold: true, size, color })),
          cellParagraph(textRuns(item.label, setting.accent, { color: hex(MUTED) })),
        ],
        width,
        { borders: { top: rule(1.2, setting.accent) }, margins: { ...PADDING, top: twips(6) } },
      );
    });
    rows.push(new TableRow({ cantSplit: true, children: cells }));
  }
  const widths = Array.from({ length: perRow }, () => width);
  return [gap(), tableOf(rows, widths, NO_BORDERS), gap()];
}

export function noteBlocks(
  { tone, title, text }: Extract<Block, { kind: 'note' }>,
  setting: Setting,
): (Paragraph | Table)[] {
  const head =
    title === undefined ? [] : [new Paragraph({ children: textRuns(title, setting.accent, noteTitle(tone)) })];
  const body = new Paragraph({ children: textRuns(text, setting.accent) });
  const cell = cellOf([...head, body], setting.width, {
    shading: tint(TONE_TINT[tone]),
    borders: { left: rule(3, TONE_INK[tone]), top: NO_BORDER, bottom: NO_BORDER, right: NO_BORDER },
    margins: { top: twips(5), bottom: twips(5), left: twips(12), right: twips(12) },
  });
  return [gap(), tableOf([new TableRow({ children: [cell] })], [setting.width], NO_BORDERS), gap()];
}

function noteTitle(tone: Tone): IRunOptions {
  return { bold: true, color: hex(TONE_INK[tone]) };
}

function tint(color: string) {
  return { type: ShadingType.CLEAR, color: 'auto', fill: hex(color) };
}

function alignment(align: Column['align']) {
  return align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT;
}

/** Widths by what stands in this table and in those like it; in twips, all letters being equally wide. */
function columnWidths(block: TableBlock, { alike, width }: Setting): number[] {
  const room = width - block.columns.length * (PADDING.left + PADDING.right + twips(1));
  const tables = alike.get(headsOf(block)) ?? [block];
  const needs = block.columns.map(({ header }, column) =>
    needOf(
      extentOf(header),
      tables.flatMap(({ rows }) => rows.map((row) => extentOf(wordsIn(row[column] ?? '')))),
      room,
    ),
  );
  return fitColumns(needs, room).map((share) => Math.floor(share + PADDING.left + PADDING.right + twips(1)));
}

function extentOf(text: string): Extent {
  const longest = (parts: readonly string[]) => Math.max(...parts.map((part) => part.length)) * LETTER;
  return { word: longest(text.split(/[ \n]/)), line: longest(text.split('\n')) };
}

function wordsIn(cell: Cell): string {
  if (typeof cell === 'string' || Array.isArray(cell)) return plainOf(cell as Rich);
  return 'status' in cell ? `\u25a0\u00a0${cell.status}` : '0000';
}
