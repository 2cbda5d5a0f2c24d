import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './source-files.ts';

const MOST_LINES = 400;
/** Longer files, each with the reason why it holds one thing all the same. */
const LONG_FILES: Readonly<Record<string, string>> = {
  'electron/core/imports/words/heading-words.ts': 'one table of words',
};

const TEXT =
  /\.(ts|tsx|mjs|js|cjs|json|md|yml|yaml|html|css|sql|txt|svg)$|^(\.ci\/run|\.npmrc|\.gitignore|\.gitattributes)$/;
/** Data and texts of others, kept as they came. */
const AS_PUBLISHED = /^(resources\/(samples|fonts)\/|tests\/fixtures\/|LICENSE|package-lock\.json|THIRD-PARTY)/;

/** Files that git tracks or would take in; in an unpacked archive without git, there is nothing to check. */
function ownFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return listed
    .split('\0')
    .filter((name) => name !== '' && fs.existsSync(path.join(ROOT, name)) && !AS_PUBLISHED.test(name));
}

const texts = ownFiles()
  .filter((name) => TEXT.test(name))
  .map((name) => ({ name, text: fs.readFileSync(path.join(ROOT, name), 'utf8') }));

/** Lines of any file that match, as `file:line`. */
function findLines(pattern: RegExp, files = texts): string[] {
  return files.flatMap(({ name, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${name}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
  );
}

const code = texts.filter(({ name }) => /\.(ts|tsx|mjs)$/.test(name));
// Patterns are put together here so that this file does not find itself.
const MACHINE_PATH = new RegExp(['/work', '/(main|shared)|', '/ro', 'ot/'].join(''));
const REGISTRY = new RegExp(
  ['registry\\.', 'npmjs|', 'registry\\.', 'yarnpkg|', 'deb\\.', 'debian|', '_auth', 'Token'].join(''),
);
const MUTED = new RegExp(['@ts-', '(ignore|nocheck)|', '\\bas ', 'any\\b|', '\\b(TO', 'DO|FIX', 'ME)\\b'].join(''));
const SKIPPED = new RegExp(['\\b(test|it|describe)\\.', '(only|todo|skip)\\('].join(''));

/** Paths in code style that do not exist; those with something to fill in name none. */
function pathsGone(text: string): string[] {
  return [...text.matchAll(/`((?:shared|db|electron|renderer|resources|tests|scripts|docs)\/[^`\s<*{]+)`/g)]
    .map(([, named = '']) => named)
    .filter((named) => !named.includes('NNNN') && !fs.existsSync(path.join(ROOT, named)));
}

describe('habits of the house', () => {
  test('there are files to look at', () => {
    expect(texts.length).toBeGreaterThan(100);
  });

  test('the pages for whoever works here name paths that there are', () => {
    const pages = texts.filter(({ name }) => name === 'CONTRIBUTING.md' || name === 'docs/architecture.md');
    expect(pages).toHaveLength(2);
    for (const { name, text } of pages) expect([name, pathsGone(text)]).toEqual([name, []]);
    expect(pathsGone('`db/schema/no-such.ts`, `db/schema/tables.ts`')).toEqual(['db/schema/no-such.ts']);
  });

  test(`no file of code is longer than ${MOST_LINES} lines`, () => {
    const long = code
      .map(({ name, text }) => ({ name, lines: text.split('\n').length - 1 }))
      .filter(({ name, lines }) => lines > MOST_LINES && LONG_FILES[name] === undefined)
      .map(({ name, lines }) => `${name}: ${lines}`);
    expect(long).toEqual([]);
  });

  test('no file names a folder of the machine it was written on', () => {
    expect(findLines(MACHINE_PATH)).toEqual([]);
  });

  test('no file names a package registry or a key to one', () => {
    expect(findLines(REGISTRY)).toEqual([]);
  });

  test('no code is muted or left for later', () => {
    expect(findLines(MUTED, code)).toEqual([]);
  });

  test('no test is switched off or runs alone', () => {
    expect(findLines(SKIPPED, code)).toEqual([]);
  });

  test('the lock file pins every package and names no address', () => {
    const lock = JSON.parse(fs.readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version?: string; resolved?: string; integrity?: string; link?: boolean }>;
    };
    const entries = Object.entries(lock.packages).filter(([name]) => name !== '');
    expect(entries.length).toBeGreaterThan(100);
    expect(entries.filter(([, entry]) => entry.version === undefined || entry.integrity === undefined)).toEqual([]);
    expect(entries.filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
  });

  test('the lock file answers to package.json', () => {
    type Manifest = { dependencies: Record<string, string>; devDependencies: Record<string, string> };
    const manifest = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Manifest;
    const lock = JSON.parse(fs.readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: { '': Manifest };
    };
    expect(lock.packages[''].dependencies).toEqual(manifest.dependencies);
    expect(lock.packages[''].devDependencies).toEqual(manifest.devDependencies);
  });

  test('package.json pins every package to one version', () => {
    const manifest = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    const all = { ...manifest.dependencies, ...manifest.devDependencies };
    expect(Object.entries(all).filter(([, version]) => !/^(npm:.+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
