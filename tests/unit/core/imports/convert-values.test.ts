import { describe, expect, test } from 'vitest';
import { convertCell } from '#core/imports/convert-values.ts';
import { comparable, identityText, isNoAnswer } from '#core/imports/words/normalise.ts';
import { countryCode, readCountries } from '#core/imports/words/read-countries.ts';
import { findDateOrders, readDate } from '#core/imports/words/read-date.ts';
import { VALUE_WORDS } from '#core/imports/words/value-words.ts';
import { type AiSystemField, aiSystemFields, emptyAiSystemFields } from '#shared/entities/ai-system.ts';
import { MAX_LINE } from '#shared/entities/text.ts';

const UNPROVEN = findDateOrders([]);

function convert(field: AiSystemField, cell: string, column: readonly string[] = []) {
  return convertCell(field, cell, findDateOrders([...column, cell]));
}

describe('dates', () => {
  test.each([
    ['2024-05-01', '2024-05-01'],
    ['2024/5/1', '2024-05-01'],
    ['2024.05.01', '2024-05-01'],
    ['20240501', '2024-05-01'],
    ['2024-05-01T23:30:00Z', '2024-05-01'],
    ['2024-05-01 10:15', '2024-05-01'],
    ['01.05.2024', '2024-05-01'],
    ['1.5.24', '2024-05-01'],
    ['13/01/2024', '2024-01-13'],
    ['01/13/2024', '2024-01-13'],
    ['5/5/2024', '2024-05-05'],
    ['1 May 2024', '2024-05-01'],
    ['May 1st, 2024', '2024-05-01'],
    ['1-May-24', '2024-05-01'],
    ['1. Mai 2024', '2024-05-01'],
    ['3 mei 2024', '2024-05-03'],
    ['1er août 2024', '2024-08-01'],
    ['2 de mayo de 2024', '2024-05-02'],
    ['4 maggio 2024', '2024-05-04'],
    ['29 Feb 2024', '2024-02-29'],
  ])('%s', (text, date) => {
    expect(readDate(text, UNPROVEN)).toEqual({ kind: 'day', date });
  });

  test.each([
    ['2024-05', '2024-05-01'],
    ['05/2024', '2024-05-01'],
    ['May 2024', '2024-05-01'],
    ['März 2023', '2023-03-01'],
    ['Q3 2023', '2023-07-01'],
    ['2023 Q1', '2023-01-01'],
    ['3rd quarter of 2023', '2023-07-01'],
    ['4. Quartal 2023', '2023-10-01'],
    ['2e kwartaal 2023', '2023-04-01'],
  ])('%s names no day', (text, date) => {
    expect(readDate(text, UNPROVEN)).toEqual({ kind: 'period', date });
  });

  test.each([
    ...['TBD?', 'Ongoing', 'Pre-2021', '2015-2022', '24-Oct', 'Oct-24', 'Q4FY25', 'Q1 FY24', '10/12023', '45413'],
    ...['2022-08 (estimated)', '2023-02-30', '31.04.2024', '29.02.2023', '00/00/2024', '2024-13', '1/2/345', 'May'],
    ...['1/1/0001', '12.2', ''],
  ])('%j stays unread', (text) => {
    expect(readDate(text, UNPROVEN).kind).toBe('unreadable');
  });

  test('a year alone is a year', () => {
    expect(readDate('2023', UNPROVEN)).toEqual({ kind: 'year' });
  });

  test('a year that a spreadsheet took for a day count', () => {
    expect(readDate('7/16/1905', UNPROVEN)).toEqual({ kind: 'spreadsheetYear', year: 2024 });
    expect(readDate('1905-07-15', UNPROVEN)).toEqual({ kind: 'spreadsheetYear', year: 2023 });
  });

  describe('the order of day and month', () => {
    const order = (column: string[], text: string) => readDate(text, findDateOrders(column));

    test('is proven by another value of the column', () => {
      expect(order(['3/25/2024'], '4/5/2024')).toEqual({ kind: 'day', date: '2024-04-05' });
      expect(order(['25/3/2024'], '4/5/2024')).toEqual({ kind: 'day', date: '2024-05-04' });
      expect(order(['25/3/24'], '4/5/24')).toEqual({ kind: 'day', date: '2024-05-04' });
    });

    test('is not guessed without proof, nor from values that contradict each other', () => {
      expect(order([], '4/5/2024').kind).toBe('ambiguous');
      expect(order(['4/5/2024', '6/7/2023'], '1/2/2024').kind).toBe('ambiguous');
      expect(order(['25/3/2024', '3/25/2024'], '4/5/2024').kind).toBe('ambiguous');
      expect(order([], '4/5/24').kind).toBe('ambiguous');
      expect(order([], '04-05-2024').kind).toBe('ambiguous');
    });

    test('is the day first where dots separate, unless the column proves the other', () => {
      expect(order([], '04.05.2024')).toEqual({ kind: 'day', date: '2024-05-04' });
      expect(order(['03.25.2024'], '04.05.2024')).toEqual({ kind: 'day', date: '2024-04-05' });
    });

    test('is decided for each separator by itself', () => {
      expect(order(['25.03.2024'], '4/5/2024').kind).toBe('ambiguous');
    });

    test('is proven by dates with a time too', () => {
      expect(order(['3/25/2024 12:00 AM'], '4/5/2024 1:00 PM')).toEqual({ kind: 'day', date: '2024-04-05' });
    });
  });

  test('what is not taken over is noted and kept', () => {
    expect(convert('inServiceOn', '4/5/2024')).toEqual({
      keep: true,
      note: { key: 'dateAmbiguous', params: { value: '4/5/2024' } },
    });
    expect(convert('inServiceOn', 'Q3 2023')).toMatchObject({ value: '2023-07-01', keep: true });
    expect(convert('inServiceOn', '2024-05-01')).toEqual({ value: '2024-05-01', keep: false });
    expect(convert('retiredOn', 'N/A - never retired')).toEqual({ value: '', keep: true });
  });
});

