import fs from 'node:fs';
import path from 'node:path';

/** Files and folders of the program itself: no other user of the computer reads them, whatever the umask says. */

export const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

/** Makes a folder of the program's own, and those on the way to it. */
export function makePrivateFolder(folder: string): void {
  fs.mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
}

/** Makes an empty file where there is none, for SQLite to fill: left to itself it lets everybody read what it makes. */
export function makePrivateFile(file: string): void {
  try {
    fs.closeSync(fs.openSync(file, 'wx', PRIVATE_FILE));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/**
 * Closes a place to others, and all that is in it unless `within` is false. What belongs to somebody else stays as it
 * is.
 */
export function closeToOthers(place: string, within = true): void {
  // Windows keeps a user's folders from others by itself.
  if (process.platform === 'win32') return;
  const stat = fs.lstatSync(place, { throwIfNoEntry: false });
  if (stat === undefined || stat.isSymbolicLink()) return;
  try {
    if ((stat.mode & 0o077) !== 0) fs.chmodSync(place, stat.isDirectory() ? PRIVATE_FOLDER : PRIVATE_FILE);
    if (within && stat.isDirectory()) for (const name of fs.readdirSync(place)) closeToOthers(path.join(place, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}

/** What lies in the data folder. A folder that somebody named for it may hold other things, which are not ours. */
const KEPT = [
  ...['workspaces', 'backups', 'transfer', 'views', 'logs', 'temp'],
  ...['settings.json', 'recent.json', 'people.json', 'places.json', 'modes.json', 'desktop.json'],
  ...['checkpoints.json', 'checkpoint.key', 'branding.json'],
];
const LOGO = /^logo-.*\.(png|jpeg)$/;

/** Closes the data folder to others, and what earlier versions of the program left open in it. */
export function closeDataFolder(folder: string): void {
  if (!fs.existsSync(folder)) return;
  closeToOthers(folder, false);
  for (const name of fs.readdirSync(folder)) {
    if (KEPT.includes(name) || LOGO.test(name)) closeToOthers(path.join(folder, name));
  }
}
