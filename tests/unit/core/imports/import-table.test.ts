import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { type ImportJob, importTable } from '#core/imports/import-table.ts';
import { importReport } from '#shared/contract/import-report.ts';
import type { AiSystem } from '#shared/entities/ai-system.ts';
import { applyPlan, fixture, NL_EXCERPT, refusal, t, US_EXCERPT, utf8, words, workbook } from './support.ts';

function job(bytes: Uint8Array, path: string, more: Partial<ImportJob> = {}): ImportJob {
  return { bytes, path, existing: [], language: 'en', ...more };
}

async function importTwice(name: string): Promise<AiSystem[]> {
  const first = await importTable(job(fixture(name), `/somewhere/${name}`), t);
  expect(importReport.parse(first.report)).toEqual(first.report);
  const systems = applyPlan([], first);
  const second = await importTable(job(fixture(name), name, { existing: systems }), t);
  expect(second.report.counts).toEqual({ new: 0, update: 0, unchanged: systems.length, refused: 0 });
  expect([second.creates, second.updates]).toEqual([[], []]);
  return systems;
}

describe('real inventories, twice', () => {
  test('US federal', async () => {
    const systems = await importTwice(US_EXCERPT);
    expect(systems).toHaveLength(40);
    expect(systems.filter((system) => system.name === 'Generative AI Usage')).toHaveLength(8);
    expect(systems.some((system) => system.name.includes('the Agency’s instance'))).toBe(true);
    expect(systems[0]).toMatchObject({
      name: 'Non-Intrusive Inspection (NII) 3D Imaging Tool',
      organisationUnit: 'Department of Homeland Security',
      lifecycleStage: 'deployment',
      developmentStartedOn: '2023-07-01',
      personalData: 'none',
      modelSource: 'purchased',
    });
    expect(systems[0]?.imported?.other).toMatchObject({ Bureau: 'CBP', 'Date Initiated': '7/1/2023' });
  });

  test('Dutch', async () => {
    const systems = await importTwice(NL_EXCERPT);
    expect(systems).toHaveLength(44);
    expect(systems[0]).toMatchObject({
      name: 'Actonomy AI Matching Systeem',
      organisationUnit: 'Gemeenschappelijke regeling Regionale ICT-dienst Utrecht',
      lifecycleStage: 'operationAndMonitoring',
      importKey: 'id/1/11136893',
    });
  });

  test.each([US_EXCERPT, NL_EXCERPT])('nothing of %s is lost', async (name) => {
    const { readTable } = await import('#core/imports/read/read-table.ts');
    const table = await readTable(fixture(name), name);
    const plan = await importTable(job(fixture(name), name), t);
    const fieldOf = new Map(plan.report.columns.map((column) => [column.heading, column.field]));
    for (const create of plan.creates) {
      const row = table.rows.find((candidate) => candidate.row === create.row);
      for (const [column, heading] of table.headings.entries()) {
        const cell = (row?.cells[column] ?? '').trim();
        if (cell === '' || create.imported.other[heading] === cell) continue;
        // What is not kept word for word is a field's value word for word, or a whole date.
        const value = String(create.fields[fieldOf.get(heading) as keyof typeof create.fields]);
        const words = (text: string) => text.replace(/\s+/gu, ' ');
        expect(words(value) === words(cell) || /^\d{4}-\d{2}-\d{2}$/u.test(value), `${heading}: ${cell}`).toBe(true);
      }
    }
  });
});

describe('the report', () => {
  test('tells what was found', async () => {
    const { report } = await importTable(
      job(utf8('Title line;\n\nName;Purpose\nA;sorts\n;lost\n'), 'C:\\x/list.csv'),
      t,
    );
    expect(report).toMatchObject({
      fileName: 'list.csv',
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ';',
      headingRow: 3,
      total: 2,
      counts: { new: 1, update: 0, unchanged: 0, refused: 1 },
      columns: [
        { heading: 'Name', field: 'name', reason: 'heading', examples: ['A'] },
        { heading: 'Purpose', field: 'purpose', reason: 'heading', examples: ['sorts', 'lost'] },
      ],
    });
    expect(report.rows.map((row) => row.row)).toEqual([4, 5]);
  });

  test('progress ends at the last row', async () => {
    const seen: { done: number; total: number; stage: string }[] = [];
    const rows = Array.from({ length: 1200 }, (_, index) => `S${index},x`).join('\n');
    await importTable(job(utf8(`Name,Purpose\n${rows}\n`), 'a.csv'), t, (progress) => seen.push(progress));
    expect(seen[0]?.stage).toBe('Reading the file');
    expect(seen.at(-1)).toEqual({ done: 1200, total: 1200, stage: 'Comparing rows with the systems' });
    expect(seen.length).toBeGreaterThan(3);
  });

  test('goes to another thread and back unchanged', async () => {
    const plan = await importTable(job(fixture(US_EXCERPT), US_EXCERPT), t);
    const { port1, port2 } = new MessageChannel();
    port1.postMessage(plan);
    expect(receiveMessageOnPort(port2)?.message).toEqual(plan);
    port1.close();
  });
});

