import { describe, expect, test, vi } from 'vitest';
import { derived, derivedParts, derivedRows } from '#core/reading/derived.ts';
import { readDb, type WorkspaceFile } from '#db/file/open.ts';
import { undoChange } from '#db/records/undo.ts';
import { writeChange } from '#db/records/write.ts';
import { actions } from '#db/schema/improvement/actions.ts';
import { aiSystems } from '#db/schema/systems/ai-systems.ts';
import { byCode } from '#shared/values/patch-rows.ts';
import { addSystem, HEADER, newWorkspace } from '../../db/workspace.ts';

function addAction(file: WorkspaceFile, code: string) {
  return writeChange(file, HEADER, (db) => db.insert('actions', { code, title: code, status: 'open' }));
}

function rename(file: WorkspaceFile, id: string, title: string) {
  return writeChange(file, HEADER, (db) => db.update('actions', id, { title }));
}

describe('what is derived of tables', () => {
  test('is made again when one of them changed, and not for another', () => {
    const file = newWorkspace();
    const compute = vi.fn((of: WorkspaceFile) => readDb(of).select().from(actions).all().length);
    const count = derived(['actions'], compute);
    expect([count(file), count(file)]).toEqual([0, 0]);
    addSystem(file, 'Chatbot');
    expect(count(file)).toBe(0);
    expect(compute).toHaveBeenCalledTimes(1);
    const { changeId } = addAction(file, 'ACT-001');
    expect(count(file)).toBe(1);
    undoChange(file, changeId ?? '', 'Eva');
    expect(count(file)).toBe(0);
    expect(compute).toHaveBeenCalledTimes(3);
  });

  test('is never kept of a change that may still be rolled back', () => {
    const file = newWorkspace();
    const count = derived(['actions'], (of) => readDb(of).select().from(actions).all().length);
    const within: number[] = [];
    const failing = () =>
      writeChange(file, HEADER, (db) => {
        db.insert('actions', { code: 'ACT-001', title: 'a', status: 'open' });
        within.push(count(file));
        throw new Error('no');
      });
    expect(failing).toThrow('no');
    // Another change takes the number of the entry that was rolled back.
    addSystem(file, 'Chatbot');
    expect([...within, count(file)]).toEqual([1, 0]);
  });

  test('is kept for each file by itself', () => {
    const [one, other] = [newWorkspace(), newWorkspace()];
    const count = derived(['aiSystems'], (of) => readDb(of).select().from(aiSystems).all().length);
    addSystem(one, 'Chatbot');
    expect([count(one), count(other), count(one)]).toEqual([1, 0, 1]);
  });
});

describe('rows', () => {
  test('are read anew where they changed, in their order, and stay the same objects elsewhere', () => {
    const file = newWorkspace();
    const asked: (readonly string[] | undefined)[] = [];
    const rows = derivedRows(
      { of: 'actions' },
      (of, ids) => {
        asked.push(ids);
        const all = readDb(of).select({ id: actions.id, code: actions.code, title: actions.title }).from(actions).all();
        return ids === undefined ? all : all.filter(({ id }) => ids.includes(id));
      },
      byCode,
    );
    const { result: second } = addAction(file, 'ACT-002');
    const before = rows(file);
    expect(rows(file)).toBe(before);
    addSystem(file, 'Chatbot');
    expect(rows(file)).toBe(before);
    const { changeId, result: first } = addAction(file, 'ACT-001');
    expect(rows(file).map(({ code }) => code)).toEqual(['ACT-001', 'ACT-002']);
    expect(rows(file)[1]).toBe(before[0]);
    rename(file, second, 'other');
    expect(rows(file)).toMatchObject([{ id: first }, { id: second, title: 'other' }]);
    undoChange(file, changeId ?? '', 'Eva');
    expect(rows(file)).toMatchObject([{ id: second, title: 'other' }]);
    expect(asked).toEqual([undefined, [first], [second], [first]]);
  });

  test('in parts are looked at part by part', () => {
    const file = newWorkspace();
    const looked: number[] = [];
    let rows = Array.from({ length: 450 }, (_, value) => ({ value }));
    const sums = derivedParts(
      () => rows,
      (part) => {
        looked.push(part.length);
        return part.reduce((sum, { value }) => sum + value, 0);
      },
    );
    const total = (next: typeof rows) => {
      rows = next;
      addSystem(file, 'Chatbot');
      return sums(file).reduce((sum, part) => sum + part, 0);
    };
    expect(total(rows)).toBe((449 * 450) / 2);
    expect(total(rows.with(300, { value: 0 }))).toBe((449 * 450) / 2 - 300);
    expect(total([...rows, { value: 7 }])).toBe((449 * 450) / 2 - 300 + 7);
    expect(total(rows.slice(0, 10))).toBe(45);
    expect(looked).toEqual([200, 200, 50, 200, 51, 10]);
  });
});
