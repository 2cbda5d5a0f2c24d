import { describe, expect, test } from 'vitest';
import { nextOpen, placeToBegin, splitQuestions, stopsFor } from '#renderer/steps/walk-through/walk-model.ts';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import type { NodeGuidance } from '#shared/catalogue/guidance.ts';
import { emptyResult } from '#shared/entities/assessment.ts';

const QUESTIONS: NodeGuidance['questions'] = [
  { ask: 'Who decides?', roles: ['topManagement'] },
  { ask: 'What was trained?', roles: ['data', 'engineering'] },
];
const IDS = ['4.1', '4.2', '4.3'];
const met = (...ids: string[]) => new Map(ids.map((id) => [id, { ...emptyResult(id), status: 'met' as const }]));

describe('a walk through the requirements', () => {
  test('asks those who are there, and everybody where nobody was chosen', () => {
    expect(splitQuestions(QUESTIONS, []).asked).toEqual(QUESTIONS);
    const { asked, others } = splitQuestions(QUESTIONS, ['engineering', 'legal']);
    expect([asked, others]).toEqual([[QUESTIONS[1]], [QUESTIONS[0]]]);
  });

  test('stops only where there is something to ask them', () => {
    const nodes = IDS.map((id) => ({ id }) as CatalogueNode);
    const guidance = new Map([['4.2', { questions: QUESTIONS } as NodeGuidance]]);
    expect(stopsFor(nodes, guidance, ['data']).map(({ id }) => id)).toEqual(['4.2']);
    expect(stopsFor(nodes, guidance, ['legal'])).toEqual([]);
  });

  test('skips to the next open one, comes back to those before, and ends when none is left', () => {
    expect(nextOpen(IDS, met('4.2'), '4.1')).toBe('4.3');
    expect(nextOpen(IDS, met('4.2'), '4.3')).toBe('4.1');
    expect(nextOpen(IDS, met('4.2', '4.3'), '4.1')).toBeNull();
  });

  test('begins where it was left, else at the first open one', () => {
    expect(placeToBegin(IDS, met('4.1'), '4.3')).toBe('4.3');
    expect(placeToBegin(IDS, met('4.1'), 'A.2.2')).toBe('4.2');
    expect(placeToBegin(IDS, met(...IDS), null)).toBe('4.1');
    expect(placeToBegin([], met(), null)).toBeUndefined();
  });
});
