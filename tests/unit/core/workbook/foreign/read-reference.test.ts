import { describe, expect, test } from 'vitest';
import { readReference } from '#core/workbook/foreign/read-reference.ts';

describe('the clause or control that a cell names', () => {
  test.each([
    ...[
      ['4.1', '4.1'],
      ['Cl. 4.2', '4.2'],
      ['(5.3)', '5.3'],
      ['[5.3]', '5.3'],
      ['Kap. 6.1.3', '6.1.3'],
      ['4.2.', '4.2'],
    ],
    ...[
      ['A-6.2.4', 'A.6.2.4'],
      ['A_6.2.4', 'A.6.2.4'],
      ['A 6.2.4', 'A.6.2.4'],
      ['a6.2.4', 'A.6.2.4'],
    ],
    ...[
      ['§ 4.2', '4.2'],
      ['Ziff. 4.2', '4.2'],
      ['4,1', '4.1'],
      ['6,1,2', '6.1.2'],
      ['04.01', '4.1'],
      ['１０．２', '10.2'],
    ],
    ...[
      ['ISO 42001 – 4.2', '4.2'],
      ['ISO/IEC 42001:2023, Cl. 6.1.2', '6.1.2'],
      ['ISO42001-A.6.2.4', 'A.6.2.4'],
    ],
    ...[
      ['ISO/IEC 42001:2023(E) 4.1', '4.1'],
      ['Annex A 7.2', 'A.7.2'],
      ['Annex A, A.7.2', 'A.7.2'],
      ['Anhang 7.2', 'A.7.2'],
    ],
    ...[
      ['REQ-4.1', '4.1'],
      ['6.1.2 AI risk assessment', '6.1.2'],
      ['4.1: Context', '4.1'],
      ['4.1Context', '4.1'],
    ],
    ...[
      ['4.1 A policy', '4.1'],
      ['4.1 - 5 things', '4.1'],
      ['A.6.2.4 (see also A.7.2)', 'A.6.2.4'],
      ['4.1/3', '4.1/3'],
    ],
    ...[
      ['B.6.2.4', 'B.6.2.4'],
      ['4', '4'],
      ['A.6', 'A.6'],
      ['Requirement 8.2 - risk', '8.2'],
      ['4.1 (Understanding)', '4.1'],
    ],
  ])('%s is %s', (cell, key) => {
    expect(readReference(cell)).toEqual({ kind: 'one', key, part: '' });
  });

  test.each([
    ...[
      ['4.1 a)', '4.1', 'a'],
      ['6.1.2a', '6.1.2', 'a'],
      ['6.1.2 (b)', '6.1.2', 'b'],
      ['6.1.2 lit. c', '6.1.2', 'c'],
    ],
    ...[
      ['9.2.2 c', '9.2.2', 'c'],
      ['A.6.2.4 b) verified', 'A.6.2.4', 'b'],
    ],
  ])('%s is a part of it', (cell, key, part) => {
    expect(readReference(cell)).toEqual({ kind: 'one', key, part });
  });

  test.each([
    '4.1,4.2',
    '4.1 & 4.2',
    '4.1–4.4',
    '4.1/4.2',
    'Clause 4.1 and 4.2',
    '4.1\n4.2',
    'A.2.2, A.2.3',
    'A.6.2.4–6',
    '4.1 ff.',
  ])('%s is more than one', (cell) => expect(readReference(cell)).toEqual({ kind: 'several' }));

  test.each([
    ...[
      ['2026-01-04', '4.1'],
      ['04.01.2026', '4.1'],
      ['4. Jan', '4.1'],
      ['04-Jan', '4.1'],
      ['Apr 01', '4.1'],
    ],
    ...[
      ['1/4/2026', '4.1'],
      ['46026', '4.1'],
      ['2001-01-06', '6.1.1'],
      ['02.09.2002', '9.2.2'],
      ['6. Feb 26', '6.2'],
    ],
  ])('%s is a date, which may have been %s', (cell, number) => {
    expect(readReference(cell)).toEqual({ kind: 'date', perhaps: expect.arrayContaining([number]) });
  });

  test.each([
    '',
    'Context',
    'ISO 27001 A.5.2',
    'ISO/IEC 27001:2022 A.5.2',
    'Version 1.0',
    '4.1%',
    '100 %',
    '1.2.3.4.5.6',
    'AI',
  ])('%s names none', (cell) => expect(readReference(cell)).toBeNull());
});