describe('choices', () => {
  test.each([
    ['Acquisition and/or Development', 'designAndDevelopment'],
    ['Initiated', 'inception'],
    ['Implementation and Assessment', 'deployment'],
    ['Operation and Maintenance', 'operationAndMonitoring'],
    ['Retired', 'retirement'],
    ['in_gebruik', 'operationAndMonitoring'],
    ['in_ontwikkeling', 'designAndDevelopment'],
    ['ontwikkeling', 'designAndDevelopment'],
    ['buiten_gebruik', 'retirement'],
    ['in Betrieb', 'operationAndMonitoring'],
    ['außer Betrieb', 'retirement'],
    ['AUSSER BETRIEB', 'retirement'],
    ['geplant', 'inception'],
    ['en production', 'operationAndMonitoring'],
    ['retiré', 'retirement'],
    ['en desarrollo', 'designAndDevelopment'],
    ['in esercizio', 'operationAndMonitoring'],
    ['operationAndMonitoring', 'operationAndMonitoring'],
    ['Re-evaluation', 'reEvaluation'],
    ['Retired: replaced by another system', 'retirement'],
  ])('%s is the stage %s', (text, stage) => {
    expect(convert('lifecycleStage', text)).toEqual({ value: stage, keep: true });
  });

  test.each([
    ['personalData', 'Yes', 'personal'],
    ['personalData', 'nein', 'none'],
    ['personalData', 'Special categories', 'specialCategories'],
    ['modelSource', 'Developed in-house.', 'inHouse'],
    ['modelSource', 'Developed with contracting resources.', 'purchased'],
    ['modelSource', 'Developed with both contracting and in-house resources.', 'mixed'],
    ['scope', 'x', 'inScope'],
    ['scope', 'No', 'outOfScope'],
    ['oversightMode', 'Human-in-the-loop', 'inTheLoop'],
    ['aiRoles', 'Provider; Deployer', ['provider', 'customer']],
    ['aiRoles', 'Anbieter und Betreiber', ['provider', 'customer']],
  ] as const)('%s: %s', (field, text, value) => {
    expect(convert(field, text)).toEqual({ value, keep: true });
  });

  test('another word is kept and noted, not guessed', () => {
    for (const [field, text] of [
      ['lifecycleStage', 'Red'],
      ['lifecycleStage', 'In mission'],
      ['personalData', 'No - only pseudonyms'],
      ['modelSource', 'Data not reported by submitter'],
      ['aiRoles', 'Provider; boss'],
    ] as const) {
      expect(convert(field, text)).toEqual({ keep: true, note: { key: 'choiceUnknown', params: { value: text } } });
    }
  });

  test('no word of a field means two of its choices', () => {
    for (const [field, choices] of Object.entries(VALUE_WORDS)) {
      const meanings = new Map<string, string>();
      for (const [choice, words] of Object.entries<readonly string[]>(choices)) {
        for (const word of words) {
          const known = meanings.get(comparable(word));
          expect(known === undefined || known === choice, `${field}: "${word}" is ${known} and ${choice}`).toBe(true);
          meanings.set(comparable(word), choice);
        }
      }
    }
  });

  test('every choice that has words is one of the entity', () => {
    for (const [field, choices] of Object.entries(VALUE_WORDS)) {
      for (const choice of Object.keys(choices)) {
        const value = field === 'aiRoles' ? [choice] : choice;
        const fields = { ...emptyAiSystemFields('A'), [field]: value };
        expect(aiSystemFields.safeParse(fields).success, `${field} ${choice}`).toBe(true);
      }
    }
  });
});

