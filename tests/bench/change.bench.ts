import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { closeWorkspaceFile, type WorkspaceFile } from '#db/file/open.ts';
import { writeChange } from '#db/records/write.ts';
import type { StoredEntry } from '#db/trail/trail.ts';
import { inMs, measureInTurns, printTable, times } from './measure.ts';
import { addSystems, encrypt, HEADER, inFolder, newWorkspace, openWorkspace } from './workspaces.ts';

const SYSTEMS = 200;
const CHANGES = 50;
const REPETITIONS = 31;
/** Characters of the field that is changed; the trail keeps it as it was and as it became. */
const TEXT = 500;
const LIMIT = 1.5;

/** A change that is on the disk when it returns, with its entry in the trail, against the same bytes without any of us. */
export async function benchChange(): Promise<void> {
  await inFolder(async (folder) => {
    const plain = newWorkspace(path.join(folder, 'plain.aims'));
    const ids = addSystems(plain, SYSTEMS, TEXT);
    changeSystem(plain, ids[0] ?? '', 0);
    const sample = plain.connection.prepare('SELECT * FROM trail ORDER BY seq DESC LIMIT 1').get() as StoredEntry;
    closeWorkspaceFile(plain);
    const [bare = '', secret = ''] = ['bare.aims', 'secret.aims'].map((name) => path.join(folder, name));
    for (const copy of [bare, secret]) fs.copyFileSync(plain.path, copy);
    const product = openWorkspace(plain.path);
    const encrypted = await encrypt(openWorkspace(secret));
    const subjects = [
      { name: 'the same two rows, better-sqlite3 alone', run: changesAlone(bare, ids, sample) },
      { name: 'a change', run: changesOf(product, ids) },
      { name: 'a change, encrypted', run: changesOf(encrypted, ids) },
    ];
    const results = await measureInTurns(subjects, REPETITIONS);
    const [first = Number.NaN] = results.values();
    printTable(
      `${CHANGES} durable changes, each synced; limit ${times(LIMIT)}`,
      ['', 'each', 'against bare', ''],
      [...results].map(([name, ms]) => [
        name,
        inMs(ms / CHANGES),
        times(ms / first),
        ms / first <= LIMIT || name.endsWith('encrypted') ? '' : 'OVER THE LIMIT',
      ]),
    );
  });
}

function textOf(number: number): string {
  return String(number).padEnd(TEXT, ' looked at on site');
}

function changeSystem(file: WorkspaceFile, id: string, number: number): void {
  writeChange(file, HEADER, (db) => db.update('aiSystems', id, { notes: textOf(number) }));
}

function changesOf(file: WorkspaceFile, ids: readonly string[]): () => void {
  let number = 1;
  return () => {
    for (let change = 0; change < CHANGES; change += 1, number += 1) {
      changeSystem(file, ids[number % ids.length] ?? '', number);
    }
  };
}

/** With the product's settings; entries as long as `sample`, which nobody has to make, and in no chain. */
function changesAlone(file: string, ids: readonly string[], sample: StoredEntry): () => void {
  const connection = new Database(file);
  for (const setting of ['locking_mode = EXCLUSIVE', 'journal_mode = WAL', 'synchronous = FULL']) {
    connection.pragma(setting);
  }
  const update = connection.prepare('UPDATE ai_systems SET notes = ? WHERE id = ?');
  const columns = Object.keys(sample);
  const append = connection.prepare(
    `INSERT INTO trail (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
  );
  let { seq } = sample;
  const change = connection.transaction((id: string, notes: string) => {
    update.run(notes, id);
    append.run({ ...sample, seq });
  });
  return () => {
    for (let count = 0; count < CHANGES; count += 1) {
      seq += 1;
      change.immediate(ids[seq % ids.length] ?? '', textOf(seq));
    }
  };
}
