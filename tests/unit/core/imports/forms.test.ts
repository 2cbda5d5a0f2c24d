import { describe, expect, test } from 'vitest';
import { findChoice } from '#core/imports/convert-values.ts';
import { recogniseColumns } from '#core/imports/recognise-columns.ts';
import { withoutEnumerator } from '#core/imports/words/normalise.ts';
import { planText, readCsvText } from './support.ts';

async function targetsOf(text: string): Promise<string[]> {
  return recogniseColumns(await readCsvText(text), 'a.csv').map(({ target }) => target);
}

describe('values of forms, with their letters and explanations', () => {
  const FORM = `Use Case ID,Use Case Name,Bureau/Component,Stage of Development,What problem is the AI intended to solve?,Describe the AI system’s outputs.,Date when AI use case became operational or the pilot’s start date,Was the system involved in this use case purchased from a vendor or developed under contract(s) or in-house?,Vendor(s) Name
ED-1,Summaries,OCIO,c)  Deployed – The use case is being actively authorized or utilized to support the functions or mission of an agency.,Long comments,Text,8/30/2023,b) Developed in-house,
ED-2,Search,FSA,b)  Pilot – The use case has been deployed in a limited test or pilot capacity.,Slow search,Hits,2/13/2024,a) Purchased from a vendor,Acme
ED-3,Triage,FSA,a)  Pre-deployment – The use case is in a development or acquisition status.,Slow triage,Score,,c) Developed with both contracting and in-house resources,Acme
ED-9,Old,FSA,d)  Retired – The use case has been retired or is in the process of being retired.,x,y,,,`;

  test('the federal form of 2025 as it is published', async () => {
    const plan = await planText(FORM);
    expect(plan.creates.map(({ fields }) => [fields.lifecycleStage, fields.modelSource, fields.inServiceOn])).toEqual([
      ['operationAndMonitoring', 'inHouse', '2023-08-30'],
      ['verificationAndValidation', expect.any(String), '2024-02-13'],
      ['designAndDevelopment', 'mixed', ''],
      ['retirement', '', ''],
    ]);
    expect(plan.creates[1]?.fields.modelSource).toBe(findChoice('modelSource', 'purchased'));
    expect(plan.creates[0]?.fields.purpose).toBe('Long comments');
    expect(plan.rows.flatMap(({ notes }) => notes)).toEqual([]);
  });

  test.each([
    'c) Deployed',
    '(c) Deployed',
    'c. Deployed',
    '3. Deployed',
    '3) Deployed',
    '03 - Deployed',
    'iii) deployed',
    '• Deployed',
    '– Deployed',
    'b)Deployed',
  ])('%s', (value) => {
    expect(findChoice('lifecycleStage', value)).toBe('operationAndMonitoring');
  });

  test.each(['A system', 'I am', 'COBOL. x', '3D printing', '2024-05-01', 'v. late', '-5', 'e-mail', '12.5 hours'])(
    '%s keeps its beginning',
    (value) => {
      const bare = withoutEnumerator(value);
      expect(['v. late', '12.5 hours'].includes(value) || bare === value).toBe(true);
    },
  );
});

describe('headings of forms', () => {
  test.each([
    ['ID/Name,Purpose', ['name', 'purpose']],
    ['Use Case ID/Name,Purpose', ['name', 'purpose']],
    ['Name / ID,Purpose', ['name', 'purpose']],
    ['System ID / System Name,Purpose', ['name', 'purpose']],
    ['ID/Name,Name', ['externalId', 'name']],
    ['1. Use Case Name,2. Purpose', ['name', 'purpose']],
    ['a) Name,b) Purpose', ['name', 'purpose']],
    ['Q1: System name,Q2: Purpose', ['name', 'purpose']],
    ['1.1 System name,1.2 Purpose', ['name', 'purpose']],
  ])('%s', async (headings, targets) => {
    expect(await targetsOf(`${headings}\nED-1 Bot,Answers\nED-7 Ocr,Reads`)).toEqual(targets);
  });
});

test('long numbers that follow each other are identifiers, short ones the rows’ own numbers', async () => {
  const list = (first: string, second: string) => `ID,Name\n${first},A\n${second},B`;
  expect(await targetsOf(list('12345678901234567890', '12345678901234567891'))).toEqual(['externalId', 'name']);
  expect(await targetsOf(list('1', '2'))).toEqual(['', 'name']);
});
