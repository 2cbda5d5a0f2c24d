import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findElectron } from './electron.mjs';
import { run } from './run.mjs';

/** Debian's names of what Electron links to and a window needs. */
const WINDOW_PACKAGES = [
  'libnss3',
  'libatk1.0-0',
  'libatk-bridge2.0-0',
  'libgtk-3-0',
  'libgbm1',
  'libasound2',
  'libxss1',
  'libcups2',
  'libdrm2',
  'libxkbcommon0',
  'libxtst6',
  'libnotify4',
  'libsecret-1-0',
  'fonts-dejavu-core',
];
/** To open what is written for Word and Excel; the typefaces are as wide as those that the documents name. */
const OFFICE_PACKAGES = ['libreoffice-writer', 'libreoffice-calc', 'fonts-liberation'];
const CHROMIUMS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * What the end-to-end tests run in, installed through Debian's package manager where this process may do that.
 * @param {{ needs: ReadonlySet<'chromium' | 'electron' | 'instruments' | 'compiler'>, say: (sentence: string) => void }} options
 * @returns {Promise<{ chromium?: string, electron?: { path: string, standIn: boolean }, reasons: Record<string, string> }>}
 *   `reasons` says by name what is missing, as the middle of a sentence
 */
export async function provideMachine({ needs, say }) {
  const electron = needs.has('electron') ? await findElectron(say) : undefined;
  const wanted = [
    ...(needs.has('chromium') && findChromium() === undefined ? ['chromium', 'fonts-dejavu-core'] : []),
    ...(needs.has('electron') && process.platform === 'linux' && which('Xvfb') === undefined ? ['xvfb', 'xauth'] : []),
    ...(needs.has('instruments') && which('qpdf') === undefined ? ['qpdf'] : []),
    ...(needs.has('instruments') && which('pdftotext') === undefined ? ['poppler-utils'] : []),
    ...(needs.has('instruments') && which('soffice') === undefined ? OFFICE_PACKAGES : []),
    ...(needs.has('compiler') && process.platform === 'linux' && which('cc') === undefined ? ['gcc', 'libc6-dev'] : []),
    ...(electron?.missing === undefined ? [] : WINDOW_PACKAGES),
  ];
  const refusal = wanted.length === 0 ? '' : await installPackages(wanted, say);
  const rest = refusal === '' ? '' : `; ${refusal}`;
  const reasons = {};
  const chromium = findChromium();
  if (chromium === undefined) reasons.chromium = `Chromium is not installed${rest}`;
  const usable = electron?.missing === undefined ? electron : await findElectron(say);
  if (usable?.path === undefined) reasons.electron = `${usable?.reason ?? 'not looked for'}${rest}`;
  else if (process.platform === 'linux' && which('Xvfb') === undefined)
    reasons.electron = `Xvfb is not installed${rest}`;
  return { chromium, electron: usable?.path === undefined ? undefined : usable, reasons };
}

/** @returns {Promise<string>} why it could not be done, or `''` */
async function installPackages(packages, say) {
  const names = [...new Set(packages)];
  if (which('apt-get') === undefined) return `this machine has no apt-get to install ${names.join(' ')} with`;
  if (process.getuid?.() !== 0) return `as root, "apt-get install ${names.join(' ')}" brings what is missing`;
  say(`Installing with apt-get: ${names.join(' ')}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const apt = (...args) =>
    run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-q', ...args], { env, timeoutMs: 600_000 });
  const install = (list) => apt('install', '-y', '--no-install-recommends', ...list);
  if ((await install(names)).code === 0) return '';
  // The lists of a new machine are empty or old; sources that do not answer are no reason not to use the others.
  await apt('update');
  if ((await install(names)).code === 0) return '';
  const missing = [];
  for (const name of names) if ((await install([name])).code !== 0) missing.push(name);
  return missing.length === 0 ? '' : `apt-get could not install ${missing.join(' ')}`;
}

function findChromium() {
  return process.env.AI_GUARD_CHROMIUM ?? CHROMIUMS.map(which).find((path) => path !== undefined);
}

/** @returns {string | undefined} the program's path, looked up as a shell would */
function which(name) {
  const folders = /[\\/]/.test(name) ? [''] : (process.env.PATH ?? '').split(delimiter);
  return folders
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
