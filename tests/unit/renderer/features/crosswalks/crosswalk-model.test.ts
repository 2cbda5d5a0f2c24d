import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  countEntries,
  coverageOf,
  type Direction,
  filterSections,
  NO_FILTER,
  sectionsOf,
  sourcesOf,
} from '#renderer/features/crosswalks/crosswalk-model.ts';
import type { LoadedCrosswalk } from '#renderer/standard/crosswalks.ts';
import { parseCatalogue } from '#shared/catalogue/catalogue.ts';

const catalogue = parseCatalogue(JSON.parse(fs.readFileSync('resources/catalogue/iso42001.json', 'utf8')));

const rows: LoadedCrosswalk['rows'] = [
  { node: '6.1.2', ref: 'Art. 9', relation: 'partial', sources: ['own', 'other'], confidence: 'low' },
  { node: '9.2.1', ref: 'Art. 9', relation: 'related', sources: ['own'], confidence: 'low' },
  { node: 'A.6.2.8', ref: 'Art. 12', relation: 'partial', sources: ['own'], confidence: 'medium' },
];
const withRow = new Set(rows.map(({ node }) => node));
const crosswalk: LoadedCrosswalk = {
  framework: 'euAiAct',
  knownAsOf: '2026-11-30',
  items: [
    { ref: 'Art. 9', group: 'first' },
    { ref: 'Art. 12', group: 'second' },
    { ref: 'Art. 48', group: 'second' },
  ],
  rows,
  byNode: Map.groupBy(rows, ({ node }) => node),
  byRef: Map.groupBy(rows, ({ ref }) => ref),
  texts: {
    name: 'Act',
    about: 'An act.',
    groups: { first: 'First part', second: 'Second part' },
    titles: { 'Art. 9': 'Évaluation of risks', 'Art. 12': 'Logging', 'Art. 48': 'Marking' },
    unmapped: Object.fromEntries(
      catalogue.nodes.filter(({ id }) => !withRow.has(id)).map(({ id }) => [id, `Nothing for ${id}`]),
    ),
    uncovered: { 'Art. 48': 'Products are outside.' },
  },
};
const side = (direction: Direction) => sectionsOf(crosswalk, catalogue, direction);
const ids = (sections: ReturnType<typeof side>) => sections.flatMap(({ entries }) => entries.map(({ id }) => id));

describe('from the standard', () => {
  test('all 70 stand in order under the seven clauses and nine areas', () => {
    const sections = side('fromStandard');
    expect(sections.map(({ id }) => id).join(' ')).toBe('4 5 6 7 8 9 10 A.2 A.3 A.4 A.5 A.6 A.7 A.8 A.9 A.10');
    expect(sections[0]?.title).toBe('4 Context of the organization');
    expect(ids(sections)).toEqual(catalogue.nodes.map(({ id }) => id));
  });

  test('each has its counterparts with their titles, or the reason', () => {
    const entries = side('fromStandard').flatMap((section) => section.entries);
    expect(entries.find(({ id }) => id === '6.1.2')?.counterparts).toEqual([
      { id: 'Art. 9', title: 'Évaluation of risks', row: rows[0] },
    ]);
    expect(entries.find(({ id }) => id === '4.1')).toMatchObject({ counterparts: [], reason: 'Nothing for 4.1' });
  });
});

describe('to the standard', () => {
  test("the items stand under the framework's own headings, each with its nodes or the reason", () => {
    const sections = side('toStandard');
    expect(sections.map(({ title }) => title)).toEqual(['First part', 'Second part']);
    expect(sections[0]?.entries[0]?.counterparts.map(({ id, title }) => [id, title])).toEqual([
      ['6.1.2', 'AI risk assessment'],
      ['9.2.1', 'Internal audit - General'],
    ]);
    expect(sections[1]?.entries[1]).toMatchObject({ id: 'Art. 48', counterparts: [], reason: 'Products are outside.' });
  });
});

describe('the filter', () => {
  const filtered = (direction: Direction, filter: Partial<typeof NO_FILTER>) =>
    ids(filterSections(side(direction), { ...NO_FILTER, ...filter }));

  test('finds words of either side, whatever the accents and case', () => {
    expect(filtered('fromStandard', { query: 'EVALUATION of risks' })).toEqual(['6.1.2', '9.2.1']);
    expect(filtered('toStandard', { query: 'internal áudit' })).toEqual(['Art. 9']);
    expect(filtered('toStandard', { query: 'products outside' })).toEqual(['Art. 48']);
    expect(filtered('toStandard', { query: 'nowhere' })).toEqual([]);
  });

  test('keeps only those without a counterpart, and drops headings with nothing below', () => {
    expect(filtered('fromStandard', { onlyWithout: true })).toHaveLength(67);
    const sections = filterSections(side('toStandard'), { query: '', onlyWithout: true });
    expect(sections.map(({ id }) => id)).toEqual(['second']);
    expect(countEntries(sections)).toBe(1);
  });
});

test('coverage counts both sides once, however many rows there are', () => {
  expect(coverageOf(crosswalk, catalogue)).toEqual({ nodes: { done: 3, total: 70 }, items: { done: 2, total: 3 } });
});

test('sources come most used first, with the number of rows', () => {
  expect(sourcesOf(crosswalk)).toEqual([
    { key: 'own', rows: 3 },
    { key: 'other', rows: 1 },
  ]);
});
