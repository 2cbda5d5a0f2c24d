import { describe, expect, test } from 'vitest';
import { type Files, readSources } from './source-files.ts';

/** Dangerous things and the only files that may do them. */
const OWNERS: readonly { readonly thing: string; readonly pattern: RegExp; readonly files: readonly RegExp[] }[] = [
  // db/schema/migrate.ts opens one in memory, to learn the schema that a sound workspace has.
  // db/file/claims.ts opens empty files, for their locks.
  {
    thing: 'the SQLite constructor',
    pattern: /new Database\(/,
    files: [/^db\/(file\/(connect|claims)|schema\/migrate)\.ts$/],
  },
  { thing: 'the migrator', pattern: /(?<!function )\bmigrate\(/, files: [/^db\/file\/open\.ts$/] },
  // db/copies/rewrite.ts copies rows as they are, and turns them on again before anything else can happen.
  {
    thing: 'switching foreign keys off',
    pattern: /foreign_keys\s*=\s*(off|0)/i,
    files: [/^db\/(schema\/migrate|copies\/rewrite)\.ts$/],
  },
  { thing: 'ipcMain', pattern: /\bipcMain\b/, files: [/^electron\/desktop\/window\/ipc\.ts$/] },
  { thing: 'exposing to the page', pattern: /exposeInMainWorld/, files: [/^electron\/desktop\/preload\.ts$/] },
  { thing: 'window.aiGuard', pattern: /window\.aiGuard|globalThis\.aiGuard/, files: [/^renderer\/host\//] },
  { thing: 'fetch', pattern: /(?<![.\w])fetch\(/, files: [/^renderer\/host\//] },
  { thing: 'listening on a port', pattern: /\.listen\(/, files: [/^electron\/browser\//] },
  // Nobody: no link leads outside, and the page shows what clients wrote, and runs nothing that it is given.
  {
    thing: 'HTML from a string',
    pattern: /dangerouslySetInnerHTML|\.innerHTML\b|insertAdjacentHTML|srcdoc/,
    files: [],
  },
  { thing: 'opening a link outside', pattern: /openExternal/, files: [] },
  { thing: 'code from a string', pattern: /\beval\(|new Function\(/, files: [] },
  { thing: 'a remote address to load from', pattern: /(fetch|request|get|connect)\(\s*['"`]https?:/, files: [] },
];

function trespasses(files: Files): string[] {
  return [...files].flatMap(([file, source]) =>
    OWNERS.filter(
      ({ pattern, files: owners }) =>
        pattern.test(withoutComments(source)) && !owners.some((owner) => owner.test(file)),
    ).map(({ thing }) => `${file}: ${thing}`),
  );
}

/** Good enough to keep an explanation from counting as a use. */
function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');
}

describe('one file owns each dangerous thing', () => {
  test('no other file does it', () => {
    expect(trespasses(readSources())).toEqual([]);
  });

  test.each(
    OWNERS.filter(({ files }) => files.length > 0).map(({ thing, pattern, files }) => ({ thing, pattern, files })),
  )('$thing has an owner that does it', ({ pattern, files }) => {
    const owners = [...readSources()].filter(([file]) => files.some((owner) => owner.test(file)));
    expect(owners.some(([, source]) => pattern.test(withoutComments(source)))).toBe(true);
  });

  test.each([
    ['electron/core/planted.ts', 'const file = new Database(path);'],
    ['electron/core/planted.ts', 'migrate(connection, all);'],
    ['electron/desktop/planted.ts', "ipcMain.on('x', run);"],
    ['renderer/app/planted.tsx', 'window.aiGuard.request();'],
    ['renderer/app/planted.tsx', '<p dangerouslySetInnerHTML={{ __html: text }} />'],
    ['electron/browser/planted.ts', "eval('1');"],
  ])('a planted one is found: %s %s', (file, source) => {
    expect(trespasses(new Map([[file, source]]))).toHaveLength(1);
  });
});
