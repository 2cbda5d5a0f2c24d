import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { buildInventory } from '#documents/issued/inventory.ts';
import { inventoryCsv, inventoryJson } from '#documents/issued/inventory-table.ts';
import type { Block } from '#documents/model/model.ts';
import { renderPdf } from '#documents/render/render-pdf.ts';
import { AI_SYSTEM_FIELDS } from '#shared/entities/ai-system.ts';
import { makeData, makeFacts, makeSystem, makeSystems, pdfOptions, t } from '../fixture.ts';
import { readPdf } from '../read-pdf.ts';
import { has, run, saveTemporary } from '../tools.ts';

const build = (systems: Parameters<typeof makeFacts>[0]) => buildInventory(makeData(makeFacts(systems)), t);
const flat = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block) => (block.kind === 'section' ? flat(block.blocks) : [block]));

describe('inventory as a document', () => {
  test('names all of 300 systems in the table and again in the sheets, in the order of their codes', async () => {
    const systems = makeSystems(300).toReversed();
    const { bytes, pages } = await renderPdf(build(systems), pdfOptions);
    const read = readPdf(bytes);
    expect(read.pages).toHaveLength(pages);
    const codes = read.pages
      .flatMap(({ texts }) => texts.map(({ text }) => text))
      .filter((text) => /^SYS-\d+$/.test(text));
    const table = codes.slice(0, 300);
    expect(table).toEqual(systems.map(({ code }) => code).toReversed());
    expect(new Set(codes.slice(300)).size).toBe(300);
    const words = read.text.replaceAll('\n', ' ');
    for (const { name } of systems) expect(words.split(`${name} `).length).toBeGreaterThan(2);
  });

  test('says every value that is filled in, and names every one that is not', () => {
    const full = makeSystem(1, {
      ...Object.fromEntries(
        AI_SYSTEM_FIELDS.filter(({ kind }) => kind === 'line' || kind === 'text').map(({ key }) => [key, `the ${key}`]),
      ),
      aiRoles: ['provider', 'subject'],
      lifecycleStage: 'deployment',
      scope: 'inScope',
      personalData: 'specialCategories',
      modelSource: 'openSource',
      autonomy: 'partial',
      oversightMode: 'onTheLoop',
      suppliers: ['Acme', 'Globex'],
      deploymentCountries: ['DE', 'FR'],
      developmentStartedOn: '2025-01-02',
      inServiceOn: '2025-02-03',
      retiredOn: '2025-03-04',
      nextReviewOn: '2025-04-05',
    });
    const empty = makeSystem(2);
    const sheets = flat(build([full, empty]).blocks).filter((block) => block.kind === 'keyValues');
    const said =
      sheets[0]?.items.map(({ label, value }) => `${label}: ${typeof value === 'string' ? value : ''}`) ?? [];
    expect(said).toHaveLength(AI_SYSTEM_FIELDS.length - 2);
    expect(said).toContain('AI roles: Provider, Subject');
    expect(said).toContain('Deployment countries: DE FR');
    expect(said).toContain('Personal data: Special categories');
    expect(said).toContain('Purpose: the purpose');
    expect(sheets[0]?.remark).toBeUndefined();
    expect(sheets[0]?.title).toMatchObject({ code: 'SYS-001', text: 'the name', status: { status: 'In scope' } });
    expect(sheets[1]?.items).toEqual([]);
    expect(sheets[1]?.remark).toMatch(/^Not recorded: Purpose, Intended use, .*Notes$/);
  });

  test('lists archived systems apart', () => {
    const archived = makeSystem(2, { name: 'Old one', archivedAt: '2026-05-06T07:08:09.000Z' });
    const blocks = flat(build([makeSystem(1), archived]).blocks);
    const tables = blocks.filter((block) => block.kind === 'table');
    expect(tables[0]?.rows.map(([code]) => code)).toEqual(['SYS-001']);
    expect(tables[1]?.rows).toEqual([['SYS-002', 'Old one', '', '', '2026-05-06']]);
  });

  test.each([
    ['no system', []],
    ['archived systems only', [makeSystem(1, { archivedAt: '2026-05-06T07:08:09.000Z' })]],
  ])('is a document too with %s', async (_, systems) => {
    const { bytes } = await renderPdf(build(systems), pdfOptions);
    expect(readPdf(bytes).text).toContain('No AI system');
  });

  test('keeps two systems apart that have the same code and name', async () => {
    const twins = [makeSystem(1), { ...makeSystem(2), code: 'SYS-001', name: 'System number 1' }];
    const { bytes } = await renderPdf(build(twins), pdfOptions);
    expect(readPdf(bytes).bookmarks.filter(({ title }) => title === 'SYS-001 System number 1')).toHaveLength(2);
  });

  test.skipIf(!has('pdftotext'))('is read in full by another program (needs pdftotext)', async () => {
    const systems = makeSystems(300);
    const { bytes } = await renderPdf(build(systems), pdfOptions);
    const words = run('pdftotext', [saveTemporary('a.pdf', bytes), '-']).replaceAll(/\s+/g, ' ');
    for (const { name, code } of systems) {
      expect(words).toContain(`${name} `);
      expect(words).toContain(code);
    }
  });

  test.skipIf(!has('qpdf'))('passes qpdf --check (needs qpdf)', async () => {
    const { bytes } = await renderPdf(build(makeSystems(60)), pdfOptions);
    expect(run('qpdf', ['--check', saveTemporary('a.pdf', bytes)])).toContain('No syntax or stream encoding errors');
  });
});

