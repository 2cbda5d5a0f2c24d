import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import { findDataFolder } from './portable.ts';

export type Folders = {
  /** Settings, recent files and the like; Chromium's own files in a folder below it. */
  readonly data: string;
  readonly portable: boolean;
  /** False where nothing can be kept. */
  readonly writable: boolean;
};

/** Points everything that Electron and Chromium write to the data folder. Must run before `ready`. */
export function settleFolders(): Folders {
  const found = findDataFolder({
    packaged: app.isPackaged,
    platform: process.platform,
    execPath: process.execPath,
    argv: process.argv,
    cwd: process.cwd(),
    env: process.env,
    isFolder: (folder) => statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true,
  });
  const data = found?.folder ?? app.getPath('userData');
  const writable = makeWritable(data);
  if (!writable) return { data, portable: found?.portable ?? false, writable };

  app.setPath('userData', data);
  const browser = made(path.join(data, 'browser'));
  app.setPath('sessionData', browser);
  app.setPath('crashDumps', path.join(browser, 'crashes'));
  app.setAppLogsPath(path.join(data, 'logs'));
  if (found?.portable === true) leaveNoTraces(browser);
  return { data, portable: found?.portable ?? false, writable };
}

/**
 * What libraries below Chromium keep by themselves: shader and font caches, and on Linux the file dialog's settings
 * and its list of recently used files, which would name a client.
 */
function leaveNoTraces(browser: string): void {
  const cache = made(path.join(browser, 'cache'));
  process.env['XDG_CACHE_HOME'] = cache;
  process.env['MESA_SHADER_CACHE_DIR'] = cache;
  process.env['XDG_DATA_HOME'] = made(path.join(browser, 'desktop'));
  process.env['GSETTINGS_BACKEND'] = 'memory';
}

/** Temporary files of this process and of the core go to the data folder too; call once the instance lock is held. */
export function keepTemporaryFilesIn({ data, portable }: Folders): void {
  if (!portable) return;
  const temporary = made(path.join(data, 'temp'));
  app.setPath('temp', temporary);
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = temporary;
}

function made(folder: string): string {
  // Nobody else on this computer reads what is kept in them.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function makeWritable(folder: string): boolean {
  try {
    accessSync(made(folder), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
