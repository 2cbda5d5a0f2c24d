import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { closeWorkspaceFile, createWorkspaceFile, openWorkspaceFile } from '#db/file/open.ts';
import { rollbackJournal, writeAheadLog } from '../../../faults/hostile-journals.ts';
import { randomOf } from '../../../faults/random.ts';
import { addSystem, fixedEnvironment, MIGRATIONS, newWorkspace, tempFolder } from '../workspace.ts';

function open(file: string) {
  return openWorkspaceFile(file, MIGRATIONS, fixedEnvironment());
}

/** Refused with the code, and the folder is byte for byte as it was. */
function expectRefusal(file: string, code: string): void {
  const before = snapshot(path.dirname(file));
  expect(() => open(file)).toThrow(new RegExp(`^${code} `));
  expect(snapshot(path.dirname(file))).toEqual(before);
}

function snapshot(folder: string): Record<string, string> {
  const names = fs.readdirSync(folder).sort();
  return Object.fromEntries(
    names.map((name) => {
      const file = path.join(folder, name);
      const isFile = fs.statSync(file).isFile();
      return [name, isFile ? createHash('sha256').update(fs.readFileSync(file)).digest('hex') : 'folder'];
    }),
  );
}

function closedWorkspace(): string {
  const file = path.join(tempFolder(), 'client.aims');
  const workspace = createWorkspaceFile(file, MIGRATIONS, fixedEnvironment(), () => {});
  for (let i = 0; i < 50; i += 1) addSystem(workspace, `System ${i}`);
  closeWorkspaceFile(workspace);
  return file;
}

