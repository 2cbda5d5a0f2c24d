import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { actionTarget, nextBestStep } from '#renderer/features/guide/next-action.ts';
import {
  countByStatus,
  groupByDomain,
  groupRequirements,
  moveInList,
  NO_FILTER,
  summariseNodes,
} from '#renderer/features/guide/requirements/requirement-model.ts';
import { statusForKey } from '#renderer/records/assessments/assessment-look.ts';
import type { Results } from '#renderer/records/assessments/use-assessment.ts';
import type { Guidance } from '#renderer/standard/guidance.ts';
import { parseCatalogue } from '#shared/catalogue/catalogue.ts';
import { guidanceFile } from '#shared/catalogue/guidance.ts';
import { parseTopic } from '#shared/catalogue/reference.ts';
import type { StepProgress } from '#shared/contract/domains/guide.ts';

const guidance: Guidance = new Map(
  fs
    .readdirSync('resources/catalogue/guidance/en')
    .flatMap((name) =>
      Object.entries(
        guidanceFile.parse(JSON.parse(fs.readFileSync(`resources/catalogue/guidance/en/${name}`, 'utf8'))),
      ),
    ),
);
const catalogue = parseCatalogue(JSON.parse(fs.readFileSync('resources/catalogue/iso42001.json', 'utf8')));
const results: Results = new Map([
  ['6.1.2', { nodeId: '6.1.2', status: 'partlyMet', finding: 'Müller keeps the register' }],
  ['A.8.5', { nodeId: 'A.8.5', status: 'notApplicable', finding: 'No customers' }],
]);
const filtered = (filter: Partial<typeof NO_FILTER>) =>
  groupRequirements(catalogue, catalogue.nodes, { ...NO_FILTER, ...filter }, results, guidance);

describe('grouping', () => {
  test('puts all 70 under the seven chapters and nine areas, in order', () => {
    const groups = filtered({});
    expect(groups.map(({ id }) => id).join(' ')).toBe('4 5 6 7 8 9 10 A.2 A.3 A.4 A.5 A.6 A.7 A.8 A.9 A.10');
    expect(groups.flatMap(({ nodes }) => nodes)).toHaveLength(70);
    expect(groups.every(({ title }) => title !== '')).toBe(true);
  });

  test('finds by number, title, what is asked and what was found', () => {
    const ids = (query: string) => filtered({ query }).flatMap(({ nodes }) => nodes.map(({ id }) => id));
    expect(ids('A.6.2.4')).toEqual(['A.6.2.4']);
    expect(ids('muller register')).toEqual(['6.1.2']);
    expect(ids('climate')).toContain('4.1');
    expect(ids('xylophone quartet')).toEqual([]);
  });

  test('filters by state and part', () => {
    expect(filtered({ status: 'notApplicable' }).map(({ id }) => id)).toEqual(['A.8']);
    expect(filtered({ status: 'notAssessed' }).flatMap(({ nodes }) => nodes)).toHaveLength(68);
    const parts = filtered({ part: 'control' }).flatMap(({ nodes }) => nodes);
    expect(parts).toHaveLength(38);
  });
});

describe('grouping by the eight domains of other guides', () => {
  const domains = parseTopic(
    'guideDomains',
    JSON.parse(fs.readFileSync('resources/catalogue/reference/guide-domains.json', 'utf8')),
    JSON.parse(fs.readFileSync('resources/catalogue/reference/en/guide-domains.json', 'utf8')),
  );

  test('keeps the chapters, and puts all 38 controls under eight headings', () => {
    const groups = groupByDomain(filtered({}), domains);
    expect(groups.map(({ id }) => id).join(' ')).toBe('4 5 6 7 8 9 10 A.2 A.3 A.4 A.5 A.6 A.7 A.8 A.9');
    const ids = groups.flatMap(({ nodes }) => nodes.map(({ id }) => id));
    expect(new Set(ids).size).toBe(70);
    expect(ids).toHaveLength(70);
    const technology = groups.find(({ title }) => title === 'Technology');
    expect(technology?.nodes.map(({ id }) => id)).toEqual(['A.6.2.3', 'A.6.2.4', 'A.6.2.7', 'A.8.2']);
    expect(technology?.verdict).toBe('noSuchArea');
  });

  test('shows no empty domain under a filter', () => {
    const groups = groupByDomain(filtered({ status: 'notApplicable' }), domains);
    expect(groups.map(({ id, nodes }) => [id, ...nodes.map((node) => node.id)])).toEqual([['A.9', 'A.8.5']]);
  });
});

