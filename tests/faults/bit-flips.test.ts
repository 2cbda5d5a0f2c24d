import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { closeWorkspaceFile, createWorkspaceFile, openWorkspaceFile } from '#db/file/open.ts';
import { writeChange } from '#db/records/write.ts';
import { verifyFile } from '#db/verify/verify.ts';
import { emptyAiSystemFields } from '#shared/entities/ai-system.ts';
import { fixedEnvironment, HEADER, MIGRATIONS, tempFolder } from '../unit/db/workspace.ts';
import { generator } from './generator.ts';

/** Flips that change what the file says; those in unused space and in indexes come on top. */
const FLIPS = Number(process.env.AI_GUARD_FAULT_FLIPS ?? 500);

describe(`${FLIPS} flipped bits that change what a workspace says`, () => {
  test('are all found, and the record or the entry is named; SQLite alone finds few', () => {
    const folder = tempFolder();
    const source = path.join(folder, 'source.aims');
    makeWorkspace(source);
    const bytes = fs.readFileSync(source);
    const before = dump(source);
    const target = path.join(folder, 'flipped.aims');
    const random = generator(42);
    const counts = { telling: 0, found: 0, named: 0, bySqlite: 0 };
    const missed: number[] = [];
    while (counts.telling < FLIPS) {
      const bit = Math.floor(random() * bytes.length * 8);
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      fs.writeFileSync(target, flipped);
      if (dump(target) === before) continue;
      counts.telling += 1;
      const outcome = lookAt(target);
      if (outcome === 'missed') missed.push(bit);
      else counts.found += 1;
      if (outcome === 'named') counts.named += 1;
      if (!sqliteAgrees(target)) counts.bySqlite += 1;
    }
    process.stdout.write(
      `bit flips: ${counts.found} of ${counts.telling} found, ${counts.named} with the record or entry named, ` +
        `${counts.bySqlite} by SQLite's own check\n`,
    );
    expect(missed).toEqual([]);
    // The control: without the trail most of these would pass for sound.
    expect(counts.bySqlite).toBeLessThan(FLIPS / 2);
    expect(counts.named).toBeGreaterThan(FLIPS / 2);
  });
});

/** `refused`: the file is not opened, with a sentence that says so. */
function lookAt(target: string): 'named' | 'found' | 'refused' | 'missed' {
  try {
    const file = openWorkspaceFile(target, MIGRATIONS, fixedEnvironment());
    try {
      const { brokenAt, differences, damage } = verifyFile(file.connection);
      if (brokenAt !== null || differences.some(({ id }) => id !== '')) return 'named';
      return differences.length > 0 || damage.length > 0 ? 'found' : 'missed';
    } finally {
      file.connection.close();
    }
  } catch (error) {
    expect(error).toMatchObject({ code: expect.stringMatching(/^(workspace|file)/) });
    return 'refused';
  }
}

/** Everything that the tables say, or that they cannot be read. */
function dump(target: string): string {
  const connection = new Database(target, { readonly: true });
  try {
    const tables = connection
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all();
    const rows = tables.map((name) =>
      connection
        .prepare(`SELECT * FROM "${String(name)}" ORDER BY 1`)
        .raw()
        .all(),
    );
    return JSON.stringify([connection.pragma('user_version'), connection.pragma('application_id'), tables, rows]);
  } catch (error) {
    return `unreadable: ${(error as Error).message}`;
  } finally {
    connection.close();
  }
}

function sqliteAgrees(target: string): boolean {
  const connection = new Database(target, { readonly: true });
  try {
    return connection.pragma('integrity_check(1)', { simple: true }) === 'ok';
  } catch {
    return false;
  } finally {
    connection.close();
  }
}

function makeWorkspace(target: string): void {
  const file = createWorkspaceFile(target, MIGRATIONS, fixedEnvironment(), () => {});
  for (let index = 1; index <= 40; index += 1) {
    const fields = { ...emptyAiSystemFields(`System ${index}`), purpose: 'Sorts letters by subject. '.repeat(8) };
    const code = `SYS-${String(index).padStart(3, '0')}`;
    const { result: id } = writeChange(file, HEADER, (db) => db.insert('aiSystems', { ...fields, code }));
    writeChange(file, HEADER, (db) => db.update('aiSystems', id, { owner: `Owner ${index}`, suppliers: ['Acme'] }));
  }
  closeWorkspaceFile(file);
}
