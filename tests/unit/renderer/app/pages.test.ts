import { createMemoryHistory, createRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { describe, expect, test, vi } from 'vitest';
import { type CommandActions, createCommands } from '#renderer/app/commands.ts';
import { addressOfRecord, firstPageOf, PAGES, type Page, PLACES, samplesOf, tabsOf } from '#renderer/app/pages.ts';
import { routeTree } from '#renderer/app/router.tsx';
import { indexItems, type PaletteItem, paletteResult } from '#renderer/app/shell/palette/palette-items.ts';
import actionWords from '#resources/locales/en/actions.json' with { type: 'json' };
import assessmentWords from '#resources/locales/en/assessments.json' with { type: 'json' };
import interviewWords from '#resources/locales/en/interviews.json' with { type: 'json' };
import words from '#resources/locales/en/pages.json' with { type: 'json' };
import palette from '#resources/locales/en/palette.json' with { type: 'json' };
import peopleWords from '#resources/locales/en/people.json' with { type: 'json' };
import steps from '#resources/locales/en/steps.json' with { type: 'json' };
import { COMMAND_IDS, COMMANDS, commandWords } from '#shared/contract/commands.ts';
import { FOUND } from '#shared/contract/domains/find.ts';
import { KIND_NAMES, kinds } from '#shared/kinds/registry.ts';

// The routes lead to the frame, which looks for the host that it runs in and listens to it.
vi.hoisted(() => vi.stubGlobal('window', { aiGuard: { on: () => () => {} } }));

const pages: readonly Page[] = PAGES;
const named = pages.flatMap((page) => (page.command === undefined ? [] : [{ ...page, command: page.command }]));
const locales: Record<string, unknown> = {
  pages: words,
  palette,
  steps,
  people: peopleWords,
  actions: actionWords,
  interviews: interviewWords,
  assessments: assessmentWords,
};

/** What the screen would show, without its names of namespaces; numbers are left out. */
const t = ((key: string) => {
  const [namespace = '', path = ''] = key.split(':');
  let found: unknown = locales[namespace];
  for (const part of path.split('.')) found = (found as Record<string, unknown> | undefined)?.[part];
  return typeof found === 'string' ? found : '';
}) as unknown as TFunction;

describe('the list of pages', () => {
  test('and the routes name the same addresses', () => {
    const router = createRouter({ routeTree, history: createMemoryHistory() });
    expect(pages.map(({ path }) => path as string).toSorted()).toEqual(Object.keys(router.routesByPath).toSorted());
  });

  test('and the commands that lead to pages name the same, in the same order', () => {
    const own = named.filter(({ command }) => command.startsWith('go.'));
    expect(own.map(({ command }) => command)).toEqual(COMMAND_IDS.filter((id) => id.startsWith('go.')));
    for (const { id, command, free } of named) {
      expect([id, COMMANDS[command].needsWorkspace]).toEqual([id, free !== true]);
      if (command.startsWith('go.')) expect(commandWords(command)).toBe(`pages:${id}.title`);
    }
  });

  test('says of each page what it is called by, or why by nothing', () => {
    const silent = PAGES[1];
    const { command: _other, ...home } = PAGES[0];
    // Whatever does not fit does not compile.
    const told: Page = silent;
    const reasoned: Page = { ...home, withoutCommand: 'reached from its place alone' };
    // @ts-expect-error a page that can be opened just so has a command
    const forgotten: Page = home;
    expect([told, reasoned, forgotten].map(({ command }) => command)).toEqual([undefined, undefined, undefined]);
    const without = pages.filter(({ command, path }) => command === undefined && !path.includes('$'));
    expect(without.filter((page) => !('withoutCommand' in page))).toEqual([]);
  });

  test('names each page once, and lights a place and a tab for each', () => {
    expect(new Set(pages.map(({ id }) => id)).size).toBe(pages.length);
    for (const { id, place, row, under } of pages.filter((page) => page.id !== 'start')) {
      expect([id, PLACES.some((each) => each.id === place)]).toEqual([id, true]);
      const tabs = place === null ? [] : tabsOf(place, row).map((page) => page.id as string);
      expect([id, row === 'step' || tabs.includes(under ?? id)]).toEqual([id, true]);
    }
    for (const { id } of PLACES) expect(tabsOf(id, undefined)).toContain(firstPageOf(id));
  });

  test('has words for every place, page and tab, and two synonyms at least', () => {
    for (const { id } of PLACES) expect([id, t(`pages:places.${id}`)]).not.toEqual([id, '']);
    for (const { id, place, path, under } of pages) {
      if (place !== null && under === undefined) expect([id, t(`pages:${id}.tab`)]).not.toEqual([id, '']);
      // What has to be told of what is called by that.
      if (path.includes('$')) continue;
      expect([id, t(`pages:${id}.title`)]).not.toEqual([id, '']);
      expect([id, synonymsOf(id).length]).toEqual([id, expect.toSatisfy((count: number) => count >= 2)]);
    }
  });

  test('gives no two pages of a row the same tab: "Gap analysis" stands once', () => {
    const rows = PLACES.flatMap(({ id }) => [tabsOf(id, undefined), tabsOf(id, 'assessment')]);
    const tabs = rows.flatMap((row) => row.map(({ id }) => t(`pages:${id}.tab`)));
    expect(new Set(tabs).size).toBe(tabs.length);
    const places = PLACES.map(({ id }) => t(`pages:places.${id}`));
    expect([...places, ...tabs].filter((text) => text === 'Gap analysis')).toEqual([]);
    expect(t('steps:gapAnalysis.title')).toBe('Gap analysis');
  });

  test('shows each page in the sample, save one that has to be told of what', () => {
    const without = pages.filter((page) => samplesOf(page).length === 0).map(({ id }) => id);
    expect(without).toEqual(['system']);
  });
});

describe('records', () => {
  test('that are found by name are opened by an address, of every registered kind with a command for a new one', () => {
    for (const { table } of FOUND) expect([table, addressOfRecord(table, 'x')]).not.toEqual([table, undefined]);
    expect(addressOfRecord('aiSystems', 'x')).toEqual({ to: '/systems/$id', params: { id: 'x' } });
    expect(addressOfRecord('interviews', 'x')).toEqual({ to: '/visit-plan', search: { interview: 'x' } });
    const made = pages.flatMap(({ records, create }) => (create === undefined ? [] : [records?.[0]?.of]));
    for (const name of KIND_NAMES) expect(made).toContain(kinds[name].entity);
    for (const { create } of pages) if (create !== undefined) expect([create, t(create)]).not.toEqual([create, '']);
  });
});

describe('the palette', () => {
  const nothing = new Proxy({}, { get: () => () => undefined }) as CommandActions;
  const commands = createCommands(nothing).map(
    (command): PaletteItem => ({
      id: command.id,
      group: command.group,
      title: command.title(t),
      code: '',
      synonyms: command.synonyms(t),
    }),
  );
  // Names that are as like the pages as a client's systems get.
  const systems = ['Risk scoring', 'Report writer', 'Evidence search', 'Action planner', 'Document reader'].map(
    (title, index): PaletteItem => ({ id: `s${index}`, group: 'aiSystems', title, code: `SYS-00${index}` }),
  );
  const index = indexItems([...commands, ...systems]);
  const best = (query: string) => paletteResult(index, query, []).flatMap(({ items }) => items.map(({ id }) => id));

  test.each(named.map((page) => [page.id, page.command] as const))('finds %s by its name', (id, command) => {
    expect(best(t(commandWords(command))).slice(0, 3)).toContain(command);
    expect(id).not.toBe('');
  });

  test.each(named.map((page) => [page.id, page.command] as const))(
    'finds %s by each of its synonyms',
    (id, command) => {
      for (const synonym of synonymsOf(id))
        expect([synonym, best(synonym).slice(0, 4)]).toEqual([synonym, expect.arrayContaining([command])]);
    },
  );

  test.each(named.filter(({ place }) => place !== null).map((page) => [page.id, page.command] as const))(
    'finds %s by what its tab is called',
    (id, command) => {
      expect(best(t(`pages:${id}.tab`)).slice(0, 4)).toContain(command);
    },
  );

  test.each(PLACES.map(({ id }) => id))('finds the place %s by what the navigation calls it', (id) => {
    const { command } = firstPageOf(id);
    expect(best(t(`pages:places.${id}`)).slice(0, 3)).toContain(command);
  });

  test.each([
    ['export report', 'go.report'],
    ['new action', 'new.actions'],
    ['new interview', 'new.interviews'],
    ['new assessment', 'new.assessments'],
    ['compare', 'go.comparison'],
    ['Documents and evidence', 'go.documents'],
    ['Audit and improvement', 'go.actions'],
    ['import inventory', 'systems.import'],
    ['todo', 'go.actions'],
    ['to-do', 'go.actions'],
    ['Propose a plan', 'go.visitPlan'],
    ['soa', 'later.soa'],
    ['statement of applicability', 'later.soa'],
    ['risk register', 'later.riskRegister'],
    ['risk', 'go.step.riskAssessment'],
    ['dark mode', 'theme.dark'],
    ['new client', 'workspace.new'],
  ])('finds %s first', (query, id) => {
    expect(best(query)[0]).toBe(id);
  });
});

function synonymsOf(id: string): string[] {
  return t(`pages:${id}.synonyms`)
    .split(';')
    .map((words) => words.trim())
    .filter(Boolean);
}