test('says whole chapters and areas by their number', () => {
  const clause4 = ['4.1', '4.2', '4.3', '4.4'];
  expect(summariseNodes(catalogue, [...clause4, '6.2', '6.3', 'A.3.2', 'A.3.3'])).toEqual(['4', '6.2', '6.3', 'A.3']);
});

test('counts every node once', () => {
  const counts = countByStatus(catalogue.nodes, results);
  expect(counts).toMatchObject({ partlyMet: 1, notApplicable: 1, notAssessed: 68 });
});

test('moves stop at either end and begin at the first', () => {
  const ids = ['a', 'b', 'c'];
  expect(moveInList(ids, null, 1)).toBe('a');
  expect(moveInList(ids, 'a', -1)).toBe('a');
  expect(moveInList(ids, 'b', 8)).toBe('c');
  expect(moveInList(ids, 'gone', 1)).toBe('a');
  expect(moveInList(ids, 'b', 'first')).toBe('a');
  expect(moveInList([], 'a', 1)).toBeNull();
});

test('digits stand for the states in the order shown', () => {
  expect(['0', '1', '5', '6', '7', 'a'].map(statusForKey)).toEqual([
    undefined,
    'notAssessed',
    'met',
    'notApplicable',
    undefined,
    undefined,
  ]);
});

describe('next best action', () => {
  const step = (id: StepProgress['id'], status: StepProgress['status'], key: string | null): StepProgress => ({
    id,
    status,
    done: 0,
    total: 1,
    counts: { nothing: 1, begun: 0, stated: 0, shown: 0 },
    nodes: [],
    judgement: null,
    next: key === null ? null : { key, params: { count: 1 }, pageId: 'context' },
    pages: [],
  });

  test('is the first that is open and not held up', () => {
    const steps = [
      step('gapAnalysis', 'ready', null),
      step('riskAssessment', 'blocked', 'bringIntoScope'),
      step('internalAudit', 'notStarted', 'fulfilRequirements'),
    ];
    expect(nextBestStep(steps)?.id).toBe('internalAudit');
    expect(nextBestStep([step('gapAnalysis', 'ready', null)])).toBeUndefined();
  });

  test('goes on with the gap analysis in the way in which it was last worked at', () => {
    const open = step('gapAnalysis', 'inProgress', 'assess');
    expect(actionTarget(open, 'walk')).toEqual({ to: '/walk-through' });
    expect(actionTarget(open, 'table')).toEqual({ to: '/gap-analysis' });
    expect(actionTarget(open, 'page')).toEqual(actionTarget(open));
    expect(actionTarget(step('establish', 'inProgress', 'completeProfile'), 'walk')).toMatchObject({
      params: { stepId: 'establish' },
    });
    expect(actionTarget(step('gapAnalysis', 'ready', null), 'walk')).toMatchObject({ to: '/steps/$stepId' });
  });

  test('leads to the page where it is done, or to the step where nothing is left', () => {
    expect(actionTarget(step('establish', 'inProgress', 'completeProfile'))).toEqual({
      to: '/steps/$stepId/$pageId',
      params: { stepId: 'establish', pageId: 'context' },
    });
    expect(actionTarget(step('maintain', 'ready', null))).toEqual({
      to: '/steps/$stepId',
      params: { stepId: 'maintain' },
    });
  });
});
