import { getTableName } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkspaceFile } from '#db/file/open.ts';
import { changesSince, restoreRecord, restoreTo, stepBackTo, stepsBackTo } from '#db/records/restore.ts';
import { undoChange } from '#db/records/undo.ts';
import { writeChange } from '#db/records/write.ts';
import { keptTables, type RecordTableName, recordTables } from '#db/schema/tables.ts';
import { readHistory } from '#db/trail/history.ts';
import { trailHead } from '#db/trail/trail.ts';
import { verifyFile } from '#db/verify/verify.ts';
import { emptyAiSystemFields } from '#shared/entities/ai-system.ts';
import { addSystem, HEADER, newWorkspace } from '../workspace.ts';

const TABLES = Object.keys(recordTables) as RecordTableName[];
const RESTORED = TABLES.filter((name) => !keptTables.includes(name));

/** Every row of the tables, as SQLite has it. */
function dump({ connection }: WorkspaceFile, names: readonly RecordTableName[] = RESTORED): unknown[] {
  return names.map((name) =>
    connection.prepare(`SELECT * FROM "${getTableName(recordTables[name])}" ORDER BY id`).all(),
  );
}

function idsOf({ connection }: WorkspaceFile, table: string): string[] {
  return connection.prepare(`SELECT id FROM ${table} ORDER BY id`).pluck().all() as string[];
}

const KINDS = ['add', 'change', 'remove', 'assess', 'clear', 'replace', 'keep', 'undo', 'restore'] as const;
type Operation = { readonly kind: (typeof KINDS)[number]; readonly pick: number };

/** One change of the kind, on a record chosen by `pick`; nothing where there is none to change. */
function apply(file: WorkspaceFile, { kind, pick }: Operation, ends: readonly number[]): void {
  const systems = idsOf(file, 'ai_systems');
  const assessments = idsOf(file, 'assessments');
  const system = systems[pick % systems.length];
  const assessment = assessments[pick % assessments.length];
  const text = `Text ${trailHead(file.connection).entries}`;
  if (kind === 'add') addSystem(file, text);
  if (kind === 'change' && system !== undefined) {
    writeChange(file, HEADER, (db) => db.update('aiSystems', system, { owner: text, suppliers: [text, 'Ömer'] }));
  }
  if (kind === 'remove' && system !== undefined) writeChange(file, HEADER, (db) => db.remove('aiSystems', system));
  if (kind === 'assess') {
    writeChange(file, HEADER, (db) => {
      const assessmentId = assessment ?? db.insert('assessments', { code: 'GAP', title: text });
      db.insert('assessmentResults', { assessmentId, nodeId: text, status: 'met' });
      db.insert('aiSystems', { ...emptyAiSystemFields(text), code: 'SYS' });
    });
  }
  // A parent goes with its children; another one comes for the same node.
  if ((kind === 'clear' || kind === 'replace') && assessment !== undefined) {
    const results = file.connection
      .prepare('SELECT id, node_id AS nodeId FROM assessment_results WHERE assessment_id = ?')
      .all(assessment) as { id: string; nodeId: string }[];
    writeChange(file, HEADER, (db) => {
      for (const { id } of results) db.remove('assessmentResults', id);
      if (kind === 'clear') db.remove('assessments', assessment);
      for (const { nodeId } of kind === 'clear' ? [] : results) {
        db.insert('assessmentResults', { assessmentId: assessment, nodeId, status: 'partlyMet' });
      }
    });
  }
  if (kind === 'keep') {
    writeChange(file, HEADER, (db) => {
      db.insert('people', { name: text, active: true });
      db.insert('snapshots', { name: text, entries: 0, head: '', madeBy: 'Test', madeAt: '2026-01-01T00:00:00.000Z' });
    });
  }
  const next = readHistory(file.connection).undo;
  if (kind === 'undo' && next !== null) undoChange(file, next.changeId, 'Test');
  if (kind === 'restore') restoreTo(file, ends[pick % ends.length] ?? 1, 'Test');
}

