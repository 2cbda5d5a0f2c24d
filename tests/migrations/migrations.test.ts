import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openWorkspaceFile } from '#db/file/open.ts';
import { keepPrivateText, readPrivateTexts } from '#db/records/private-texts.ts';
import { restoreTo } from '#db/records/restore.ts';
import { writeChange } from '#db/records/write.ts';
import { expectedSchema, formatVersion, migrate, readMigrations, readSchema } from '#db/schema/migrate.ts';
import { trailHead, verifyChain } from '#db/trail/trail.ts';
import { verifyFile } from '#db/verify/verify.ts';
import { fixedEnvironment, HEADER, tempFolder } from '../unit/db/workspace.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../db/migrations');

/** Digests of the migrations that may be in a user's file. Never edit one of them: add a migration. */
const PINNED = [
  'c8963638b76ed0fb',
  'ad1414150e9129f8',
  'b19dd572f694347d',
  '8ca5541ea636ca1b',
  '65d5a4c12996c305',
  '08b8f9db57bac21d',
  '5cf16cb18af739d4',
  'be26f7b67687baf6',
  'cb629d98c2f9a808',
  'a4f630499c30914d',
  '65323f97307ad883',
  '5e574220453ba8e5',
];

describe('migrations', () => {
  test('are the pinned ones, to the byte', () => {
    const digests = readMigrations(FOLDER).map((sql) => createHash('sha256').update(sql).digest('hex').slice(0, 16));
    expect(digests).toEqual(PINNED);
  });

  test('are all in the journal', () => {
    const files = fs.readdirSync(FOLDER).filter((name) => name.endsWith('.sql'));
    expect(files).toHaveLength(readMigrations(FOLDER).length);
  });

  test('make from nothing what a file of this version must hold', () => {
    const migrations = readMigrations(FOLDER);
    const connection = new Database(':memory:');
    migrate(connection, migrations);
    expect(formatVersion(connection)).toBe(migrations.length);
    expect(readSchema(connection)).toEqual(expectedSchema(migrations, migrations.length));
    connection.close();
  });
});

/** Rebuilding a parent table is what deletes its children where foreign keys stay on. */
const REBUILD = `CREATE TABLE new_parent (id TEXT PRIMARY KEY, name TEXT NOT NULL);
  INSERT INTO new_parent SELECT id, name FROM parent;
  DROP TABLE parent;
  ALTER TABLE new_parent RENAME TO parent;`;
const FAMILY = `CREATE TABLE parent (id TEXT PRIMARY KEY, name TEXT);
  CREATE TABLE child (id TEXT PRIMARY KEY, parent_id TEXT NOT NULL REFERENCES parent (id) ON DELETE CASCADE);`;

function populated(): Database.Database {
  const connection = new Database(':memory:');
  migrate(connection, [FAMILY]);
  connection.exec(`INSERT INTO parent VALUES ('p', 'Parent'); INSERT INTO child VALUES ('c', 'p')`);
  return connection;
}

