import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { changeKey, newKeyFor } from '#db/copies/change-key.ts';
import { recoveryKeyOf } from '#db/file/encryption.ts';
import { closeWorkspaceFile, openWorkspaceFile } from '#db/file/open.ts';
import type { RecordTableName } from '#db/schema/tables.ts';
import { canonicalJson } from '#db/trail/canonical.ts';
import { type Fields, replayEntries } from '#db/trail/replay.ts';
import type { StoredEntry } from '#db/trail/trail.ts';
import { fixedEnvironment, MIGRATIONS, tempFolder } from '../unit/db/workspace.ts';
import { generator } from './generator.ts';
import { countBySelect, countOf, populate, type Records, readAll, salvageTo } from './populated.ts';

const SYSTEMS = 300;
/** Pages that are damaged, one at a time, and files of which many pages are. */
const LONG = process.env.AI_GUARD_FAULTS === 'long';
const SINGLE = LONG ? 1000 : 40;
const MANY = LONG ? 300 : 15;
const PAGE = 4096;

type Original = {
  readonly folder: string;
  readonly bytes: Buffer;
  readonly records: ReadonlyMap<RecordTableName, Records>;
  readonly total: number;
};

function original(): Original {
  const folder = tempFolder();
  const file = path.join(folder, 'sound.aims');
  populate(file, SYSTEMS);
  const records = readAll(file);
  const total = [...records.values()].reduce((sum, table) => sum + table.size, 0);
  return { folder, bytes: fs.readFileSync(file), records, total };
}

/** Salvages `bytes`; what the new file holds, told apart by whether it is as it was. */
function salvage({ folder, records }: Original, bytes: Buffer, options = {}) {
  const damaged = path.join(folder, 'damaged.aims');
  fs.writeFileSync(damaged, bytes);
  const report = salvageTo(path.join(folder, 'salvaged.aims'), damaged, options);
  expect(fs.readFileSync(damaged).equals(bytes)).toBe(true);
  expect(fs.readdirSync(path.join(folder, 'views'))).toEqual([]);
  expect(report.intact).toBe(true);
  const same = new Set<string>();
  const other: { table: RecordTableName; id: string; fields: Fields }[] = [];
  for (const [table, found] of report.found) {
    for (const [id, fields] of found) {
      if (canonicalJson(records.get(table)?.get(id)) === canonicalJson(fields)) same.add(id);
      else other.push({ table, id, fields });
    }
  }
  return { report, damaged, same, other };
}

const DAMAGES: readonly ((page: Buffer, random: () => number) => void)[] = [
  (page) => void page.fill(0),
  (page, random) => page.forEach((_, index) => page.writeUInt8(Math.floor(random() * 256), index)),
  // A sector of the disk.
  (page, random) => {
    const at = 512 * Math.floor(random() * 8);
    page.fill(0xa5, at, at + 512);
  },
  // Shifted by a byte.
  (page) => void page.copy(page, 1, 0, PAGE - 1),
];

function damage(bytes: Buffer, number: number, random: () => number): void {
  const page = bytes.subarray((number - 1) * PAGE, number * PAGE);
  DAMAGES[Math.floor(random() * DAMAGES.length)]?.(page, random);
}

describe(`a workspace of ${SYSTEMS} systems with a damaged page`, () => {
  test('loses nothing, whichever page it is; plain SQL loses records', () => {
    const sound = original();
    const pages = sound.bytes.length / PAGE;
    expect(pages).toBeGreaterThan(200);
    const random = generator(7);
    const chosen = Array.from({ length: Math.min(SINGLE, pages) }, (_, index) =>
      SINGLE >= pages ? index + 1 : 1 + Math.floor((index * pages) / SINGLE),
    );
    let bySelect = 0;
    for (const number of chosen) {
      const bytes = Buffer.from(sound.bytes);
      damage(bytes, number, random);
      const { damaged, same, other } = salvage(sound, bytes);
      expect({ number, same: same.size, other }).toEqual({ number, same: sound.total, other: [] });
      bySelect += countBySelect(damaged);
    }
    const kept = (100 * bySelect) / (sound.total * chosen.length);
    process.stdout.write(`salvage: ${chosen.length} pages, all records each time; plain SQL ${kept.toFixed(1)} %\n`);
    expect(kept).toBeLessThan(100);
  });
});

