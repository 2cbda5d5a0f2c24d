import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '#core/resources/catalogue.ts';
import { loadLocales } from '#core/resources/locales.ts';
import { cellText } from '#core/workbook/cell-text.ts';
import { compareRows } from '#core/workbook/compare-rows.ts';
import { compareWorkbook } from '#core/workbook/compare-workbook.ts';
import { findTable, headingMeanings, readTable } from '#core/workbook/find-table.ts';
import { statusWords } from '#core/workbook/parse-answer.ts';
import { readWorkbook } from '#core/workbook/read-workbook.ts';
import { workbookBytes } from '#core/workbook/write-workbook.ts';
import { ASSESSMENT_STATUSES, type AssessmentResult, emptyResult, resultKey } from '#shared/entities/assessment.ts';
import { ANSWER_COLUMNS, answersOf } from '#shared/entities/workbook.ts';
import { APP_FOLDER } from '../core.ts';

const SEED = { seed: 42_001 };
const locales = loadLocales(path.join(APP_FOLDER, 'resources', 'locales'));
const places = loadCatalogue(path.join(APP_FOLDER, 'resources', 'catalogue'))
  .nodes.slice(0, 4)
  .flatMap(({ id, elements }) => Array.from({ length: elements + 1 }, (_, element) => emptyResult(id, element)));

/** Any string at all, and what spreadsheets and XML take for more than text. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.nat(0xffff), { maxLength: 30 }).map((codes) => String.fromCharCode(...codes)),
  fc.constantFrom(
    ...['=1+1', '+1', "'", '@x', '_x0041_', '_x005F_', '_x005F_x0041_', '__proto__', 'constructor', 'toString', '3,0'],
    ...['a\r\nb', 'a\rb', '\n', ' x ', '\u00a0x', '\ufeffx', '\ud800', '\ufffe', '\u0000', ']]>', '&amp;', '<t>~', '~'],
    ...['2026-01-01', 'TRUE', '#REF!', 'x'.repeat(40_000), 'a b\n'.repeat(9_000)],
  ),
);
const line = text.map((words) => words.slice(0, 500));
const answers = fc.record({
  status: fc.constantFrom(...ASSESSMENT_STATUSES),
  maturity: fc.option(fc.nat(5)),
  finding: text,
  note: text,
  owner: line,
  interviewee: line,
  assessedOn: fc.constantFrom('', '2026-01-01', '1999-12-31', '2024-02-29'),
});

const t = locales.translate('en');
const ISSUE = {
  ...{ workspaceId: 'w', assessmentId: 'a', language: 'en', asOf: '2026-01-01', trailEntries: 1, trailHead: 'f' },
};

async function compared(issued: readonly AssessmentResult[], here: readonly AssessmentResult[], language = 'en') {
  const issue = { ...ISSUE, language };
  const names = { organisation: 'O', assessment: 'A', standard: 'S' };
  const rows = issued.map((result) => ({ text: 'T', result }));
  const bytes = await workbookBytes({ language, issue, ...names, rows }, locales.translate(language));
  const job = { bytes, path: 'x.xlsx', workspaceId: 'w', assessmentId: 'a', here, language: 'en' };
  return (await compareWorkbook(job, locales)).comparison;
}

/** What the standard does not allow is not written in the first place. */
function allowed(result: AssessmentResult): AssessmentResult {
  const unfounded = result.status === 'notApplicable' && cellText('finding', result.finding) === '';
  return unfounded ? { ...result, finding: 'Reason.' } : result;
}

/** What is refused for its length or for want of a reason is tried elsewhere. */
function shortened(result: AssessmentResult): AssessmentResult {
  const status = result.status === 'notApplicable' ? 'met' : result.status;
  return { ...result, status, finding: result.finding.slice(0, 200), note: result.note.slice(0, 200) };
}

const results = fc
  .array(answers, { minLength: places.length, maxLength: places.length })
  .map((all) => places.map((place, index) => allowed({ ...place, ...all[index] })));

describe('any answers at all', () => {
  test('go out and come back without a difference, in any language', async () => {
    await fc.assert(
      fc.asyncProperty(results, fc.constantFrom('en', 'en-XA'), async (all, language) => {
        const comparison = await compared(all, all, language);
        expect(comparison).toMatchObject({ cells: [], refused: [], missing: [], rows: places.length });
        expect(comparison.issuedOn).toBe('2026-01-01');
      }),
      { ...SEED, numRuns: 60 },
    );
  });

  test('that a client changed are found, all of them and nothing else, and what was changed here stands', async () => {
    const short = results.map((all) => all.map(shortened));
    await fc.assert(
      fc.asyncProperty(short, short, short, async (issued, filled, here) => {
        const names = { organisation: 'O', assessment: 'A', standard: 'S' };
        const rows = filled.map((result) => ({ text: 'T', result }));
        const bytes = await workbookBytes({ language: 'en', issue: ISSUE, ...names, rows }, t);
        const { sheets } = await readWorkbook(bytes, 'x.xlsx');
        const sheet = sheets[1];
        const table = sheet && findTable(sheet.grid, headingMeanings(locales), 'x.xlsx');
        if (!table) throw new Error('no table');
        const statusOf = statusWords(locales);
        const { rows: read, leftOut } = readTable(table, sheet, new Set(here.map(resultKey)), statusOf);
        const was = new Map(issued.map((result) => [resultKey(result), answersOf(result)]));
        const common = { rows: read, leftOut, here, was, t, statusOf, blanksAnswer: true };
        const { cells, refused } = compareRows(common);
        expect(refused).toEqual([]);
        const found = new Map(cells.map((cell) => [`${resultKey(cell)} ${cell.column}`, cell]));
        for (const [index, place] of places.entries()) {
          for (const column of ANSWER_COLUMNS) {
            const side = (all: readonly AssessmentResult[]) => cellText(column, answersOf(all[index] ?? place)[column]);
            const [before, file, now] = [side(issued), side(filled), side(here)];
            const cell = found.get(`${resultKey(place)} ${column}`);
            const wanted = file === before || file === now ? undefined : now === before ? 'offered' : 'conflict';
            expect(cell?.kind).toBe(wanted);
            if (cell !== undefined) expect(cell.file).toBe(file);
          }
        }
      }),
      { ...SEED, numRuns: 40 },
    );
  });

  test('that were changed here since are kept, whatever they were', async () => {
    await fc.assert(
      fc.asyncProperty(results, results, async (issued, here) => {
        const comparison = await compared(issued, here);
        expect(comparison).toMatchObject({ cells: [], refused: [] });
      }),
      { ...SEED, numRuns: 40 },
    );
  });
});
