import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldWords } from '#shared/rules/fold-words.ts';

test.each([
  ['Übung', 'ubung'],
  ['ŁÓDŹ', 'lodz'],
  ['Straße', 'straße'],
  ['Ærø', 'æro'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['οδός', 'οδοσ'],
  ['ﬁle ½', 'ﬁle ½'],
  ['한글', '한글'],
  ['İstanbul', 'istanbul'],
  ['𝐀𐐀😀', '𝐀𐐨😀'],
])('folds %s to %s', (text, folded) => {
  expect(foldWords(text)).toBe(folded);
});

test('keeps the place of every character, whatever the text', () => {
  const sameLength = fc.property(
    fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string({ unit: loneUnits() })),
    (text) => foldWords(text).length === text.length,
  );
  fc.assert(sameLength, { numRuns: 3000 });
});

test('folding twice changes nothing more', () => {
  const twice = fc.property(fc.string({ unit: 'binary' }), (text) => foldWords(foldWords(text)) === foldWords(text));
  fc.assert(twice, { numRuns: 3000 });
});

test('folds a stretch as it folds the whole, so that what is looked for is found where it stands', () => {
  const found = fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, word) => {
    return foldWords(before + word).slice(before.length) === foldWords(word);
  });
  fc.assert(found, { numRuns: 3000 });
});

/** Halves of pairs too, as a text that was cut anywhere has them. */
function loneUnits(): fc.Arbitrary<string> {
  return fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
}
