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

  startPage(orientation: Orientation): void {
    this.writer.addPage(A4, orientation, MARGINS[orientation]);
  }

  /**
   * Sets blocks one below the other, all but the last being headings and the like: they begin together with the first
   * lines of the last, on the next page where this one has no room for that.
   */
  add(...nodes: readonly PdfNode[]): void {
    const context = this.writer.context();
    const { left, top, right, bottom } = context.pageMargins;
    const size = context.pages[context.page]?.pageSize ?? A4;
    const width = size.width - left - right;
    const before = nodes.slice(0, -1).reduce((sum, node) => sum + nodeHeight(node, width), 0);
    const room = before + nodes.slice(-1).reduce((sum, node) => sum + leastHeight(node, width), 0);
    const fits = room <= size.height - top - bottom;
    if (fits && context.availableHeight < room && !this.atTop()) this.writer.moveToNextPage();
    for (const node of nodes) {
      if (this.atTop() && node.margin !== undefined) node.margin = [node.margin[0], 0, node.margin[2], node.margin[3]];
      this.processNode(this.measure.measureNode(node));
    }
    this.seal(context.page);
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

/** Height of what must stand on the page on which the block begins: of a table, its head and first rows. */
function leastHeight(node: PdfNode, width: number): number {
  if ('text' in node) return Math.min(nodeHeight(node, width), 50);
  if (!('table' in node)) return nodeHeight(node, width);
  const rows = (node.table.headerRows ?? 0) + Math.max(node.table.keepWithHeaderRows ?? 0, 1);
  let height = node.margin?.[1] ?? 0;
  for (let index = 0; index < rows; index += 1) height += rowHeight(node, index);
  return height;
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
