import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasKey, readUsedKeys, type Words } from './locale-keys.ts';
import { ROOT, readSources } from './source-files.ts';

const folder = path.join(ROOT, 'resources', 'locales', 'en');
const locales: Record<string, Words> = Object.fromEntries(
  fs
    .readdirSync(folder)
    .map((name) => [path.basename(name, '.json'), JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'))]),
);

function missingKeys(file: string, source: string): string[] {
  return readUsedKeys(file, source)
    .filter((used) => !hasKey(locales, used))
    .map(({ namespaces, key }) => `${file}: ${namespaces.join(' or ')}:${key}`);
}

describe('every text that the code asks for stands in the locales', () => {
  test('in every source file', () => {
    const used = [...readSources()].flatMap(([file, source]) => readUsedKeys(file, source));
    expect(used.length).toBeGreaterThan(50);
    expect([...readSources()].flatMap(([file, source]) => missingKeys(file, source))).toEqual([]);
  });

  test.each([
    ["t('no.such.text')"],
    ["t('errors:noSuchError', { name })"],
    ["const { t } = useTranslation('systems'); t('no.such.text');"],
    ['t(`errors:no.such.${code}`)'],
    ["t(done ? 'no.such.text' : 'actions.cancel')"],
    ['<Trans i18nKey="no.such.text" />'],
  ])('a planted one is found: %s', (source) => {
    expect(missingKeys('renderer/app/planted.tsx', source)).toHaveLength(1);
  });

  test('a known one is not', () => {
    expect(missingKeys('renderer/app/planted.tsx', "t('actions.cancel'); t(`errors:${code}`); t(unknown);")).toEqual(
      [],
    );
  });

  test('no text is empty, and none begins or ends with a space', () => {
    // A terminal's lines are set in columns by spaces.
    const odd = Object.entries({ ...locales, cli: {} }).flatMap(([name, words]) =>
      listTexts(words)
        .filter(([, text]) => text === '' || text !== text.trim())
        .map(([key]) => `${name}:${key}`),
    );
    expect(odd).toEqual([]);
  });
});

function listTexts(words: Words, prefix = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : listTexts(value, `${prefix}${key}.`),
  );
}
