import path from 'node:path';
import { loadCatalogue } from '#core/resources/catalogue.ts';
import { loadLocales } from '#core/resources/locales.ts';
import { type ComparedWorkbook, compareWorkbook } from '#core/workbook/compare-workbook.ts';
import { AppError } from '#shared/contract/errors.ts';
import { type AssessmentResult, emptyResult } from '#shared/entities/assessment.ts';
import { APP_FOLDER } from '../../core.ts';
import { workbook } from '../../imports/support.ts';
import { westernCsv } from '../support.ts';

export type Table = readonly (readonly string[])[];

const locales = loadLocales(path.join(APP_FOLDER, 'resources', 'locales'));
/** Everything that can be answered, and nothing of it is. */
export const NOTHING: readonly AssessmentResult[] = loadCatalogue(
  path.join(APP_FOLDER, 'resources', 'catalogue'),
).nodes.flatMap(({ id, elements }) => Array.from({ length: elements + 1 }, (_, element) => emptyResult(id, element)));

export async function compareFile(
  bytes: Uint8Array,
  { sheet, here = NOTHING }: { sheet?: string; here?: readonly AssessmentResult[] } = {},
): Promise<ComparedWorkbook['comparison']> {
  const job = { bytes, path: 'gap.xlsx', workspaceId: 'w', assessmentId: 'a', here, language: 'en', sheet };
  return (await compareWorkbook(job, locales)).comparison;
}

export function compareTable(table: Table): Promise<ComparedWorkbook['comparison']> {
  return compareFile(westernCsv(table, 'utf8'));
}

/** Sheets are named S1, S2 … */
export async function compareSheets(sheets: readonly Table[], sheet?: string) {
  const bytes = await workbook(...sheets.map((rows) => rows.map((cells) => [...cells])));
  return compareFile(bytes, sheet === undefined ? {} : { sheet });
}

/** The code of the refusal; fails the test where there is none. */
export async function refusalOf(comparison: Promise<unknown>): Promise<{ code: string; params: AppError['params'] }> {
  const error = await comparison.then(
    () => new Error('nothing was refused'),
    (problem: unknown) => (problem instanceof Error ? problem : new Error(String(problem))),
  );
  if (!(error instanceof AppError)) throw error;
  return { code: error.code, params: error.params };
}

/** Each cell that would be taken, and each that is not, in one line. */
export function linesOf({ cells, refused }: ComparedWorkbook['comparison']): string[] {
  return [
    ...cells.map(({ nodeId, column, file }) => `${nodeId} ${column}: ${file}`),
    ...refused.map(({ sheet, row, heading, sentence }) => `${sheet}${row} ${heading}| ${sentence}`),
  ];
}
