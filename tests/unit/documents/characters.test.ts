import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Missing, piecesOf } from '#documents/render/characters.ts';

const latin = (codePoint: number) => codePoint < 0x250;
const faces = { has: latin };
const shown = (text: string, missing: Missing = new Map()) =>
  piecesOf(text, faces, missing)
    .map((piece) => piece.text)
    .join('');

describe('piecesOf', () => {
  test('shows what the typefaces lack by its number and keeps the original beside it', () => {
    const missing: Missing = new Map();
    expect(piecesOf('Büro 東京 x', faces, missing)).toEqual([
      { text: 'Büro ' },
      { text: '[U+6771]', stands: '東' },
      { text: '[U+4EAC]', stands: '京' },
      { text: ' x' },
    ]);
    expect([...missing]).toEqual([
      [0x6771, 1],
      [0x4eac, 1],
    ]);
  });

  test('treats a character outside the basic plane as one', () => {
    expect(shown('a🤖b')).toBe('a[U+1F916]b');
  });

  test('composes letters and accents', () => {
    expect(shown('Cafe\u0301')).toBe('Café');
  });

  test('shows turns of the reading direction, which can disguise a name', () => {
    expect(shown('abc\u202Efdp.exe')).toBe('abc[U+202E]fdp.exe');
  });

  test('drops what has no width and turns odd blanks and line ends into plain ones', () => {
    expect(shown('zero\u200Bwidth soft\u00ADhyphen\ttab\u2003em\r\nnext\u2028line')).toBe(
      'zerowidth softhyphen tab em\nnext\nline',
    );
  });

  test('shows control characters and lone surrogates instead of printing nothing', () => {
    expect(shown('a\u0000b\ud800c')).toBe('a[U+0000]b[U+D800]c');
  });

  test('never yields a character that the typefaces lack', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const character of shown(text)) expect(latin(character.codePointAt(0) ?? 0)).toBe(true);
      }),
    );
  });
});
