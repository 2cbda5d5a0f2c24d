import { describe, expect, test } from 'vitest';
import { readDb } from '#db/file/open.ts';
import { undoChange } from '#db/records/undo.ts';
import { writeChange } from '#db/records/write.ts';
import { aiSystems } from '#db/schema/systems/ai-systems.ts';
import type { StoredEntry } from '#db/trail/trail.ts';
import { verifyFile } from '#db/verify/verify.ts';
import { addSystem, HEADER, newWorkspace } from '../workspace.ts';

function trailOf(file: ReturnType<typeof newWorkspace>): StoredEntry[] {
  return file.connection.prepare('SELECT * FROM trail ORDER BY seq').all() as StoredEntry[];
}

describe('a change', () => {
  test('writes the record and its entry, with who, when, what and the fields before and after', () => {
    const file = newWorkspace();
    const id = addSystem(file, 'Chatbot');
    const { changeId } = writeChange(file, { actor: 'Eva', action: 'systems.update', reason: 'interview' }, (db) =>
      db.update('aiSystems', id, { owner: 'Jürgen', suppliers: ['Größe AG'] }),
    );
    const entry = trailOf(file).at(-1);
    expect(entry).toMatchObject({
      seq: 2,
      actor: 'Eva',
      action: 'systems.update',
      reason: 'interview',
      change_id: changeId,
      entity: 'aiSystems',
      entity_id: id,
      operation: 'update',
      before: '{"owner":"","suppliers":[]}',
      after: '{"owner":"Jürgen","suppliers":["Größe AG"]}',
    });
    expect(entry?.at).toMatch(/^2026-01-01T/);
    expect(readDb(file).select().from(aiSystems).get()).toMatchObject({ owner: 'Jürgen', suppliers: ['Größe AG'] });
  });

  test('that changes nothing leaves no entry', () => {
    const file = newWorkspace();
    const id = addSystem(file, 'Chatbot');
    const { changeId, result } = writeChange(file, HEADER, (db) => db.update('aiSystems', id, { name: 'Chatbot' }));
    expect({ changeId, result, entries: trailOf(file).length }).toEqual({ changeId: null, result: false, entries: 1 });
  });

  test('that fails halfway leaves neither records nor entries', () => {
    const file = newWorkspace();
    const id = addSystem(file, 'Chatbot');
    expect(() =>
      writeChange(file, HEADER, (db) => {
        db.update('aiSystems', id, { owner: 'Nobody' });
        db.update('aiSystems', 'no such id', { owner: 'Nobody' });
      }),
    ).toThrow(/recordMissing/);
    expect(trailOf(file)).toHaveLength(1);
    expect(readDb(file).select().from(aiSystems).get()?.owner).toBe('');
  });

  test('keeps the create entry complete enough to rebuild the row', () => {
    const file = newWorkspace();
    addSystem(file, 'Chatbot');
    const row = readDb(file).select().from(aiSystems).get();
    expect(JSON.parse(trailOf(file)[0]?.after ?? '')).toEqual(row);
  });
});

test('what a file brought along as half of a character is the same in record and trail', () => {
  const file = newWorkspace();
  const id = addSystem(file, 'Half \ud83d');
  writeChange(file, { ...HEADER, reason: '\udc00.csv' }, (db) => db.update('aiSystems', id, { notes: '\ud83d' }));
  expect(verifyFile(file.connection)).toMatchObject({ brokenAt: null, differing: 0 });
});

test('a record of which cleaning leaves what nobody can read is refused, whoever checked it before', () => {
  const file = newWorkspace();
  const id = addSystem(file, 'Chatbot');
  expect(() => addSystem(file, '\u007f')).toThrow(/inputInvalid/);
  expect(() => writeChange(file, HEADER, (db) => db.update('aiSystems', id, { suppliers: ['A', '\uffff'] }))).toThrow(
    /inputInvalid/,
  );
  writeChange(file, HEADER, (db) => db.update('aiSystems', id, { name: 'Chat\u0007bot 2' }));
  expect(readDb(file).select().from(aiSystems).all()).toMatchObject([{ name: 'Chatbot 2', suppliers: [] }]);
});

describe('undo', () => {
  test('takes back a change of several records as one, and keeps both in the trail', () => {
    const file = newWorkspace();
    const first = addSystem(file, 'One');
    const { changeId } = writeChange(file, HEADER, (db) => {
      db.update('aiSystems', first, { name: 'Renamed' });
      db.update('aiSystems', first, { owner: 'Eva' });
      db.insert('assessments', { code: 'GAP-001', title: 'First visit' });
    });
    undoChange(file, changeId ?? '', 'Eva');
    expect(readDb(file).select().from(aiSystems).get()).toMatchObject({ name: 'One', owner: '' });
    expect(file.connection.prepare('SELECT count(*) FROM assessments').pluck().get()).toBe(0);
    expect(trailOf(file).map((entry) => entry.action)).toEqual([
      'test',
      'test',
      'test',
      'test',
      ...Array(3).fill('trail.undo'),
    ]);
  });

  test('can itself be undone', () => {
    const file = newWorkspace();
    const id = addSystem(file, 'One');
    const removal = writeChange(file, HEADER, (db) => db.remove('aiSystems', id));
    const undone = undoChange(file, removal.changeId ?? '', 'Eva');
    expect(readDb(file).select().from(aiSystems).get()).toMatchObject({ id, name: 'One' });
    undoChange(file, undone.changeId ?? '', 'Eva');
    expect(readDb(file).select().from(aiSystems).all()).toEqual([]);
  });

  test('is refused whole when a record was changed since', () => {
    const file = newWorkspace();
    const id = addSystem(file, 'One');
    const { changeId } = writeChange(file, HEADER, (db) => db.update('aiSystems', id, { name: 'Two', owner: 'Eva' }));
    writeChange(file, HEADER, (db) => db.update('aiSystems', id, { owner: 'Adam' }));
    expect(() => undoChange(file, changeId ?? '', 'Eva')).toThrow(/undoConflict/);
    expect(readDb(file).select().from(aiSystems).get()).toMatchObject({ name: 'Two', owner: 'Adam' });
  });

  test('of an unknown change is refused', () => {
    expect(() => undoChange(newWorkspace(), 'nothing', 'Eva')).toThrow(/nothingToUndo/);
  });
});