describe('opening refuses, with a reason and without a trace,', () => {
  test('a missing file', () => expectRefusal(path.join(tempFolder(), 'none.aims'), 'fileMissing'));

  test('a folder', () => {
    const folder = path.join(tempFolder(), 'folder.aims');
    fs.mkdirSync(folder);
    expectRefusal(folder, 'fileIsFolder');
  });

  test('an empty file', () => {
    const file = path.join(tempFolder(), 'empty.aims');
    fs.writeFileSync(file, '');
    expectRefusal(file, 'workspaceEmptyFile');
  });

  test('a JPEG', () => {
    const file = path.join(tempFolder(), 'photo.aims');
    fs.writeFileSync(file, Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'));
    expectRefusal(file, 'workspaceNotSqlite');
  });

  test('another program’s SQLite file', () => {
    const file = path.join(tempFolder(), 'foreign.aims');
    const foreign = new Database(file);
    foreign.exec('CREATE TABLE bookmarks (url TEXT)');
    foreign.close();
    expectRefusal(file, 'workspaceForeign');
  });

  test.each([
    [
      'a view in the place of a table',
      'ALTER TABLE organisation RENAME TO o; CREATE VIEW organisation AS SELECT * FROM o',
    ],
    ['a trigger', `CREATE TRIGGER t AFTER UPDATE ON ai_systems BEGIN DELETE FROM assessments; END`],
    ['a table more', 'CREATE TABLE more (x)'],
  ])('a workspace that carries %s', (_what, sql) => {
    const file = closedWorkspace();
    const outside = new Database(file);
    outside.pragma('journal_mode = DELETE');
    outside.exec(sql);
    outside.close();
    expectRefusal(file, 'workspaceForeign');
  });

  test('a header that SQLite itself does not take', () => {
    const file = closedWorkspace();
    const descriptor = fs.openSync(file, 'r+');
    fs.writeSync(descriptor, Buffer.from([0, 0, 0, 9]), 0, 4, 44);
    fs.closeSync(descriptor);
    expectRefusal(file, 'workspaceDamaged');
  });

  test('a journal that names a file elsewhere, which SQLite would delete', () => {
    const file = closedWorkspace();
    const list = path.join(tempFolder(), 'list-mj0123459AB');
    fs.writeFileSync(list, `${file}-journal\0`);
    fs.writeFileSync(`${file}-journal`, rollbackJournal(4096, fs.statSync(file).size / 4096, [], list));
    expectRefusal(file, 'journalForeign');
    expect(fs.existsSync(list)).toBe(true);
  });

  test('a journal and a log that would make the file terabytes long', () => {
    const file = closedWorkspace();
    fs.writeFileSync(`${file}-journal`, rollbackJournal(4096, 0x7fffffff, []));
    expectRefusal(file, 'workspaceDamaged');
    fs.rmSync(`${file}-journal`);
    const first = { page: 1, bytes: fs.readFileSync(file).subarray(0, 4096) };
    fs.writeFileSync(`${file}-wal`, writeAheadLog(4096, [first], 0x7fffffff, randomOf(1)));
    expectRefusal(file, 'workspaceDamaged');
  });

  test('a file cut short', () => {
    const file = closedWorkspace();
    fs.truncateSync(file, Math.floor(fs.statSync(file).size / 2));
    expect(() => open(file)).toThrow(/^workspaceDamaged /);
  });

  test('a file whose pages were overwritten', () => {
    const file = closedWorkspace();
    const descriptor = fs.openSync(file, 'r+');
    fs.writeSync(descriptor, Buffer.alloc(8192, 0xa5), 0, 8192, 8192);
    fs.closeSync(descriptor);
    expect(() => open(file)).toThrow(/^workspaceDamaged /);
  });

  test('a newer format', () => {
    const file = closedWorkspace();
    const newer = new Database(file);
    newer.pragma('journal_mode = DELETE');
    newer.pragma('user_version = 999');
    newer.close();
    expectRefusal(file, 'workspaceNewer');
  });

  test('a file that another program holds', async () => {
    const file = closedWorkspace();
    const script = `import D from 'better-sqlite3'; const d = new D(${JSON.stringify(file)});
      d.pragma('locking_mode = EXCLUSIVE'); d.exec('BEGIN EXCLUSIVE; COMMIT'); console.log('held'); setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
      cwd: path.resolve(import.meta.dirname, '../../../..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    try {
      expect(() => open(file)).toThrow(/^workspaceInUse /);
    } finally {
      const ended = new Promise((resolve) => holder.once('exit', resolve));
      holder.kill('SIGKILL');
      await ended;
    }
    open(file).connection.close();
  });
});

describe('a new workspace', () => {
  test('appears whole or not at all', () => {
    const folder = tempFolder();
    const file = path.join(folder, 'new.aims');
    expect(() =>
      createWorkspaceFile(file, MIGRATIONS, fixedEnvironment(), () => {
        throw new Error('stopped halfway');
      }),
    ).toThrow('stopped halfway');
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  test('never replaces a file that is there', () => {
    const file = path.join(tempFolder(), 'there.aims');
    fs.writeFileSync(file, 'somebody’s work');
    expect(() => createWorkspaceFile(file, MIGRATIONS, fixedEnvironment(), () => {})).toThrow(/^fileExists /);
    expect(fs.readFileSync(file, 'utf8')).toBe('somebody’s work');
  });

  test('is refused in a folder that does not exist, and under a name without .aims', () => {
    const folder = tempFolder();
    const make = (name: string) => () =>
      createWorkspaceFile(path.join(folder, name), MIGRATIONS, fixedEnvironment(), () => {});
    expect(make('none/x.aims')).toThrow(/^folderMissing /);
    expect(make('x.txt')).toThrow(/^workspaceName /);
  });

  test('keeps a path with spaces and umlauts', () => {
    const folder = path.join(tempFolder(), 'Kunde Müller & Söhne');
    fs.mkdirSync(folder);
    const file = path.join(folder, 'Prüfung 2026 – Überblick.aims');
    const made = createWorkspaceFile(file, MIGRATIONS, fixedEnvironment(), () => {});
    addSystem(made, 'Größenprüfer');
    closeWorkspaceFile(made);
    expect(fs.readdirSync(folder)).toEqual(['Prüfung 2026 – Überblick.aims']);
    open(file).connection.close();
  });

  test('is durable against power cuts: write-ahead log with full synchronisation', () => {
    const { connection, journalMode } = newWorkspace();
    expect(journalMode).toBe('wal');
    expect(connection.pragma('synchronous', { simple: true })).toBe(2);
    expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(connection.pragma('trusted_schema', { simple: true })).toBe(0);
  });

  test('is one file when closed', () => {
    const file = closedWorkspace();
    expect(fs.readdirSync(path.dirname(file))).toEqual(['client.aims']);
  });
});
