import { describe, expect, test } from 'vitest';
import words from '#resources/locales/en/fulfilment.json' with { type: 'json' };
import { countFulfilment } from '#shared/rules/fulfilment/counts.ts';
import { evaluateFulfilment, fulfilmentRule, readsOf } from '#shared/rules/fulfilment/evaluate.ts';
import { FULFILMENT_RULES } from '#shared/rules/fulfilment/registry.ts';
import { type FulfilmentFacts, NO_RULE } from '#shared/rules/fulfilment/rule.ts';
import { AS_OF, described, EMPTY, FULL, NODE_IDS, piece, system, withSystems } from './facts.ts';

const at = (facts: FulfilmentFacts, nodeId: string) => {
  const found = evaluateFulfilment(facts).find((node) => node.nodeId === nodeId);
  if (found === undefined) throw new Error(`no rule for ${nodeId}`);
  return found;
};
const gaps = (facts: FulfilmentFacts, nodeId: string) => at(facts, nodeId).missing.map(({ key }) => key);

/** What records of this product can show today. */
const RULED = ['4.3', '5.3', '7.5.1', '7.5.2', 'A.3.2', 'A.9.4'];

describe('the rules', () => {
  test('are one for each of the 70 requirements and controls, in the order of the standard', () => {
    expect(FULFILMENT_RULES.map(({ node }) => node)).toEqual(NODE_IDS);
    expect(FULFILMENT_RULES.filter(({ version }) => version !== NO_RULE).map(({ node }) => node)).toEqual(RULED);
  });

  test('find nothing in a workspace without records', () => {
    expect(countFulfilment(evaluateFulfilment(EMPTY).map(({ state }) => state))).toEqual({
      ...{ nothing: 70, begun: 0, stated: 0, shown: 0 },
    });
  });

  test('never call shown what has no records yet, however much is linked to it', () => {
    const states = evaluateFulfilment(FULL);
    expect(states.filter(({ state }) => state === 'shown').map(({ nodeId }) => nodeId)).toEqual(RULED);
    expect(states.filter(({ state }) => state !== 'shown').every(({ state }) => state === 'begun')).toBe(true);
  });

  test('have words for all that they say, and for nothing else', () => {
    const said = (list: 'shows' | 'missing') =>
      new Set(
        VARIANTS.flatMap((facts) => evaluateFulfilment(facts)).flatMap((node) => node[list].map(({ key }) => key)),
      );
    expect([...said('shows')].sort()).toEqual(keysOf(words.shows));
    expect([...said('missing')].sort()).toEqual(keysOf(words.missing));
  });

  test('name at most five records and count the others', () => {
    const facts = withSystems(
      Array.from({ length: 9 }, (_, index) => system(index, { scope: 'inScope' })),
      FULL,
    );
    const [owner] = at(facts, '5.3').missing;
    expect(owner).toMatchObject({ key: 'systems.owner', params: { count: 9 }, place: 'systems' });
    expect(owner?.refs.map(({ label }) => label)).toEqual([0, 1, 2, 3, 4].map((n) => `SYS-00${n} System ${n}`));
  });

  test('say what a decision rests on, so that no fact is read that its fingerprint leaves out', () => {
    const reads = readsOf(FULL, fulfilmentRule('4.3')!);
    expect(reads).toContainEqual({ entity: 'aiSystems', ids: ['s1', 's2'], fields: ['scope'] });
    expect(reads).toContainEqual({ entity: 'organisation', ids: ['scopeStatement'], fields: [] });
    expect(reads.map(({ entity }) => entity)).toContain('evidence');
  });
});

