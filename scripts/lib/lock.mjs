import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';

const POLL_MS = 250;
/** A holder writes its name right after making the folder; one without a name this long after was killed between. */
const NAMELESS_MS = 10_000;

/**
 * Does `work` while holding the lock folder, so that two commands started at once do not install or build over each
 * other. A lock whose process is gone is taken over.
 * @template T
 * @param {string} folder
 * @param {string} waitingSentence printed once when someone else holds it
 * @param {(addWorker: (pid: number) => void) => Promise<T>} work `addWorker` names a program that works for this one, and may
 *   outlive it where it is killed
 * @returns {Promise<T>}
 */
export async function withLock(folder, waitingSentence, work) {
  mkdirSync(dirname(folder), { recursive: true });
  let said = false;
  while (!take(folder)) {
    if (breakStale(folder)) continue;
    if (!said) process.stderr.write(`${waitingSentence}\n`);
    said = true;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const release = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', release);
  try {
    return await work((pid) => writeHolder(folder, [process.pid, pid]));
  } finally {
    process.off('exit', release);
    release();
  }
}

function take(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  writeHolder(folder, [process.pid]);
  return true;
}

function writeHolder(folder, pids) {
  writeFileSync(join(folder, 'holder.json'), JSON.stringify({ pids, host: hostname(), since: Date.now() }));
}

/**
 * Puts a dead holder's lock aside by renaming it, which only one of several waiting processes can do. Another may have
 * done so, and taken the lock anew, since this one looked: then what was put aside is put back.
 */
function breakStale(folder) {
  const dead = staleHolder(folder);
  if (dead === undefined) return false;
  const aside = `${folder}.stale-${process.pid}`;
  try {
    renameSync(folder, aside);
    if (readHolder(aside) === dead) rmSync(aside, { recursive: true, force: true });
    else renameSync(aside, folder);
  } catch {
    // Another waiting process was faster.
  }
  return true;
}

/** What the lock says of a holder that is gone; undefined while it lives or may live. */
function staleHolder(folder) {
  const holder = readHolder(folder);
  if (holder === '') return isOld(folder) ? holder : undefined;
  const { pids, host } = JSON.parse(holder);
  return host === hostname() && !pids.some(isAlive) ? holder : undefined;
}

function readHolder(folder) {
  try {
    const text = readFileSync(join(folder, 'holder.json'), 'utf8');
    return text.endsWith('}') ? text : '';
  } catch {
    return '';
  }
}

function isOld(folder) {
  try {
    return Date.now() - statSync(folder).mtimeMs > NAMELESS_MS;
  } catch {
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
