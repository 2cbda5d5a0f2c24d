import type { ControlledDocument } from '#shared/entities/approval.ts';
import type { Organisation } from '#shared/entities/organisation.ts';
import type { Chart } from './charts.ts';

/**
 * What a document says, once, for every renderer: plain data without any measure of paper in it. Words of the frame
 * ("Contents", "Page 3 of 9") are the renderer's.
 */
export type DocumentModel = {
  readonly organisation: Organisation;
  readonly control: ControlledDocument;
  readonly title: string;
  /** BCP 47 tag of the language the document is written in. */
  readonly language: string;
  /** Date of issue, `YYYY-MM-DD`: data, not the clock. */
  readonly asOf: string;
  readonly trail: TrailMark;
  /** Digest of the documents that it lists, for the index of a pack. */
  readonly documents?: string;
  /** The assessment whose ratings it tells of, as a person calls it; absent where it tells of none. */
  readonly assessment?: string;
  /** Shows what happened, which nobody drafts or approves: no version, no status, no revisions. */
  readonly isRecord?: boolean;
  /** A few pages that begin at once: no cover, no contents; the control data stand at the end. */
  readonly isShort?: boolean;
  /** Who prepared it, where that is not the organisation itself. */
  readonly brand?: Brand;
  readonly blocks: readonly Block[];
};

/** How somebody who prepares documents for others is named and shown on them. */
export type Brand = {
  /** `''` for nobody. */
  readonly name: string;
  /** `#rrggbb`, at least 4.5:1 on white; `''` for the product's own. */
  readonly accent: string;
  readonly logo: Logo | null;
};

/** A picture without transparency, sizes in pixels. */
export type Logo = {
  readonly format: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
};

/** What the document was made from: the audit trail's newest entry when it was issued. */
export type TrailMark = {
  readonly head: string;
  readonly entries: number;
  /** When that entry was made, to the second in UTC. */
  readonly at?: string;
};

export type Run = {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** An identifier, hash or file name, to be set apart from prose. */
  readonly code?: boolean;
  /** Name of a PDF that lies beside this document: where a click leads to, in formats that know links. */
  readonly file?: string;
};
export type Rich = string | readonly Run[];

/** How a state is meant; the word beside it says the same to those who do not see colours. */
export type Tone = 'neutral' | 'ok' | 'attention' | 'problem';
export type Status = { readonly status: string; readonly tone: Tone };
/** The page on which the block with this id begins. */
export type PageReference = { readonly pageOf: string };
export type Cell = Rich | Status | PageReference;

export type Column = {
  readonly header: string;
  readonly align?: 'left' | 'right';
  /** Set apart as the row's name. */
  readonly strong?: boolean;
};

export type Heading = {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3;
  readonly text: string;
  /** Unique in the document; headings that something points at need one. */
  readonly id?: string;
  /** Of the clause or area that it is about; headings have no numbers beside the standard's. */
  readonly number?: string;
};

export function heading<L extends Heading['level']>(level: L, text: string) {
  return { kind: 'heading', level, text } as const;
}

export type Table = {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly caption?: string;
  /** Repeat the column headers on every page the table reaches. */
  readonly repeatHeader?: boolean;
  /** Rows that sum up others and are set apart. */
  readonly totals?: readonly number[];
  /** Rows with room to write in by hand. */
  readonly byHand?: boolean;
};

export type KeyValue = { readonly label: string; readonly value: Rich | Status; readonly wide?: boolean };

/** A record's named values: two narrow ones beside each other, wide ones alone. */
export type KeyValues = {
  readonly kind: 'keyValues';
  readonly title?: { readonly id: string; readonly code: string; readonly text: string; readonly status?: Status };
  readonly items: readonly KeyValue[];
  /** Said in small below, such as what is missing. */
  readonly remark?: string;
};

export type Figure = {
  readonly kind: 'figure';
  /** A self-contained SVG without links; its width and height give the proportion. */
  readonly svg: string;
  /** The same for formats that draw charts themselves; what has none is told in words there. */
  readonly chart?: Chart;
  /** What the picture shows, for those who do not see it. */
  readonly alt: string;
  readonly caption?: string;
};

export type Block =
  | Heading
  | { readonly kind: 'paragraph'; readonly text: Rich; readonly role?: 'lead' | 'small' }
  | { readonly kind: 'list'; readonly items: readonly Rich[]; readonly ordered?: boolean }
  | Table
  | KeyValues
  | Figure
  /** A few numbers that sum the document up, with their labels. */
  | {
      readonly kind: 'figures';
      readonly items: readonly { readonly value: string; readonly label: string; readonly tone?: Tone }[];
    }
  | { readonly kind: 'note'; readonly tone: Tone; readonly title?: string; readonly text: Rich }
  | { readonly kind: 'pageBreak' }
  /** Blocks on pages of their own turned this way. */
  | { readonly kind: 'section'; readonly orientation: 'portrait' | 'landscape'; readonly blocks: readonly Block[] };

/** A heading with the id that it carries in every renderer. */
export type OutlineEntry = {
  readonly heading: Heading;
  readonly id: string;
};

/** All headings in order; one place, so that contents, bookmarks and headings agree. */
export function outlineOf(blocks: readonly Block[]): Map<Heading, OutlineEntry> {
  const outline = new Map<Heading, OutlineEntry>();
  for (const heading of headingsOf(blocks)) {
    outline.set(heading, { heading, id: heading.id ?? `h${outline.size + 1}` });
  }
  return outline;
}

/** What a table of contents lists: the headings of the first two levels. */
export function listed(outline: ReadonlyMap<object, OutlineEntry>): OutlineEntry[] {
  return [...outline.values()].filter(({ heading }) => heading.level <= 2);
}

function* headingsOf(blocks: readonly Block[]): Generator<Heading> {
  for (const block of blocks) {
    if (block.kind === 'heading') yield block;
    if (block.kind === 'section') yield* headingsOf(block.blocks);
  }
}