describe('scope (4.3)', () => {
  test.each<[string, FulfilmentFacts, string[]]>([
    ['no statement', { ...FULL, organisation: { ...FULL.organisation, scopeStatement: ' ' } }, ['profile']],
    ['no system', withSystems([], FULL), ['noSystems']],
    ['none in scope', withSystems([system(1, { scope: 'outOfScope', scopeReason: 'N' })], FULL), ['noneInScope']],
    ['one undecided', withSystems([described(1), system(2)], FULL), ['systems.scopeDecided']],
    [
      'left out without a reason',
      withSystems([described(1), system(2, { scope: 'outOfScope' })], FULL),
      ['systems.scopeReason'],
    ],
    ...(['changed', 'unbound'] as const).map((approval): [string, FulfilmentFacts, string[]] => [
      `inventory ${approval}`,
      { ...FULL, documents: FULL.documents.map((each) => ({ ...each, approval })) },
      [approval === 'changed' ? 'documentsChanged' : 'documentsUnbound'],
    ]),
    [
      'inventory approved tomorrow',
      { ...FULL, documents: FULL.documents.map((each) => ({ ...each, approvedOn: '2026-11-25' })) },
      ['documentsFuture'],
    ],
    [
      'inventory not approved',
      { ...FULL, documents: FULL.documents.map((each) => ({ ...each, status: 'draft' as const })) },
      ['documents'],
    ],
    [
      'inventory approved by nobody',
      { ...FULL, documents: FULL.documents.map((each) => ({ ...each, approver: '' })) },
      ['approver'],
    ],
    [
      'an action is open',
      { ...FULL, actions: new Map([['4.3', [{ id: 'a1', code: 'ACT-001', title: 'Write it', status: 'open' }]]]) },
      ['actionsOpen'],
    ],
    [
      'evidence has run out',
      { ...FULL, evidence: new Map([['4.3', [piece(1, { validUntil: '2026-11-23' })]]]) },
      ['evidenceExpired'],
    ],
  ])('is only begun where there is %s', (_what, facts, missing) => {
    expect(gaps(facts, '4.3')).toEqual(missing);
    expect(at(facts, '4.3').state).toBe('begun');
  });

  test('still counts evidence on its last day', () => {
    expect(at({ ...FULL, evidence: new Map([['4.3', [piece(1, { validUntil: AS_OF })]]]) }, '4.3').state).toBe('shown');
  });
});

describe('what a gap analysis or a plan says', () => {
  test('an action that somebody works on begins a requirement, an open one does not', () => {
    const withAction = (status: 'open' | 'inProgress' | 'done') =>
      at({ ...EMPTY, actions: new Map([['9.1', [{ id: 'a1', code: 'ACT-001', title: 'Measure', status }]]]) }, '9.1')
        .state;
    expect([withAction('open'), withAction('inProgress'), withAction('done')]).toEqual(['nothing', 'begun', 'begun']);
  });

  test('7.5.1 wants a file or a link for each clause that asks for something written, not what somebody said', () => {
    const told = new Map([...FULL.evidence, ['9.1', [piece(2, { kind: 'interview' })]] as const]);
    expect(at({ ...FULL, evidence: told }, '7.5.1').missing).toMatchObject([
      { key: 'documented', params: { count: 1 }, refs: [{ entity: 'nodes', id: '9.1' }] },
    ]);
  });
});

const action = (status: 'open' | 'inProgress' | 'done') => [{ id: status, code: 'ACT-001', title: 'Do', status }];
/** Workspaces that between them make every rule say everything it can. */
const VARIANTS: readonly FulfilmentFacts[] = [
  EMPTY,
  FULL,
  { ...FULL, documents: FULL.documents.map((each) => ({ ...each, approvedOn: '2026-11-25' })) },
  ...(['changed', 'unbound'] as const).map((approval) => ({
    ...FULL,
    documents: FULL.documents.map((each) => ({ ...each, approval })),
  })),
  withSystems([
    system(1, { scope: 'inScope', modelSource: 'purchased' }),
    system(2),
    system(3, { scope: 'outOfScope' }),
  ]),
  withSystems(
    [
      described(1, { modelSource: 'purchased', suppliers: ['Acme'] }),
      system(2, { scope: 'outOfScope', scopeReason: 'N' }),
    ],
    FULL,
  ),
  withSystems([system(1, { scope: 'outOfScope' })]),
  { ...FULL, documents: FULL.documents.map((each) => ({ ...each, approver: '' })) },
  { ...FULL, documents: FULL.documents.map((each) => ({ ...each, status: 'draft' as const })) },
  { ...FULL, evidence: new Map([['4.1', [piece(1, { validUntil: '2020-01-01' })]]]) },
  ...(['open', 'inProgress', 'done'] as const).map((status) => ({
    ...FULL,
    actions: new Map([['4.1', action(status)]]),
  })),
  {
    ...FULL,
    statements: new Map([
      [
        '9.3.1',
        { text: 'T', by: 'A', at: '', ruleVersion: NO_RULE, movedRefs: [{ entity: 'evidence', id: 'e', label: 'E' }] },
      ],
    ]),
  },
  { ...FULL, statements: new Map([['4.3', { text: 'T', by: 'A', at: '', ruleVersion: NO_RULE, movedRefs: [] }]]) },
  {
    ...FULL,
    decisions: new Map([
      ['4.3', { verdict: 'objected', reason: 'R', by: 'A', at: '', moved: false, movedRefs: [] } as const],
    ]),
  },
];

/** Keys of a group of sentences, plural forms once. */
function keysOf(group: object, prefix = ''): string[] {
  const keys = Object.entries(group).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${prefix}${key.replace(/_(one|other)$/, '')}`]
      : keysOf(value as object, `${prefix}${key}.`),
  );
  return [...new Set(keys)].sort();
}
