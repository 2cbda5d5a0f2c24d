import { expect, test } from 'vitest';
import { indexItems, type PaletteItem, paletteResult } from '#renderer/app/shell/palette/palette-items.ts';

const item = (id: string, group: PaletteItem['group'], title: string, code = ''): PaletteItem => ({
  id,
  group,
  title,
  code,
});

const items = indexItems([
  item('go.home', 'navigation', 'Home'),
  item('go.systems', 'navigation', 'AI systems'),
  item('undo', 'commands', 'Undo the last change'),
  item('s1', 'aiSystems', 'Übung zur Sturzerkennung', 'SYS-001'),
  item('s2', 'aiSystems', 'Home care router', 'SYS-002'),
  item('6.1.2', 'requirements', 'AI risk assessment', '6.1.2'),
]);

const ids = (query: string, recent: string[] = []) =>
  paletteResult(items, query, recent).flatMap((group) => group.items.map(({ id }) => id));

test('finds systems without their accents and in any case', () => {
  expect(ids('ubung')).toEqual(['s1']);
  expect(ids('STURZ uebung')).toEqual([]);
  expect(ids('sturz ÜB')).toEqual(['s1']);
});

test('finds by code and by number of a requirement', () => {
  expect(ids('sys-002')).toEqual(['s2']);
  expect(ids('6.1.2')).toEqual(['6.1.2']);
});

test('puts a full match before the start of a word, whatever the group', () => {
  expect(ids('home')).toEqual(['go.home', 's2']);
});

test('puts pages before requirements that fit as well or a little better', () => {
  const both = indexItems([
    item('A.4.5', 'requirements', 'System resources', 'A.4.5'),
    item('go', 'navigation', 'AI systems'),
  ]);
  expect(paletteResult(both, 'system', []).map(({ group }) => group)).toEqual(['navigation', 'requirements']);
});

test('shows no records before anything is typed, but the recent ones first', () => {
  const groups = paletteResult(items, '  ', ['s2', 'gone', 'undo']);
  expect(groups.map(({ group }) => group)).toEqual(['recent', 'navigation']);
  expect(groups[0]?.items.map(({ id }) => id)).toEqual(['s2', 'undo']);
});

test('breaks ties by what was chosen lately', () => {
  expect(ids('sys-', ['s2'])[0]).toBe('s2');
  expect(ids('sys-', ['s1'])[0]).toBe('s1');
});

test('puts pages and actions before systems whose names begin with the word, but not before one named in full', () => {
  expect(ids('sys')).toEqual(['go.systems', 's1', 's2']);
  const risks = indexItems([
    item('s3', 'aiSystems', 'Risk', 'SYS-003'),
    item('s4', 'aiSystems', 'Risk scoring of claims', 'SYS-004'),
    item('go.step.riskAssessment', 'navigation', 'Step 3: Risk and impact assessment'),
  ]);
  const groups = (query: string) => paletteResult(risks, query, []).map(({ group }) => group);
  expect(groups('risk sc')).toEqual(['aiSystems']);
  expect(groups('risk')).toEqual(['aiSystems', 'navigation']);
  expect(paletteResult(risks.slice(1), 'risk', []).map(({ group }) => group)).toEqual(['navigation', 'aiSystems']);
});

test('finds a page by the beginnings of its synonyms, and not from the middle of their words', () => {
  const page = { ...item('go.report', 'navigation', 'Report'), synonyms: 'export report; gap report; PDF' };
  const found = (query: string) => paletteResult(indexItems([page]), query, []).length > 0;
  expect(['export report', 'exp', 'gap rep', 'pdf'].map(found)).toEqual([true, true, true, true]);
  expect(['xport', 'gap pdf', 'df'].map(found)).toEqual([false, false, false]);
});

test('limits records of a kind, and not what the app itself offers', () => {
  const many = Array.from({ length: 20 }, (_, index) => item(`x${index}`, 'commands', `Model ${index}`));
  const records = many.map(({ id, title }) => item(`r${id}`, 'evidence', title));
  const result = paletteResult(indexItems([...many, ...records]), 'model', []);
  expect(result.map(({ group, items: own }) => [group, own.length])).toEqual([
    ['commands', 20],
    ['evidence', 5],
  ]);
});

test('puts a few records of each kind after pages and commands that fit as well', () => {
  const all = indexItems([
    item('a1', 'people', 'Plan Helene'),
    item('a2', 'interviews', 'Plan of the board', 'INT-001'),
    item('go', 'navigation', 'Plan'),
    item('new', 'commands', 'Plan an interview'),
    item('c', 'clients', 'Planning Ministerie'),
  ]);
  const groups = (query: string) => paletteResult(all, query, []).map(({ group }) => group);
  expect(groups('plan')).toEqual(['navigation', 'commands', 'people', 'interviews', 'clients']);
  expect(groups('ministerie')).toEqual(['clients']);
});

test('keeps to itself what is offered only to whoever asks for it', () => {
  const all = indexItems([{ ...item('later.soa', 'navigation', 'None yet'), synonyms: 'soa', asked: true }]);
  expect(paletteResult(all, '', [])).toEqual([]);
  expect(paletteResult(all, 'soa', []).map(({ items: own }) => own.length)).toEqual([1]);
});
