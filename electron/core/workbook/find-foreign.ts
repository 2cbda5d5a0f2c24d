import { type AssessmentResult, resultKey } from '#shared/entities/assessment.ts';
import { ANSWER_COLUMNS, type AnswerColumn } from '#shared/entities/workbook.ts';
import { type GridRow, SEARCHED_ROWS } from '../imports/read/source-table.ts';
import { comparable } from '../imports/words/normalise.ts';
import type { FoundColumn, FoundTable } from './find-table.ts';
import { FOREIGN_HEADINGS } from './foreign-words.ts';

/** Rows that must name a clause or control before a table is taken for a gap analysis. */
const LEAST_ROWS = 2;
/** Columns further right hold no numbers of clauses. */
const MOST_COLUMNS = 200;
/** A number at the beginning: `6.1.2`, `A.6.2.4`, `A6.2.4`, `Clause 6.1.2`, `Annex A 6.2.4 AI system …`. */
const NUMBER =
  /^\s*(?:(?:iso(?:\/iec)?\s*42001(?::2023)?|clause|control|section|annex|requirement|anhang|annexe|bijlage|anexo|kapitel|abschnitt|artikel|maßnahme|klausel|chapitre|contrôle|clausule|cláusula|§|nr|no)[\s:.\-–]*){0,4}(a[\s.]?\s?)?(\d{1,2}(?:\.\d{1,2}){1,3})(?![\d.]*\d)(?:[\s.:,;)\-–—]|$)/iu;

/**
 * The table of somebody else's gap analysis: rows by the number of a clause or control at the beginning of a cell,
 * answers by headings that such tables use. Null where fewer rows than two are recognised, or no answers, or where most
 * numbers stand in several rows.
 */
export function findForeignTable(grid: readonly GridRow[], here: readonly AssessmentResult[]): FoundTable | null {
  const known = new Set(here.map(resultKey));
  const hits = new Map<number, Set<string>>();
  for (const { cells } of grid) {
    for (const [index, cell] of cells.slice(0, MOST_COLUMNS).entries()) {
      const key = keyIn(cell);
      if (key !== null && known.has(key)) hits.set(index, (hits.get(index) ?? new Set()).add(key));
    }
  }
  // The column that names most of them; a text that begins with a number now and then names few.
  const [id] = [...hits].sort((a, b) => b[1].size - a[1].size || a[0] - b[0]);
  if (id === undefined || id[1].size < LEAST_ROWS) return null;
  const [index] = id;
  const found = findHeadings(grid, index);
  if (found === null) return null;
  const heading = (grid[found.row]?.cells[index] ?? '').trim();
  // Titles of chapters and sums between the rows say nothing and are not reported one by one.
  const rows = grid.slice(found.row + 1).flatMap((row) => {
    const key = keyIn(row.cells[index] ?? '');
    return key === null ? [] : [{ ...row, cells: row.cells.map((cell, at) => (at === index ? key : cell)) }];
  });
  // Several rows for each number are questions, or parts whose identifiers are gone: nobody can say which of them counts.
  if (rows.length > 2 * id[1].size) return null;
  return { id: { index, heading }, answers: found.answers, rows };
}

function findHeadings(
  grid: readonly GridRow[],
  idIndex: number,
): { row: number; answers: ReadonlyMap<AnswerColumn, FoundColumn> } | null {
  let best: { row: number; answers: Map<AnswerColumn, FoundColumn> } | null = null;
  for (const [row, { cells }] of grid.slice(0, SEARCHED_ROWS).entries()) {
    const answers = answersIn(cells, idIndex);
    if (answers.size > (best?.answers.size ?? 0)) best = { row, answers };
  }
  return best;
}

/** Of several columns for one answer, the one with the more telling heading. */
function answersIn(cells: readonly string[], idIndex: number): Map<AnswerColumn, FoundColumn> {
  const answers = new Map<AnswerColumn, FoundColumn>();
  const words = cells.map(comparable);
  for (const column of ANSWER_COLUMNS) {
    for (const heading of FOREIGN_HEADINGS[column]) {
      const index = words.indexOf(comparable(heading));
      if (index === -1 || index === idIndex) continue;
      answers.set(column, { index, heading: (cells[index] ?? '').trim() });
      break;
    }
  }
  return answers;
}

function keyIn(cell: string): string | null {
  const [, annex, number] = NUMBER.exec(cell.slice(0, 120)) ?? [];
  if (number === undefined) return null;
  return annex === undefined && !/annex|anhang|bijlage|anexo/iu.test(cell.slice(0, 20)) ? number : `A.${number}`;
}
