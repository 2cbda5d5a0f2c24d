import { describe, expect, test } from 'vitest';
import type { WorkspaceFile } from '#db/file/open.ts';
import { undoChange } from '#db/records/undo.ts';
import { writeChange } from '#db/records/write.ts';
import { replayTrail } from '#db/trail/replay.ts';
import { holdsCheckpoint, trailHead } from '#db/trail/trail.ts';
import { verifyFile } from '#db/verify/verify.ts';
import { addSystem, HEADER, newWorkspace } from '../workspace.ts';

/** Systems that were made, changed, removed and brought back. */
function workspaceWithHistory(): { file: WorkspaceFile; ids: readonly string[] } {
  const file = newWorkspace();
  const ids = ['One', 'Two', 'Three'].map((name) => addSystem(file, name));
  writeChange(file, HEADER, (db) => db.update('aiSystems', ids[0] ?? '', { owner: 'Ada', suppliers: ['Acme'] }));
  writeChange(file, HEADER, (db) => db.remove('aiSystems', ids[1] ?? ''));
  const removed = writeChange(file, HEADER, (db) => db.remove('aiSystems', ids[2] ?? ''));
  undoChange(file, removed.changeId ?? '', 'Test');
  return { file, ids };
}

describe('the records, rebuilt from the trail', () => {
  test('are what the tables hold, after changes, removals and undo', () => {
    const { file } = workspaceWithHistory();
    expect(replayTrail(file.connection)).toEqual({ compared: 2, differing: 0, differences: [] });
  });

  test('name a record that was changed from outside, with what it was before', () => {
    const { file, ids } = workspaceWithHistory();
    file.connection.exec(`UPDATE ai_systems SET owner = 'Eve' WHERE id = '${ids[0]}'`);
    expect(replayTrail(file.connection)).toEqual({
      compared: 2,
      differing: 1,
      differences: [
        {
          entity: 'aiSystems',
          id: ids[0],
          label: 'SYS-001 One',
          kind: 'changed',
          fields: [{ field: 'owner', recorded: 'Ada', found: 'Eve' }],
        },
      ],
    });
  });

  test('name records that were taken away and slipped in', () => {
    const { file, ids } = workspaceWithHistory();
    file.connection.exec(`UPDATE ai_systems SET id = 'foreign', name = 'Planted' WHERE id = '${ids[2]}'`);
    const { differences } = replayTrail(file.connection);
    expect(differences.map(({ id, kind, label }) => ({ id, kind, label }))).toEqual([
      { id: 'foreign', kind: 'added', label: 'SYS-001 Planted' },
      { id: ids[2], kind: 'missing', label: 'SYS-001 Three' },
    ]);
  });

  test('name a value that is no longer what its column holds', () => {
    const { file, ids } = workspaceWithHistory();
    file.connection.exec(`UPDATE ai_systems SET suppliers = '["Acm' WHERE id = '${ids[0]}'`);
    expect(replayTrail(file.connection).differences).toMatchObject([
      { id: ids[0], kind: 'changed', fields: [{ field: 'suppliers', recorded: ['Acme'], found: '["Acm' }] },
    ]);
  });

  test('quote the beginning of bytes where a text belongs', () => {
    const { file, ids } = workspaceWithHistory();
    file.connection.exec(`UPDATE ai_systems SET notes = zeroblob(3000000) WHERE id = '${ids[0]}'`);
    expect(replayTrail(file.connection).differences).toMatchObject([
      { id: ids[0], kind: 'changed', fields: [{ field: 'notes', recorded: '', found: `x'${'00'.repeat(32)}…'` }] },
    ]);
  });

  test('take a column that came later for its default', () => {
    const { file, ids } = workspaceWithHistory();
    // As an entry of an older version of the product would have it: without the field.
    file.connection.exec(`DROP TRIGGER trail_no_update;
      UPDATE trail SET after = json_remove(after, '$.notes') WHERE entity_id = '${ids[0]}' AND operation = 'create'`);
    expect(replayTrail(file.connection).differing).toBe(0);
    file.connection.exec(`UPDATE ai_systems SET notes = 'x' WHERE id = '${ids[0]}'`);
    expect(replayTrail(file.connection).differences[0]?.fields).toEqual([{ field: 'notes', recorded: '', found: 'x' }]);
  });
});

describe('a checkpoint kept elsewhere', () => {
  test('shows a tail that was cut, which the chain alone does not', () => {
    const { file } = workspaceWithHistory();
    const checkpoint = trailHead(file.connection);
    expect(holdsCheckpoint(file.connection, checkpoint)).toBe('kept');
    file.connection.exec(`DROP TRIGGER trail_no_delete; DELETE FROM trail WHERE seq > ${checkpoint.entries - 2}`);
    expect(verifyFile(file.connection).brokenAt).toBeNull();
    expect(holdsCheckpoint(file.connection, checkpoint)).toBe('shorter');
  });

  test('tells another trail of the same length, and holds when the trail grows', () => {
    const { file } = workspaceWithHistory();
    const checkpoint = trailHead(file.connection);
    addSystem(file, 'Four');
    expect(holdsCheckpoint(file.connection, checkpoint)).toBe('kept');
    expect(holdsCheckpoint(file.connection, { ...checkpoint, head: 'f'.repeat(64) })).toBe('different');
  });
});
