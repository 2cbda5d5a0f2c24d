import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import catalogueData from '#resources/catalogue/iso42001.json' with { type: 'json' };
import sourcesData from '#resources/catalogue/reference/en/sources.json' with { type: 'json' };
import {
  type Crosswalk,
  type CrosswalkTexts,
  checkCrosswalk,
  crosswalkSchema,
  crosswalkTexts,
} from '#shared/catalogue/crosswalk.ts';
import { sourcesSchema } from '#shared/catalogue/sources.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../resources/catalogue/crosswalks');
const NODES = catalogueData.nodes.map(({ id }) => id);
const SOURCES = sourcesSchema.parse(sourcesData);
const NAMES = fs.readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

function read(name: string): { crosswalk: Crosswalk; texts: CrosswalkTexts } {
  const json = (file: string): unknown => JSON.parse(fs.readFileSync(path.join(FOLDER, file), 'utf8'));
  return { crosswalk: crosswalkSchema.parse(json(name)), texts: crosswalkTexts.parse(json(`en/${name}`)) };
}

test('there is at least the one to the EU AI Act, and words for every structure', () => {
  expect(NAMES).toContain('eu-ai-act.json');
  expect(fs.readdirSync(path.join(FOLDER, 'en')).sort()).toEqual([...NAMES].sort());
  const frameworks = NAMES.map((name) => read(name).crosswalk.framework);
  expect(new Set(frameworks).size).toBe(frameworks.length);
});

describe.each(NAMES)('%s', (name) => {
  const { crosswalk, texts } = read(name);

  test('every node and every item either has rows or a reason', () => {
    expect(() => checkCrosswalk(crosswalk, texts, NODES)).not.toThrow();
  });

  test('every source is known', () => {
    const unknown = crosswalk.rows.flatMap(({ sources }) => sources).filter((key) => !(key in SOURCES));
    expect(unknown).toEqual([]);
  });

  test('a row that rests on nothing but own reading claims no more than medium', () => {
    const bold = crosswalk.rows.filter(
      ({ sources, confidence }) =>
        sources.every((key) => key === 'own') && (confidence === 'high' || confidence === 'mediumHigh'),
    );
    expect(bold).toEqual([]);
  });

  test('titles are titles, not sentences', () => {
    const odd = Object.values(texts.titles).filter((title) => title !== title.trim() || title.endsWith('.'));
    expect(odd).toEqual([]);
  });
});

describe('the check', () => {
  const { crosswalk, texts } = read('eu-ai-act.json');
  const [first] = crosswalk.rows;

  test('names a node that is left without a reason', () => {
    const alone = { ...crosswalk, rows: crosswalk.rows.filter(({ node }) => node !== 'A.7.6') };
    expect(() => checkCrosswalk(alone, texts, NODES)).toThrow('unmapped: A.7.6 is missing');
  });

  test('names an unknown node and a row that stands twice', () => {
    const unknown = { ...crosswalk, rows: [{ ...first, node: 'A.2.1' } as NonNullable<typeof first>] };
    expect(() => checkCrosswalk(unknown, texts, NODES)).toThrow('unknown node');
    const twice = { ...crosswalk, rows: [...crosswalk.rows, first as NonNullable<typeof first>] };
    expect(() => checkCrosswalk(twice, texts, NODES)).toThrow('a row stands twice');
  });
});
