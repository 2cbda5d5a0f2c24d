import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSources } from './source-files.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PAGE = readFileSync(path.join(ROOT, 'docs/security.md'), 'utf8');
/** The names that the page gives to files it speaks of often. */
const FILES: Readonly<Record<string, string>> = {
  shell: 'tests/e2e/electron/security.test.ts',
  packaged: 'tests/e2e/electron/packaged.test.ts',
  host: 'tests/unit/browser/serve.test.ts',
};
const ITEMS = 20;
/** In the order in which they stand in Electron's binary (build/fuses/fuses.json5), by the packager's names. */
const FUSES = [
  ...['runAsNode', 'enableCookieEncryption', 'enableNodeOptionsEnvironmentVariable', 'enableNodeCliInspectArguments'],
  ...['enableEmbeddedAsarIntegrityValidation', 'onlyLoadAppFromAsar', 'loadBrowserProcessSpecificV8Snapshot'],
  ...['grantFileProtocolExtraPrivileges', 'wasmTrapHandlers'],
];

type Row = { readonly first: string; readonly said: string; readonly proofs: readonly Proof[] };
type Proof = { readonly file: string; readonly title: string };

function rowsOf(page: string, heading: string): Row[] {
  const section = page.split(/^## /mu).find((text) => text.startsWith(heading)) ?? '';
  return section
    .split('\n')
    .filter((line) => /^\| (?!---|item|fuse|promise|host \|)/u.test(line))
    .map((line) => {
      const cells = line.split(' | ').map((cell) => cell.replace(/^\| | \|$/gu, ''));
      return { first: cells[0] ?? '', said: cells[1] ?? '', proofs: proofsIn(cells.at(-1) ?? '') };
    });
}

/** `file: "title" and "title"`, several of them joined by "and". */
function proofsIn(cell: string): Proof[] {
  let file = '';
  return [...cell.matchAll(/(?:`([^`]+)`|\b(\w+)): (?=")|"((?:[^"\\]|\\.)*)"/gu)].flatMap(([, named, short, title]) => {
    if (title === undefined) file = named ?? FILES[short ?? ''] ?? `unknown: ${short}`;
    return title === undefined ? [] : [{ file, title: title.replaceAll('\\"', '"') }];
  });
}

function hasTest({ file, title }: Proof): boolean {
  const full = path.join(ROOT, file);
  if (!existsSync(full)) return false;
  const source = readFileSync(full, 'utf8');
  // A title that is made in a table stands at the end of its call.
  return ["'", '"', '`'].some((quote) => source.includes(`(${quote}${title}${quote},`));
}

describe('the page on security', () => {
  test('has a row for each item of Electron’s checklist, kept or with the reason, in order', () => {
    const rows = rowsOf(PAGE, 'Electron’s checklist');
    expect(rows.map(({ first }) => Number.parseInt(first, 10))).toEqual(Array.from({ length: ITEMS }, (_, i) => i + 1));
    expect(rows.filter(({ said }) => !/^(?:Kept|Does not apply)(?:: |$)/u.test(said))).toEqual([]);
  });

  test('has a row for each fuse, set as the packager sets it', () => {
    const rows = rowsOf(PAGE, 'Fuses');
    expect(rows.map(({ first }) => first.replaceAll('`', ''))).toEqual(FUSES);
    const set = readFileSync(path.join(ROOT, 'electron-builder.yml'), 'utf8');
    for (const { first, said } of rows) {
      const value = new RegExp(`^  ${first.replaceAll('`', '')}: (true|false)$`, 'mu').exec(set)?.[1];
      expect(`${first} ${said}`).toMatch(
        value === undefined ? /Does not apply: / : value === 'true' ? /^\S+ on\b/u : /^\S+ off\b/u,
      );
    }
  });

  test.each(['Electron’s checklist', 'Fuses', 'The browser host', 'No network at all', 'Files'])(
    'names tests that exist: %s',
    (heading) => {
      const rows = rowsOf(PAGE, heading);
      expect(rows.length).toBeGreaterThan(3);
      expect(rows.filter(({ proofs }) => proofs.length === 0).map(({ first }) => first)).toEqual([]);
      expect(rows.flatMap(({ proofs }) => proofs).filter((proof) => !hasTest(proof))).toEqual([]);
    },
  );

  test('would be found out with a test that is not there', () => {
    expect(proofsIn('shell: "a" and `b.ts`: "c \\"d\\""')).toEqual([
      { file: FILES['shell'], title: 'a' },
      { file: 'b.ts', title: 'c "d"' },
    ]);
    expect(hasTest({ file: 'tests/e2e/electron/security.test.ts', title: '21: nobody wrote this' })).toBe(false);
    expect(hasTest({ file: 'tests/none.test.ts', title: 'x' })).toBe(false);
  });

  test('names the Electron that is pinned', () => {
    const { devDependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/u);
    expect(PAGE).toContain(`Kept: ${devDependencies['electron']}, pinned`);
  });

  test('is right that every file which writes CSV disarms formulas', () => {
    const writers = [...readSources()].filter(([, source]) => source.includes('csv-stringify'));
    expect(writers.map(([file]) => file)).not.toEqual([]);
    expect(writers.filter(([, source]) => !source.includes('escape_formulas: true')).map(([file]) => file)).toEqual([]);
  });
});
