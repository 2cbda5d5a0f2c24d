/** Makes `out/renderer`, `out/node` and `out/fonts`; runs on the toolchain's Node. Started by build.mjs, which knows when. */
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { scriptFonts } from './lib/fonts.mjs';
import { root } from './lib/paths.mjs';

const ENTRIES = {
  main: 'electron/desktop/main.ts',
  core: 'electron/core/core-process.ts',
  worker: 'electron/core/jobs/worker.ts',
  cli: 'electron/cli/main.ts',
};
/** What stays a package of its own: native code, fonts and data files read from its folder, and the host itself. */
const EXTERNAL = ['electron', /^electron\//, 'better-sqlite3', 'pdfmake', /^pdfmake\//];

const next = join(root, 'out', `next-${process.pid}`);
const quiet = { configFile: false, root, logLevel: 'error', publicDir: false };

try {
  await buildPage();
  await buildNodeSide();
  await buildPreload();
  gatherFonts();
  for (const name of ['renderer', 'node', 'fonts']) putInPlace(name);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(next, { recursive: true, force: true });
}

function buildPage() {
  return build({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: join(next, 'renderer'), emptyOutDir: true },
  });
}

/** One flat folder, chunks too, so that `new URL('./worker.mjs', import.meta.url)` holds from every file. */
function buildNodeSide() {
  return build({
    ...quiet,
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3', 'pdfmake'], target: 'node' },
    build: {
      ssr: true,
      outDir: join(next, 'node'),
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(ENTRIES).map(([name, path]) => [name, requireEntry(path)])),
        external: [...EXTERNAL, /^node:/, ...builtinModules],
        output: {
          format: 'es',
          entryFileNames: '[name].mjs',
          chunkFileNames: 'chunk-[name]-[hash].mjs',
        },
      },
    },
  });
}

/** A sandboxed preload can load neither ES modules nor packages: one CommonJS file. */
function buildPreload() {
  return build({
    ...quiet,
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: true,
      outDir: join(next, 'node'),
      emptyOutDir: false,
      target: 'chrome130',
      minify: false,
      rolldownOptions: {
        input: { preload: requireEntry('electron/desktop/preload.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  });
}

/** The typefaces of documents, beside the program: nothing is fetched when one is written. */
function gatherFonts() {
  const folder = join(next, 'fonts');
  const own = join(root, 'resources', 'fonts');
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(own)) if (name.endsWith('.ttf')) cpSync(join(own, name), join(folder, name));
  for (const { from, name } of scriptFonts()) cpSync(from, join(folder, name));
}

function requireEntry(path) {
  const file = join(root, path);
  if (!existsSync(file)) throw new Error(`${path} is missing.`);
  return file;
}

/** A build that was cut short leaves the one before it whole. */
function putInPlace(name) {
  const folder = join(root, 'out', name);
  const old = join(next, `old-${name}`);
  mkdirSync(next, { recursive: true });
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(join(next, name), folder);
  for (const left of readdirSync(join(root, 'out'))) {
    // Left by a build that was killed: the lock makes sure that no other one is running.
    if (left.startsWith('next-') && left !== `next-${process.pid}`)
      rmSync(join(root, 'out', left), { recursive: true });
  }
}
