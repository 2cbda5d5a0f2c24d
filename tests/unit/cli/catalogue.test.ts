import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadLocales } from '#core/resources/locales.ts';
import {
  describeNode,
  printCatalogue,
  printNode,
  readCatalogue,
  summariseCatalogue,
} from '../../../electron/cli/catalogue.ts';
import { printTrail } from '../../../electron/cli/print.ts';

const RESOURCES = path.resolve(import.meta.dirname, '../../../resources');
const whole = readCatalogue(path.join(RESOURCES, 'catalogue'));
const translate = loadLocales(path.join(RESOURCES, 'locales')).translate('en');
const inFull = (key: string) => (key.includes(':') ? key : `cli:${key}`);
const t = (key: string | string[], params?: Readonly<Record<string, string | number>>) =>
  translate(typeof key === 'string' ? inFull(key) : key.map(inFull), params);
const node = (id: string, today = '2026-12-01') => printNode(t, describeNode(whole, id), today);

describe('a node of the catalogue', () => {
  test.each(whole.catalogue.nodes.map(({ id }) => id))('%s is printed in words, not in keys', (id) => {
    expect(node(id)).not.toMatch(
      /\b(topManagement|aimsManager|systemOwner|humanResources|sameStructure|euAiAct|nistAiRmf|iso27001|iso9001)\b|\b(partial|related)\)/,
    );
  });

  test('names roles, frameworks and relations as the app does', () => {
    const printed = node('8.4');
    expect(printed).toContain('AI system owner');
    expect(printed).toContain('For the EU AI Act');
    expect(printed).toContain('Art. 27 Fundamental rights impact assessment (Covers a part)');
  });

  test('says of which day the law is known, and when that is too long ago', () => {
    expect(node('8.4', '2027-05-30')).toContain('Known as of 2026-11-30.');
    expect(node('8.4', '2027-05-30')).not.toContain('look up the law');
    expect(node('8.4', '2027-05-31')).toContain(
      'Known as of 2026-11-30. That is more than 6 months ago: look up the law before relying on what stands here',
    );
  });

  test('gives other programs the day of each duty', () => {
    const rows = describeNode(whole, '8.4').crosswalks.euAiAct?.rows ?? [];
    expect(rows.find(({ ref }) => ref === 'Art. 27')).toMatchObject({ knownAsOf: '2026-09-10' });
    expect(rows.find(({ ref }) => ref === 'Art. 9')).toMatchObject({ knownAsOf: '2026-11-30' });
  });
});

test('the whole catalogue names the frameworks, each with its day', () => {
  const printed = printCatalogue(t, summariseCatalogue(whole), '2027-05-31');
  expect(printed).toMatch(/^EU AI Act: /m);
  expect(printed.match(/Known as of 2026-11-30\. That is more than 6 months ago/g)).toHaveLength(4);
});

test('the trail is printed in words; what a newer version wrote stays as it is', () => {
  const entry = { seq: 1, at: '2026-01-01T00:00:00.000Z', actor: 'Eva', entityId: 'x', subject: { code: 'SYS-001' } };
  const changes = { before: null, after: { name: 'One' } };
  const printed = printTrail(t, [
    { ...entry, ...changes, action: 'systems.create', entity: 'aiSystems' },
    { ...entry, ...changes, action: 'robots.paint', entity: 'robots' },
  ] as never);
  expect(printed).toContain('AI system created  AI system SYS-001  name');
  expect(printed).toContain('robots.paint  robots SYS-001');
});
