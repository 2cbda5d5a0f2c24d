import path from 'node:path';
import { LANGUAGES } from '#shared/contract/app.ts';
import type { WorkbookComparison } from '#shared/contract/domains/workbook.ts';
import { AppError } from '#shared/contract/errors.ts';
import { ASSESSMENT_STATUSES, type AssessmentResult } from '#shared/entities/assessment.ts';
import { ANSWER_COLUMNS } from '#shared/entities/workbook.ts';
import { cutText } from '#shared/values/well-formed.ts';
import { withWords } from '../imports/import-table.ts';
import { comparable } from '../imports/words/normalise.ts';
import type { Locales, Translate } from '../resources/locales.ts';
import { type ChosenTables, chooseTables } from './choose-tables.ts';
import { compareRows, named } from './compare-rows.ts';
import { fixedHeadings } from './find-table.ts';
import type { FoundIssue, Issue } from './issue.ts';
import { type StatusOf, statusWords } from './parse-answer.ts';
import { type ReadWorkbook, readWorkbook } from './read-workbook.ts';

export type CompareWorkbook = {
  readonly bytes: Uint8Array;
  /** Path of the file, for its name only; nothing is read from it here. */
  readonly path: string;
  readonly workspaceId: string;
  readonly assessmentId: string;
  /** Every requirement and each of its parts, in the standard's order, as they stand here. */
  readonly here: readonly AssessmentResult[];
  /** Name of the sheet to read; without one, all that do not contradict each other. */
  readonly sheet?: string | undefined;
  /** Language of the sentences. */
  readonly language: string;
};

const MOST_WORDS = 40;
const MAX_WORD = 60;

/** `issue` says at which place of the trail the workbook was issued; null where the file says nothing. */
export type ComparedWorkbook = {
  readonly comparison: Omit<WorkbookComparison, 'sha256' | 'sameTrail'>;
  readonly issue: Issue | null;
};

/**
 * Holds the answers in a file against those here, and against those that the file held when it was issued.
 *
 * @throws AppError workbookElsewhere, workbookNewer, and those of `choose-tables.ts` and `read-workbook.ts`; each with the
 *   parameters of its sentence
 */
