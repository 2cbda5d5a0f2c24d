import { ThemeProvider } from '@mui/material/styles';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import i18next from 'i18next';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, expect, test, vi } from 'vitest';
import type { AnyRecord } from '#renderer/records/form/record-commands.ts';
import { createAppTheme } from '#renderer/theme/theme.ts';
import { blankOf } from '#shared/kinds/schemas.ts';
import { formatMoney } from '#shared/values/money.ts';
import { englishResources, englishWords } from '../shared/records/english-words.ts';
import { specimen } from './specimen.ts';

// What the page makes of a kind by its declaration alone, seen on the specimen.
vi.hoisted(() => vi.stubGlobal('window', { aiGuard: { on: () => () => {} } }));
vi.mock('#shared/kinds/registry.ts', async (load) => {
  const registry = await load<typeof import('#shared/kinds/registry.ts')>();
  const { specimen: kind } = await import('./specimen.ts');
  Object.assign(registry.kinds, { specimens: kind });
  const kindOf = (entity: string) => (entity === kind.entity ? { name: 'specimens', kind } : registry.kindOf(entity));
  return { ...registry, KIND_NAMES: Object.keys(registry.kinds), kindOf };
});
// Where a form was left is the router's to know, and there is none here.
vi.mock('#renderer/records/form/use-left-drafts.ts', () => ({ useLeftDrafts: () => {} }));
const { RecordSheet } = await import('#renderer/records/form/record-sheet.tsx');
const { LeaveButtons } = await import('#renderer/records/form/leave-buttons.tsx');
const { RecordList } = await import('#renderer/records/list/record-list.tsx');
const { useCells } = await import('#renderer/records/list/list-cells.tsx');
const { fitsArchived, sortable } = await import('#renderer/records/list/list-filters.ts');
const { entitiesOf, namedListOf, useReferred } = await import('#renderer/records/use-referred.ts');
const { KIND_NAMES, kinds } = await import('#shared/kinds/registry.ts');

const ID = '00000000-0000-7000-8000-000000000001';
const name = 'specimens' as never;
const whole: AnyRecord = {
  ...blankOf(specimen.fields),
  id: ID,
  code: 'SPC-001',
  title: 'One',
  body: 'Long since written.',
};

beforeAll(async () => {
  const found = { resources: { en: englishResources() }, defaultNS: 'common' };
  await i18next.use(initReactI18next).init({ lng: 'en', ...found, interpolation: { escapeValue: false } });
});

/** The page as it stands once these answers have come. */
function shown(element: ReactElement, answers: Readonly<Record<string, unknown>>): string {
  const client = new QueryClient();
  for (const [key, answer] of Object.entries(answers)) client.setQueryData(JSON.parse(key) as unknown[], answer);
  const themed = createElement(ThemeProvider, { theme: createAppTheme('light') }, element);
  return renderToStaticMarkup(createElement(QueryClientProvider, { client }, themed));
}

const asked = (route: string, input: object = {}) => JSON.stringify([route, input]);
const sheet = createElement(RecordSheet, { name, id: ID, onGo: () => {} });

test('a form shows what its list leaves out, and nothing before the whole record is read', () => {
  const { body: _left, ...row } = whole;
  const listed = { [asked('specimens.list')]: [row] };
  expect(shown(sheet, listed)).not.toContain('textarea');
  expect(shown(sheet, { ...listed, [asked('specimens.get', { id: ID })]: whole })).toContain('Long since written.');
});

const SYSTEM = '00000000-0000-7000-8000-00000000000a';
const ACTIONS = ['00000000-0000-7000-8000-00000000000b', '00000000-0000-7000-8000-00000000000c'];
const referring = { ...whole, systemId: SYSTEM, actionIds: ACTIONS };
/** The cells of a row: the grid around them measures a screen. */
function Row({ record }: { readonly record: AnyRecord }) {
  const { cell } = useCells(name, specimen.list, {}, useReferred(name));
  return specimen.list.map((column) => createElement('p', { key: column }, cell(record, column)));
}

