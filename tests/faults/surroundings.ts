import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { tempFolder } from '../unit/db/workspace.ts';

/** Everything that a core could reach for, in one folder of the test's own. */
export type Surroundings = {
  readonly root: string;
  /** The program's own folder: it may write here. */
  readonly data: string;
  /** Where the hostile file lies: it may write beside it, under the file's name. */
  readonly work: string;
  /** Other people's files, which nothing may touch. */
  readonly canary: string;
  readonly home: string;
  readonly temporary: string;
  /** The folder that the core runs in. */
  readonly elsewhere: string;
  /** Puts the work folder back to how it was, save what is still needed, and says what was written where nothing may be. */
  settle(own: RegExp, needed?: readonly string[]): string[];
  /** Makes away with what the program keeps of every file: ten thousand of them would fill a disk. */
  sweep(): void;
};

const CANARY_TEXT = 'Other people’s work.\n';
/** No file of the tests comes near: one that does was blown up. */
const LARGE = 256 * 1024 * 1024;
export const JOURNAL_LIST = 'list-mj0123459AB';

function journalList(work: string): string {
  return `${path.join(work, 'client.aims-journal')}\0`;
}

export function surroundings(): Surroundings {
  const root = tempFolder();
  const place = (name: string) => {
    const folder = path.join(root, name);
    fs.mkdirSync(folder);
    return folder;
  };
  const found = {
    root,
    data: place('data'),
    work: place('work'),
    canary: place('canary'),
    home: place('home'),
    temporary: place('temporary'),
    elsewhere: place('elsewhere'),
  };
  for (const folder of [found.canary, found.work, found.elsewhere, found.home, root]) {
    fs.writeFileSync(path.join(folder, 'notes.txt'), CANARY_TEXT);
  }
  // What SQLite takes for the list of journals that belong together, and deletes once it has rolled one back.
  fs.writeFileSync(path.join(found.canary, JOURNAL_LIST), journalList(found.work));
  const before = new Set(fingerprint(root, found.data));
  return {
    ...found,
    settle(own, needed = []) {
      const after = fingerprint(root, found.data);
      const strays = [
        ...after.filter((line) => !before.has(line)),
        ...[...before].filter((line) => !after.includes(line)).map((line) => `gone: ${line}`),
      ].filter((line) => !(line.startsWith(`work${path.sep}`) && own.test(line.slice(5)) && !line.endsWith(' grown')));
      for (const name of fs.readdirSync(found.work)) {
        if (name !== 'notes.txt' && !needed.includes(name))
          fs.rmSync(path.join(found.work, name), { recursive: true, force: true });
      }
      for (const line of strays) repair(root, line);
      return strays;
    },
    sweep: () => fs.rmSync(path.join(found.data, 'backups'), { recursive: true, force: true }),
  };
}

/** Each file below the folder, with its content's hash, and each folder. */
function fingerprint(root: string, except: string): string[] {
  return fs.readdirSync(root, { withFileTypes: true, recursive: true }).flatMap((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    if (file === except || file.startsWith(except + path.sep)) return [];
    const name = path.relative(root, file);
    if (!entry.isFile()) return [`${name} folder`];
    if (fs.statSync(file).size > LARGE) return [`${name} grown`];
    return [`${name} ${createHash('sha256').update(fs.readFileSync(file)).digest('hex').slice(0, 12)}`];
  });
}

/** One finding must not be told again for every file after it. */
function repair(root: string, line: string): void {
  const name = line.replace(/^gone: /u, '').replace(/ \w+$/u, '');
  const file = path.join(root, name);
  if (name.endsWith('notes.txt')) fs.writeFileSync(file, CANARY_TEXT);
  else if (name.endsWith(JOURNAL_LIST)) fs.writeFileSync(file, journalList(path.join(root, 'work')));
  else fs.rmSync(file, { recursive: true, force: true });
}