describe('a table without a name column', () => {
  const bytes = utf8('Foo,Bar\nred,green\n');

  test('is refused', async () => {
    const error = await refusal(importTable(job(bytes, 'a.csv'), t));
    expect(error).toMatchObject({ code: 'importNoName', params: { name: 'a.csv', columns: 'Foo, Bar' } });
  });

  test('is shown in a preview, so that a column can be chosen', async () => {
    const { report, creates } = await importTable(job(bytes, 'a.csv', { preview: true }), t);
    expect(report.columns.map((column) => column.heading)).toEqual(['Foo', 'Bar']);
    expect(report).toMatchObject({ counts: { refused: 1 }, rows: [{ fate: 'refused' }] });
    expect(report.rows[0]?.notes[0]).toContain('Choose the column');
    expect(creates).toEqual([]);
  });

  test('comes in with a mapping', async () => {
    const { creates } = await importTable(job(bytes, 'a.csv', { mapping: { name: 'Bar' } }), t);
    expect(creates[0]?.fields.name).toBe('green');
  });
});

describe('refusals have finished words', () => {
  test.each([
    [
      'importUnreadable',
      'photo.csv',
      Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
      { reason: 'it is a file of the kind JPEG.' },
    ],
    ['importUnreadable', 'a.csv', utf8('Name,P\nA,"x\n'), { reason: 'a quotation mark in row 2 is never closed.' }],
    ['importTooManyRows', 'a.csv', utf8(`Name,P\n${'A,x\n'.repeat(100_001)}`), { limit: '100,000 rows' }],
    [
      'importTooLarge',
      'a.csv',
      utf8(`${'h,'.repeat(1001)}h\n1,2\n`),
      { found: 'more than 1,000 columns', limit: '1,000 columns' },
    ],
  ])('%s %s', async (code, name, bytes, params) => {
    const error = await refusal(importTable(job(bytes, name), t));
    expect(error.code).toBe(code);
    expect(error.params).toMatchObject({ name, ...params });
    const sentence = t(`errors:${code}`, { ...error.params });
    expect(sentence).toContain(name);
    expect(sentence).not.toMatch(/\{\{|undefined/u);
  });

  test('every problem of the readers has its words', async () => {
    const { unreadable = {}, found = {}, limits = {}, notes = {}, remarks = {} } = words('imports');
    const { readdirSync, readFileSync } = await import('node:fs');
    const folder = new URL('../../../../electron/core/imports/', import.meta.url);
    const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(new URL(file, folder), 'utf8'))
      .join('\n');
    const refused = [...source.matchAll(/'importUnreadable',\s*fileName,\s*(?:[\w.()]+ \? )?'(\w+)'(?: : '(\w+)')?/gu)];
    const called = [...source.matchAll(/\bproblem: '(\w+)'|^ {2}\[\/.*, '(\w+)'\],$/gmu)];
    const named = [...refused, ...called].flatMap((match) => [match[1], match[2]]).filter((name) => name !== undefined);
    expect(called.length).toBeGreaterThan(7);
    expect(named.length).toBeGreaterThan(8);
    for (const name of named) expect(Object.keys(unreadable)).toContain(name);
    const large = [...source.matchAll(/'importToo\w+',\s*fileName,\s*'(\w+)'/gu)].map((match) => match[1] ?? '');
    expect(large.length).toBeGreaterThan(4);
    for (const name of large) {
      expect(Object.keys(found)).toContain(name);
      expect(Object.keys(limits)).toContain(name);
    }
    const noted = [...source.matchAll(/imports:notes\.(\w+)|\bkey: '(\w+)'|unread\('(\w+)'/gu)];
    for (const match of noted) {
      const name = match[1] ?? match[2] ?? match[3] ?? '';
      expect([...Object.keys(notes), ...Object.keys(remarks).map((key) => key.replace(/_\w+$/u, ''))]).toContain(name);
    }
  });
});

test('one inventory as CSV and as workbook is one inventory', async () => {
  const rows = [
    ['Name', 'Purpose', 'Go-live date', 'Country'],
    ['Prüfer “Ü”', 'two\nlines', '2024-05-01', 'Österreich'],
    ['B', 'a, "b"; c', '', 'DE'],
  ];
  const csv = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n');
  const systems = applyPlan([], await importTable(job(utf8(csv), 'a.csv'), t));
  const { report } = await importTable(job(await workbook(rows), 'a.xlsx', { existing: systems }), t);
  expect(report.counts).toEqual({ new: 0, update: 0, unchanged: 2, refused: 0 });
});