describe('countries', () => {
  test.each([
    ['Germany; Österreich, CH', ['DE', 'AT', 'CH']],
    ['Deutschland/Frankreich', ['DE', 'FR']],
    ['USA, UK and NL', ['US', 'GB', 'NL']],
    ['Korea, Republic of', ['KR']],
    ['Trinidad and Tobago', ['TT']],
    ['Bosnia and Herzegovina\nSerbia', ['BA', 'RS']],
    ['Česko', ['CZ']],
    ['日本', ['JP']],
    ['Pays-Bas', ['NL']],
    ['de', ['DE']],
    ['DEU', ['DE']],
    ['Germany, DE', ['DE']],
  ])('%s', (text, codes) => {
    expect(readCountries(text)).toEqual({ codes, unread: [] });
  });

  test('groups of countries and places are no countries', () => {
    expect(readCountries('EU; Worldwide; Bavaria').codes).toEqual([]);
    expect(countryCode('EU')).toBeNull();
    expect(convert('deploymentCountries', 'Germany; EU')).toEqual({
      value: ['DE'],
      keep: true,
      note: { key: 'countriesPartly', params: { value: 'EU' } },
    });
    expect(convert('deploymentCountries', 'worldwide')).toMatchObject({
      keep: true,
      note: { key: 'countriesUnknown' },
    });
  });
});

describe('texts, lines and lists', () => {
  test('a text keeps its lines, a line has one', () => {
    expect(convert('purpose', '  one\r\ntwo ')).toEqual({ value: 'one\ntwo', keep: false });
    expect(convert('owner', ' Ann\n  Doe ')).toEqual({ value: 'Ann Doe', keep: false });
  });

  test('a long line is cut between characters and kept in full', () => {
    const long = `${'x'.repeat(MAX_LINE - 2)}😀 and the rest`;
    const { value, keep, note } = convert('name', long);
    expect(value).toBe(`${'x'.repeat(MAX_LINE - 2)}…`);
    expect({ keep, key: note?.key }).toEqual({ keep: true, key: 'lineCut' });
    expect(convert('name', 'x'.repeat(MAX_LINE))).toEqual({ value: 'x'.repeat(MAX_LINE), keep: false });
  });

  test('lists split at semicolons and line breaks, not at commas', () => {
    expect(convert('suppliers', 'Acme, Inc.; SAP SE\nAcme, Inc.;').value).toEqual(['Acme, Inc.', 'SAP SE']);
    expect(convert('suppliers', '["Acme","SAP SE"]').value).toEqual(['Acme', 'SAP SE']);
    expect(convert('suppliers', '[Acme] GmbH').value).toEqual(['[Acme] GmbH']);
    expect(convert('suppliers', 'none')).toEqual({ value: [], keep: true });
    expect(convert('suppliers', 'Eigenentwicklung')).toEqual({ value: [], keep: true });
  });

  test('a list beyond its limits keeps the whole text', () => {
    const names = Array.from({ length: 201 }, (_, index) => `Supplier ${index}`).join(';');
    const { value, keep, note } = convert('suppliers', names);
    expect([(value as string[]).length, keep, note?.key]).toEqual([200, true, 'listCut']);
  });

  test.each(['N/A', 'n.a.', 'NA', '-', '—', 'k. A.', 'n.v.t.', 'Not applicable', 'TBD', 'unbekannt', 's/o', '???'])(
    '%s is no answer; words may be a name, marks are none',
    (text) => {
      expect(isNoAnswer(text)).toBe(true);
      for (const field of [
        'purpose',
        'owner',
        'suppliers',
        'inServiceOn',
        'personalData',
        'deploymentCountries',
      ] as const) {
        const { value, keep, note } = convert(field, text);
        expect([value, keep, note], field).toEqual([emptyAiSystemFields('')[field], true, undefined]);
      }
      const isMark = /^\W+$/u.test(text);
      const { value, note } = convert('name', text);
      expect([value, note?.key]).toEqual(isMark ? ['', 'nameMark'] : [text, 'nameNoAnswer']);
    },
  );

  test.each(['#N/A', '#REF!', '#NV', '#DIV/0!', '#n/a'])('%s is an error: the file says nothing', (text) => {
    for (const field of ['name', 'purpose', 'suppliers', 'inServiceOn'] as const) {
      expect(convert(field, text)).toEqual({ keep: true, note: { key: 'cellError', params: { value: text } } });
    }
    expect(convert('purpose', `${text} is shown`).value).toBe(`${text} is shown`);
  });

  test.each(['None', 'No', 'Nashville', '日本', 'A', '0', 'n'])('%s is an answer', (text) => {
    expect(isNoAnswer(text)).toBe(false);
  });
});

describe('names as identities', () => {
  test('what people write differently is one', () => {
    expect(identityText('  The “Bot”\u00a0– v2\u200b ')).toBe(identityText('the "BOT" - V2'));
    expect(identityText('Müller')).toBe(identityText('Mu\u0308ller'));
  });

  test('what tells systems apart stays', () => {
    expect(identityText('C')).not.toBe(identityText('C++'));
    expect(identityText('Bär')).not.toBe(identityText('Bar'));
  });
});
