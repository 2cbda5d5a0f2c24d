import { linesThatStand, rowsThatStand } from '../../model/pages.ts';
import { type SealedPage, sealPage } from './draw.ts';
import { endOfLine, heightOf, type Inline, inlinesOf, type Segment, segmentsOf } from './inlines.ts';
import type { Bookmark, PdfNode, TableNode, TextNode } from './nodes.ts';
import { DocMeasure, DocumentContext, LayoutBuilder, Line, PageElementWriter, SvgMeasure } from './pdfmake.ts';
import { A4, MARGINS, type Orientation } from './tokens.ts';
import type { PdfDocument, SetRun } from './type.ts';

type Row = Parameters<InstanceType<typeof LayoutBuilder>['processRow']>[0];
type RowResult = ReturnType<InstanceType<typeof LayoutBuilder>['processRow']>;

/** A line of text where it is to be drawn; points from the page's top left corner. */
export type LaidLine = {
  readonly x: number;
  readonly y: number;
  readonly maxWidth: number;
  readonly inlines: readonly Segment[];
  readonly id?: string;
  readonly bookmark?: Bookmark;
  /** What to add where the line is repeated. */
  readonly continued?: readonly SetRun[];
  readonly lastLineInParagraph: boolean;
  getHeight(): number;
};
export type LaidVector = { readonly lineColor?: string; readonly color?: string; readonly lineWidth: number } & (
  | { readonly type: 'line'; x1: number; y1: number; x2: number; y2: number }
  | { readonly type: 'rect'; x: number; y: number; w: number; h: number }
);
export type LaidSvg = { readonly x: number; readonly y: number; readonly svg: string; _width: number; _height: number };
export type LaidItem =
  | { readonly type: 'line'; readonly item: LaidLine }
  | { readonly type: 'vector'; readonly item: LaidVector }
  | { readonly type: 'svg'; readonly item: LaidSvg };
export type LaidPage = {
  readonly items: LaidItem[];
  readonly pageSize: { readonly width: number; readonly height: number; readonly orientation: Orientation };
};

/**
 * pdfmake's layout engine, fed one block at a time, so that a thousand-page document never stands in memory as nodes,
 * words and lines at once. Text is measured by `inlines.ts`; and where pdfmake drops content silently (a block that
 * may not break and is longer than a page), this one lets rows break, and throws should anything still be lost.
 */
export class Layout extends LayoutBuilder {
  private readonly measure: Measure;
  private readonly sealed: SealedPage[] = [];

  /** Of the table that is being set; tables do not stand in each other. */
  private limit = 0;

  constructor(document: PdfDocument) {
    super(A4, MARGINS.portrait, new SvgMeasure());
    this.measure = new Measure(document, {}, {}, new SvgMeasure(), {});
    this.writer = new Writer(new DocumentContext());
    this.linearNodeList = { push: () => 0 };
  }

  /** Ends the document: all its pages, from the first. */
  finish(): readonly SealedPage[] {
    this.seal(this.writer.context().pages.length);
    return this.sealed;
  }

  /** A page turned this way; the one that stands empty, where there is one. */
  startPage(orientation: Orientation): void {
    const context = this.writer.context();
    const page = context.pages[context.page];
    if (page?.pageSize.orientation === orientation && page.items.length === 0 && this.atTop()) return;
    this.writer.addPage(A4, orientation, MARGINS[orientation]);
  }

  /**
   * Sets blocks one below the other, all but the last being headings and the like: they begin together with what of
   * the last must not be left alone, on the next page where this one has no room for that.
   */
  add(...nodes: readonly PdfNode[]): void {
    const last = nodes.at(-1);
    if (last === undefined) return;
    const before = nodes.slice(0, -1).reduce((sum, node) => sum + nodeHeight(node, this.width), 0);
    let fresh = this.atTop();
    if (!fresh && !this.beginsIn(last, this.room - before)) {
      this.writer.moveToNextPage();
      fresh = true;
    }
    for (const node of nodes.slice(0, -1)) this.set(node);
    if ('table' in last) this.setRows(last, fresh);
    else if ('text' in last) this.setLines(last);
    else this.set(last);
    this.seal(this.writer.context().page);
  }

  /** Where the next block would begin, from the page's top. */
  get y(): number {
    return this.writer.context().y;
  }