describe('inventory as a table', () => {
  const read = (bytes: Uint8Array) => parse(Buffer.from(bytes), { bom: true });

  test('has a mark, CRLF, a heading for each field, and a row for each system', () => {
    const bytes = inventoryCsv(makeFacts(makeSystems(5)), t);
    expect(Buffer.from(bytes).subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(Buffer.from(bytes).toString('utf8').split('\r\n')).toHaveLength(7);
    const [head, ...rows] = read(bytes);
    expect(head).toHaveLength(AI_SYSTEM_FIELDS.length + 2);
    expect(head?.slice(0, 3)).toEqual(['Code', 'Name', 'Purpose']);
    expect(rows.map(([code]) => code)).toEqual(['SYS-001', 'SYS-002', 'SYS-003', 'SYS-004', 'SYS-005']);
    expect(rows[0]).toContain('Acme; Globex');
  });

  const armed = ['=1+1', '+49 30 1', '-x', '@SUM(A1)', '\tx', '\rx', '\nx'];
  test.each(armed)('disarms a cell that begins with %j', (name) => {
    const [, row] = read(inventoryCsv(makeFacts([makeSystem(1, { name })]), t));
    expect(row?.[1]).toBe(`'${name}`);
  });

  test.each([
    ['a;=1+1', "a;'=1+1"],
    ['a; "=1+1"', 'a; "\'=1+1"'],
    ['a\n=1+1', "a\n'=1+1"],
    ['a\t-x\r@y', "a\t'-x\r'@y"],
    ['\n=1', "'\n'=1"],
    ['a;＝1', "a;'＝1"],
  ])('disarms what would begin a cell where semicolons part them: %j', (name, disarmed) => {
    const bytes = inventoryCsv(makeFacts([makeSystem(1, { name })]), t);
    expect(read(bytes)[1]?.[1]).toBe(disarmed);
    const pieces = Buffer.from(bytes)
      .toString()
      .split(/[;\t\r\n]+/);
    expect(pieces.filter((piece) => /^["\s]*[=+\-@＝]/.test(piece))).toEqual([]);
  });

  test.each(['a "b", c; d', 'one\ntwo', 'one\rtwo', 'one\r\ntwo', ' blank ', '東京 ü', '"'])(
    'keeps %j as it is',
    (name) => {
      const system = makeSystem(1, { name, notes: `${name}x` });
      const [head = [], row = [], ...more] = read(inventoryCsv(makeFacts([system]), t));
      expect(row[1]).toBe(name);
      expect(row[head.indexOf('Notes')]).toBe(`${name}x`);
      expect(more).toEqual([]);
    },
  );

  test('tells programs everything, the columns without a field included', () => {
    const imported = { fields: { name: 'A' }, other: { 'Cost centre': '4711' } };
    const facts = makeFacts([makeSystem(1, { name: 'A', imported, importKey: 'k', suppliers: ['x'] })]);
    const json = JSON.parse(Buffer.from(inventoryJson(facts)).toString()) as Record<string, unknown>;
    expect(json).toMatchObject({ format: 'ai-guard-inventory', asOf: '2026-11-24', organisation: 'Beispiel GmbH' });
    expect(json['systems']).toMatchObject([
      { code: 'SYS-001', name: 'A', suppliers: ['x'], importKey: 'k', otherInformation: { 'Cost centre': '4711' } },
    ]);
  });
});

test('what is recorded of no system is said once, with how many there are, and takes no column', () => {
  const systems = Array.from({ length: 40 }, (_, index) => makeSystem(index + 1, { purpose: 'Sorts letters.' }));
  const { blocks } = buildInventory(makeData(makeFacts(systems)), t);
  const words = JSON.stringify(blocks);
  expect(words.match(/Recorded for none of the 40 systems: [^"]*Owner/g)).toHaveLength(2);
  expect(words).not.toContain('Not recorded: ');
  const section = blocks.find((block) => block.kind === 'section');
  const list = section?.blocks.find((block) => block.kind === 'table');
  expect(list?.columns.map(({ header }) => header)).not.toContain('Owner');
  expect(list?.rows.every((row) => row.length === list.columns.length)).toBe(true);
});

test('no field of a system changes its place with what stands in it', () => {
  const long = 'A unit with a name so long that it takes more than a line';
  const systems = [
    makeSystem(1, { organisationUnit: 'Sales', owner: 'Ada' }),
    makeSystem(2, { organisationUnit: long, owner: 'Ada' }),
  ];
  const sheets = buildInventory(makeData(makeFacts(systems)), t).blocks.filter((block) => block.kind === 'keyValues');
  const [first, second] = sheets.map(({ items }) => items.map(({ label, wide }) => [label, wide]));
  expect(first).toEqual(second);
});
