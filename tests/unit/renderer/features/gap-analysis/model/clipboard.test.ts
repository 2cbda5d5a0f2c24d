import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTsv, writeTsv } from '#renderer/features/gap-analysis/model/clipboard.ts';

describe('a table on the clipboard', () => {
  test.each([
    [
      'as Excel writes it',
      'Met\tFinding one\r\nNot met\t\r\n',
      [
        ['Met', 'Finding one'],
        ['Not met', ''],
      ],
    ],
    [
      'with line ends within a cell',
      'a\t"one\ntwo ""quoted"""\r\nb\tc\r\n',
      [
        ['a', 'one\ntwo "quoted"'],
        ['b', 'c'],
      ],
    ],
    ['a quote that frames nothing', '"Trust" is said\tyes\n', [['"Trust" is said', 'yes']]],
    ['a quote in the middle', 'said "no"\tx', [['said "no"', 'x']]],
    [
      'a quote that nothing closes',
      '"open\tx\ny\tz',
      [
        ['"open', 'x'],
        ['y', 'z'],
      ],
    ],
    ['a single cell', 'Met', [['Met']]],
    ['an empty cell', '', [['']]],
    ['an empty last row', 'a\n\nb\n', [['a'], [''], ['b']]],
    [
      'old line ends',
      'a\tb\rc\td\r',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
  ])('%s', (_name, text, table) => {
    expect(readTsv(text)).toEqual(table);
  });

  test.each(['=1+1', '+1', '-1', '@a', '\n=1+1', '\t@a', '＝1'])('gives no formula to a spreadsheet: %j', (cell) => {
    expect(writeTsv([['a', cell]])).toMatch(/^a\t"?'/);
    expect(readTsv(writeTsv([['a', cell]]))).toEqual([['a', cell]]);
  });

  test('is the same after a way through the clipboard, whatever its texts', () => {
    const texts = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', '\t', '\n', '\r', "'", '=', 'a') }));
    const tables = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([width, height]) =>
        fc.array(fc.array(texts, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
      );
    fc.assert(
      fc.property(tables, (table) => {
        // One empty cell at the very end cannot be told from the end of the row before it.
        fc.pre(table.length === 1 || (table.at(-1) ?? []).join('') !== '' || (table[0] ?? []).length > 1);
        expect(readTsv(writeTsv(table))).toEqual(table);
      }),
    );
  });

  test('never hands a formula to a spreadsheet', () => {
    for (const cell of ['=1+1', '+49 30 1234', '-2', '@here', '\u0027=1']) {
      expect(writeTsv([[cell]])).toBe(`'${cell}`);
    }
  });
});