describe('going back to an earlier state', () => {
  test('gives every table as it was then, row by row, keeps what stands beside, and can be undone', () => {
    const operation = fc.record({ kind: fc.constantFrom(...KINDS), pick: fc.nat(50) });
    let ways = 0;
    fc.assert(
      fc.property(fc.array(operation, { minLength: 1, maxLength: 14 }), (operations) => {
        const file = newWorkspace();
        const states = new Map<number, unknown[]>();
        const note = () => states.set(trailHead(file.connection).entries, dump(file));
        addSystem(file, 'First');
        note();
        for (const one of operations) {
          apply(file, one, [...states.keys()]);
          note();
        }
        const now = dump(file);
        const kept = dump(file, keptTables);
        for (const [seq, state] of states) {
          const { changeId } = restoreTo(file, seq, 'Test');
          expect(dump(file)).toEqual(state);
          expect(dump(file, keptTables)).toEqual(kept);
          expect(stepsBackTo(file.connection, seq)).toEqual([]);
          if (changeId !== null) {
            ways += 1;
            undoChange(file, changeId, 'Test');
          }
          expect(dump(file)).toEqual(now);
        }
        expect(verifyFile(file.connection)).toMatchObject({ brokenAt: null, differing: 0, damage: [] });
        file.connection.close();
      }),
      { numRuns: 20 },
    );
    expect(ways).toBeGreaterThan(20);
  });

  test('is one change, says which entry it goes back to, and is what undo takes back next', () => {
    const file = newWorkspace();
    const id = addSystem(file, 'One');
    addSystem(file, 'Two');
    writeChange(file, HEADER, (db) => db.update('aiSystems', id, { owner: 'Ada' }));
    const { changeId } = restoreTo(file, 1, 'Eva');
    const entries = file.connection
      .prepare('SELECT actor, action, reason, operation FROM trail WHERE change_id = ? ORDER BY seq')
      .all(changeId);
    const header = { actor: 'Eva', action: 'trail.restore', reason: '1' };
    expect(entries).toEqual([
      { ...header, operation: 'delete' },
      { ...header, operation: 'update' },
    ]);
    expect(readHistory(file.connection).undo).toMatchObject({ changeId, action: 'trail.restore' });
  });

  test('writes nothing where everything is as it was', () => {
    const file = newWorkspace();
    addSystem(file, 'One');
    expect(restoreTo(file, 1, 'Test').changeId).toBeNull();
    expect(trailHead(file.connection).entries).toBe(1);
  });

  test('counts the changes since, without snapshots and people', () => {
    const file = newWorkspace();
    const id = addSystem(file, 'One');
    writeChange(file, HEADER, (db) => db.update('aiSystems', id, { owner: 'Ada' }));
    writeChange(file, HEADER, (db) => db.insert('people', { name: 'Ada', active: true }));
    expect(changesSince(file.connection, 1)).toBe(1);
  });

  test('is refused to the middle of a change, to nowhere, and along a trail that was altered', () => {
    const file = newWorkspace();
    writeChange(file, HEADER, (db) => {
      const assessmentId = db.insert('assessments', { code: 'GAP-001', title: 'First' });
      db.insert('assessmentResults', { assessmentId, nodeId: '4.1', status: 'met' });
    });
    for (const seq of [0, 1, 3]) expect(() => restoreTo(file, seq, 'Test'), `${seq}`).toThrow(/restorePoint/);
    file.connection.exec(`DROP TRIGGER trail_no_update; UPDATE trail SET actor = 'Eve' WHERE seq = 1`);
    expect(() => restoreTo(file, 2, 'Test')).toThrow(/trailBroken/);
    expect(trailHead(file.connection).entries).toBe(2);
  });

  test('brings back what was changed from outside', () => {
    const file = newWorkspace();
    const id = addSystem(file, 'One');
    const lost = addSystem(file, 'Two');
    const before = dump(file);
    file.connection.exec(`UPDATE ai_systems SET owner = 'Eve' WHERE id = '${id}'`);
    file.connection.exec(`DELETE FROM ai_systems WHERE id = '${lost}'`);
    restoreTo(file, 2, 'Test');
    expect(dump(file)).toEqual(before);
    expect(verifyFile(file.connection)).toMatchObject({ brokenAt: null, differing: 0 });
  });

  test('knows tables behind those that their rows refer to', () => {
    const { connection } = newWorkspace();
    const names = TABLES.map((name) => getTableName(recordTables[name]));
    for (const [index, name] of names.entries()) {
      const parents = connection.pragma(`foreign_key_list("${name}")`) as { table: string }[];
      for (const { table } of parents) expect(names.slice(0, index), name).toContain(table);
    }
    expect(names.length).toBeGreaterThan(5);
  });
});

