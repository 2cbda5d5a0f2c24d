import type { AnswerColumn } from '#shared/entities/workbook.ts';
import { columnLetters } from '#shared/values/column-letters.ts';
import type { GridRow } from '../imports/read/source-table.ts';
import type { CellFacts, SheetFacts } from './cell-facts.ts';
import type { StatusOf } from './parse-answer.ts';

/** A cell that holds an answer. */
export type AnswerCell = {
  readonly heading: string;
  /** Such as `F2`. */
  readonly place: string;
  readonly text: string;
  /** What the text means where it does not say so itself, such as `met` for an x under "Compliant". */
  readonly meant?: string;
  /** The meaning is in the heading: an x says nothing by itself. */
  readonly byHeading?: boolean;
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
  /** Headings of columns that gave the reason why something is not applicable, for its finding, and in how many rows. */
  readonly reasons: ReadonlyMap<string, number>;
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

/** A cell of statuses with what it means in its column; one without a meaning is refused, whatever its words would say elsewhere. */
export function judgedCell(cell: AnswerCell, meaning: StatusOf): AnswerCell {
  const meant = meaning(cell.text);
  return meant === undefined ? { ...cell, problem: { key: 'status', params: {} } } : { ...cell, meant };
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

/** Headings as sentences name them: a blank one by its column's letter, and one that stands twice with it. */
export function shownHeadings(cells: readonly string[], width = cells.length): string[] {
  const plain = Array.from({ length: Math.max(width, cells.length) }, (_, index) => {
    return (cells[index] ?? '').replace(/\s+/gu, ' ').trim();
  });
  const counts = new Map<string, number>();
  for (const heading of plain) counts.set(heading, (counts.get(heading) ?? 0) + 1);
  return plain.map((heading, index) => {
    if (heading === '') return `(${columnLetters(index)})`;
    return (counts.get(heading) ?? 0) > 1 ? `${heading} (${columnLetters(index)})` : heading;
  });
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
  const shown = shownHeadings(headings, Math.max(0, ...filled.keys()) + 1);
  return [...filled].sort(([a], [b]) => a - b).map(([index, cells]) => ({ heading: shown[index] ?? '', cells }));
}

export const NOTHING: AnswerTable = {
  sheet: '',
  mapping: new Map(),
  rows: [],
  leftOut: [],
  leftColumns: [],
  reasons: new Map(),
  alike: [],
  titles: [],
};

/** Tables of one sheet, one below the other, as one. */
export function joinTables(sheet: string, tables: readonly AnswerTable[]): AnswerTable {
  const mapping = new Map<AnswerColumn, Set<string>>();
  for (const [column, heading] of tables.flatMap((table) => [...table.mapping])) {
    mapping.set(column, (mapping.get(column) ?? new Set()).add(heading));
  }
  return {
    sheet,
    mapping: new Map([...mapping].map(([column, headings]) => [column, [...headings].join(' / ')])),
    rows: tables.flatMap(({ rows }) => rows),
    leftOut: tables.flatMap(({ leftOut }) => leftOut),
    leftColumns: [
      ...summed(tables.flatMap((table) => table.leftColumns.map(({ heading, cells }) => [heading, cells]))),
    ].map(([heading, cells]) => ({ heading, cells })),
    reasons: summed(tables.flatMap(({ reasons }) => [...reasons])),
    alike: tables.flatMap(({ alike }) => alike),
    titles: tables.flatMap(({ titles }) => titles).sort((a, b) => a - b),
  };
}

function summed(counts: readonly (readonly [string, number])[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [name, count] of counts) sums.set(name, (sums.get(name) ?? 0) + count);
  return sums;
}
