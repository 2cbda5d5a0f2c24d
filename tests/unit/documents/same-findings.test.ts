import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildGapAnalysis, gapAnalysisCsv } from '#documents/issued/gap/report.ts';
import { gapAnalysisWorkbook } from '#documents/issued/gap/sheets.ts';
import { renderDocx } from '#documents/render/docx/render-docx.ts';
import { renderPdf } from '#documents/render/render-pdf.ts';
import { renderXlsx } from '#documents/render/xlsx/render-xlsx.ts';
import { assessedData } from './assessed.ts';
import { catalogue, pdfOptions, t } from './fixture.ts';
import { type DocxTable, readDocx } from './read-docx.ts';
import { readPdf } from './read-pdf.ts';

const data = assessedData();
const model = buildGapAnalysis(data, t);
const squeeze = (text: string) => text.replace(/\s/g, '');
const tablesWith = (tables: readonly DocxTable[], heads: readonly string[]) =>
  tables.filter(([head]) => heads.every((word, index) => head?.[index] === word)).flatMap(([, ...rows]) => rows);

type ReadRows = readonly (readonly unknown[])[];

let pdf = '';
let docx: readonly DocxTable[] = [];
let findings: ReadRows = [];
let plan: ReadRows = [];
let scores: ReadRows = [];
beforeAll(async () => {
  const xlsx = Buffer.from(await renderXlsx(model, gapAnalysisWorkbook(data, t), t));
  pdf = squeeze(readPdf((await renderPdf(model, pdfOptions)).bytes).text);
  docx = (await readDocx(await renderDocx(model, t))).tables;
  [, ...findings] = await readSheet(xlsx, 'Findings');
  [, ...plan] = await readSheet(xlsx, 'Remediation plan');
  [, ...scores] = await readSheet(xlsx, 'Scores');
});

/** A cell as paper shows it. */
const told = (cell: unknown) => {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
};
const status = (cell: string | undefined) => cell?.replace(/^[●▲■○]\u00a0/, '');

describe('PDF, DOCX, XLSX and CSV tell the same', () => {
  test('of each finding: number, requirement, state, level and text', () => {
    const rows = findings.map((row) => row.slice(0, 5).map(told));
    expect(rows.length).toBe(data.assessment.length);
    expect(rows.filter(([number]) => !number?.includes('/')).map(([number]) => number)).toEqual(
      catalogue.nodes.map(({ id }) => id),
    );
    const inWord = tablesWith(docx, ['No.', 'Requirement', 'State', 'Maturity', 'Finding']);
    expect(inWord.map(([number, title, state, ...rest]) => [number, title, status(state), ...rest])).toEqual(rows);
    const [, ...csv] = parse(Buffer.from(gapAnalysisCsv(data, t)), { bom: true });
    expect(csv).toEqual(findings.map((row) => row.map(told)));
    for (const row of rows) expect(pdf, row[0] ?? '').toContain(squeeze(row.join('')));
  });

  test('of each action: number, title, description, requirement, priority, owner, day, effort and state', () => {
    expect(plan).toHaveLength(data.actions.length);
    const inWord = tablesWith(docx, ['No.', 'Action']);
    for (const [index, row] of plan.entries()) {
      const [code = '', title = '', description = '', ...rest] = row.map(told);
      const [node = '', priority = '', reason = '', owner = '', due = '', days = '', state = ''] = rest;
      const decided = reason === '' ? '' : `Priority decided: ${reason}`;
      const action = [title, description, decided].filter(Boolean).join('\n');
      expect(inWord[index]).toEqual([code, action, node, priority, owner, due, days, state]);
      expect(pdf, code).toContain(squeeze([code, action, node, priority, owner, due, days, state].join('')));
    }
  });

  test('of each score', () => {
    const inWord = tablesWith(docx, ['Clause or area']);
    expect(inWord).toHaveLength(17);
    const words = scores.map(([part, counted, excluded, open, score, maturity]) => [
      part,
      ...[counted, excluded, open].map(String),
      score === null ? '–' : `${Math.round((score as number) * 100)} %`,
      maturity === null ? '–' : (maturity as number).toFixed(1),
    ]);
    expect(words).toEqual(inWord);
    for (const row of inWord) expect(pdf).toContain(squeeze(row.join('')));
  });

  test('and none of them tells a private note', async () => {
    const note = 'Only for us';
    expect(JSON.stringify([docx, findings, plan, scores])).not.toContain(note);
    expect(pdf).not.toContain(squeeze(note));
    const parts = (await readDocx(await renderDocx(model, t))).parts;
    for (const [name, bytes] of parts) expect(bytes.toString('utf8').includes(note), name).toBe(false);
  });
});

test('numbers and days are such in the workbook', () => {
  const [first] = findings.filter(([number]) => number === '4.2');
  expect(first?.[3]).toBe(1);
  expect(first?.[8]).toEqual(new Date('2026-11-02T00:00:00Z'));
  expect(typeof scores[0]?.[4]).toBe('number');
});
