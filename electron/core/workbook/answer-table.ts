import type { AnswerColumn } from '#shared/entities/workbook.ts';
import { columnLetters, type GridRow } from '../imports/read/source-table.ts';
import type { CellFacts, SheetFacts } from './cell-facts.ts';

/** A cell that holds an answer. */
export type AnswerCell = {
  readonly heading: string;
  /** Such as `F2`. */
  readonly place: string;
  readonly text: string;
  /** What the text means where it does not say so itself, such as `met` for an x under "Compliant". */
  readonly meant?: string;
  /** Why it cannot be taken: a key under `workbook:refused`, and its parameters. */
  readonly problem?: { readonly key: string; readonly params: Readonly<Record<string, string | number>> };
  readonly facts: CellFacts;
  /** Asked for late: looking for it takes its time. */
  readonly merged: () => boolean;
};

/** A row that is about one requirement or part. */
export type AnswerRow = {
  /** `''` in a file that is one table. */
  readonly sheet: string;
  readonly row: number;
  /** As `resultKey` writes it; of something that is known. */
  readonly key: string;
  readonly cells: ReadonlyMap<AnswerColumn, AnswerCell>;
};

/** A row, or a cell of it, that is left out; `problem` is a key under `workbook:refused`. */
export type LeftOut = {
  readonly sheet: string;
  readonly row: number;
  /** What stands where the row says which requirement it is about. */
  readonly key: string;
  readonly heading: string;
  readonly value: string;
  readonly problem: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** A column that no answer was taken from, and how many of its cells are filled. */
export type LeftColumn = { readonly heading: string; readonly cells: number };

/** A sheet with answers, every filled row and column of it accounted for. */
export type AnswerTable = {
  readonly sheet: string;
  /** Headings by what was taken from them. */
  readonly mapping: ReadonlyMap<AnswerColumn, string>;
  readonly rows: readonly AnswerRow[];
  readonly leftOut: readonly LeftOut[];
  readonly leftColumns: readonly LeftColumn[];
  /** Columns that mean the same as each other. */
  readonly alike: readonly string[];
  /** Rows without an answer that name no requirement: titles, chapters, sums. */
  readonly titles: readonly number[];
};

export function answerCell(
  { row, cells }: GridRow,
  { index, heading }: { readonly index: number; readonly heading: string },
  sheet: SheetFacts,
): AnswerCell {
  const facts = sheet.at(row, index);
  const text = cells[index] ?? '';
  return {
    ...{ heading, place: `${columnLetters(index)}${row}`, facts },
    text: facts.percent ? asPercent(text) : text,
    merged: () => sheet.merged(row, index),
  };
}

/** Whether any of its cells holds something; a title has the number of a requirement, and nothing else. */
export function isAnswered({ cells }: AnswerRow): boolean {
  return [...cells.values()].some(({ text, facts }) => text.trim() !== '' || facts.uncalculated || facts.error !== '');
}

/** As the spreadsheet shows it. */
function asPercent(text: string): string {
  const value = text.trim() === '' ? Number.NaN : Number(text) * 100;
  return Number.isNaN(value) ? text : `${Number(value.toFixed(6))}%`;
}

/** The filled columns below a row of headings that are not among those taken. */
export function leftColumns(
  headings: readonly string[],
  rows: readonly GridRow[],
  taken: ReadonlySet<number>,
): LeftColumn[] {
  const filled = new Map<number, number>();
  for (const { cells } of rows) {
    for (const [index, cell] of cells.entries()) {
      if (!taken.has(index) && cell.trim() !== '') filled.set(index, (filled.get(index) ?? 0) + 1);
    }
  }
  return [...filled]
    .sort(([a], [b]) => a - b)
    .map(([index, cells]) => {
      const heading = (headings[index] ?? '').replace(/\s+/gu, ' ').trim();
      return { heading: heading === '' ? `(${columnLetters(index)})` : heading, cells };
    });
}