export async function compareWorkbook(job: CompareWorkbook, locales: Locales): Promise<ComparedWorkbook> {
  const fileName = path.basename(job.path);
  const t = locales.translate(job.language);
  try {
    const read = await readWorkbook(job.bytes, fileName);
    const issue = issueOf(read.issue, job, fileName);
    const statusOf = statusWords(locales);
    const chosen = chooseTables(read, job, locales, statusOf);
    return { comparison: compare(job, read, chosen, statusOf, locales), issue };
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

function compare(
  job: CompareWorkbook,
  { format, issue }: ReadWorkbook,
  { tables, source, sheets }: ChosenTables,
  statusOf: StatusOf,
  locales: Locales,
): ComparedWorkbook['comparison'] {
  const t = locales.translate(job.language);
  const issued = issue?.state === 'whole' ? issue : null;
  const { words, ...rows } = compareRows({
    rows: tables.flatMap((table) => table.rows),
    leftOut: tables.flatMap((table) => table.leftOut),
    ...{ here: job.here, was: issued?.answers ?? null, statusOf, t },
    blanksAnswer: source === 'workbook',
  });
  const lacking = ANSWER_COLUMNS.filter((column) => tables.every(({ mapping }) => !mapping.has(column)));
  const columns = columnNames(t, lacking);
  return {
    ...{ fileName: path.basename(job.path), format, source, sheets },
    issuedOn: issued?.issue.asOf ?? '',
    ...rows,
    remarks: [
      ...(issue === null && source === 'workbook' ? [t('workbook:remarks.noIssue')] : []),
      ...(source === 'table' ? [t('workbook:remarks.foreign', { columns: mappingOf(tables, t) })] : []),
      ...(issue?.state === 'damaged' ? [t('workbook:remarks.damagedIssue')] : []),
      ...wordsRemark(words, locales, t),
      ...sheetRemarks(sheets, source, t),
      ...(lacking.length === 0 || source === 'table' ? [] : [t('workbook:remarks.noColumns', { columns })]),
      ...tables.flatMap((table) =>
        columnRemarks(table, sheets.length > 1, source === 'workbook' ? fixedHeadings(locales) : [], t),
      ),
      ...rows.remarks,
    ],
  };
}

/** Which of the file's headings was taken for what. */
function mappingOf(tables: ChosenTables['tables'], t: Translate): string {
  const all = tables.flatMap(({ mapping }) =>
    [...mapping].map(([column, heading]) => `${heading} → ${t(`workbook:columns.${column}`)}`),
  );
  return [...new Set(all)].join(', ');
}

/** What words of others, percentages and signs were read as; this program's own need no telling. */
function wordsRemark(words: ReadonlyMap<string, string>, locales: Locales, t: Translate): string[] {
  const label = (answer: string) => t(`assessment:status.${answer === '' ? 'notAssessed' : answer}`);
  const own = new Set(
    LANGUAGES.flatMap((language) =>
      ASSESSMENT_STATUSES.map((status) => comparable(locales.translate(language)(`assessment:status.${status}`))),
    ),
  );
  const told = [...words].filter(([word]) => !own.has(comparable(word)));
  if (told.length === 0) return [];
  const read = told.slice(0, MOST_WORDS).map(([word, answer]) => `"${cutText(word, MAX_WORD)}" → ${label(answer)}`);
  return [t('workbook:remarks.words', { words: [...read, ...(told.length > MOST_WORDS ? ['…'] : [])].join(', ') })];
}

/** What became of each sheet, where there is more than one. */
function sheetRemarks(sheets: ChosenTables['sheets'], source: ChosenTables['source'], t: Translate): string[] {
  const of = (state: ChosenTables['sheets'][number]['state']) => sheets.filter((sheet) => sheet.state === state);
  const names = (some: ChosenTables['sheets']) => some.map(({ name }) => `"${name}"`).join(', ');
  const read = of('read');
  // The workbook's own instructions hold no answers.
  const unread =
    source === 'workbook' ? (['beyond'] as const) : (['noHeadings', 'severalRows', 'noTable', 'beyond'] as const);
  return [
    ...(read.length > 1 ? [t('workbook:remarks.sheets', { count: read.length, sheets: names(read) })] : []),
    ...of('overlaps').map(({ name, rows }) => {
      return t('workbook:remarks.overlaps', { sheet: name, count: rows, others: names(read) });
    }),
    ...unread.flatMap((state) => {
      const some = of(state).filter(({ rows }) => rows > 0 || state === 'beyond');
      return some.length === 0 ? [] : [t(`workbook:remarks.${state}`, { count: some.length, sheets: names(some) })];
    }),
  ];
}

/** The columns and rows of a table that nothing was taken from, and nothing is refused of one by one. */
function columnRemarks(
  { sheet, leftColumns, reasons, alike, titles }: ChosenTables['tables'][number],
  isOneOfMore: boolean,
  fixed: readonly string[],
  t: Translate,
): string[] {
  const left = leftColumns.filter(({ heading }) => !fixed.includes(heading));
  const columns = left.map(({ heading, cells }) => t('workbook:remarks.leftColumn', { heading, count: cells }));
  const remarks = [
    ...[...reasons].map(([heading, count]) => t('workbook:remarks.reasons', { heading, count })),
    ...(alike.length === 0 ? [] : [t('workbook:remarks.alike', { columns: alike.join(', ') })]),
    ...(columns.length === 0 ? [] : [t('workbook:remarks.leftColumns', { columns: columns.join(', ') })]),
    ...(titles.length === 0 ? [] : [t('workbook:remarks.titles', { count: titles.length, rows: rangesOf(titles) })]),
  ];
  return isOneOfMore ? remarks.map((remark) => t('workbook:remarks.ofSheet', { sheet, remark })) : remarks;
}

/** `1–3, 7` */
function rangesOf(rows: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const row of rows) {
    const last = ranges.at(-1);
    if (last?.[1] === row - 1) last[1] = row;
    else ranges.push([row, row]);
  }
  return named(ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)));
}

function columnNames(t: Translate, columns: readonly string[]): string {
  return columns.map((column) => t(`workbook:columns.${column}`)).join(', ');
}
