import { type AssessmentResult, resultKey } from '#shared/entities/assessment.ts';
import { type GridRow, SEARCHED_ROWS } from '../../imports/read/source-table.ts';
import { comparable } from '../../imports/words/normalise.ts';
import type { AnswerTable } from '../answer-table.ts';
import type { StatusOf } from '../parse-answer.ts';
import type { ReadSheet } from '../read-workbook.ts';
import { findColumns, isReferenceHeading } from './find-columns.ts';
import { findTicks } from './find-ticks.ts';
import { readReference } from './read-reference.ts';
import { type ForeignSection, readSection } from './read-section.ts';

/** Rows that must name a clause or control before a table is taken for a gap analysis; one under a heading that says so. */
const LEAST_ROWS = 2;
/** Columns further right hold no numbers of clauses. */
const MOST_COLUMNS = 200;

/** `unnamed`: clauses and controls are named, and no heading is known to stand over answers; `several`: most of them more than once. */
export type ForeignSheet =
  | { readonly state: 'found'; readonly table: AnswerTable }
  | { readonly state: 'unnamed'; readonly headings: readonly string[] }
  | { readonly state: 'several'; readonly key: string; readonly rows: readonly number[] };

/**
 * The table of somebody else's gap analysis on a sheet: rows by the number of a clause or control at the beginning of a cell,
 * answers by headings that such tables use. Where headings stand again further down, what follows is read by those. Null where
 * no clause or control is named.
 */
export function findForeignTable(
  sheet: ReadSheet,
  here: readonly AssessmentResult[],
  statusOf: StatusOf,
): ForeignSheet | null {
  const known = new Set(here.map(resultKey));
  const sections = sectionsOf(sheet.grid, known, statusOf);
  if (sections.length === 0) return null;
  const named = sections.filter(({ columns, ticked }) => columns.roles.size + ticked.length > 0);
  if (named.length === 0)
    return { state: 'unnamed', headings: sections[0]?.headings.filter((cell) => cell.trim() !== '') ?? [] };
  const several = mostlyDoubled(named, known);
  if (several !== null) return { state: 'several', ...several };
  const tables = sections.map((section) => readSection(section, sheet, known, statusOf));
  const read = new Set(sections.flatMap(({ rows }) => rows.map(({ row }) => row)));
  const besides = sheet.grid.flatMap(({ row }) =>
    read.has(row) || sections.some(({ at }) => at === row) ? [] : [row],
  );
  return {
    state: 'found',
    table: {
      sheet: sheet.name,
      mapping: new Map(tables.toReversed().flatMap(({ mapping }) => [...mapping])),
      rows: tables.flatMap(({ rows }) => rows),
      leftOut: tables.flatMap(({ leftOut }) => leftOut),
      leftColumns: tables.flatMap((table) => table.leftColumns),
      alike: tables.flatMap(({ alike }) => alike),
      titles: [...besides, ...tables.flatMap(({ titles }) => titles)].sort((a, b) => a - b),
    },
  };
}

/** Each row of headings with the rows below it, as far as they name clauses and controls. */
function sectionsOf(grid: readonly GridRow[], known: ReadonlySet<string>, statusOf: StatusOf): ForeignSection[] {
  const first = firstHeadings(grid, known);
  if (first === null) return [];
  const headings = grid[first]?.cells ?? [];
  const words = wordsOf(headings);
  const starts = [first];
  for (let index = first + 1; index < grid.length; index += 1) {
    const cells = grid[index]?.cells ?? [];
    if (namesKnown(cells, known)) continue;
    if (wordsOf(cells) === words || (cells.some(isReferenceHeading) && weighHeadings(cells) > 1)) starts.push(index);
  }
  return starts.flatMap((start, at) => {
    const rows = grid.slice(start + 1, starts[at + 1]);
    const cells = grid[start]?.cells ?? [];
    const id = referenceColumn(rows, cells, known);
    if (id === null) return [];
    const inTicks = findTicks(cells, rows, id, statusOf);
    const above = grid[start - 1]?.cells ?? [];
    const columns = findColumns(cells, above, new Set([id, ...inTicks.map(({ index }) => index)]));
    // Where a column of its own has the status, ticks beside it say something else.
    const ticked = columns.roles.has('status') ? [] : inTicks;
    return [{ at: grid[start]?.row ?? 0, headings: cells, id, rows, columns, ticked }];
  });
}

