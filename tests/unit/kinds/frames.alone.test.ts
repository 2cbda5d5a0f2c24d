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
import { englishResources } from '../shared/records/english-words.ts';
import { specimen } from './specimen.ts';

// What the page makes of a kind by its declaration alone, seen on the specimen.
vi.hoisted(() => vi.stubGlobal('window', { aiGuard: {} }));
vi.mock('#shared/kinds/registry.ts', async (load) => {
  const registry = await load<typeof import('#shared/kinds/registry.ts')>();
  const { specimen: kind } = await import('./specimen.ts');
  Object.assign(registry.kinds, { specimens: kind });
  const kindOf = (entity: string) => (entity === kind.entity ? { name: 'specimens', kind } : registry.kindOf(entity));
  return { ...registry, KIND_NAMES: Object.keys(registry.kinds), kindOf };
});
const { RecordSheet } = await import('#renderer/records/form/record-sheet.tsx');

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