  moveTo(y: number): void {
    const context = this.writer.context();
    context.availableHeight -= y - context.y;
    context.y = y;
  }

  override processTable(node: TableNode): void {
    this.limit = this.rowLimit(node);
    const { table } = node;
    const headers = table.headerRows ?? 0;
    let kept = 0;
    for (let index = headers; index < headers + (table.keepWithHeaderRows ?? 0); index += 1) {
      this.letBreakIfTall(node, index);
      kept += rowHeight(node, index);
      if (kept > this.limit) table.keepWithHeaderRows = index - headers;
    }
    this.letBreakIfTall(node, headers);
    super.processTable(node);
  }

  /** Looks one row ahead, and lets go of what a finished row was made of. */
  override processRow(row: Row): RowResult {
    const { tableNode, rowIndex } = row;
    if (tableNode !== undefined) this.letBreakIfTall(tableNode, rowIndex + 1);
    if (this.writer.contextStack.length === 0) this.seal(this.writer.context().page);
    const result = super.processRow(row);
    for (const cell of row.cells) release(cell);
    return { ...result, positions: [] };
  }

  override processNode(node: PdfNode, isVerticalAlignmentAllowed?: boolean): void {
    // The mark has done its work once the row has begun; as a true page break it would move the cell's text.
    if (node.pageBreak === ROW_MAY_BREAK) node.pageBreak = undefined;
    super.processNode(node, isVerticalAlignmentAllowed);
  }

  override buildNextLine(node: TextNode): object | null {
    const inlines = inlinesIn(node);
    const from = node.placed ?? 0;
    if (from >= inlines.length) return null;
    const width = this.writer.context().availableWidth;
    const end = endOfLine(inlines, from, width);
    node.placed = end;
    const segments = segmentsOf(inlines.slice(from, end), node.alignment ?? 'left');
    return Object.assign(new Line(width), {
      inlines: segments,
      inlineWidths: segments.reduce((sum, segment) => sum + segment.width, 0),
      trailingCut: inlines[end - 1]?.trailingCut ?? 0,
      lastLineInParagraph: end >= inlines.length,
      ...(from === 0 && node.bookmark !== undefined && { bookmark: node.bookmark }),
      ...(end >= inlines.length && node.continued !== undefined && { continued: node.continued }),
    });
  }

  /** Width between the margins of the page. */
  private get width(): number {
    const { pages, page, pageMargins } = this.writer.context();
    return (pages[page]?.pageSize.width ?? A4.width) - pageMargins.left - pageMargins.right;
  }

  /** What is left of the page's height; a hair less, for what measures by sums and what adds up line by line. */
  private get room(): number {
    return this.writer.context().availableHeight - 0.5;
  }

  private get pageRoom(): number {
    const { pages, page, pageMargins } = this.writer.context();
    return (pages[page]?.pageSize.height ?? A4.height) - pageMargins.top - pageMargins.bottom - 0.5;
  }

  /** Whether that much of the block stands in the room that it can begin there. */
  private beginsIn(node: PdfNode, room: number): boolean {
    if ('table' in node && isBare(node)) return headHeight(node, node.table.body) <= room;
    if ('table' in node) return this.rowsIn(node, headOf(node, false), 0, room, false) > 0;
    if (!('text' in node)) return nodeHeight(node, this.width) <= room;
    const { lines, height, top } = this.linesOf(node);
    return linesThatStand(lines, Math.floor((room - top) / height)) > 0;
  }

  private linesOf(node: TextNode): { readonly lines: number; readonly height: number; readonly top: number } {
    const [, top = 0, , bottom = 0] = node.margin ?? [];
    const height = Math.max(...node.text.map(({ face }) => face.height), 1);
    return { lines: Math.round((nodeHeight(node, this.width) - top - bottom) / height), height, top };
  }

  /** Rows from the given one that stand in the room below the table's head. */
  private rowsIn(node: TableNode, head: PdfNode[][], from: number, room: number, fresh: boolean): number {
    const { body, headerRows = 0 } = node.table;
    const top = from === 0 && !this.atTop() ? (node.margin?.[1] ?? 0) : 0;
    const taken = headHeight(node, head);
    const rows = {
      count: body.length - headerRows,
      height: (index: number) => rowHeight(node, headerRows + index),
      ...node.keep,
    };
    return rowsThatStand(rows, from, room - top - taken, this.pageRoom - taken, fresh);
  }

