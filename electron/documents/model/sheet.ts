import type { Block, Status } from './model.ts';

/** What a workbook holds: a page of words and numbers in front, and tables. */
export type Workbook = {
  readonly page: { readonly name: string; readonly blocks: readonly Block[] };
  readonly sheets: readonly Sheet[];
};

/** A table for spreadsheets, as plain values; how they are shown is the column's. */
export type Sheet = {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
};

export type SheetColumn = {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  /** `date` holds `YYYY-MM-DD` or `''`, `percent` whole per cent, `any` numbers as they are; `text` by default. */
  readonly kind?: 'text' | 'number' | 'decimal' | 'percent' | 'date' | 'amount' | 'any';
};

/** `null` is an empty cell. */
export type SheetCell = string | number | null | Status;
