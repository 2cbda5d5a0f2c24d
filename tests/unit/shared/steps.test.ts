import { describe, expect, test } from 'vitest';
import catalogueData from '#resources/catalogue/iso42001.json' with { type: 'json' };
import words from '#resources/locales/en/wizard.json' with { type: 'json' };
import { parseCatalogue } from '#shared/catalogue/catalogue.ts';
import { emptyAiSystemFields } from '#shared/entities/ai-system.ts';
import type { AssessmentStatus } from '#shared/entities/assessment.ts';
import { emptyOrganisation } from '#shared/entities/organisation.ts';
import { nodesOfPage, WIZARDS } from '#shared/steps/pages.ts';
import { deriveSteps, type StepFacts, systemCompleteness } from '#shared/steps/progress.ts';
import { STEPS } from '#shared/steps/steps.ts';

const NODE_IDS = parseCatalogue(catalogueData).nodes.map((node) => node.id);

function facts(changes: Partial<StepFacts> = {}): StepFacts {
  return {
    statuses: new Map(),
    organisation: emptyOrganisation('Client'),
    systems: { active: 0, undecidedScope: 0, inScope: 0, undescribed: 0 },
    documents: [{ key: 'inventory', approved: false }],
    ...changes,
  };
}

function all(status: AssessmentStatus): Map<string, AssessmentStatus> {
  return new Map(NODE_IDS.map((id) => [id, status]));
}

describe('the seven steps', () => {
  test('bring about each of the 70 nodes once', () => {
    expect(STEPS.map((step) => step.number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(STEPS.flatMap((step) => step.nodes).sort()).toEqual([...NODE_IDS].sort());
  });

  test('begin with nothing done, and risk assessment waits for a system in scope', () => {
    const states = deriveSteps(facts());
    expect(states.map(({ status, done }) => [status, done])).toEqual([
      ['notStarted', 0],
      ['notStarted', 0],
      ['blocked', 0],
      ...Array(4).fill(['notStarted', 0]),
    ]);
    expect(states[0]?.next).toEqual({ key: 'assess', params: { count: 70 }, pageId: 'context' });
    expect(states[1]?.next).toEqual({
      key: 'completeProfile',
      params: { count: 6 },
      pageId: 'organisation',
    });
  });

  test('are ready when everything is met, or not applicable', () => {
    const statuses = all('met').set('A.10.4', 'notApplicable');
    const organisation = {
      ...emptyOrganisation('Client'),
      legalName: 'C',
      country: 'DE',
      sector: 's',
      topManagement: 't',
      aimsManager: 'a',
      scopeStatement: 'x',
    };
    const states = deriveSteps(
      facts({
        statuses,
        organisation,
        systems: { active: 3, undecidedScope: 0, inScope: 2, undescribed: 0 },
        documents: [{ key: 'inventory', approved: true }],
      }),
    );
    expect(states.map(({ status, next }) => [status, next])).toEqual(Array(7).fill(['ready', null]));
  });

  test('do not take a clause that was left out for settled', () => {
    const state = deriveSteps(facts({ statuses: all('met').set('9.1', 'notApplicable') })).at(-1);
    expect(state).toMatchObject({ id: 'maintain', status: 'inProgress', done: 1, total: 2 });
  });

  test('do not count largely met as met', () => {
    const states = deriveSteps(facts({ statuses: all('largelyMet') }));
    expect(states.find(({ id }) => id === 'gapAnalysis')).toMatchObject({ status: 'ready', done: 70 });
    expect(states.find(({ id }) => id === 'maintain')).toMatchObject({ status: 'notStarted', done: 0 });
  });

  test('weigh 2,000 undecided scopes as one thing, and name them all', () => {
    const organisation = {
      ...emptyOrganisation('Client'),
      legalName: 'C',
      country: 'DE',
      sector: 's',
      topManagement: 't',
      aimsManager: 'a',
      scopeStatement: 'x',
    };
    const state = deriveSteps(
      facts({ organisation, systems: { active: 2133, undecidedScope: 2000, inScope: 100, undescribed: 90 } }),
    )[1];
    expect(state).toMatchObject({ done: 7, total: 29, next: { key: 'decideScope', params: { count: 2000 } } });
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

  test('say of each page what is missing, and a step is the sum of its pages', () => {
    const statuses = all('met').set('4.3', 'partlyMet');
    const [, establish] = deriveSteps(facts({ statuses }));
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
    for (const step of deriveSteps(facts({ statuses }))) {
      expect(step.total).toBe(step.pages.reduce((total, { total: own }) => total + own, 0));
      expect(step.done).toBe(step.pages.reduce((total, { done: own }) => total + own, 0));
    }
  });

  test('lead to the first page that lacks something', () => {
    const systems = { active: 5, undecidedScope: 0, inScope: 2, undescribed: 2 };
    const states = deriveSteps(
      facts({ statuses: all('met'), systems, documents: [{ key: 'inventory', approved: false }] }),
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
