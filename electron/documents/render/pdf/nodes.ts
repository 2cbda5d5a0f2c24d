import type { Rows } from '../../model/pages.ts';
import type { Inline } from './inlines.ts';
import type { SetRun } from './type.ts';

/** What pdfmake's layout is given: the few of its node kinds that the documents are made of. */
export type PdfNode = TextNode | TableNode | SvgNode | StackNode;

/** left, top, right, bottom, in points. */
export type Margin = readonly [number, number, number, number];

type Common = {
  margin?: Margin;
  /** Tells pdfmake that the row may break; see `Layout.processTable`. */
  pageBreak?: string | undefined;
};

export type Bookmark = {
  readonly id: string;
  readonly text: string;
  readonly parent: string | null;
  /** Shown unfolded. */
  readonly open: boolean;
};

export type TextNode = Common & {
  readonly text: readonly SetRun[];
  readonly alignment?: 'left' | 'right' | 'center';
  /** Where links and page references to this id lead. */
  readonly id?: string;
  readonly bookmark?: Bookmark;
  /** Set behind the text where it is repeated on a following page. */
  readonly continued?: readonly SetRun[];
  readonly colSpan?: number;
  readonly fillColor?: string;
  /** Set by the layout. */
  pieces?: Inline[];
  /** Pieces that already stand on a line. */
  placed?: number;
};

export type StackNode = Common & { readonly stack: readonly PdfNode[] };

/** A cell's place that a cell to its left reaches over. */
export const COVERED: TextNode = Object.freeze({ text: [] });

export type TableNode = Common & {
  readonly table: {
    readonly widths: number[];
    readonly body: PdfNode[][];
    readonly headerRows?: number;
    keepWithHeaderRows?: number;
    readonly dontBreakRows: boolean;
  };
  readonly layout: TableLook;
  /** What holds its rows together. */
  readonly keep?: Pick<Rows, 'whole' | 'least'>;
};

export type TableLook = {
  readonly hLineWidth: (index: number, node: TableNode) => number;
  readonly vLineWidth: (index: number, node: TableNode) => number;
  readonly hLineColor: (index: number, node: TableNode) => string;
  readonly vLineColor?: (index: number, node: TableNode) => string;
  readonly paddingLeft: (column: number, node: TableNode) => number;
  readonly paddingRight: (column: number, node: TableNode) => number;
  readonly paddingTop: (row: number, node: TableNode) => number;
  readonly paddingBottom: (row: number, node: TableNode) => number;
  readonly fillColor?: (row: number, node: TableNode, column: number) => string | null;
  readonly defaultBorder: boolean;
};

export type SvgNode = Common & { readonly svg: string; readonly width: number; readonly height: number };
