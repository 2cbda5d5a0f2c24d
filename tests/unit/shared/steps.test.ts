import { describe, expect, test } from 'vitest';
import catalogueData from '#resources/catalogue/iso42001.json' with { type: 'json' };
import words from '#resources/locales/en/wizard.json' with { type: 'json' };
import { parseCatalogue } from '#shared/catalogue/catalogue.ts';
import { emptyAiSystemFields } from '#shared/entities/ai-system.ts';
import type { AssessmentStatus } from '#shared/entities/assessment.ts';
import { emptyOrganisation } from '#shared/entities/organisation.ts';
import { FULFILMENT_STATES, type FulfilmentState } from '#shared/rules/fulfilment/rule.ts';
import { nodesOfPage, WIZARDS } from '#shared/steps/pages.ts';
import { deriveSteps, type StepFacts, systemCompleteness } from '#shared/steps/progress.ts';
import { STEPS } from '#shared/steps/steps.ts';

const NODE_IDS = parseCatalogue(catalogueData).nodes.map((node) => node.id);

function facts(changes: Partial<StepFacts> = {}): StepFacts {
  return {
    judgement: { code: 'ASM-001', title: 'First visit', closedOn: '', statuses: new Map() },
    states: new Map(),
    organisation: emptyOrganisation('Client'),
    systems: { active: 0, undecidedScope: 0, inScope: 0, undescribed: 0 },
    documents: [{ key: 'inventory', approved: false }],
    ...changes,
  };
}

function all<T>(value: T): Map<string, T> {
  return new Map(NODE_IDS.map((id) => [id, value]));
}

function judged(status: AssessmentStatus, closedOn = ''): StepFacts['judgement'] {
  return { code: 'ASM-001', title: 'First visit', closedOn, statuses: all(status) };
}

/** Whatever the wizards ask for beside the requirements. */
const COMPLETE: Partial<StepFacts> = {
  organisation: {
    ...emptyOrganisation('Client'),
    legalName: 'C',
    country: 'DE',
    sector: 's',
    topManagement: 't',
    aimsManager: 'a',
    scopeStatement: 'x',
  },
  systems: { active: 3, undecidedScope: 0, inScope: 2, undescribed: 0 },
  documents: [{ key: 'inventory', approved: true }],
};

