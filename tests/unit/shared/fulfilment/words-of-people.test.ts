import { describe, expect, test } from 'vitest';
import { evaluateFulfilment, evaluateNode, fulfilmentRule } from '#shared/rules/fulfilment/evaluate.ts';
import { type Decision, type FulfilmentFacts, type FulfilmentRule, NO_RULE } from '#shared/rules/fulfilment/rule.ts';
import { FULL, piece } from './facts.ts';

const SAID = {
  text: 'Reviewed each quarter.',
  by: 'Ada',
  at: '2026-11-01T00:00:00.000Z',
  ruleVersion: NO_RULE,
  movedRefs: [],
};
const DECIDED: Decision = { verdict: 'confirmed', reason: '', by: 'Ada', at: SAID.at, moved: false, movedRefs: [] };
const at = (facts: FulfilmentFacts, nodeId: string) =>
  evaluateFulfilment(facts).find((node) => node.nodeId === nodeId)!;
const stated = (evidence = FULL.evidence): FulfilmentFacts => ({
  ...FULL,
  evidence,
  statements: new Map([['9.3.1', SAID]]),
});

describe('a statement', () => {
  test('counts as stated, never as shown', () => {
    expect(at(stated(), '9.3.1')).toMatchObject({ state: 'stated', missing: [], statement: { review: false } });
  });

  test('counts no longer once its evidence has run out or is gone', () => {
    for (const pieces of [[], [piece(1, { validUntil: '2026-11-23' })]]) {
      expect(at(stated(new Map([['9.3.1', pieces]])), '9.3.1').state).toBe('begun');
    }
  });

  test('goes back for review when the rule of its requirement arrives, and whenever that changes', () => {
    const arrived: FulfilmentRule = { ...fulfilmentRule('9.3.1')!, version: 1 };
    const found = evaluateNode(stated(), arrived);
    expect(found).toMatchObject({ state: 'begun', statement: { review: true } });
    expect(found.missing.map(({ key }) => key)).toEqual(['statementReview']);
    // Without the statement the records speak alone.
    expect(evaluateNode(FULL, arrived).state).toBe('shown');
  });

  test('goes back for review when the evidence that it was made on is another or gone', () => {
    const movedRefs = [{ entity: 'evidence', id: 'e1', label: 'EV-0001 Minutes' }] as const;
    const found = at({ ...stated(), statements: new Map([['9.3.1', { ...SAID, movedRefs }]]) }, '9.3.1');
    expect(found).toMatchObject({ state: 'begun', statement: { review: true } });
    expect(found.missing).toMatchObject([{ key: 'statementMoved', refs: movedRefs }, { key: 'recordsLater' }]);
  });

  test('about what records can show says nothing', () => {
    const facts = { ...FULL, statements: new Map([['4.3', { ...SAID, ruleVersion: fulfilmentRule('4.3')!.version }]]) };
    expect(at(facts, '4.3').state).toBe('shown');
    const bare = { ...facts, organisation: { ...FULL.organisation, scopeStatement: '' } };
    expect(at(bare, '4.3').state).toBe('begun');
  });
});

describe('a decision', () => {
  test('does not show what the records do not show', () => {
    const decisions = new Map([['9.1', DECIDED]]);
    expect(at({ ...FULL, decisions }, '9.1').state).toBe('begun');
  });

  test('takes a requirement back from shown and from stated where it is an objection', () => {
    const objected = { ...DECIDED, verdict: 'objected', reason: 'Not true.' } as const;
    const decisions = new Map([
      ['4.3', objected],
      ['9.3.1', objected],
    ]);
    const facts = { ...stated(), decisions };
    expect([at(facts, '4.3').state, at(facts, '9.3.1').state]).toEqual(['begun', 'begun']);
    expect(at(facts, '4.3').missing.map(({ key }) => key)).toEqual(['objection']);
  });

  test('leaves the state as it is where it has lapsed: the records still speak', () => {
    const decisions = new Map([['4.3', { ...DECIDED, moved: true }]]);
    expect(at({ ...FULL, decisions }, '4.3')).toMatchObject({ state: 'shown', decision: { moved: true } });
  });
});
