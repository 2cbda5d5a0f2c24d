/** What others wrote of the app: every package that is installed with it or bundled into it, with its licence. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { build } from 'vite';
import { fontPackages } from '../lib/fonts.mjs';
import { modules, root } from '../lib/paths.mjs';

const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

/** @returns {Promise<string>} the text, the same for the same lock file and sources */
export async function thirdPartyNotices() {
  const folders = new Set([...installedPackages(), ...(await bundledPackages()), ...fontPackages()]);
  // The same version may be installed in two places.
  const byTitle = new Map([...folders].map(readPackage).map((found) => [found.title, found]));
  const packages = [...byTitle].sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = packages.map(([title, { licence, home, text }]) =>
    [title, `Licence: ${licence}`, home, '', text].join('\n'),
  );
  const fonts = readFileSync(join(root, 'resources', 'fonts', 'OFL.txt'), 'utf8').trim();
  return `${[HEADING, ...parts, `IBM Plex (fonts)\nLicence: OFL-1.1\n\n${fonts}`].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

const HEADING = `AI-Guard Lite contains the works of others that are listed here.
Electron and Chromium bring their own lists: LICENSE.electron.txt and LICENSES.chromium.html.
SQLite, inside better-sqlite3-multiple-ciphers, is in the public domain; SQLite3 Multiple Ciphers, which encrypts it,
is (c) Ulrich Telle and under the MIT licence, whose text stands below with better-sqlite3-multiple-ciphers.`;

/** Folders of the packages that are installed beside the app: its dependencies and theirs. */
function installedPackages() {
  const { dependencies } = readJson(join(root, 'package.json'));
  const found = new Set();
  const visit = (name, from) => {
    const folder = resolveFolder(name, from);
    if (folder === undefined || found.has(folder)) return;
    found.add(folder);
    for (const next of Object.keys(readJson(join(folder, 'package.json')).dependencies ?? {})) visit(next, folder);
  };
  for (const name of Object.keys(dependencies)) visit(name, root);
  return found;
}

/** As Node looks for it: in the folder's own node_modules, then in those above. */
function resolveFolder(name, from) {
  for (let folder = from; folder.startsWith(root); folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
  }
  return undefined;
}

/** Folders of the packages of which at least one module ends up in the page or in the Node side. */
async function bundledPackages() {
  const quiet = { configFile: false, root, logLevel: 'silent', publicDir: false };
  const external = ['electron', 'better-sqlite3', 'pdfmake'];
  const node = {
    ...quiet,
    ssr: { noExternal: true, external, target: 'node' },
    build: {
      ssr: true,
      write: false,
      rolldownOptions: { input: NODE_ENTRIES.map((path) => join(root, path)), external },
    },
  };
  const page = { configFile: join(root, 'vite.config.ts'), logLevel: 'silent', build: { write: false } };
  const outputs = (await Promise.all([build(page), build(node)])).flat().flatMap((result) => result.output);
  const ids = outputs.flatMap((chunk) => (chunk.type === 'chunk' ? Object.keys(chunk.modules) : []));
  const folders = ids.map(folderOf).filter((folder) => folder !== undefined);
  if (folders.length === 0)
    throw new Error('The bundler names no module of another package; the notices would be empty.');
  return new Set(folders);
}

const NODE_ENTRIES = [
  'electron/desktop/main.ts',
  'electron/desktop/preload.ts',
  'electron/core/core-process.ts',
  'electron/core/jobs/worker.ts',
];

/** `/…/node_modules/@scope/name` of a module inside a package. */
function folderOf(id) {
  const path = id.replace(/^\0/, '').replace(/\?.*$/, '').split('/').join(sep);
  const at = path.lastIndexOf(`${sep}node_modules${sep}`);
  if (!path.startsWith(modules) || at < 0) return undefined;
  const [first, second] = path.slice(at + 14).split(sep);
  const name = first?.startsWith('@') ? join(first, second ?? '') : (first ?? '');
  return join(path.slice(0, at), 'node_modules', name);
}

function readPackage(folder) {
  const { name, version, license, author, homepage, repository } = readJson(join(folder, 'package.json'));
  const licence = typeof license === 'string' ? license : (license?.type ?? 'as stated below');
  const texts = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const text = texts.length > 0 ? texts.join('\n\n') : standardText(name, licence, author);
  return { title: `${name} ${version}`, licence, home: homepage ?? repository?.url ?? repository ?? '', text };
}

/** Some packages name their licence without a copy of it. */
function standardText(name, licence, author) {
  const holder = typeof author === 'string' ? author : (author?.name ?? `the authors of ${name}`);
  // The app's own licence, word for word.
  if (licence === 'Apache-2.0') return readFileSync(join(root, 'LICENSE'), 'utf8').trim();
  if (licence === 'MIT') return `Copyright (c) ${holder}\n\n${MIT}`;
  throw new Error(`The package ${name} has the licence "${licence}" and no copy of it: add its text to the notices.`);
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
