import { type AssessmentResult, resultKey } from '#shared/entities/assessment.ts';
import { type GridRow, SEARCHED_ROWS } from '../../imports/read/source-table.ts';
import { comparable } from '../../imports/words/normalise.ts';
import { type AnswerTable, joinTables, type LeftOut, NOTHING } from '../answer-table.ts';
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
/** On one sheet; rows of headings beyond them are rows like others. */
const MOST_TABLES = 100;

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
  if (sections.length === 0) {
    // Without a row of headings above them.
    return referenceColumn(sheet.grid, [], known) === null ? null : { state: 'unnamed', headings: [] };
  }
  const named = sections.filter(({ columns, ticked }) => columns.roles.size + ticked.length > 0);
  if (named.length === 0)
    return { state: 'unnamed', headings: sections[0]?.headings.filter((cell) => cell.trim() !== '') ?? [] };
  const several = mostlyDoubled(named, known);
  if (several !== null) return { state: 'several', ...several };
  const tables = sections.map((section) => readSection(section, sheet, known, statusOf));
  const first = sections[0]?.at ?? 0;
  const above = sheet.grid.filter(({ row }) => row < first);
  const answers = above.filter(
    ({ cells }) => namesKnown(cells, known) && cells.filter((cell) => cell.trim() !== '').length > 1,
  );
  const leftOut = answers.map(({ row, cells }): LeftOut => {
    const key = cells.find((cell) => cell.trim() !== '')?.trim() ?? '';
    return { sheet: sheet.name, row, key, heading: '', value: '', problem: 'aboveHeadings' };
  });
  const titles = above.flatMap((row) => (answers.includes(row) ? [] : [row.row]));
  return { state: 'found', table: joinTables(sheet.name, [...tables, { ...NOTHING, leftOut, titles }]) };
}

/** Whether a sheet holds a row of headings, and nothing below it. */
export function isOnlyHeadings(grid: readonly GridRow[]): boolean {
  const last = grid.at(-1)?.cells ?? [];
  if (grid.length > SEARCHED_ROWS) return false;
  return weighHeadings(last) > 1 || (grid.length === 1 && last.filter((cell) => cell.trim() !== '').length > 1);
}

/** Each row of headings with the rows below it, as far as they name clauses and controls. */
function sectionsOf(grid: readonly GridRow[], known: ReadonlySet<string>, statusOf: StatusOf): ForeignSection[] {
  const first = firstHeadings(grid, known);
  if (first === null) return [];
  const words = wordsOf(grid[first]?.cells ?? []);
  const starts = [first];
  let isNamed = false;
  for (let index = first + 1; index < grid.length; index += 1) {
    const cells = grid[index]?.cells ?? [];
    if (namesKnown(cells, known, true)) isNamed = true;
    else if (isNamed && starts.length < MOST_TABLES && (wordsOf(cells) === words || areLaterHeadings(cells))) {
      starts.push(index);
      isNamed = false;
    }
  }
  // From below: words that head no table are a row of the one above.
  const sections: ForeignSection[] = [];
  let end = grid.length;
  for (const start of starts.toReversed()) {
    const section = sectionAt(grid, start, end, known, statusOf);
    if (section === null) continue;
    sections.unshift(section);
    end = start;
  }
  return sections;
}

function sectionAt(
  grid: readonly GridRow[],
  start: number,
  end: number,
  known: ReadonlySet<string>,
  statusOf: StatusOf,
): ForeignSection | null {
  const headings = grid[start]?.cells ?? [];
  const rows = grid.slice(start + 1, end);
  const id = referenceColumn(rows, headings, known);
  if (id === null) return null;
  const ids = headings.flatMap((cell, index) => (index !== id && isReferenceHeading(cell) ? [index] : []));
  const inTicks = findTicks(headings, rows, id, statusOf);
  const above = grid[start - 1]?.cells ?? [];
  const columns = findColumns(headings, above, new Set([id, ...inTicks.map(({ index }) => index)]));
  // Where a column of its own has the status, ticks beside it say something else.
  const ticked = columns.roles.has('status') ? [] : inTicks;
  return { at: grid[start]?.row ?? 0, headings, id, ids, rows, columns, ticked };
}

/** "No" is an answer as well as a heading. */
function areLaterHeadings(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== '') ?? '';
  return isReferenceHeading(first) && comparable(first) !== 'no' && weighHeadings(cells) > 1;
}

/**
 * The row with most headings that are known, of those above the first row that names a clause, if one is; where none is known,
 * the last one above it.
 */
function firstHeadings(grid: readonly GridRow[], known: ReadonlySet<string>): number | null {
  const searched = grid.slice(0, SEARCHED_ROWS);
  const below = searched.findIndex(({ cells }) => namesKnown(cells, known));
  let best: { index: number; weight: number } | null = null;
  for (const [index, { cells }] of searched.entries()) {
    // What stands above counts, where there is anything; a title may begin with a number.
    if (index > below && below !== -1 && best !== null && best.weight >= 1) break;
    const weight = namesKnown(cells, known) ? 0 : weighHeadings(cells);
    if (weight > (best?.weight ?? 0)) best = { index, weight };
  }
  return best?.index ?? (below > 0 ? below - 1 : null);
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

function namesKnown(cells: readonly string[], known: ReadonlySet<string>, withDates = false): boolean {
  return cells.slice(0, MOST_COLUMNS).some((cell) => {
    const reference = readReference(cell);
    if (withDates && reference?.kind === 'date') return reference.perhaps.some((key) => known.has(key));
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
