import { expect, test } from 'vitest';
import { DOCUMENTS } from '#documents/issued/registry.ts';
import { makeData, makeFacts, t } from '../fixture.ts';

const LAW = /\bAI Act\b|2024\/1689|2026\/1744|\bOfficial Journal\b/;

/** Whether a document speaks of the law in words of ours and does not say of which day that is known. */
function speaksOfLawUndated(model: unknown): boolean {
  const words = JSON.stringify(model);
  const [before = ''] = t('crosswalk:knownAsOf', { date: '|' }).split('|');
  return LAW.test(words) && !words.includes(before.trim());
}

test.each(DOCUMENTS)('$key speaks of law only with the day of which it is known', ({ build }) => {
  // Without systems: what a client writes of the law is the client's.
  expect(speaksOfLawUndated(build(makeData(makeFacts([])), t))).toBe(false);
});

test('and one that did not would be seen', () => {
  const text = 'Regulation (EU) 2024/1689 asks for it.';
  expect(speaksOfLawUndated({ blocks: [{ text }] })).toBe(true);
  expect(speaksOfLawUndated({ blocks: [{ text: `${text} Known as of 2026-11-30.` }] })).toBe(false);
});
