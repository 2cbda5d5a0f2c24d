import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCatalogue } from '#shared/catalogue/catalogue.ts';
import { type CrosswalkRow, checkCrosswalk, crosswalkSchema, crosswalkTexts } from '#shared/catalogue/crosswalk.ts';
import { sourcesSchema } from '#shared/catalogue/sources.ts';

const folder = 'resources/catalogue';
const catalogue = parseCatalogue(read('iso42001.json'));
const nodeIds = catalogue.nodes.map((node) => node.id);

describe('NIST AI RMF 1.0', () => {
  const { items, rows } = crosswalk('nist-ai-rmf');

  test('has all 72 subcategories, by category, as NIST AI 100-1 numbers them', () => {
    const counts: Record<string, number> = {
      ...{ 'GOVERN 1': 7, 'GOVERN 2': 3, 'GOVERN 3': 2, 'GOVERN 4': 3, 'GOVERN 5': 2, 'GOVERN 6': 2 },
      ...{ 'MAP 1': 6, 'MAP 2': 3, 'MAP 3': 5, 'MAP 4': 2, 'MAP 5': 2 },
      ...{ 'MEASURE 1': 3, 'MEASURE 2': 13, 'MEASURE 3': 3, 'MEASURE 4': 3 },
      ...{ 'MANAGE 1': 4, 'MANAGE 2': 4, 'MANAGE 3': 2, 'MANAGE 4': 3 },
    };
    const numbered = Object.entries(counts).flatMap(([group, count]) =>
      Array.from({ length: count }, (_, index) => ({ ref: `${group}.${index + 1}`, group })),
    );
    expect(items).toEqual(numbered);
    expect(['GOVERN', 'MAP', 'MEASURE', 'MANAGE'].map((name) => count(items, name))).toEqual([19, 18, 22, 13]);
  });

  test('promises no equivalence: the framework is guidance and has no shared structure', () => {
    expect(rows.filter((row) => row.relation === 'sameStructure')).toEqual([]);
    expect(rows.filter((row) => row.confidence === 'high')).toEqual([]);
  });

  test('leaves out rows of its sources that do not hold', () => {
    const named = new Set(rows.map((row) => `${row.ref} ${row.node}`));
    // Test sets have nothing to do with telling users of incidents, nor retiring a system with reviewing a policy.
    expect(named).not.toContain('MEASURE 2.1 A.8.4');
    expect(named).not.toContain('GOVERN 1.7 A.2.4');
  });

  test('doubts rows of its sources that an auditor would doubt, and has those that are missing there', () => {
    const doubted = ['A.2.3', 'A.3.2', 'A.5.2', 'A.9.3'].map((node) => confidenceOf(rows, node, 'MEASURE 2.7'));
    const retired = ['A.8.2', 'A.9.4'].map((node) => confidenceOf(rows, node, 'MANAGE 2.4'));
    expect([...doubted, ...retired]).toEqual(Array(6).fill('low'));
    for (const [node, ref] of [
      ['A.7.2', 'MEASURE 2.10'],
      ['A.7.3', 'MEASURE 2.10'],
      ['A.6.1.3', 'GOVERN 1.7'],
      ['A.4.6', 'GOVERN 1.7'],
      ['A.10.2', 'MAP 4.1'],
    ] as const) {
      expect([node, ref, confidenceOf(rows, node, ref)]).toEqual([node, ref, 'medium']);
    }
  });
});

describe('ISO/IEC 27001:2022', () => {
  const { items, rows, texts } = crosswalk('iso27001');

  test('has the 30 leaves of clauses 4 to 10 and the 93 controls of Annex A', () => {
    const clauses = items.filter((item) => !item.ref.startsWith('A.')).map((item) => item.ref);
    expect(clauses).toEqual(nodeIds.filter((id) => !id.startsWith('A.') && id !== '6.1.4' && id !== '8.4'));
    for (const [area, size] of Object.entries({ 'A.5': 37, 'A.6': 8, 'A.7': 14, 'A.8': 34 })) {
      const numbers = Array.from({ length: size }, (_, index) => `${area}.${index + 1}`);
      expect(items.filter((item) => item.group === area).map((item) => item.ref)).toEqual(numbers);
    }
  });

  test('shares its structure with all clauses but the impact assessment, and with no control', () => {
    const same = rows.filter((row) => row.relation === 'sameStructure');
    expect(same.map((row) => row.node)).toEqual(same.map((row) => row.ref));
    expect(same).toHaveLength(30);
    expect(texts.unmapped['6.1.4']).toBeDefined();
    expect(texts.unmapped['8.4']).toBeDefined();
  });

  test('has what law and contract ask as the counterpart of reporting, and monitoring as that of logs', () => {
    expect(confidenceOf(rows, 'A.8.5', 'A.5.31')).toBe('medium');
    expect(confidenceOf(rows, 'A.6.2.8', 'A.8.16')).toBe('medium');
  });
});

