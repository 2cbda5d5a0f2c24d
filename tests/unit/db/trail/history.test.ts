import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkspaceFile } from '#db/file/open.ts';
import { undoChange } from '#db/records/undo.ts';
import { writeChange } from '#db/records/write.ts';
import { readHistory } from '#db/trail/history.ts';
import { addSystem, HEADER, newWorkspace } from '../workspace.ts';

/** Undo and redo as every editor has them: two stacks of states. */
function createModel(first: string) {
  const undoable: string[] = [];
  const redoable: string[] = [];
  let value = first;
  return {
    value: () => value,
    write(next: string) {
      undoable.push(value);
      redoable.length = 0;
      value = next;
    },
    undo(): boolean {
      const before = undoable.pop();
      if (before === undefined) return false;
      redoable.push(value);
      value = before;
      return true;
    },
    redo(): boolean {
      const after = redoable.pop();
      if (after === undefined) return false;
      undoable.push(value);
      value = after;
      return true;
    },
  };
}

function ownerOf(file: WorkspaceFile): unknown {
  return file.connection.prepare('SELECT owner FROM ai_systems').pluck().get();
}

/** Does what the history offers; false where it offers nothing. */
function step(file: WorkspaceFile, which: 'undo' | 'redo'): boolean {
  const next = readHistory(file.connection)[which];
  if (next === null) return false;
  undoChange(file, next.changeId, 'Test');
  return true;
}

describe('undo and redo, read off the trail', () => {
  test('are those of every editor, in any order and number', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('write', 'undo', 'redo'), { maxLength: 40 }), (operations) => {
        const file = newWorkspace();
        const id = addSystem(file, 'One');
        const model = createModel('');
        let writes = 0;
        for (const operation of operations) {
          if (operation === 'write') {
            writes += 1;
            const owner = `Owner ${writes}`;
            model.write(owner);
            writeChange(file, HEADER, (db) => db.update('aiSystems', id, { owner }));
          } else {
            const possible = model[operation]();
            // Making the system itself can be taken back too; the model begins after it.
            if (!possible && operation === 'undo') continue;
            expect(step(file, operation)).toBe(possible);
          }
          expect(ownerOf(file)).toBe(model.value());
        }
        file.connection.close();
      }),
      { numRuns: 60 },
    );
  });

  test('name what people did, not that it was undone and redone', () => {
    const file = newWorkspace();
    const id = addSystem(file, 'One');
    writeChange(file, { actor: 'Ada', action: 'systems.update' }, (db) => db.update('aiSystems', id, { owner: 'A' }));
    for (const which of ['undo', 'redo', 'undo', 'redo'] as const) {
      expect(readHistory(file.connection)[which]).toMatchObject({ action: 'systems.update', actor: 'Ada' });
      step(file, which);
    }
    expect(readHistory(file.connection)).toMatchObject({
      undo: { action: 'systems.update', actor: 'Ada' },
      redo: null,
    });
  });

  test('stop at the beginning of the workspace', () => {
    const file = newWorkspace();
    writeChange(file, { actor: 'Ada', action: 'workspace.create' }, (db) =>
      db.insert('assessments', { code: 'GAP-001', title: 'First' }),
    );
    expect(readHistory(file.connection)).toEqual({ undo: null, redo: null });
  });

  test('pass over a change that was taken back out of turn', () => {
    const file = newWorkspace();
    const id = addSystem(file, 'One');
    const first = writeChange(file, HEADER, (db) => db.update('aiSystems', id, { owner: 'A' }));
    const second = writeChange(file, HEADER, (db) => db.update('aiSystems', id, { purpose: 'P' }));
    undoChange(file, first.changeId ?? '', 'Test');
    expect(readHistory(file.connection).undo?.changeId).toBe(second.changeId);
  });

  test.each(['trail.undo', 'trail.redo'])('end where an altered trail leads in a circle: %s', (action) => {
    const file = newWorkspace();
    addSystem(file, 'One');
    addSystem(file, 'Two');
    file.connection.exec('DROP TRIGGER trail_no_update');
    file.connection.prepare('UPDATE trail SET action = ?, reason = change_id').run(action);
    expect(() => readHistory(file.connection)).not.toThrow();
  });
});
