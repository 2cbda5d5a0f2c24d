import { describe, expect, test } from 'vitest';
import { readTable } from '#core/imports/read/read-table.ts';
import { type ImportMapping, recogniseColumns } from '#core/imports/recognise-columns.ts';
import { HEADING_WORDS } from '#core/imports/words/heading-words.ts';
import { matchHeading } from '#core/imports/words/match-headings.ts';
import { AI_SYSTEM_FIELDS } from '#shared/entities/ai-system.ts';
import { fixture, NL_EXCERPT, readCsvText, refusal, US_EXCERPT, words } from './support.ts';

/** Field by heading, of the columns that have one. */
async function recognise(text: string, mapping: ImportMapping = {}): Promise<Record<string, string>> {
  return targetsOf(recogniseColumns(await readCsvText(text), 'table.csv', mapping));
}

function targetsOf(columns: ReturnType<typeof recogniseColumns>): Record<string, string> {
  return Object.fromEntries(
    columns.filter((column) => column.target !== '').map(({ heading, target }) => [target, heading]),
  );
}

describe('real inventories', () => {
  test('the US federal inventory: whole sentences, typographic quotes, repeated headings', async () => {
    const columns = recogniseColumns(await readTable(fixture(US_EXCERPT), US_EXCERPT), US_EXCERPT);
    expect(columns).toHaveLength(62);
    expect(targetsOf(columns)).toEqual({
      name: 'Use Case Name',
      organisationUnit: 'Agency',
      purpose: 'What is the intended purpose and expected benefits of the AI?',
      outputs: 'Describe the AI system’s outputs.',
      lifecycleStage: 'Stage of Development',
      developmentStartedOn: 'Date when Acquisition and/or Development began',
      inServiceOn: 'Date Implemented',
      retiredOn: 'Date Retired',
      modelSource:
        'Was the AI system involved in this use case developed (or is it to be developed) under contract(s) or in-house?',
      personalData:
        'Does this AI use case involve personally identifiable information (PII) that is maintained by the agency?',
      dataCategories:
        'Describe any agency-owned data used to train, fine-tune, and/or evaluate performance of the model(s) used in this use case.',
      humanOversight:
        'For this particular use case, can the AI carry out a decision or action without direct human involvement that could result in a significant impact on rights or safety?',
    });
    expect(columns[0]?.examples[0]).toBe('Non-Intrusive Inspection (NII) 3D Imaging Tool');
  });

  test('the Dutch algorithm register', async () => {
    const columns = recogniseColumns(await readTable(fixture(NL_EXCERPT), NL_EXCERPT), NL_EXCERPT);
    expect(targetsOf(columns)).toEqual({
      name: 'title',
      purpose: 'doel',
      organisationUnit: 'organisatie',
      lifecycleStage: 'status',
      externalId: 'id',
    });
  });
});

describe('by heading', () => {
  test.each([
    [
      'English',
      'AI system name,Purpose,Owner,Vendor,Lifecycle,Country,Go-live date',
      'A,x,Ann,Acme,Live,DE,2024-05-01',
      ['name', 'purpose', 'owner', 'suppliers', 'lifecycleStage', 'deploymentCountries', 'inServiceOn'],
    ],
    [
      'German',
      'KI-System (Bezeichnung),Zweck / Kurzbeschreibung,Fachbereich,Verantwortliche/r,Hersteller/Anbieter,Status,Personenbezogene Daten (ja/nein),Nächste Prüfung',
      'A,x,HR,Ann,SAP,in Betrieb,ja,31.12.2026',
      ['name', 'purpose', 'organisationUnit', 'owner', 'suppliers', 'lifecycleStage', 'personalData', 'nextReviewOn'],
    ],
    [
      'French',
      'Nom du système,Finalité,Direction,Responsable,Fournisseur,Statut,Données personnelles,Date de mise en service,Pays',
      'A,x,RH,Ann,Acme,en production,oui,2024-05-01,France',
      [
        ...[
          'name',
          'purpose',
          'organisationUnit',
          'owner',
          'suppliers',
          'lifecycleStage',
          'personalData',
          'inServiceOn',
        ],
        'deploymentCountries',
      ],
    ],
    [
      'Dutch',
      'naam,doel,afdeling,eigenaar,leverancier,levenscyclus,persoonsgegevens,ingebruikname',
      'A,x,HR,Ann,Acme,in_gebruik,ja,2024-05-01',
      ['name', 'purpose', 'organisationUnit', 'owner', 'suppliers', 'lifecycleStage', 'personalData', 'inServiceOn'],
    ],
    [
      'Spanish',
      'Nombre del sistema,Finalidad,Proveedor,Estado',
      'A,x,Acme,en uso',
      ['name', 'purpose', 'suppliers', 'lifecycleStage'],
    ],
    [
      'Italian',
      'Nome del sistema,Finalità,Fornitore,Stato',
      'A,x,Acme,in uso',
      ['name', 'purpose', 'suppliers', 'lifecycleStage'],
    ],
    [
      'keys of JSON',
      'general.name,system_purpose,in_service_on,personalData',
      'A,x,2024-05-01,no',
      ['name', 'purpose', 'inServiceOn', 'personalData'],
    ],
  ])('%s', async (_, headings, row, fields) => {
    const recognised = recogniseColumns(await readCsvText(`${headings}\n${row}\n`), 'table.csv');
    expect(recognised.map((column) => column.target)).toEqual(fields);
    expect(new Set(recognised.map((column) => column.reason))).toEqual(new Set(['heading']));
  });

  test('the fields of the app, by key and by label', async () => {
    const { fields = {} } = words('systems') as { fields?: Record<string, { label: string }> };
    for (const { key } of AI_SYSTEM_FIELDS) {
      expect(matchHeading(key)[0]?.target, key).toBe(key);
      const label = fields[key]?.label ?? '';
      expect(matchHeading(label)[0]?.target, label).toBe(key);
    }
  });

  // A pattern that tries every opening bracket to the end would take minutes.
  test('a heading of a million brackets is no heading', () => {
    expect(matchHeading('{"a":'.repeat(200_000))).toEqual([]);
  });

  test('case, accents, umlauts spelled out, word order and small words do not count', () => {
    for (const heading of ['GESCHAEFTSBEREICH', 'Geschäftsbereich', 'geschaftsbereich']) {
      expect(matchHeading(heading)[0]?.target, heading).toBe('organisationUnit');
    }
    for (const heading of ['Name of the AI system', 'System name', 'SYSTEM-NAME', 'ai_system_name']) {
      expect(matchHeading(heading)[0]?.target, heading).toBe('name');
    }
  });

  test.each([
    'Model version',
    'Risk rating',
    'Department head',
    'Data protection officer',
    'Project budget',
    'Number of users',
  ])('%s is no field', async (heading) => {
    expect(await recognise(`Name,${heading}\nA,something\nB,else\n`)).toEqual({ name: 'Name' });
  });

  test('no word of a field is listed twice', () => {
    for (const [target, listed] of Object.entries(HEADING_WORDS)) {
      expect(new Set(listed).size, target).toBe(listed.length);
    }
  });
});