describe('ISO 9001:2015', () => {
  const { items, rows, texts } = crosswalk('iso9001');

  test('has the leaves of clauses 4 to 10, in order', () => {
    const perClause = [4, 5, 6, 7, 8, 9, 10].map((clause) => items.filter((item) => item.group === `${clause}`).length);
    expect(perClause).toEqual([4, 5, 3, 13, 22, 7, 3]);
    expect(items.map((item) => item.ref)).toEqual(items.map((item) => item.ref).toSorted(byNumber));
  });

  test('has continual improvement at another number than ISO/IEC 42001', () => {
    const same = rows.filter((row) => row.node === '10.1' && row.relation === 'sameStructure');
    expect(same.map((row) => row.ref)).toEqual(['10.3']);
  });

  test('names the edition of 2026 as published, and keeps the numbers of 2015', () => {
    expect(texts.name).toBe('ISO 9001:2015');
    expect(texts.about).toMatch(/edition of 2015.*ISO 9001:2026 was published on 16 September 2026.*September 2029/);
    expect(texts.about).toMatch(/6\.1 into risks \(6\.1\.2\) and opportunities \(6\.1\.3\).*climate/);
  });

  test('does not mistake the duty to report for the plan of incidents', () => {
    expect(texts.unmapped['A.8.5']).not.toMatch(/plan/i);
    expect(texts.unmapped['A.2.3']).toBeDefined();
    expect(texts.unmapped['A.9.2']).toBeDefined();
  });
});

describe('EU AI Act', () => {
  const { rows } = crosswalk('eu-ai-act');
  const relationOf = (node: string, ref: string) =>
    rows.find((row) => row.node === node && row.ref === ref)?.relation ?? 'none';

  test.each([
    ['A.8.5', { 'Art. 73': 'partial', 'Art. 26(5)': 'partial', 'Art. 55(1)(c)': 'partial', 'Art. 20': 'related' }],
    ['A.8.5', { 'Art. 21': 'related' }],
    ['A.6.2.7', { 'Art. 13': 'partial', 'Art. 18': 'related', 'Art. 53(1)(b)': 'partial' }],
    ['A.4.2', { 'Art. 6': 'none', 'Art. 11': 'partial' }],
    ['A.4.5', { 'Art. 6': 'none', 'Art. 11': 'partial' }],
    ['A.8.4', { 'Art. 16': 'none', 'Art. 20': 'partial' }],
    ['A.8.2', { 'Art. 16': 'related' }],
    ['A.10.4', { 'Art. 16': 'related' }],
    ['8.2', { 'Art. 15': 'related', 'Art. 9': 'partial' }],
    ['8.3', { 'Art. 15': 'related' }],
    ['9.1', { 'Art. 12': 'related' }],
    ['A.10.3', { 'Art. 17': 'partial' }],
    ['8.4', { 'Art. 9': 'partial', 'Art. 26(9)': 'related' }],
    ['8.1', { 'Art. 25(4)': 'partial' }],
  ])('%s bears on %j', (node, expected) => {
    const found = Object.keys(expected).map((ref) => [ref, relationOf(node, ref)]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  test('no row claims a part of the prohibitions, which the page says are not covered', () => {
    expect(rows.filter(({ ref, relation }) => ref === 'Art. 5' && relation !== 'related')).toEqual([]);
  });
});

describe.each(['nist-ai-rmf', 'iso27001', 'iso9001'])('%s', (name) => {
  const { items, rows, texts, ...other } = crosswalk(name);

  test('covers the 70 nodes and its own items exactly', () => {
    expect(() => checkCrosswalk({ items, rows, ...other }, texts, nodeIds)).not.toThrow();
    expect(nodeIds).toHaveLength(70);
  });

  test('gives every reason in its own words', () => {
    const reasons = [...Object.values(texts.unmapped), ...Object.values(texts.uncovered)];
    expect(new Set(reasons).size).toBe(reasons.length);
  });

  test('names known sources, and is no surer of its own reading than medium', () => {
    const sources = sourcesSchema.parse(read('reference/en/sources.json'));
    for (const row of rows) {
      for (const key of row.sources) expect(sources).toHaveProperty([key]);
      if (row.sources.includes('own')) expect(['medium', 'low']).toContain(row.confidence);
    }
  });
});

function crosswalk(name: string) {
  const structure = crosswalkSchema.parse(read(`crosswalks/${name}.json`));
  return { ...structure, texts: crosswalkTexts.parse(read(`crosswalks/en/${name}.json`)) };
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(`${folder}/${path}`, 'utf8'));
}

function confidenceOf(rows: readonly CrosswalkRow[], node: string, ref: string): string | undefined {
  return rows.find((row) => row.node === node && row.ref === ref)?.confidence;
}

function count(items: readonly { ref: string }[], name: string): number {
  return items.filter((item) => item.ref.startsWith(`${name} `)).length;
}

function byNumber(first: string, second: string): number {
  return first.localeCompare(second, 'en', { numeric: true });
}
