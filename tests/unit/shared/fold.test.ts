import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstHits, fold, matchesWords, matchScore } from '#shared/rules/fold.ts';

test.each([
  ['Übung', 'ubung'],
  ['ŁÓDŹ', 'lodz'],
  ['Straße', 'strasse'],
  ['Ærø', 'aero'],
  ['naïve Café', 'naive cafe'],
])('folds %s to %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('folding twice changes nothing more', () => {
  const twice = fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text));
  fc.assert(twice, { numRuns: 2000 });
});

test('wants every word, in any order', () => {
  expect(matchesWords('AI risk assessment', 'assess risk')).toBe(true);
  expect(matchesWords('AI risk assessment', 'risk plan')).toBe(false);
  expect(matchesWords('anything', '')).toBe(true);
});

test('scores the whole text above its start, that above the start of a word, that above the middle', () => {
  const scores = ['Home', 'Home care', 'At home', 'Wholehomes', 'Office'].map((text) => matchScore(text, 'home'));
  expect(scores).toEqual([5, 4, 3, 2, 0]);
});

test('the first hits keep their order, and are as many as can be looked through', () => {
  const systems = Array.from({ length: 200 }, (_, index) => ({
    name: `SYS-${index} ${index % 2 ? 'Übung' : 'Wound'}`,
  }));
  const hits = firstHits(systems, ({ name }) => name, 'ubung sys');
  expect(hits).toHaveLength(50);
  expect(hits[0]).toBe(systems[1]);
  expect(hits[49]).toBe(systems[99]);
  expect(firstHits(systems, ({ name }) => name, 'sys-101 ubung')).toEqual([systems[101]]);
});