const listed = {
  [asked('specimens.get', { id: ID })]: referring,
  [asked('specimens.list')]: [referring],
  [asked('systems.list')]: [{ id: SYSTEM, code: 'SYS-001', name: 'Triage', archived: false }],
  [asked('actions.list')]: ACTIONS.map((id, at) => ({ id, code: `ACT-00${at + 1}`, title: `Step ${at + 1}` })),
  [asked('interviews.list')]: [],
  [asked('assessments.list')]: [],
  [asked('workspace.current')]: { id: 'w', readOnlySince: null },
};

test('other records stand by code and name in a form and in a list, never by their ids', () => {
  for (const page of [sheet, createElement(Row, { record: referring })].map((element) => shown(element, listed))) {
    expect(page).toContain('SYS-001 Triage');
    expect(page).toContain('ACT-001 Step 1');
    expect(page).toContain('ACT-002 Step 2');
    for (const id of [SYSTEM, ...ACTIONS]) expect(page).not.toContain(id);
  }
});

test('and are sorted by what they are called', () => {
  const names = { [SYSTEM]: 'SYS-001 Triage', [ID]: 'SYS-002 Scoring' };
  expect([sortable(SYSTEM, names), sortable([ID, SYSTEM], names)]).toEqual([
    'SYS-001 Triage',
    'SYS-002 Scoring SYS-001 Triage',
  ]);
});

test('an amount reads alike in list, trail and paper, and is typed as it reads', async () => {
  const costly = { ...whole, cost: 1_999_950 };
  const answers = { ...listed, [asked('specimens.get', { id: ID })]: costly };
  expect(shown(createElement(Row, { record: costly }), answers)).toContain('<p>19,999.50</p>');
  expect(shown(sheet, answers)).toContain('value="19999.50"');
  expect((await englishWords()).value(specimen.entity, 'cost', 1_999_950)).toBe('19,999.50');
  expect(formatMoney(1_999_950, 'de')).toBe('19.999,50');
});

test('what was archived says so, is left out of its list until it is asked for, and can be brought back', () => {
  const archived = { ...referring, archivedAt: '2026-01-01T00:00:00.000Z' };
  const answers = { ...listed, [asked('specimens.get', { id: ID })]: archived };
  const leave = (records: AnyRecord[]) => createElement(LeaveButtons, { name, records, onDone: () => {} });
  expect(shown(createElement(Row, { record: archived }), answers)).toContain('Archived');
  expect(shown(sheet, answers)).toContain('Archived');
  expect(shown(sheet, listed)).not.toContain('Archived');
  const list = createElement(RecordList, { name, records: [archived], columns: ['title'], onOpen: () => {} });
  expect(shown(list, answers)).toContain('0 of 1');
  expect([undefined, 'archived', 'all'].map((wanted) => fitsArchived(true, wanted))).toEqual([false, true, true]);
  expect([undefined, 'archived', 'all'].map((wanted) => fitsArchived(false, wanted))).toEqual([true, false, true]);
  expect(shown(leave([archived]), answers)).toContain('Restore SPC-001');
  expect(shown(leave([referring]), answers)).toContain('Archive SPC-001');
  expect(shown(leave([archived, referring, whole]), answers)).toMatch(/Archive 2.*Restore SPC-001/);
});

test('records are removed where their kind says so, and not at all where it gives them up by a status', () => {
  const leave = (of: 'interviews' | 'actions') =>
    createElement(LeaveButtons, { name: of, records: [whole], onDone: () => {} });
  expect(shown(leave('interviews'), listed)).toContain('Remove SPC-001');
  expect(shown(leave('actions'), listed)).toBe('');
});

test('every table that a kind refers to has a list of names to choose from', () => {
  const entities = KIND_NAMES.flatMap((each) => entitiesOf(kinds[each]));
  expect(entities).toEqual(expect.arrayContaining(['interviews', 'aiSystems', 'actions', 'assessments']));
  for (const entity of entities) expect([entity, namedListOf(entity)]).toEqual([entity, expect.anything()]);
});
