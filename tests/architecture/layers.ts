import { builtinModules } from 'node:module';
import path from 'node:path';
import { readImports } from './read-imports.ts';
import type { Files } from './source-files.ts';

type Layer = {
  readonly folder: string;
  /** Folders of the checkout it may import from, its own aside. */
  readonly folders: readonly string[];
  /** Packages by name; `*` at the end takes in a whole scope. */
  readonly packages: readonly string[];
  readonly node: boolean;
};

/** The table of DESIGN.md, in words that a program can hold the sources against; the deepest folder counts. */
export const LAYERS: readonly Layer[] = [
  { folder: 'shared', folders: [], packages: ['zod'], node: false },
  { folder: 'db', folders: ['shared'], packages: ['drizzle-orm', 'better-sqlite3', 'uuid'], node: true },
  {
    folder: 'electron/documents',
    folders: ['shared'],
    packages: [
      'bidi-js',
      'csv-stringify',
      'docx',
      'i18next',
      'pdfkit',
      'pdfmake',
      'write-excel-file',
      'yauzl',
      'yazl',
      'zod',
    ],
    node: true,
  },
  {
    folder: 'electron/core',
    folders: ['shared', 'db', 'electron/documents'],
    packages: [
      'age-encryption',
      'csv-parse',
      'drizzle-orm',
      'file-type',
      'i18next',
      'mammoth',
      'pdfjs-dist',
      'read-excel-file',
      'uuid',
      'write-excel-file',
      'yauzl',
      'yazl',
      'zod',
    ],
    node: true,
  },
  {
    folder: 'electron/desktop',
    folders: ['shared', 'electron/core', 'electron/documents'],
    packages: ['electron', 'i18next', 'zod'],
    node: true,
  },
  {
    folder: 'electron/browser',
    folders: ['shared', 'electron/core', 'electron/documents'],
    packages: ['zod'],
    node: true,
  },
  {
    folder: 'electron/cli',
    folders: ['shared', 'electron/core', 'electron/documents', 'electron/browser'],
    packages: ['zod'],
    node: true,
  },
  {
    folder: 'renderer',
    folders: ['shared', 'resources'],
    packages: [
      '@emotion/*',
      '@mui/*',
      '@tanstack/*',
      'cmdk',
      'i18next',
      'lucide-react',
      'pdfjs-dist',
      'react',
      'react-dom',
      'react-error-boundary',
      'react-i18next',
      'uuid',
      'zod',
      'zustand',
    ],
    node: false,
  },
];

/** The sandboxed preload loads nothing but Electron; what it shares with others is types and names of channels. */
const PRELOAD = { path: 'electron/desktop/preload.ts', modules: ['electron', 'electron/desktop/window/channels.ts'] };
/** Folders of the page whose members do not know each other. */
const SIBLINGS = /^renderer\/(features|steps)\/([^/]+)\//;
/** The page's floors from the roof down: each may use its own and those below. */
const FLOORS = [
  ['app'],
  ['features', 'steps'],
  ['records'],
  ['components'],
  ['session', 'standard', 'theme', 'host'],
] as const;

/** What a specifier names: a file of the checkout, a package, or a module of Node. */
export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'node'; readonly name: string };

/**
 * Holds every import of the given files against the layers.
 * @param aliases subpath imports of package.json, such as `#shared/*` to `./shared/*`
 * @returns one sentence for each violation
 */
export function findViolations(files: Files, aliases: Readonly<Record<string, string>>): string[] {
  return [...files].flatMap(([file, source]) =>
    readImports(file, source).flatMap(({ specifier, typeOnly }) => {
      const target = resolve(file, specifier, aliases);
      const refusal = judge(file, target, typeOnly);
      return refusal === null ? [] : [`${file} imports ${specifier}: ${refusal}`];
    }),
  );
}

export function resolve(file: string, specifier: string, aliases: Readonly<Record<string, string>>): Target {
  if (specifier.startsWith('.')) return { kind: 'file', path: path.posix.join(path.posix.dirname(file), specifier) };
  if (specifier.startsWith('/')) return { kind: 'file', path: `renderer${specifier}` };
  for (const [alias, folder] of Object.entries(aliases)) {
    const prefix = alias.slice(0, -1);
    if (specifier.startsWith(prefix)) {
      return { kind: 'file', path: path.posix.join(folder.slice(0, -1), specifier.slice(prefix.length)) };
    }
  }
  const bare = specifier.replace(/^node:/, '').split('/')[0] ?? '';
  if (specifier.startsWith('node:') || builtinModules.includes(bare)) return { kind: 'node', name: specifier };
  const parts = specifier.split('/');
  return { kind: 'package', name: specifier.startsWith('@') ? parts.slice(0, 2).join('/') : bare };
}

function judge(file: string, target: Target, typeOnly: boolean): string | null {
  const layer = layerOf(file);
  if (layer === undefined) return 'the file stands in no layer';
  if (file === PRELOAD.path && !typeOnly) return judgePreload(target);
  if (target.kind === 'node') return layer.node ? null : `${layer.folder} has no I/O`;
  if (target.kind === 'package') {
    return layer.packages.some((name) => matches(name, target.name))
      ? null
      : `${layer.folder} does not use this package`;
  }
  const allowed = [layer.folder, ...layer.folders];
  // `electron/core` lies in `electron/`, but `electron/` itself is nobody's.
  if (!allowed.some((folder) => target.path.startsWith(`${folder}/`))) return `${layer.folder} may not import it`;
  return judgeSiblings(file, target.path);
}

function judgePreload(target: Target): string | null {
  const name = target.kind === 'file' ? target.path : target.name;
  return PRELOAD.modules.includes(name) ? null : 'the preload loads Electron and types only';
}

function judgeSiblings(file: string, target: string): string | null {
  const [, kind, member] = SIBLINGS.exec(file) ?? [];
  const [, targetKind, targetMember] = SIBLINGS.exec(target) ?? [];
  if (targetMember !== undefined && kind === targetKind && member !== targetMember) {
    return `${kind} never import each other`;
  }
  return floorOf(target) < floorOf(file) ? `renderer/${file.split('/')[1]} stands below it` : null;
}

/** 0 for the roof; below everything for what stands in no room, such as `renderer/index.html`. */
function floorOf(path: string): number {
  const [layer, room] = path.split('/');
  const floor = FLOORS.findIndex((rooms) => rooms.some((name) => name === room));
  return layer === 'renderer' && floor >= 0 ? floor : FLOORS.length;
}

function layerOf(file: string): Layer | undefined {
  return LAYERS.filter((layer) => file.startsWith(`${layer.folder}/`)).toSorted(
    (a, b) => b.folder.length - a.folder.length,
  )[0];
}

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
