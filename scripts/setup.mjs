import './lib/guard.mjs';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { join, relative } from 'node:path';
import { withLock } from './lib/lock.mjs';
import { modules, node24, root } from './lib/paths.mjs';
import { isMain, npmCommand, run, runCommand } from './lib/run.mjs';

/** Written last of all, so that a set-up that was cut short is done again. */
const stampFile = join(modules, '.ai-guard-setup');
const NETWORK_TROUBLE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT/;

/**
 * Not `npm ci`: it refuses a lock file without the binaries of other platforms, which a partial mirror of the registry
 * does not have; `--no-save` keeps the lock file as it is. No install scripts: npm would compile better-sqlite3, whose
 * `gypfile: false` a lock file does not record, although its package brings the binary; the one script that is needed
 * follows in {@link ensureToolchainNode}.
 */
const INSTALL_OPTIONS = ['--no-save', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error'];

/**
 * Brings in the packages of the lock file and the toolchain's Node where they are missing or stale; says nothing where
 * there is nothing to do.
 * @throws {Error} with one sentence for the user, where something cannot be had
 */
export async function ensureSetUp() {
  if (isSetUp()) return;
  await withLock(
    join(root, '.cache', 'setup.lock'),
    'Another set-up of this folder is running; waiting for it.',
    async (addWorker) => {
      if (isSetUp()) return;
      if (!holdsLockedPackages()) await installPackages(addWorker);
      await ensureToolchainNode();
      linkCommands();
      writeFileSync(stampFile, currentStamp());
    },
  );
}

function isSetUp() {
  try {
    return readFileSync(stampFile, 'utf8') === currentStamp() && existsSync(node24);
  } catch {
    return false;
  }
}

function currentStamp() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return `${lock} ${platform()} ${arch()}\n`;
}

/** True where npm itself, run by hand, finished installing just what the lock file asks for. */
function holdsLockedPackages() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const present = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(
      ([path, entry]) =>
        path === '' ||
        present[path]?.version === entry.version ||
        (present[path] === undefined && (entry.optional === true || entry.devOptional === true || entry.peer === true)),
    );
  } catch {
    return false;
  }
}

async function installPackages(addWorker) {
  const started = Date.now();
  process.stderr.write('Installing the packages of the lock file; once, it takes a minute or two.\n');
  const npm = npmCommand();
  // What a cut-short installation left is no ground to build on; npm writes its own list last.
  if (!existsSync(join(modules, '.package-lock.json'))) rmSync(modules, { recursive: true, force: true });
  // Without a registry npm would try each of the packages for minutes; what it has kept from before may be enough.
  const reach = (await isRegistryThere(npm)) ? [] : ['--offline'];
  const result = await run(npm.command, [...npm.args, 'install', ...INSTALL_OPTIONS, ...reach], {
    env: installEnvironment(),
    onStart: addWorker,
  });
  if (result.code !== 0) {
    rmSync(modules, { recursive: true, force: true });
    throw new Error(installTrouble(result));
  }
  process.stderr.write(`Installed in ${Math.round((Date.now() - started) / 1000)} s.\n`);
}

async function isRegistryThere(npm) {
  const quick = ['--fetch-retries=1', '--fetch-retry-mintimeout=500', '--fetch-timeout=15000', '--prefer-online'];
  const { code } = await run(npm.command, [...npm.args, 'view', 'node', 'version', ...quick], {
    env: installEnvironment(),
  });
  return code === 0;
}

/** Without what an outer `npm run` sets for its own script, and with development packages whatever NODE_ENV says. */
function installEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([key]) =>
      !/^npm_(lifecycle|package|command|config_(local_prefix|prefix|omit|production|ignore_scripts))/i.test(key),
  );
  return { ...Object.fromEntries(kept), NODE_ENV: 'development' };
}

function installTrouble({ code, stdout, stderr }) {
  if (code === 127) return 'The packages could not be installed: npm was not found; install Node.js together with npm.';
  const said = `${stderr}\n${stdout}`;
  if (NETWORK_TROUBLE.test(said)) {
    return 'The packages could not be installed: the npm registry cannot be reached; connect to a network and start again.';
  }
  const line = said.split('\n').find((text) => /npm (error|ERR!) (?!code |errno|syscall)./.test(text));
  return `The packages could not be installed; npm says: ${(line ?? said.trim().split('\n')[0] ?? '').replace(/^npm (error|ERR!)\s*/, '')}`;
}

/** The `node` package fetches its binary in a preinstall script. */
async function ensureToolchainNode() {
  const wanted = JSON.parse(readFileSync(join(modules, 'node', 'package.json'), 'utf8')).version;
  if (await isNode(wanted)) return;
  await run(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: join(modules, 'node'),
    env: installEnvironment(),
  });
  if (!(await isNode(wanted))) {
    throw new Error(
      `Node ${wanted}, which this project runs on, could not be installed for ${platform()} ${arch()}; the npm registry has to be reachable.`,
    );
  }
}

async function isNode(version) {
  if (!existsSync(node24)) return false;
  if (platform() !== 'win32') chmodSync(node24, 0o755);
  const { stdout } = await run(node24, ['--version']);
  return stdout.trim() === `v${version}`;
}

/** Lets `npx ai-guard` find the checkout's own command line, and `npm run` the toolchain's Node. */
function linkCommands() {
  linkCommand('ai-guard', join(root, 'bin', 'ai-guard.mjs'));
  linkCommand('node', node24);
}

function linkCommand(name, target) {
  const folder = join(modules, '.bin');
  mkdirSync(folder, { recursive: true });
  if (platform() === 'win32') {
    const program = target.endsWith('.mjs') ? 'node ' : '';
    writeFileSync(join(folder, `${name}.cmd`), `@${program}"${target}" %*\r\n`);
    return;
  }
  const link = join(folder, name);
  rmSync(link, { force: true });
  symlinkSync(relative(folder, target), link);
}

if (isMain(import.meta.url)) await runCommand(ensureSetUp);
