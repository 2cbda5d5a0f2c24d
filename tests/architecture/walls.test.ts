import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findViolations, LAYERS } from './layers.ts';
import { findCircles, findCrowded } from './rooms.ts';
import { ROOT, readSources } from './source-files.ts';

const aliases = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')).imports as Record<string, string>;

function violationsOf(file: string, source: string): string[] {
  return findViolations(new Map([[file, source]]), aliases);
}

describe('the walls between the layers', () => {
  test('hold for every import of every source file', () => {
    const sources = readSources();
    expect(sources.size).toBeGreaterThan(50);
    expect(findViolations(sources, aliases)).toEqual([]);
  });

  test('stand around every folder of sources', () => {
    const folders = fs
      .readdirSync(path.join(ROOT, 'electron'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `electron/${entry.name}`);
    for (const folder of [...folders, 'shared', 'db', 'renderer']) {
      expect(LAYERS.map((layer) => layer.folder)).toContain(folder);
    }
  });
});

describe('the rooms', () => {
  test('hold no more files than a person takes in', () => {
    expect(findCrowded(readSources())).toEqual([]);
  });

  test('stand in no circle', () => {
    expect(findCircles(readSources(), aliases)).toEqual([]);
  });

  test('a crowded one is found', () => {
    const names = Array.from({ length: 13 }, (_, index) => [`db/planted/${index}.ts`, ''] as const);
    expect(findCrowded(new Map(names))).toEqual(['db/planted holds 13 files']);
    expect(findCrowded(new Map(names.slice(1)))).toEqual([]);
  });

  test('a circle is found, by alias and by type too, and over a file that stands beside rooms', () => {
    const first = ['db/a/one.ts', "import '../b/two.ts';"] as const;
    const second = ['db/b/two.ts', "import type { Three } from '#db/c/three.ts';"] as const;
    expect(findCircles(new Map([first, second, ['db/c/three.ts', "import '../a/four.ts';"]]), aliases)).toEqual([]);
    expect(findCircles(new Map([first, second, ['db/c/three.ts', "import '../a/one.ts';"]]), aliases)).toEqual([
      'db/a - db/b - db/c',
    ]);
    const roof = ['db/roof.ts', "import './a/one.ts';"] as const;
    expect(
      findCircles(new Map([roof, ['db/a/one.ts', "import '../floor.ts';"], ['db/floor.ts', '']]), aliases),
    ).toEqual([]);
    expect(findCircles(new Map([roof, ['db/a/one.ts', "import '../roof.ts';"]]), aliases)).toEqual([
      'db/a - db/roof.ts',
    ]);
  });
});

describe('a planted violation is found', () => {
  test.each([
    ['electron in the core', 'electron/core/planted.ts', "import { app } from 'electron';"],
    ['a type of electron in the core', 'electron/core/planted.ts', "import type { App } from 'electron';"],
    ['electron loaded late in the core', 'electron/core/planted.ts', "export const late = () => import('electron');"],
    ['electron as an inline type in a service', 'electron/core/services/planted.ts', "let x: import('electron').App;"],
    ['electron required in documents', 'electron/documents/planted.ts', "const e = require('electron');"],
    ['node:fs in the page', 'renderer/app/planted.ts', "import fs from 'node:fs';"],
    ['fs without its prefix in the page', 'renderer/app/planted.tsx', "import { readFileSync } from 'fs';"],
    ['node:crypto in shared', 'shared/rules/planted.ts', "export { createHash } from 'node:crypto';"],
    ['the core in the page', 'renderer/host/planted.ts', "import { startCore } from '#core/core.ts';"],
    ['the database in the page, by a relative path', 'renderer/app/planted.ts', "import '../../db/open.ts';"],
    ['the database in documents', 'electron/documents/planted.ts', "import { tables } from '#db/schema/tables.ts';"],
    ['the database in a host', 'electron/cli/planted.ts', "import '#db/file/open.ts';"],
    ['a host in the core', 'electron/core/planted.ts', "import '../desktop/main.ts';"],
    ['the page in the desktop', 'electron/desktop/planted.ts', "import '#renderer/host/bridge.ts';"],
    [
      'the contract loaded by the preload',
      'electron/desktop/preload.ts',
      "import { routes } from '#shared/contract/registry.ts';",
    ],
    ['a sibling feature', 'renderer/features/systems/planted.ts', "import '../documents/list.ts';"],
    ['a feature from a component', 'renderer/components/planted.ts', "import '../features/systems/list.ts';"],
    ['records from a component', 'renderer/components/signs/planted.ts', "import '#renderer/records/use-words.ts';"],
    ['a component from the session', 'renderer/session/planted.ts', "import '../components/frames/page.tsx';"],
    ['the roof from a feature', 'renderer/features/systems/planted.ts', "import '#renderer/app/router.tsx';"],
    ['the roof from a step', 'renderer/steps/planted.ts', "import '../app/shell/shell-state.ts';"],
    ['an unlisted package in shared', 'shared/planted.ts', "import { parse } from 'yaml';"],
    ['a test helper in a source', 'db/planted.ts', "import '../tests/fixtures/make.ts';"],
    ['a script in a source', 'electron/core/planted.ts', "import '../../scripts/lib/paths.mjs';"],
    [
      'files of another layer by a glob',
      'renderer/app/planted.ts',
      "export const all = import.meta.glob('../../db/*.ts');",
    ],
  ])('%s', (_name, file, source) => {
    expect(violationsOf(file, source)).toHaveLength(1);
  });

  test('and what is allowed is not', () => {
    expect(
      violationsOf('electron/desktop/planted.ts', "import { app } from 'electron'; import '#core/protocol.ts';"),
    ).toEqual([]);
    expect(violationsOf('electron/core/planted.ts', "import fs from 'node:fs'; import '#db/file/open.ts';")).toEqual(
      [],
    );
    expect(
      violationsOf('renderer/app/planted.tsx', "import Box from '@mui/material/Box'; import '../host/bridge.ts';"),
    ).toEqual([]);
    expect(
      violationsOf('electron/desktop/preload.ts', "import type { Result } from '#shared/contract/define.ts';"),
    ).toEqual([]);
  });
});
