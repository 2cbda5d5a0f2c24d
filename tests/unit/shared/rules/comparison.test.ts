import { describe, expect, test } from 'vitest';
import { type AssessmentStatus, emptyResult } from '#shared/entities/assessment.ts';
import { earlierOf, hasChanged, pairResults } from '#shared/rules/comparison.ts';

const NODES = [{ id: '4.1' }, { id: '4.2' }, { id: 'A.2.2' }];
const found = (nodeId: string, status: AssessmentStatus, element = 0, more = {}) => ({
  ...emptyResult(nodeId, element),
  status,
  ...more,
});

describe('two assessments side by side', () => {
  const pairs = pairResults(
    NODES,
    [found('4.1', 'notMet'), found('4.1', 'met', 10), found('A.2.2', 'met', 0, { finding: 'Seen.', maturity: 3 })],
    [
      found('A.2.2', 'largelyMet', 0, { finding: 'Seen.', maturity: 2 }),
      found('4.1', 'partlyMet'),
      found('4.1', 'met', 2),
    ],
  );

  test('show every requirement, and the parts that either has, in the order of the standard', () => {
    expect(pairs.map(({ key }) => key)).toEqual(['4.1', '4.1/2', '4.1/10', '4.2', 'A.2.2']);
  });

  test('say what changed, and whether it is better or worse', () => {
    expect(pairs.filter(hasChanged).map(({ key, changed, direction }) => [key, changed, direction])).toEqual([
      ['4.1', ['status'], 'better'],
      ['4.1/2', ['status'], null],
      ['4.1/10', ['status'], null],
      ['A.2.2', ['status', 'maturity'], 'worse'],
    ]);
  });

  test('do not take what lies beside the judgement for a change', () => {
    const [pair] = pairResults(
      [{ id: '4.1' }],
      [found('4.1', 'met', 0, { note: 'a', owner: 'b' })],
      [found('4.1', 'met')],
    );
    expect(pair?.changed).toEqual([]);
    const excluded = pairResults([{ id: '4.1' }], [found('4.1', 'met')], [found('4.1', 'notApplicable')]);
    expect(excluded[0]?.direction).toBeNull();
  });
});

test('the earlier one is that from which it began, else the one before it', () => {
  const all = [
    { id: 'a', basedOnId: '' },
    { id: 'b', basedOnId: '' },
    { id: 'c', basedOnId: 'a' },
    { id: 'd', basedOnId: 'gone' },
  ] as const;
  expect(all.map((each) => earlierOf(all, each)?.id)).toEqual([undefined, 'a', 'a', 'c']);
});