describe(`${MANY} workspaces with many damaged pages`, () => {
  test('lose no record of which every page is sound, and invent none', () => {
    const sound = original();
    const home = pagesOfRecords(sound);
    const states = pastStates(sound);
    const random = generator(11);
    const pages = sound.bytes.length / PAGE;
    const sums = { sound: 0, kept: 0, more: 0, bySelect: 0, lost: 0 };
    for (let run = 0; run < MANY; run += 1) {
      const bytes = Buffer.from(sound.bytes);
      const hit = new Set<number>();
      while (hit.size < pages * (0.02 + random() * 0.38)) hit.add(1 + Math.floor(random() * pages));
      for (const number of hit) damage(bytes, number, random);
      const { report, damaged, same, other } = salvage(sound, bytes);
      const undamaged = [...home].filter(([, on]) => on.every((number) => !hit.has(number))).map(([id]) => id);
      expect(undamaged.filter((id) => !same.has(id))).toEqual([]);
      const listed = new Set(report.records.map(({ id }) => id));
      for (const { id, fields } of other) {
        expect(listed.has(id)).toBe(true);
        const stoodIn = report.records.some((record) => record.id === id && record.fate === 'standIn');
        expect(stoodIn || states.get(id)?.has(canonicalJson(fields))).toBe(true);
      }
      sums.sound += undamaged.length;
      sums.kept += same.size;
      sums.lost += countOf(report, 'lost');
      sums.bySelect += countBySelect(damaged);
    }
    process.stdout.write(
      `salvage of ruins: ${sums.kept} of ${sound.total * MANY} records as they were, among them all ${sums.sound} on ` +
        `sound pages; plain SQL ${sums.bySelect}\n`,
    );
    expect(sums.bySelect).toBeLessThan(sums.sound);
  });
});

describe('a workspace that was cut short', () => {
  test.each([0.9, 0.5, 0.1])('to %s of its length gives what is left', (share) => {
    const sound = original();
    const bytes = sound.bytes.subarray(0, Math.floor(sound.bytes.length * share));
    const { damaged, same, other } = salvage(sound, bytes);
    const left = [...pagesOfRecords(sound)].filter(([, on]) => on.every((number) => number * PAGE <= bytes.length));
    expect(left.filter(([id]) => !same.has(id))).toEqual([]);
    expect(other.every(({ id }) => pastStates(sound).has(id) || id.startsWith('11111111'))).toBe(true);
    expect(countBySelect(damaged)).toBeLessThan(same.size);
  });
});

describe('a damaged beginning', () => {
  test.each([16, 100, 512, PAGE, 2 * PAGE])('of %i bytes costs nothing', (length) => {
    const sound = original();
    const bytes = Buffer.from(sound.bytes).fill(0xff, 0, length);
    const { report, same, other } = salvage(sound, bytes);
    expect({ same: same.size, other }).toEqual({ same: sound.total, other: [] });
    expect(report.entries.kept).toBe(report.entries.read);
    // Without the schema nobody can know that a tree is all there is of a table.
    expect(report.unbroken).toBe(length <= 100);
  });
});

test('a trail of which only the first page is left does not pass for the whole of it', () => {
  const sound = original();
  const bytes = Buffer.from(sound.bytes).fill(0, 0, PAGE);
  damageTrail(path.join(sound.folder, 'sound.aims'), bytes);
  const { report, same, other } = salvage(sound, bytes);
  expect({ same: same.size, other, unbroken: report.unbroken }).toEqual({
    same: sound.total,
    other: [],
    unbroken: false,
  });
});

describe('an encrypted workspace', () => {
  const PASSPHRASE = 'correct horse battery staple';

  test('gives every record but those of the damaged pages, and stays encrypted', async () => {
    const sound = original();
    const next = newKeyFor(PASSPHRASE);
    const file = path.join(sound.folder, 'sound.aims');
    await changeKey(openWorkspaceFile(file, MIGRATIONS, fixedEnvironment()), next);
    const bytes = fs.readFileSync(file);
    expect(bytes.includes('Sorts letters')).toBe(false);
    // The last one stands in the salt: only the recovery key opens the file then.
    for (const [at, secret] of [
      [1000, PASSPHRASE],
      [40 * PAGE + 7, PASSPHRASE],
      [150 * PAGE + 4000, PASSPHRASE],
      [8, recoveryKeyOf(next.key)],
      [2, recoveryKeyOf(next.key)],
    ] as const) {
      const broken = Buffer.from(bytes);
      broken[at] = (broken[at] ?? 0) ^ 0x10;
      const { same, other } = salvage(sound, broken, { secret });
      expect({ at, same: same.size, other }).toEqual({ at, same: sound.total, other: [] });
    }
    const first = Buffer.from(bytes).fill(7, 200, 3 * PAGE);
    expect(salvage(sound, first, { secret: PASSPHRASE }).same.size).toBe(sound.total);
    const target = path.join(sound.folder, 'damaged.aims');
    fs.writeFileSync(target, bytes.subarray(0, 100 * PAGE));
    const out = path.join(sound.folder, 'out.aims');
    expect(() => salvageTo(out, target, { secret: 'not this one, surely' })).toThrow('passphraseWrong');
    expect(() => salvageTo(out, target)).toThrow('workspaceEncrypted');
    expect(fs.existsSync(out)).toBe(false);
    expect(countOf(salvageTo(out, target, { secret: PASSPHRASE }), 'whole')).toBeGreaterThan(0);
  });
});