describe('an earlier version of one record', () => {
  function versions() {
    const file = newWorkspace();
    const id = addSystem(file, 'One');
    writeChange(file, HEADER, (db) => db.update('aiSystems', id, { owner: 'Ada', purpose: 'Triage' }));
    const other = addSystem(file, 'Two');
    writeChange(file, HEADER, (db) => db.update('aiSystems', id, { owner: 'Eva' }));
    return { file, id, other, entity: 'aiSystems' };
  }

  test('is brought back as a change of its own, and nothing else is', () => {
    const { file, id, other, entity } = versions();
    writeChange(file, HEADER, (db) => db.update('aiSystems', other, { owner: 'Mia' }));
    expect(stepBackTo(file.connection, { entity, entityId: id, seq: 1 })).toEqual({
      ...{ entity, entityId: id, operation: 'update' },
      before: { owner: 'Eva', purpose: 'Triage' },
      after: { owner: '', purpose: '' },
    });
    restoreRecord(file, { entity, entityId: id, seq: 2 }, 'Test');
    expect(file.connection.prepare('SELECT owner, purpose FROM ai_systems ORDER BY id').all()).toEqual([
      { owner: 'Ada', purpose: 'Triage' },
      { owner: 'Mia', purpose: '' },
    ]);
    expect(restoreRecord(file, { entity, entityId: id, seq: 3 }, 'Test').changeId).toBeNull();
  });

  test('comes back after the record was removed', () => {
    const { file, id, entity } = versions();
    const before = dump(file);
    writeChange(file, HEADER, (db) => db.remove('aiSystems', id));
    restoreRecord(file, { entity, entityId: id, seq: 4 }, 'Test');
    expect(dump(file)).toEqual(before);
    expect(verifyFile(file.connection)).toMatchObject({ brokenAt: null, differing: 0 });
  });

  test('is refused where there is none, and where another record stands in its place', () => {
    const { file, other, entity } = versions();
    for (const version of [
      { entity, entityId: other, seq: 2 },
      { entity, entityId: 'nobody', seq: 4 },
      { entity: 'trail', entityId: other, seq: 4 },
      { entity: 'constructor', entityId: other, seq: 4 },
    ]) {
      expect(() => restoreRecord(file, version, 'Test')).toThrow(/versionMissing/);
    }
    const waiver = { ruleId: 'r', reason: 'r', waivedBy: 'Test', waivedAt: '' };
    const first = writeChange(file, HEADER, (db) => db.insert('readinessWaivers', waiver));
    const seq = trailHead(file.connection).entries;
    const removed = writeChange(file, HEADER, (db) => db.remove('readinessWaivers', first.result));
    writeChange(file, HEADER, (db) => db.insert('readinessWaivers', waiver));
    const gone = { entity: 'readinessWaivers', entityId: first.result, seq };
    expect(() => restoreRecord(file, gone, 'Test')).toThrow(/restoreConflict/);
    expect(() => undoChange(file, removed.changeId ?? '', 'Test')).toThrow(/undoConflict/);
  });
});

describe('who acted', () => {
  test('is not undone out of the people of the workspace', () => {
    const file = newWorkspace();
    const added = writeChange(file, HEADER, (db) => db.insert('people', { name: 'Ada', active: true }));
    const other = writeChange(file, HEADER, (db) => db.insert('people', { name: 'Mia', active: true }));
    writeChange(file, { actor: 'Ada', action: 'test' }, (db) => db.update('people', added.result, { name: 'Ada B.' }));
    expect(() => undoChange(file, added.changeId ?? '', 'Test')).toThrow(/personActed/);
    undoChange(file, other.changeId ?? '', 'Test');
    expect(file.connection.prepare('SELECT name FROM people').pluck().all()).toEqual(['Ada B.']);
  });

  test('and snapshots are passed over by undo', () => {
    const file = newWorkspace();
    addSystem(file, 'One');
    const next = readHistory(file.connection).undo;
    writeChange(file, HEADER, (db) => db.insert('people', { name: 'Ada', active: true }));
    expect(readHistory(file.connection).undo).toEqual(next);
  });
});
