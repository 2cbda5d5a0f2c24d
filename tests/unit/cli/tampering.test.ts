import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entryHash, GENESIS_HASH, type StoredEntry } from '#db/trail/trail.ts';
import { tempFolder } from '../db/workspace.ts';
import { runCommand } from './program.ts';

const TRIGGERS = ['trail_no_update', 'trail_no_delete'];
const COPY = `at, actor, action, reason, change_id, entity, entity_id, operation, before, after, previous_hash, hash`;

/** A workspace, and the data folder of a computer that has seen its trail. */
let sound = '';

beforeAll(async () => {
  sound = fs.mkdtempSync(path.join(os.tmpdir(), 'aims-test-'));
  fs.writeFileSync(path.join(sound, 'list.csv'), 'Name,Owner\nThe newest,Ada\n');
  for (const argv of [
    ['new', 'a.aims', '--sample'],
    ['import', 'systems', 'a.aims', 'list.csv'],
    ['verify', 'a.aims'],
  ]) {
    const { code, err } = await runCommand(sound, argv);
    if (code !== 0) throw new Error(`ai-guard ${argv.join(' ')}: ${err}`);
  }
});
afterAll(() => fs.rmSync(sound, { recursive: true, force: true }));

describe('ai-guard verify detects', () => {
  test.each<[string, string | ((connection: Database.Database) => void), object]>([
    ['an edited entry', "UPDATE trail SET actor = 'X' WHERE seq = 7", { brokenAt: 7 }],
    [
      'an inserted entry',
      `INSERT INTO trail SELECT max(seq) + 1, ${COPY} FROM trail`,
      { brokenAt: expect.any(Number) },
    ],
    [
      'reordered entries',
      'UPDATE trail SET seq = -8 WHERE seq = 8; UPDATE trail SET seq = 8 WHERE seq = 9; UPDATE trail SET seq = 9 WHERE seq = -8',
      { brokenAt: 8 },
    ],
    ['an entry deleted in the middle', 'DELETE FROM trail WHERE seq = 7', { brokenAt: 7 }],
    [
      'the newest entries deleted',
      'DELETE FROM trail WHERE seq > (SELECT max(seq) - 3 FROM trail)',
      { brokenAt: null, checkpoint: { state: 'shorter' } },
    ],
    [
      'the newest entry deleted, with its record',
      "DELETE FROM trail WHERE seq = (SELECT max(seq) FROM trail); DELETE FROM ai_systems WHERE name = 'The newest'",
      { brokenAt: null, differing: 0, damage: [], checkpoint: { state: 'shorter' } },
    ],
    [
      'a trail that was edited and chained anew, with its record',
      (connection) => {
        connection.exec("UPDATE organisation SET name = 'Somebody else'");
        connection.exec(
          "UPDATE trail SET after = json_set(after, '$.name', 'Somebody else') WHERE entity = 'organisation'",
        );
        chainAnew(connection);
      },
      { brokenAt: null, differing: 0, damage: [], checkpoint: { state: 'different' } },
    ],
  ])('%s', async (_what, manipulation, found) => {
    const folder = tempFolder();
    fs.cpSync(sound, folder, { recursive: true });
    manipulate(path.join(folder, 'a.aims'), manipulation);
    const { code, out } = await runCommand(folder, ['verify', 'a.aims', '--json']);
    expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 1, intact: false, ...found });
  });
});

/** As someone would who holds the file and SQLite: the triggers are taken away for it and put back. */
function manipulate(file: string, manipulation: string | ((connection: Database.Database) => void)): void {
  const connection = new Database(file);
  const source = connection.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck();
  const triggers = TRIGGERS.map((name) => String(source.get(name)));
  for (const name of TRIGGERS) connection.exec(`DROP TRIGGER ${name}`);
  if (typeof manipulation === 'string') connection.exec(manipulation);
  else manipulation(connection);
  for (const trigger of triggers) connection.exec(trigger);
  connection.close();
}

function chainAnew(connection: Database.Database): void {
  const update = connection.prepare('UPDATE trail SET previous_hash = ?, hash = ? WHERE seq = ?');
  let previous = GENESIS_HASH;
  for (const row of connection.prepare('SELECT * FROM trail ORDER BY seq').all() as StoredEntry[]) {
    const hash = entryHash({ ...row, previous_hash: previous });
    update.run(previous, hash, row.seq);
    previous = hash;
  }
}