  /** Sets a table as one of its own on each page, so that what stands on which is decided by the rules of the page. */
  private setRows(node: TableNode, fresh: boolean): void {
    if (isBare(node)) this.set(node);
    const { body, headerRows = 0 } = node.table;
    const count = body.length - headerRows;
    let begun = 0;
    while (begun < count) {
      const head = headOf(node, begun > 0);
      // What no page could hold breaks inside its rows.
      if (rowHeight(node, headerRows + begun) > this.pageRoom - headHeight(node, head)) {
        this.set(stretchOf(node, head, begun, count));
        return;
      }
      const rows = Math.max(this.rowsIn(node, head, begun, this.room, fresh || begun > 0), 1);
      this.set(stretchOf(node, head, begun, begun + rows));
      begun += rows;
      if (begun < count) this.writer.moveToNextPage();
    }
  }

  private setLines(node: TextNode): void {
    const { lines, height, top } = this.linesOf(node);
    const fitting = Math.floor((this.room - (this.atTop() ? 0 : top)) / height);
    const standing = linesThatStand(lines, fitting);
    if (standing > 0 && standing < fitting && standing < lines) {
      this.writer.context().availableHeight -= (fitting - standing) * height;
    }
    this.set(node);
  }

  private set(node: PdfNode): void {
    if (this.atTop() && node.margin !== undefined) node.margin = [node.margin[0], 0, node.margin[2], node.margin[3]];
    this.processNode(this.measure.measureNode(node));
  }

  private atTop(): boolean {
    const context = this.writer.context();
    return context.y <= context.pageMargins.top;
  }

  private seal(end: number): void {
    const { pages } = this.writer.context();
    for (let index = this.sealed.length; index < end; index += 1) {
      const page = pages[index];
      if (page === undefined) break;
      this.sealed.push(sealPage(page));
      page.items.length = 0;
    }
  }

  /** Height that a row may have and still stand on one page below the table's head. */
  private rowLimit(node: TableNode): number {
    const { table, layout } = node;
    const context = this.writer.context();
    const height = context.pages[context.page]?.pageSize.height ?? A4.height;
    let head = 0;
    for (let index = 0; index < (table.headerRows ?? 0); index += 1) head += rowHeight(node, index);
    return height - context.pageMargins.top - context.pageMargins.bottom - head - 2 * layout.hLineWidth(1, node);
  }

  /** Rows stay whole, but for those that no page could hold. */
  private letBreakIfTall(node: TableNode, index: number): void {
    const row = node.table.body[index];
    if (row === undefined || !node.table.dontBreakRows || rowHeight(node, index) <= this.limit) return;
    for (const cell of row) cell.pageBreak = ROW_MAY_BREAK;
  }
}

/** A value that pdfmake takes for an explicit page break inside the row, so that it does not hold the row together. */
const ROW_MAY_BREAK = 'before';

function rowHeight(node: TableNode, index: number): number {
  const { layout, table } = node;
  let height = 0;
  for (const [column, cell] of (table.body[index] ?? []).entries()) {
    const span = 'text' in cell ? (cell.colSpan ?? 1) : 1;
    let width = 0;
    for (let at = column; at < column + span; at += 1) {
      width += widthAt(table.widths, at);
      if (at > column)
        width += layout.paddingLeft(at, node) + layout.paddingRight(at - 1, node) + layout.vLineWidth(at, node);
    }
    height = Math.max(height, nodeHeight(cell, width));
  }
  return (
    height + layout.paddingTop(index, node) + layout.paddingBottom(index, node) + layout.hLineWidth(index + 1, node)
  );
}

/** pdfmake turns the widths into objects when it measures the table. */
function widthAt(widths: readonly (number | { readonly width: number })[], column: number): number {
  const width = widths[column] ?? 0;
  return typeof width === 'number' ? width : width.width;
}

/** Nothing but its head. */
function isBare({ table }: TableNode): boolean {
  return table.body.length === (table.headerRows ?? 0);
}

function headHeight(node: TableNode, head: readonly PdfNode[][]): number {
  const { layout } = node;
  const above = { ...node, table: { ...node.table, body: [...head] } };
  return head.reduce((sum, _, index) => sum + rowHeight(above, index), layout.hLineWidth(0, node));
}

