import { expect, test } from 'vitest';
import { sameProvenance } from '#renderer/features/reference/same-provenance.ts';

const row = (confidence: 'high' | 'low', ...sources: string[]) => ({ confidence, sources });

test('rows that agree say once where they come from', () => {
  expect(sameProvenance([row('high', 'a', 'b'), row('high', 'a', 'b')])).toEqual(row('high', 'a', 'b'));
});

test('rows that differ in source or confidence each say it', () => {
  expect(sameProvenance([row('high', 'a'), row('high', 'b')])).toBeNull();
  expect(sameProvenance([row('high', 'a'), row('low', 'a')])).toBeNull();
  expect(sameProvenance([])).toBeNull();
});
