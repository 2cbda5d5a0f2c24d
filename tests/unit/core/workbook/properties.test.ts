import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '#core/catalogue.ts';
import { loadLocales } from '#core/locales.ts';
import { cellText } from '#core/workbook/cell-text.ts';
import { compareWorkbook } from '#core/workbook/compare-workbook.ts';
import { workbookBytes } from '#core/workbook/write-workbook.ts';
import { ASSESSMENT_STATUSES, type AssessmentResult, emptyResult } from '#shared/entities/assessment.ts';
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

async function compared(issued: readonly AssessmentResult[], here: readonly AssessmentResult[], language = 'en') {
  const issue = { workspaceId: 'w', assessmentId: 'a', language, asOf: '2026-11-26', trailEntries: 1, trailHead: 'f' };
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

const results = fc
  .array(answers, { minLength: places.length, maxLength: places.length })
  .map((all) => places.map((place, index) => allowed({ ...place, ...all[index] })));

describe('any answers at all', () => {
  test('go out and come back without a difference, in any language', async () => {
    await fc.assert(
      fc.asyncProperty(results, fc.constantFrom('en', 'en-XA'), async (all, language) => {
        const comparison = await compared(all, all, language);
        expect(comparison).toMatchObject({ cells: [], refused: [], missing: [], rows: places.length });
        expect(comparison.issuedOn).toBe('2026-11-26');
      }),
      { ...SEED, numRuns: 60 },
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
