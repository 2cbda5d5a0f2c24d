import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { buildGapAnalysis } from '#documents/issued/gap/report.ts';
import { gapAnalysisWorkbook } from '#documents/issued/gap/sheets.ts';
import { buildInventory } from '#documents/issued/inventory.ts';
import { inventoryWorkbook } from '#documents/issued/inventory-table.ts';
import type { Sheet } from '#documents/model/sheet.ts';
import { LONGEST_CELL } from '#documents/render/xlsx/cell-text.ts';
import { renderXlsx } from '#documents/render/xlsx/render-xlsx.ts';
import { assessedData } from './assessed.ts';
import { makeControl, makeFacts, makeSystems, t } from './fixture.ts';
import { readParts } from './read-parts.ts';
import { makeModel } from './render-model.ts';

const data = assessedData();
const gapAnalysis = () => renderXlsx(buildGapAnalysis(data, t), gapAnalysisWorkbook(data, t), t);
const write = async (sheet: Omit<Sheet, 'name'>, name = 'Sheet') =>
  Buffer.from(
    await renderXlsx(makeModel([]), { page: { name: 'Front', blocks: [] }, sheets: [{ ...sheet, name }] }, t),
  );
const texts = async (rows: readonly string[]) => {
  const bytes = await write({ columns: [{ header: 'A', width: 20 }], rows: rows.map((text) => [text]) });
  const [, ...read] = await readSheet(bytes, 'Sheet');
  return { bytes, read: read.map(([cell]) => cell) };
};

describe('a workbook', () => {
  test('is the same twice, byte by byte, in any time zone', async () => {
    const first = await gapAnalysis();
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Asia/Tokyo';
    try {
      expect(Buffer.compare(await gapAnalysis(), first)).toBe(0);
    } finally {
      process.env['TZ'] = zone;
    }
  });

  test('says in front what it is, in short and by which method', async () => {
    const rows = await readSheet(Buffer.from(await gapAnalysis()), 'Management summary');
    const said = rows.map((row) => row.filter((cell) => cell !== null).join(' | '));
    for (const line of ['Gap analysis report', 'Beispiel GmbH', 'Status | Draft', 'Assessed | 58 of 70', 'Method']) {
      expect(said).toContain(line);
    }
    expect(said.some((line) => line.includes('largely met = 2/3'))).toBe(true);
    // What was drawn in the other formats is not spoken of here.
    expect(said.some((line) => line.includes('rings'))).toBe(false);
  });

  test('keeps heads of its tables, and what tells rows apart, in sight and on every page, and filters them', async () => {
    const parts = await readParts(await gapAnalysis());
    const sheet = parts.get('xl/worksheets/sheet3.xml')?.toString('utf8') ?? '';
    expect(sheet).toContain('<pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/>');
    expect(sheet).toContain(`<autoFilter ref="A1:I${data.assessment.length + 1}"/>`);
    const workbook = parts.get('xl/workbook.xml')?.toString('utf8') ?? '';
    expect(workbook.match(/<definedNames/g)).toHaveLength(1);
    expect(workbook).toContain(`'Findings'!$A$1:$I$${data.assessment.length + 1}`);
    expect(workbook).toContain(`'Findings'!$A:$B,'Findings'!$1:$1`);
    // What a part is called takes the room of two columns.
    expect(workbook).toContain(`'Scores'!$A:$A,'Scores'!$1:$1`);
  });

  test('gives columns the width of what they hold, up to their own', async () => {
    const facts = { ...makeFacts(makeSystems(4)), control: makeControl('inventory') };
    const parts = await readParts(await renderXlsx(buildInventory(facts, t), inventoryWorkbook(facts, t), t));
    const sheet = parts.get('xl/worksheets/sheet2.xml')?.toString('utf8') ?? '';
    const widths = [...sheet.matchAll(/<col [^>]*width="(\d+)"/g)].map(([, width]) => Number(width));
    expect(widths).toHaveLength(29);
    // "SYS-001" and "System number 1", each with some room; nothing is wider than 60.
    expect(widths.slice(0, 2)).toEqual([10, 18]);
    expect(Math.max(...widths)).toBeLessThanOrEqual(60);
    expect(widths.filter((width) => width > 30).length).toBeLessThan(8);
  });

  test('holds the inventory too, with as many columns as there are fields', async () => {
    const facts = { ...makeFacts(makeSystems(4)), control: makeControl('inventory') };
    const bytes = Buffer.from(await renderXlsx(buildInventory(facts, t), inventoryWorkbook(facts, t), t));
    const [head, ...rows] = await readSheet(bytes, 'All AI systems');
    expect(head).toHaveLength(29);
    expect(rows.map((row) => row.slice(0, 2))).toEqual([1, 2, 3, 4].map((n) => [`SYS-00${n}`, `System number ${n}`]));
    const parts = await readParts(bytes);
    expect(parts.get('xl/worksheets/sheet2.xml')?.toString('utf8')).toContain('<autoFilter ref="A1:AC5"/>');
    const front = await readSheet(bytes, 'Summary');
    expect(front.some(([label]) => label === 'Deployment')).toBe(true);
  });

  test('takes no text for a formula, and shows what it cannot hold by its number', async () => {
    const { bytes, read } = await texts([
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      'bell\u0007',
      '\ud800',
      '\u202egpj',
      '<&">',
      ' a ',
      'a\r\nb',
    ]);
    expect(read).toEqual([
      ...['=1+1', '+1', '-1', '@SUM(A1)', 'bell[U+0007]', '[U+D800]', '[U+202E]gpj', '<&">'],
      expect.stringMatching(/^ ?a ?$/),
      'a\nb',
    ]);
    const sheet = (await readParts(bytes)).get('xl/worksheets/sheet2.xml')?.toString('utf8') ?? '';
    expect(sheet).not.toContain('<f>');
    expect(sheet.match(/ t="s"/g)).toHaveLength(11);
  });

  test('keeps what looks like one of its own codes for a character', async () => {
    const { bytes } = await texts(['_x0041_']);
    expect((await readParts(bytes)).get('xl/sharedStrings.xml')?.toString('utf8')).toContain('_x005F_x0041_');
  });

  test('cuts a text that a cell cannot hold, and says so', async () => {
    const { read } = await texts(['x'.repeat(LONGEST_CELL), 'y'.repeat(50_000), '😀'.repeat(20_000)]);
    expect(read[0]).toBe('x'.repeat(LONGEST_CELL));
    for (const [index, whole] of [50_000, 40_000].entries()) {
      const text = String(read[index + 1]);
      expect(text.length).toBeLessThanOrEqual(LONGEST_CELL);
      const [, kept = '', left] =
        /^(y+|(?:😀)+)\n\[Cut here: .* ([\d,]+) further characters stand in the PDF\.\]$/su.exec(text) ?? [];
      expect(kept.length + Number(left)).toBe(whole);
    }
  });

  test('names its sheets as the format allows', async () => {
    const bytes = await write(
      { columns: [{ header: 'A', width: 9 }], rows: [] },
      "A [long] name: of/a\\sheet* that goes? on 'n on",
    );
    await expect(readSheet(bytes, 'A  long  name  of a sheet  that')).resolves.toEqual([['A']]);
  });
});
