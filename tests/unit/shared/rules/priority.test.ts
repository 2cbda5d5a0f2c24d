import { describe, expect, test } from 'vitest';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import { proposePriority, stepOf } from '#shared/rules/priority.ts';

const node = (id: string, documented = false) =>
  ({ id, kind: id.startsWith('A.') ? 'control' : 'clause', documented }) as CatalogueNode;

describe('the proposed priority', () => {
  test.each([
    // Severity, weight, dependency.
    ['5.2', 'notMet', false, [3, 3, 3, 27, 'high']],
    ['5.2', 'largelyMet', false, [1, 3, 3, 9, 'medium']],
    ['6.1.2', 'partlyMet', true, [2, 3, 2, 12, 'high']],
    ['9.1', 'partlyMet', true, [2, 3, 1, 6, 'medium']],
    ['9.1', 'largelyMet', true, [1, 3, 1, 3, 'low']],
    ['A.6.2.4', 'notMet', true, [3, 2, 2, 12, 'high']],
    ['A.10.3', 'notMet', false, [3, 1, 2, 6, 'medium']],
    ['A.10.3', 'largelyMet', false, [1, 1, 2, 2, 'low']],
    ['5.2', 'met', false, [0, 3, 3, 0, null]],
    ['5.2', 'notAssessed', false, [0, 3, 3, 0, null]],
    ['A.10.3', 'notApplicable', false, [0, 1, 2, 0, null]],
  ] as const)('of %s, %s', (id, status, documented, expected) => {
    const { severity, weight, dependency, score, priority } = proposePriority(node(id, documented), status);
    expect([severity, weight, dependency, score, priority]).toEqual(expected);
  });

  test('is none for what belongs to no requirement', () => {
    expect(proposePriority(undefined, 'notMet').priority).toBeNull();
    expect(stepOf('')).toBe(0);
  });
});