describe('the seven steps', () => {
  test('bring about each of the 70 nodes once', () => {
    expect(STEPS.map((step) => step.number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(STEPS.flatMap((step) => step.nodes).sort()).toEqual([...NODE_IDS].sort());
    expect(STEPS.map((step) => step.nodes.length)).toEqual([0, 22, 10, 30, 2, 3, 3]);
  });

  test('begin with nothing done, and risk assessment waits for a system in scope', () => {
    const states = deriveSteps(facts());
    expect(states.map(({ status, done, total }) => [status, done, total])).toEqual([
      ['notStarted', 0, 70],
      ['notStarted', 0, 22],
      ['blocked', 0, 10],
      ['notStarted', 0, 30],
      ['notStarted', 0, 2],
      ['notStarted', 0, 3],
      ['notStarted', 0, 3],
    ]);
    expect(states[0]?.next).toEqual({ key: 'assess', params: { count: 70 }, pageId: 'context' });
    expect(states[1]?.next).toEqual({
      key: 'completeProfile',
      params: { count: 6 },
      pageId: 'organisation',
    });
  });

  test('are complete when records show everything', () => {
    const states = deriveSteps(facts({ ...COMPLETE, judgement: judged('met'), states: all('shown') }));
    expect(states.map(({ status, next }) => [status, next])).toEqual(Array(7).fill(['ready', null]));
  });

  test('count what is stated apart: nothing is left to do, and it is not shown', () => {
    const states = all<FulfilmentState>('shown').set('9.1', 'stated');
    const state = deriveSteps(facts({ ...COMPLETE, states })).at(-1);
    expect(state).toMatchObject({ id: 'maintain', status: 'stated', done: 2, total: 3, next: null });
    expect(state?.counts).toEqual({ shown: 2, stated: 1, begun: 0, nothing: 0 });
  });

  test('do not move by what a gap analysis found, except the first', () => {
    const before = deriveSteps(facts());
    const after = deriveSteps(facts({ judgement: judged('met') }));
    expect(after.slice(1)).toEqual(before.slice(1));
    expect(after[0]).toMatchObject({ status: 'ready', done: 70, judgement: { counts: { met: 70, notAssessed: 0 } } });
  });

  test('call a closed gap analysis complete where all of it was judged', () => {
    const judgement = { ...judged('met'), closedOn: '2026-11-12' };
    expect(deriveSteps(facts({ judgement }))[0]).toMatchObject({ status: 'ready', done: 70, next: null });
  });

  test('leave a closed gap analysis as it is: nothing more can be judged in it', () => {
    const statuses = new Map<string, AssessmentStatus>([['4.1', 'notMet']]);
    const judgement = { ...judged('met', '2026-11-12'), statuses };
    expect(deriveSteps(facts({ judgement }))[0]).toMatchObject({
      ...{ status: 'closed', done: 1, total: 70, next: null },
      judgement: { code: 'ASM-001', closedOn: '2026-11-12', counts: { notMet: 1, notAssessed: 69 } },
    });
  });

  test('sum up to the 70 requirements, by state too', () => {
    const states = new Map(NODE_IDS.map((id, at) => [id, FULFILMENT_STATES[at % 4] ?? 'nothing']));
    const steps = deriveSteps(facts({ states }));
    const sum = (state: FulfilmentState) => steps.reduce((total, { counts }) => total + counts[state], 0);
    expect(FULFILMENT_STATES.map(sum)).toEqual([18, 18, 17, 17]);
    expect(steps.slice(1).reduce((total, step) => total + step.total, 0)).toBe(70);
  });

  test('name all 2,000 undecided scopes in the next action', () => {
    const { organisation } = COMPLETE;
    const systems = { active: 2133, undecidedScope: 2000, inScope: 100, undescribed: 90 };
    const state = deriveSteps(facts({ ...(organisation && { organisation }), systems }))[1];
    expect(state).toMatchObject({ done: 0, total: 22, next: { key: 'decideScope', params: { count: 2000 } } });
  });
});

describe('the wizards', () => {
  test('work on the requirements of their step and on no others, each once', () => {
    for (const step of STEPS) {
      const wanted = step.nodes.length === 0 ? NODE_IDS : step.nodes;
      const worked = WIZARDS[step.id].flatMap(({ tasks }) =>
        tasks.flatMap((task) => ('nodes' in task ? task.nodes : [])),
      );
      expect([...worked].sort(), step.id).toEqual([...wanted].sort());
      const ids = WIZARDS[step.id].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('serve known requirements only', () => {
    const served = Object.values(WIZARDS).flatMap((pages) => pages.flatMap(nodesOfPage));
    expect(served.filter((id) => !NODE_IDS.includes(id))).toEqual([]);
  });

  test('have words for each page, and no others', () => {
    const declared = STEPS.map(({ id }) => [id, WIZARDS[id].map((page) => page.id)]);
    const worded = STEPS.map(({ id }) => [id, Object.keys(words.pages[id])]);
    expect(worded).toEqual(declared);
  });

  test('say of each page what is missing', () => {
    const states = all<FulfilmentState>('shown').set('4.3', 'begun').set('4.4', 'stated');
    const [, establish] = deriveSteps(facts({ states }));
    const page = (id: string) => establish?.pages.find((candidate) => candidate.id === id);
    expect(page('aimsScope')).toEqual({
      id: 'aimsScope',
      done: 1,
      total: 3,
      missing: [
        { kind: 'field', field: 'scopeStatement' },
        { kind: 'node', nodeId: '4.3' },
      ],
    });
    expect(page('systems')?.missing).toEqual([{ kind: 'systems', ask: 'register', count: 1 }]);
    expect(page('policy')).toMatchObject({ done: 4, total: 4, missing: [] });
  });

  test('lead to the first page that lacks something', () => {
    const systems = { active: 5, undecidedScope: 0, inScope: 2, undescribed: 2 };
    const states = deriveSteps(
      facts({ states: all('shown'), systems, documents: [{ key: 'inventory', approved: false }] }),
    );
    const next = (id: string) => states.find((state) => state.id === id)?.next;
    expect(next('riskAssessment')).toEqual({ key: 'describeSystems', params: { count: 2 }, pageId: 'describeSystems' });
    expect(next('certificationAudit')).toEqual({ key: 'approveDocuments', params: { count: 1 }, pageId: 'stage1' });
  });
});

describe('the catalogue', () => {
  test('is refused with a node twice or in an unknown group', () => {
    const [first] = catalogueData.nodes;
    expect(() => parseCatalogue({ ...catalogueData, nodes: [first, first] })).toThrow(/stands twice/);
    expect(() => parseCatalogue({ ...catalogueData, nodes: [{ ...first, group: '12' }] })).toThrow(/unknown group/);
  });
});

describe('completeness of a system', () => {
  test('is 0 with a name alone and rises with each field that says something', () => {
    const empty = emptyAiSystemFields('Chatbot');
    expect(systemCompleteness(empty)).toBe(0);
    expect(systemCompleteness({ ...empty, notes: 'n', nextReviewOn: '2027-01-01' })).toBe(0);
    const some = systemCompleteness({ ...empty, purpose: 'p', aiRoles: ['provider'], scope: 'inScope' });
    expect(some).toBeGreaterThan(0);
    expect(systemCompleteness({ ...empty, purpose: 'p', aiRoles: ['provider'] })).toBeLessThan(some);
  });
});