/** The row with most headings that are known; where there is none, the last one above the first row that names a clause. */
function firstHeadings(grid: readonly GridRow[], known: ReadonlySet<string>): number | null {
  let best: { index: number; weight: number } | null = null;
  let above: number | null = null;
  let below = false;
  for (const [index, { cells }] of grid.slice(0, SEARCHED_ROWS).entries()) {
    if (namesKnown(cells, known)) {
      below = true;
      continue;
    }
    if (!below) above = index;
    const weight = weighHeadings(cells);
    if (weight > (best?.weight ?? 0)) best = { index, weight };
  }
  return best?.index ?? above;
}

function weighHeadings(cells: readonly string[]): number {
  const { roles, alike } = findColumns(cells, [], new Set());
  return roles.size + alike.length + (cells.some(isReferenceHeading) ? 0.5 : 0);
}

function wordsOf(cells: readonly string[]): string {
  return cells
    .map((cell) => (cell.length > 200 ? cell : comparable(cell)))
    .join('\n')
    .trim();
}

function namesKnown(cells: readonly string[], known: ReadonlySet<string>): boolean {
  return cells.slice(0, MOST_COLUMNS).some((cell) => {
    const reference = readReference(cell);
    return reference?.kind === 'one' && known.has(reference.key);
  });
}

/** The column that names most of them; a text that begins with a number now and then names few. */
function referenceColumn(
  rows: readonly GridRow[],
  headings: readonly string[],
  known: ReadonlySet<string>,
): number | null {
  const hits = new Map<number, { keys: Set<string>; dates: Set<string> }>();
  for (const { cells } of rows) {
    for (const [index, cell] of cells.slice(0, MOST_COLUMNS).entries()) {
      const reference = readReference(cell);
      if (reference === null || reference.kind === 'several') continue;
      const found = hits.get(index) ?? { keys: new Set(), dates: new Set() };
      if (reference.kind === 'one' && known.has(reference.key)) found.keys.add(reference.key);
      // A column of nothing but dates is one of numbers only where its heading says so.
      if (reference.kind === 'date' && reference.perhaps.some((key) => known.has(key))) found.dates.add(cell);
      hits.set(index, found);
    }
  }
  const [best] = [...hits]
    .map(([index, { keys, dates }]) => {
      const isNamed = isReferenceHeading(headings[index] ?? '');
      return { index, isNamed, weight: keys.size + (isNamed ? dates.size : 0) };
    })
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
  return best !== undefined && best.weight >= (best.isNamed ? 1 : LEAST_ROWS) ? best.index : null;
}

/** Several rows for each number are questions, or parts whose identifiers are gone: nobody can say which of them counts. */
function mostlyDoubled(
  sections: readonly ForeignSection[],
  known: ReadonlySet<string>,
): { key: string; rows: readonly number[] } | null {
  const rows = new Map<string, number[]>();
  for (const section of sections) {
    for (const { row, cells } of section.rows) {
      const reference = readReference(cells[section.id] ?? '');
      if (reference?.kind !== 'one' || !known.has(reference.key)) continue;
      const found = rows.get(reference.key);
      if (found === undefined) rows.set(reference.key, [row]);
      else found.push(row);
    }
  }
  const doubled = [...rows].filter(([, found]) => found.length > 1);
  const [first] = doubled;
  return first === undefined || doubled.length * 2 <= rows.size ? null : { key: first[0], rows: first[1].slice(0, 3) };
}