describe('migrating a populated file', () => {
  test('keeps child rows when the parent table is rebuilt', () => {
    const connection = populated();
    migrate(connection, [FAMILY, REBUILD]);
    expect(connection.prepare('SELECT id FROM child').pluck().all()).toEqual(['c']);
    expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  test('would lose them with foreign keys on: the control', () => {
    const connection = populated();
    connection.pragma('foreign_keys = ON');
    connection.exec(`BEGIN; ${REBUILD} COMMIT;`);
    expect(connection.prepare('SELECT id FROM child').pluck().all()).toEqual([]);
  });

  test('leaves the file as it was when a step fails', () => {
    const connection = populated();
    expect(() => migrate(connection, [FAMILY, REBUILD, 'CREATE TABLE broken ('])).toThrow();
    expect(formatVersion(connection)).toBe(1);
    expect(connection.prepare('SELECT name FROM parent').pluck().all()).toEqual(['Parent']);
  });

  test('refuses to leave rows without their parent', () => {
    const connection = populated();
    expect(() => migrate(connection, [FAMILY, 'DELETE FROM parent'])).toThrow(/1 rows without their parent/);
    expect(formatVersion(connection)).toBe(1);
    expect(connection.prepare('SELECT count(*) FROM parent').pluck().get()).toBe(1);
  });
});

/** The sample organisation, some changes and an undo, as the last build of each older format wrote them. */
const OLDER = [
  { format: 2, file: 'format-2.aims', systems: 12, entries: 63 },
  { format: 4, file: 'format-4.aims', systems: 12, entries: 64 },
  { format: 5, file: 'format-5.aims', systems: 12, entries: 64 },
  { format: 7, file: 'format-7.aims', systems: 14, entries: 68 },
  { format: 9, file: 'format-9.aims', systems: 13, entries: 98 },
];

describe('opening a file of an older format', () => {
  test.each(OLDER)(
    '$file keeps every row and its trail, and takes what is new',
    ({ format, file, systems, entries }) => {
      const target = path.join(tempFolder(), file);
      fs.copyFileSync(path.resolve(import.meta.dirname, '../fixtures/workspaces', file), target);
      const before = rowsOf(target);
      expect(before.version).toBe(format);
      expect(before.tables.ai_systems).toHaveLength(systems);

      const workspace = openWorkspaceFile(target, FOLDER, fixedEnvironment());
      const { connection } = workspace;
      const migrations = readMigrations(FOLDER);
      expect(readSchema(connection)).toEqual(expectedSchema(migrations, migrations.length));
      expect(verifyChain(connection)).toMatchObject({ entries, brokenAt: null });
      const waiver = {
        ruleId: 'systems.ownerMissing',
        reason: 'r',
        waivedBy: 'Test',
        waivedAt: '2026-01-01T00:00:00.000Z',
      };
      const head = trailHead(connection);
      const { result: second } = writeChange(workspace, HEADER, (db) => {
        db.insert('readinessWaivers', waiver);
        db.insert('people', { name: 'Grace', active: true });
        db.insert('actions', { code: 'ACT-001', title: 'Close it', nodeId: '9.1', status: 'open' });
        const [{ id: assessmentId }] = connection.prepare('SELECT id FROM assessments').all() as [{ id: string }];
        // Beside the result that the file has for the node as a whole.
        db.insert('assessmentResults', { assessmentId, nodeId: '9.1', element: 2, status: 'met', maturity: 3 });
        const evidenceId = db.insert('evidence', { code: 'EV-0001', kind: 'link', title: 'Minutes' });
        db.insert('evidenceLinks', { evidenceId, target: 'node', targetId: '9.1' });
        const second = db.insert('assessments', { code: 'ASM-002', title: 'Second visit', basedOnId: assessmentId });
        const result = { assessmentId: second, nodeId: '9.1', status: 'met' as const };
        db.insert('assessmentResults', { ...result, privateNote: keepPrivateText(workspace, 'For us alone') });
        db.insert('interviews', { code: 'INT-001', assessmentId: second, roles: ['legal'], topics: ['9.1'] });
        const said = { nodeId: '9.1', ruleVersion: 0 };
        db.insert('nodeStatements', { ...said, text: 'Done', statedBy: 'Test', statedAt: waiver.waivedAt });
        const decided = { decidedBy: 'Test', decidedAt: waiver.waivedAt, fingerprint: 'f' };
        db.insert('nodeConfirmations', { ...said, ...decided, verdict: 'objected', reason: 'No', basis: [] });
        const approved = { contentHash: 'c', trailHead: head.head, trailEntries: head.entries };
        const recorded = { recordedBy: 'Test', recordedAt: waiver.waivedAt };
        db.insert('approvals', { subject: 'gap-analysis', subjectId: second, ...approved, ...recorded });
        db.insert('snapshots', { ...head, name: 'Before', madeBy: 'Test', madeAt: waiver.waivedAt });
        return second;
      });
      expect([...readPrivateTexts(connection, second).values()]).toEqual(['For us alone']);
      expect(verifyFile(connection)).toMatchObject({ brokenAt: null, differing: 0 });
      const kept = before.tables.readiness_waivers ?? [];
      expect(connection.prepare('SELECT count(*) FROM readiness_waivers').pluck().get()).toBe(kept.length + 1);
      expect(connection.prepare('SELECT name, role, email, active FROM people WHERE name = ?').all('Grace')).toEqual([
        { name: 'Grace', role: '', email: '', active: 1 },
      ]);
      expect(connection.prepare('SELECT name, note, entries FROM snapshots WHERE name = ?').all('Before')).toEqual([
        { name: 'Before', note: '', entries },
      ]);
      expect(connection.prepare('SELECT node_id, text FROM node_statements').all()).toEqual([
        { node_id: '9.1', text: 'Done' },
      ]);
      expect(connection.prepare('SELECT verdict, basis FROM node_confirmations').all()).toEqual([
        { verdict: 'objected', basis: '[]' },
      ]);
      // Also what was written before these tables were there can be gone back to.
      expect(connection.prepare('SELECT approver, trail_entries FROM approvals').all()).toEqual([
        { approver: '', trail_entries: entries },
      ]);
      restoreTo(workspace, entries, 'Test');
      expect(connection.prepare('SELECT id FROM approvals').all()).toEqual([]);
      expect(connection.prepare('SELECT id FROM node_statements').all()).toEqual([]);
      expect(connection.prepare('SELECT id FROM node_confirmations').all()).toEqual([]);
      expect(connection.prepare('SELECT * FROM readiness_waivers ORDER BY 1').all()).toEqual(kept);
      expect(verifyFile(connection)).toMatchObject({ brokenAt: null, differing: 0 });
      connection.close();

      const after = rowsOf(target);
      expect(after.version).toBe(migrations.length);
      const { trail, people = [], snapshots = [], private_texts: notes = [], ...records } = before.tables;
      expect(after.tables).toMatchObject(records);
      // Going back leaves these as they are, so those that were written above are among them.
      expect(after.tables).toMatchObject({
        people: expect.arrayContaining(people),
        snapshots: expect.arrayContaining(snapshots),
        private_texts: expect.arrayContaining(notes),
      });
      expect(after.tables.trail?.slice(0, entries)).toEqual(trail);
    },
  );
});

function rowsOf(file: string): { version: number; tables: Record<string, unknown[]> } {
  const connection = new Database(file, { readonly: true });
  const names = connection.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all() as string[];
  const tables = names.map((name) => [name, connection.prepare(`SELECT * FROM "${name}" ORDER BY 1`).all()] as const);
  const version = formatVersion(connection);
  connection.close();
  return { version, tables: Object.fromEntries(tables) };
}