/** The rows of the table's head, as they begin it or as they stand again on a following page. */
function headOf({ table }: TableNode, again: boolean): PdfNode[][] {
  const head = table.body.slice(0, table.headerRows ?? 0);
  if (!again) return head;
  return head.map((row) =>
    row.map((cell) => {
      if (!('text' in cell) || cell.text.length === 0) return cell;
      const { text, continued = [], alignment, colSpan } = cell;
      return { text: [...text, ...continued], ...(alignment && { alignment }), ...(colSpan && { colSpan }) };
    }),
  );
}

/** Some of the table's rows as a table of their own. */
function stretchOf(node: TableNode, head: PdfNode[][], from: number, to: number): TableNode {
  const { table, layout, margin = [0, 0, 0, 0] } = node;
  const { headerRows = 0, body } = table;
  const { fillColor } = layout;
  const rows = body.slice(headerRows + from, headerRows + to);
  const ends = headerRows + to === body.length;
  return {
    margin: [margin[0], from === 0 ? margin[1] : 0, margin[2], ends ? margin[3] : 0],
    table: { ...table, widths: [...table.widths], body: [...head, ...rows] },
    layout: {
      ...layout,
      ...(fillColor && {
        fillColor: (row: number, of: TableNode, column: number) =>
          fillColor(row < headerRows ? row : row + from, of, column),
      }),
    },
  };
}

function nodeHeight(node: PdfNode, width: number): number {
  const [left, top, right, bottom] = node.margin ?? [0, 0, 0, 0];
  const inner = width - left - right;
  if ('text' in node) return node.text.length === 0 ? 0 : top + bottom + heightOf(inlinesIn(node), inner);
  if ('stack' in node) return top + bottom + node.stack.reduce((sum, child) => sum + nodeHeight(child, inner), 0);
  if ('svg' in node) return top + bottom + node.height;
  // A table in a cell is not measured beforehand; the row may break.
  return Number.POSITIVE_INFINITY;
}

/** The line's text with its "(continued)" behind, where there is room for it. */
function withContinued(line: LaidLine): readonly Segment[] {
  if (line.continued === undefined) return line.inlines;
  const end = line.inlines.reduce((sum, segment) => sum + segment.width, 0);
  const added = segmentsOf(inlinesOf(line.continued), 'left').map((segment) => ({ ...segment, x: segment.x + end }));
  const width = added.reduce((sum, segment) => sum + segment.width, end);
  return width > line.maxWidth ? line.inlines : [...line.inlines, ...added];
}

function inlinesIn(node: TextNode): Inline[] {
  node.pieces ??= inlinesOf(node.text);
  return node.pieces;
}

function release(cell: PdfNode): void {
  if ('stack' in cell) cell.stack.forEach(release);
  if ('text' in cell) cell.pieces = [];
}

class Measure extends DocMeasure {
  override measureLeaf(node: TextNode): TextNode {
    // All widths are given: no column is ever widened by its content, and words need not be measured yet.
    return Object.assign(node, { _minWidth: 0, _maxWidth: 0 });
  }
}

class Writer extends PageElementWriter {
  override addLine(line: object, apart?: boolean, index?: number): unknown {
    return placed(super.addLine(line, apart, index));
  }

  override addFragment(block: object, fromX?: boolean, fromY?: boolean, apart?: boolean): unknown {
    return placed(super.addFragment(block, fromX, fromY, apart));
  }

  /** Repeated heads are drawn again, but neither bookmarked nor linked to again. */
  override currentBlockToRepeatable(): { items: { type: string; item: object }[] } {
    const block = super.currentBlockToRepeatable();
    block.items = block.items.map(({ type, item }) => {
      if (type !== 'line') return { type, item };
      const line = item as LaidLine & InstanceType<typeof Line>;
      const none = { id: undefined, bookmark: undefined, _node: undefined };
      const copy = Object.assign(line.clone(), none, { inlines: withContinued(line) });
      return { type, item: copy };
    });
    return block;
  }
}

/** pdfmake gives up silently on what does not fit on a fresh page either. */
function placed(position: unknown): unknown {
  if (position === false || position === undefined) throw new Error('a part of the document does not fit on a page');
  return position;
}