describe('what a crash left beside a damaged file', () => {
  test('is taken in, with a sound first page or without one', () => {
    const sound = original();
    const source = path.join(sound.folder, 'sound.aims');
    const file = openWorkspaceFile(source, MIGRATIONS, fixedEnvironment());
    file.connection.exec("UPDATE people SET role = 'Auditor'");
    const damaged = path.join(sound.folder, 'damaged.aims');
    const out = path.join(sound.folder, 'out.aims');
    fs.copyFileSync(`${source}-wal`, `${damaged}-wal`);
    closeWorkspaceFile(file);
    for (const header of [false, true]) {
      const bytes = Buffer.from(sound.bytes);
      // The trail, so that the rows count.
      damageTrail(source, bytes);
      if (header) bytes.fill(0xff, 0, 100);
      fs.writeFileSync(damaged, bytes);
      const { log, intact, found } = salvageTo(out, damaged);
      expect({ log, intact }).toEqual({ log: 'read', intact: true });
      const roles = [...(found.get('people')?.values() ?? [])].map(({ role }) => role);
      expect(roles).toEqual(['Auditor', 'Auditor', 'Auditor']);
    }
    fs.writeFileSync(damaged, sound.bytes);
    fs.writeFileSync(`${damaged}-wal`, Buffer.alloc(5000, 0x37));
    expect(salvageTo(out, damaged).found.get('aiSystems')?.size).toBe(sound.records.get('aiSystems')?.size);
  });
});

test('a file that holds nothing of a workspace is refused', () => {
  const folder = tempFolder();
  const target = path.join(folder, 'noise.aims');
  const out = path.join(folder, 'out.aims');
  const random = generator(3);
  fs.writeFileSync(target, Buffer.from(Array.from({ length: 10 * PAGE }, () => Math.floor(random() * 256))));
  expect(() => salvageTo(out, target)).toThrow('salvageNothing');
  fs.writeFileSync(target, '');
  expect(() => salvageTo(out, target)).toThrow('workspaceEmptyFile');
  expect(fs.readdirSync(folder).sort()).toEqual(['noise.aims', 'views']);
});

/** The pages that a record lies on, found without the code under test: by its id, and by its words where it is long. */
function pagesOfRecords({ folder, bytes, records }: Original): Map<string, number[]> {
  const file = path.join(folder, 'sound.aims');
  const connection = new Database(file, { readonly: true });
  const statement = connection.prepare('SELECT pageno, pagetype FROM dbstat WHERE name = ? AND aggregate = FALSE');
  const homes = new Map<string, number[]>();
  const sqlNames = { aiSystems: 'ai_systems', assessmentResults: 'assessment_results' } as const;
  for (const [table, name] of Object.entries(sqlNames)) {
    const pages = statement.all(name) as { pageno: number; pagetype: string }[];
    const holding = (type: string, words: string) =>
      pages
        .filter(({ pageno, pagetype }) => {
          return pagetype === type && bytes.subarray((pageno - 1) * PAGE, pageno * PAGE).includes(words);
        })
        .map(({ pageno }) => pageno);
    for (const [id, fields] of records.get(table as RecordTableName) ?? []) {
      const minutes = /Minutes of meeting \d+\./.exec(JSON.stringify(fields))?.[0];
      homes.set(id, [...holding('leaf', id), ...(minutes === undefined ? [] : holding('overflow', minutes))]);
      if (homes.get(id)?.length === 0) throw new Error(`no page holds ${id}`);
    }
  }
  connection.close();
  return homes;
}

/** Every state that each record ever was in. */
function pastStates({ folder }: Original): Map<string, Set<string>> {
  const connection = new Database(path.join(folder, 'sound.aims'), { readonly: true });
  const entries = connection.prepare('SELECT * FROM trail ORDER BY seq').all() as StoredEntry[];
  connection.close();
  const states = new Map<string, Set<string>>();
  for (const [, group] of Map.groupBy(entries, ({ entity_id: id }) => id)) {
    for (let length = 1; length <= group.length; length += 1) {
      for (const [, table] of replayEntries(group.slice(0, length))) {
        for (const [id, fields] of table) {
          const known = states.get(id) ?? new Set();
          states.set(id, known.add(canonicalJson(fields)));
        }
      }
    }
  }
  return states;
}

function damageTrail(source: string, bytes: Buffer): void {
  const connection = new Database(source, { readonly: true });
  const root = connection.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'trail'").pluck().get() as number;
  connection.close();
  bytes.fill(0, (root - 1) * PAGE, root * PAGE);
}
