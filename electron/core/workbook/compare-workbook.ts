import path from 'node:path';
import type { WorkbookComparison } from '#shared/contract/domains/workbook.ts';
import { AppError } from '#shared/contract/errors.ts';
import { type AssessmentResult, resultKey } from '#shared/entities/assessment.ts';
import { ANSWER_COLUMNS } from '#shared/entities/workbook.ts';
import { withWords } from '../imports/import-table.ts';
import type { Locales, Translate } from '../resources/locales.ts';
import type { FactsOf } from './cell-facts.ts';
import { compareRows, keyOf } from './compare-rows.ts';
import { findForeignTable } from './find-foreign.ts';
import { type FoundTable, findTable, headingMeanings } from './find-table.ts';
import type { FoundIssue, Issue } from './issue.ts';
import { statusWords } from './parse-answer.ts';
import { type ReadWorkbook, readWorkbook } from './read-workbook.ts';

export type CompareWorkbook = {
  readonly bytes: Uint8Array;
  /** Path of the file, for its name only; nothing is read from it here. */
  readonly path: string;
  readonly workspaceId: string;
  readonly assessmentId: string;
  /** Every requirement and each of its parts, in the standard's order, as they stand here. */
  readonly here: readonly AssessmentResult[];
  /** Language of the sentences. */
  readonly language: string;
};

/** `issue` says at which place of the trail the workbook was issued; null where the file says nothing. */
export type ComparedWorkbook = {
  readonly comparison: Omit<WorkbookComparison, 'sha256' | 'sameTrail'>;
  readonly issue: Issue | null;
};

/**
 * Holds the answers in a file against those here, and against those that the file held when it was issued.
 *
 * @throws AppError workbookNoIds, workbookNoAnswers, workbookColumnTwice, workbookElsewhere, workbookNewer, and those of
 *   `read-workbook.ts`; each with the parameters of its sentence
 */
export async function compareWorkbook(job: CompareWorkbook, locales: Locales): Promise<ComparedWorkbook> {
  const fileName = path.basename(job.path);
  const t = locales.translate(job.language);
  try {
    const read = await readWorkbook(job.bytes, fileName);
    const issue = issueOf(read.issue, job, fileName);
    const chosen = chooseTable(read, job, locales);
    return { comparison: compare(job, read, chosen, locales), issue };
  } catch (error) {
    throw error instanceof AppError ? withWords(error, t) : error;
  }
}

function issueOf(found: FoundIssue | null, job: CompareWorkbook, fileName: string): Issue | null {
  if (found === null) return null;
  if (found.state === 'newer') throw new AppError('workbookNewer', { name: fileName });
  const { issue } = found;
  if (issue.workspaceId !== job.workspaceId || issue.assessmentId !== job.assessmentId) {
    throw new AppError('workbookElsewhere', { name: fileName });
  }
  return issue;
}

type Chosen = {
  readonly table: FoundTable;
  readonly facts: FactsOf;
  readonly source: WorkbookComparison['source'];
  readonly remarks: readonly string[];
};

/** The table of a workbook of this program, or else, where it is none, of somebody else's gap analysis. */
function chooseTable({ sheets, issue }: ReadWorkbook, job: CompareWorkbook, locales: Locales): Chosen {
  const t = locales.translate(job.language);
  const name = path.basename(job.path);
  const meanings = headingMeanings(locales);
  const own = sheets.flatMap((sheet) => {
    const table = findTable(sheet.grid, meanings, name);
    return table === null ? [] : [{ sheet, table }];
  });
  // "ID" heads tables of others too, whose rows are only counted by it.
  const known = new Set(job.here.map(resultKey));
  const named = own.some(({ table: { id, rows } }) =>
    rows.some(({ cells }) => known.has(keyOf(cells[id.index] ?? ''))),
  );
  const foreign = issue !== null || named ? [] : foreignTables(sheets, job);
  const isOwn = foreign.length === 0;
  const found = isOwn ? own : foreign;
  const [first, ...others] = found;
  if (first === undefined) throw new AppError('workbookNoIds', { name, column: t('workbook:columns.id') });
  const { sheet, table } = first;
  if (table.answers.size === 0) throw new AppError('workbookNoAnswers', { name, columns: columnNames(t) });
  const names = { sheet: sheet.name, others: others.map((other) => other.sheet.name).join(', ') };
  const remarks = others.length === 0 ? [] : [t('workbook:remarks.otherSheets', names)];
  return { table, facts: sheet.facts, source: isOwn ? 'workbook' : 'table', remarks };
}

function foreignTables(sheets: ReadWorkbook['sheets'], { here }: CompareWorkbook) {
  return sheets.flatMap((sheet) => {
    const table = findForeignTable(sheet.grid, here);
    return table === null ? [] : [{ sheet, table }];
  });
}

function compare(
  job: CompareWorkbook,
  { format, issue }: ReadWorkbook,
  { table, facts, source, remarks }: Chosen,
  locales: Locales,
): ComparedWorkbook['comparison'] {
  const t = locales.translate(job.language);
  const issued = issue?.state === 'whole' ? issue : null;
  const rows = compareRows({
    ...{ table, facts, here: job.here, was: issued?.answers ?? null, statusOf: statusWords(locales), t },
    blanksAnswer: source === 'workbook',
  });
  const lacking = ANSWER_COLUMNS.filter((column) => !table.answers.has(column));
  return {
    fileName: path.basename(job.path),
    format,
    source,
    issuedOn: issued?.issue.asOf ?? '',
    ...rows,
    remarks: [
      ...(issue === null && source === 'workbook' ? [t('workbook:remarks.noIssue')] : []),
      ...(source === 'table' ? [t('workbook:remarks.foreign', { columns: mappingOf(table, t) })] : []),
      ...(issue?.state === 'damaged' ? [t('workbook:remarks.damagedIssue')] : []),
      ...remarks,
      ...(lacking.length === 0 || source === 'table'
        ? []
        : [t('workbook:remarks.noColumns', { columns: columnNames(t, lacking) })]),
      ...rows.remarks,
    ],
  };
}

/** Which of the file's headings was taken for what. */
function mappingOf({ answers }: FoundTable, t: Translate): string {
  return [...answers].map(([column, { heading }]) => `${heading} → ${t(`workbook:columns.${column}`)}`).join(', ');
}

function columnNames(t: Translate, columns: readonly string[] = ANSWER_COLUMNS): string {
  return columns.map((column) => t(`workbook:columns.${column}`)).join(', ');
}