describe('one column for a field', () => {
  test('the better heading wins, the other column stays apart', async () => {
    expect(await recognise('System name,Use Case Name,Description,Purpose\nS,U,d,p\n')).toEqual({
      name: 'Use Case Name',
      purpose: 'Purpose',
    });
  });

  test('the first of two equal ones wins', async () => {
    expect(await recognise('Name,Owner,Owner\nA,Ann,Bob\n')).toEqual({ name: 'Name', owner: 'Owner' });
  });
});

describe('by values', () => {
  test('a promising heading with other values is no match', async () => {
    const text =
      'Name,Status,Go-live date,Human oversight,Country\nA,green,soon,yes,red\nB,amber,later,no,blue\nC,red,never,yes,x\n';
    expect(await recognise(text)).toEqual({ name: 'Name' });
  });

  test('a heading that says nothing with telling values is one', async () => {
    const text = 'Name,Foo,Bar,Baz\nA,in production,"Spain, Italy",in-house\nB,retired,France,open source\n';
    const columns = recogniseColumns(await readCsvText(text), 'table.csv');
    expect(columns.map(({ target, reason }) => [target, reason])).toEqual([
      ['name', 'heading'],
      ['lifecycleStage', 'content'],
      ['deploymentCountries', 'content'],
      ['modelSource', 'content'],
    ]);
  });

  test('departments are no countries, and progress is no stage', async () => {
    expect(await recognise('Name,Foo,Training\nA,IT,planned\nB,HR,in progress\nC,IT,planned\n')).toEqual({
      name: 'Name',
    });
  });

  test('yes and no alone tell nothing', async () => {
    expect(await recognise('Name,Foo\nA,yes\nB,no\n')).toEqual({ name: 'Name' });
  });
});

describe('identifiers', () => {
  test('tell every row apart', async () => {
    expect(await recognise('ID,Name\nX-7,A\nX-9,B\n')).toEqual({ externalId: 'ID', name: 'Name' });
    expect(await recognise('ID,Name\nX-7,A\nX-7,B\n')).toEqual({ name: 'Name' });
    expect(await recognise('ID,Name\nX-7,A\n,B\n')).toEqual({ name: 'Name' });
  });

  test('are no running numbers, unless mapped', async () => {
    expect(await recognise('ID,Name\n1,A\n2,B\n3,C\n')).toEqual({ name: 'Name' });
    expect(await recognise('ID,Name\n1,A\n2,B\n3,C\n', { externalId: 'ID' })).toEqual({
      externalId: 'ID',
      name: 'Name',
    });
  });
});

describe('mapping', () => {
  const text = 'Title,Text,Owner,Who,Purpose\nA,long,Ann,Bob,p\n';

  test('goes before recognition, and what is not mapped is still recognised', async () => {
    expect(await recognise(text, { owner: 'Who', notes: 'Text' })).toEqual({
      name: 'Title',
      notes: 'Text',
      owner: 'Who',
      purpose: 'Purpose',
    });
  });

  test('can leave a field without a column', async () => {
    expect(await recognise(text, { purpose: '' })).toEqual({ name: 'Title', owner: 'Owner' });
  });

  test('takes headings as people type them, and any values', async () => {
    expect(await recognise('Tïtle X,When\nA,soon\n', { name: ' title x ', inServiceOn: 'WHEN' })).toEqual({
      name: 'Tïtle X',
      inServiceOn: 'When',
    });
  });

  test('says which column or field there is not', async () => {
    const code = async (mapping: ImportMapping) => refusal(recognise(text, mapping));
    expect(await code({ name: 'Nmae' })).toMatchObject({ code: 'importColumnUnknown', params: { column: 'Nmae' } });
    expect(await code({ colour: 'Text' })).toMatchObject({ code: 'importFieldUnknown', params: { field: 'colour' } });
    expect(await code({ name: 'Text', purpose: 'text' })).toMatchObject({ code: 'importColumnTwice' });
  });

  test('does not choose between two headings that differ in case alone', async () => {
    const two = 'Name,NOTE,note\nA,1,2\n';
    expect(await recognise(two, { notes: 'note' })).toEqual({ name: 'Name', notes: 'note' });
    expect((await refusal(recognise(two, { notes: 'Note' }))).code).toBe('importColumnUnknown');
  });
});
