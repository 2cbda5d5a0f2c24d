import path from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { WorkbookComparison } from '#shared/contract/workbook.ts';
import type { AssessmentResult } from '#shared/entities/assessment.ts';
import { ANSWER_COLUMNS } from '#shared/entities/workbook.ts';
import { withWords } from '../imports/import-table.ts';
import type { Locales, Translate } from '../locales.ts';
import type { FactsOf } from './cell-facts.ts';
import { compareRows } from './compare-rows.ts';
import { type FoundTable, findTable, headingMeanings, lacksIds } from './find-table.ts';
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
    const chosen = chooseTable(read, locales, fileName, t);
    return { comparison: compare(job, read, chosen, fileName, locales, t), issue };
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

type Chosen = { readonly table: FoundTable; readonly facts: FactsOf; readonly remarks: readonly string[] };

function chooseTable({ sheets }: ReadWorkbook, locales: Locales, fileName: string, t: Translate): Chosen {
  const meanings = headingMeanings(locales);
  const found = sheets.flatMap((sheet) => {
    const table = findTable(sheet.grid, meanings, fileName);
    return table === null ? [] : [{ sheet, table }];
  });
  const [first, ...others] = found;
  if (first === undefined) {
    const column = t('workbook:columns.id');
    if (sheets.some(({ grid }) => lacksIds(grid, meanings))) {
      throw new AppError('workbookNoIds', { name: fileName, column });
    }
    throw new AppError('workbookNoIds', { name: fileName, column });
  }
  const { sheet, table } = first;
  const names = { sheet: sheet.name, others: others.map((other) => other.sheet.name).join(', ') };
  const remarks = others.length === 0 ? [] : [t('workbook:remarks.otherSheets', names)];
  if (table.answers.size === 0) throw new AppError('workbookNoAnswers', { name: fileName, columns: columnNames(t) });
  return { table, facts: sheet.facts, remarks };
}

function compare(
  job: CompareWorkbook,
  { format, issue }: ReadWorkbook,
  { table, facts, remarks }: Chosen,
  fileName: string,
  locales: Locales,
  t: Translate,
): ComparedWorkbook['comparison'] {
  const issued = issue?.state === 'whole' ? issue : null;
  const rows = compareRows({
    table,
    facts,
    here: job.here,
    was: issued?.answers ?? null,
    statusOf: statusWords(locales),
    t,
  });
  const lacking = ANSWER_COLUMNS.filter((column) => !table.answers.has(column));
  return {
    fileName,
    format,
    source: 'workbook',
    issuedOn: issued?.issue.asOf ?? '',
    ...rows,
    remarks: [
      ...(issue === null ? [t('workbook:remarks.noIssue')] : []),
      ...(issue?.state === 'damaged' ? [t('workbook:remarks.damagedIssue')] : []),
      ...remarks,
      ...(lacking.length === 0 ? [] : [t('workbook:remarks.noColumns', { columns: columnNames(t, lacking) })]),
      ...rows.remarks,
    ],
  };
}

function columnNames(t: Translate, columns: readonly string[] = ANSWER_COLUMNS): string {
  return columns.map((column) => t(`workbook:columns.${column}`)).join(', ');
}
