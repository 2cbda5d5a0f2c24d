import path from 'node:path';
import type { WorkbookComparison, WorkbookSheet } from '#shared/contract/domains/workbook.ts';
import { AppError } from '#shared/contract/errors.ts';
import { type AssessmentResult, resultKey } from '#shared/entities/assessment.ts';
import { ANSWER_COLUMNS } from '#shared/entities/workbook.ts';
import type { Locales } from '../resources/locales.ts';
import { type AnswerTable, isAnswered } from './answer-table.ts';
import { findTable, headingMeanings, readTable } from './find-table.ts';
import { findForeignTable, isOnlyHeadings } from './foreign/find-foreign.ts';
import type { StatusOf } from './parse-answer.ts';
import type { ReadSheet, ReadWorkbook } from './read-workbook.ts';

export type TablesToChoose = {
  /** Path of the file, for its name only. */
  readonly path: string;
  readonly here: readonly AssessmentResult[];
  readonly sheet?: string | undefined;
  readonly language: string;
};

export type ChosenTables = {
  readonly source: WorkbookComparison['source'];
  readonly tables: readonly AnswerTable[];
  /** All sheets, in the workbook's order, and which of them were read; none for a file that is one table. */
  readonly sheets: WorkbookSheet[];
};

/** Headings that are named in a refusal. */
const NAMED_HEADINGS = 20;

/**
 * The tables of a workbook of this program, or else, where it is none, of somebody else's gap analysis: of all sheets that do
 * not answer for the same requirement, or of the one that was chosen.
 *
 * @throws AppError workbookNoIds, workbookNoAnswers, importNoRows, workbookNoHeadings, workbookNoHeadingRow,
 *   workbookSeveralRows, workbookNoSheet,
 *   workbookColumnTwice
 */
export function chooseTables(
  { sheets: all, issue, unread }: ReadWorkbook,
  job: TablesToChoose,
  locales: Locales,
  statusOf: StatusOf,
): ChosenTables {
  const t = locales.translate(job.language);
  const name = path.basename(job.path);
  const sheets = sheetsToRead(all, job.sheet, name);
  const known = new Set(job.here.map(resultKey));
  const meanings = headingMeanings(locales);
  const found = sheets.flatMap((sheet) => {
    const table = findTable(sheet.grid, meanings, name);
    return table === null ? [] : [{ table, read: readTable(table, sheet, known, statusOf) }];
  });
  // "ID" heads tables of others too, whose rows are only counted by it.
  const isOurs = issue !== null || found.some(({ read }) => read.rows.length > 0);
  const others = isOurs ? [] : sheets.map((sheet) => findForeignTable(sheet, job.here, statusOf));
  const foreign = others.flatMap((other) => (other?.state === 'found' ? [other.table] : []));
  const isOwn = foreign.length === 0;
  const names = { name, column: t('workbook:columns.id') };
  if (isOwn && (!isOurs || found.length === 0)) {
    const several = others.find((other) => other?.state === 'several');
    if (several?.state === 'several') {
      throw new AppError('workbookSeveralRows', { ...names, key: several.key, rows: several.rows.join(', ') });
    }
    const unnamed = others.find((other) => other?.state === 'unnamed');
    if (unnamed?.state === 'unnamed' && found.length === 0) {
      const columns = unnamed.headings.slice(0, NAMED_HEADINGS).map((heading) => `"${heading.trim()}"`);
      if (columns.length === 0) throw new AppError('workbookNoHeadingRow', { name });
      throw new AppError('workbookNoHeadings', { name, columns: columns.join(', ') });
    }
  }
  const own = found.map(({ read }) => read);
  if (isOwn && found.length > 0) {
    const [first] = found;
    if (found.every(({ table }) => table.answers.size === 0)) {
      const columns = ANSWER_COLUMNS.map((column) => t(`workbook:columns.${column}`)).join(', ');
      throw new AppError('workbookNoAnswers', { name, columns });
    }
    if (first !== undefined && found.every(({ table }) => table.rows.length === 0))
      throw new AppError('importNoRows', { name });
  }
  const tables = isOwn ? own : foreign;
  if (tables.length === 0) {
    const onlyHeadings = sheets.some(({ grid }) => isOnlyHeadings(grid));
    throw new AppError(onlyHeadings ? 'importNoRows' : 'workbookNoIds', onlyHeadings ? { name } : names);
  }
  const read = withoutOverlaps(tables);
  return {
    source: isOwn ? 'workbook' : 'table',
    tables: read,
    sheets: [
      ...all.flatMap((sheet): WorkbookSheet[] => {
        if (sheet.name === '') return [];
        const table = tables.find((other) => other.sheet === sheet.name);
        const state = read.some((other) => other.sheet === sheet.name) ? 'read' : stateOf(sheet, table !== undefined);
        return [{ name: sheet.name, rows: table?.rows.length ?? sheet.grid.length, state }];
      }),
      ...unread.map((sheet): WorkbookSheet => ({ name: sheet, rows: 0, state: 'beyond' })),
    ],
  };

  /** Of a sheet that was not read. */
  function stateOf(sheet: ReadSheet, isTable: boolean): WorkbookSheet['state'] {
    if (isTable) return 'overlaps';
    if (!sheets.includes(sheet)) return 'notChosen';
    const state = others[sheets.indexOf(sheet)]?.state;
    if (state === 'unnamed') return 'noHeadings';
    return state === 'several' ? 'severalRows' : 'noTable';
  }
}

function sheetsToRead(all: readonly ReadSheet[], chosen: string | undefined, name: string): readonly ReadSheet[] {
  if (chosen === undefined) return all;
  const wanted = chosen.trim().toLowerCase();
  const found = all.filter((sheet) => sheet.name.trim().toLowerCase() === wanted);
  if (found.length > 0) return found;
  const sheets = all.map((sheet) => `"${sheet.name}"`).join(', ');
  throw new AppError('workbookNoSheet', { name, sheet: chosen, sheets });
}

/** The tables with most requirements first, each whose requirements none of them has: nobody can say which answer counts. */
function withoutOverlaps(tables: readonly AnswerTable[]): AnswerTable[] {
  const taken = new Set<string>();
  const read = new Set<AnswerTable>();
  const keysOf = new Map(tables.map((table) => [table, new Set(table.rows.filter(isAnswered).map(({ key }) => key))]));
  for (const table of [...tables].sort((a, b) => (keysOf.get(b)?.size ?? 0) - (keysOf.get(a)?.size ?? 0))) {
    const keys = [...(keysOf.get(table) ?? [])];
    if (keys.some((key) => taken.has(key))) continue;
    read.add(table);
    for (const key of keys) taken.add(key);
  }
  return tables.filter((table) => read.has(table));
}
