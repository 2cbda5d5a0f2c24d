import { describe, expect, test } from 'vitest';
import type { WorkspaceFile } from '#db/file/open.ts';
import { entryHash, type StoredEntry, verifyChain } from '#db/trail/trail.ts';
import { addSystem, newWorkspace } from '../workspace.ts';

function workspaceWithTrail(): WorkspaceFile {
  const file = newWorkspace();
  for (const name of ['One', 'Two', 'Three', 'Four']) addSystem(file, name);
  return file;
}

/** As someone would who holds the file and SQLite, but not this program. */
function tamper(file: WorkspaceFile, sql: string): void {
  file.connection.exec(`DROP TRIGGER trail_no_update; DROP TRIGGER trail_no_delete; ${sql}`);
}

describe('the chain', () => {
  test('holds over what was written', () => {
    const file = workspaceWithTrail();
    expect(verifyChain(file.connection)).toMatchObject({ entries: 4, brokenAt: null });
  });

  test.each([
    ['an edited entry', `UPDATE trail SET actor = 'Somebody else' WHERE seq = 2`, 2],
    ['edited content', `UPDATE trail SET after = '{}' WHERE seq = 3`, 3],
    ['a deleted entry', 'DELETE FROM trail WHERE seq = 2', 2],
    ['reordered entries', 'UPDATE trail SET seq = seq + 10 WHERE seq = 2', 2],
    [
      'an inserted entry',
      `INSERT INTO trail SELECT 5, at, actor, action, reason, change_id, entity, entity_id, operation, before, after,
        previous_hash, hash FROM trail WHERE seq = 4`,
      5,
    ],
  ])('names %s', (_what, sql, brokenAt) => {
    const file = workspaceWithTrail();
    tamper(file, sql);
    expect(verifyChain(file.connection).brokenAt).toBe(brokenAt);
  });

  test('holds over every character that a text can have', () => {
    const file = newWorkspace();
    const blocks = Array.from({ length: 17 * 256 }, (_, block) =>
      Array.from({ length: 256 }, (_, index) => String.fromCodePoint(256 * block + index)).join(''),
    );
    for (let from = 0; from < blocks.length; from += 64) {
      const notes = `One \u0000 ${blocks.slice(from, from + 64).join('')}`.toWellFormed();
      addSystem(file, 'One', { notes });
    }
    expect(verifyChain(file.connection)).toMatchObject({ entries: 68, brokenAt: null });
  });

  test.each([1, 50, 51, 77, 120])('names entry %i of 120 that holds bytes in the place of a text', (seq) => {
    const file = newWorkspace();
    for (let count = 0; count < 120; count += 1) addSystem(file, `System ${count}`);
    tamper(file, `UPDATE trail SET after = CAST(after AS BLOB) WHERE seq = ${seq}`);
    expect(verifyChain(file.connection)).toMatchObject({ entries: 120, brokenAt: seq });
  });

  test.each(['-9223372036854775808', '-1', '0'])('names an entry that was put before the first, as %s', (seq) => {
    const file = workspaceWithTrail();
    tamper(
      file,
      `INSERT INTO trail SELECT ${seq}, at, actor, action, reason, change_id, entity, entity_id, operation, before,
        after, previous_hash, hash FROM trail WHERE seq = 1`,
    );
    expect(verifyChain(file.connection).brokenAt).toBe(1);
  });

  test('cannot be changed through SQL while its triggers stand', () => {
    const { connection } = workspaceWithTrail();
    expect(() => connection.exec('UPDATE trail SET actor = ""')).toThrow();
    expect(() => connection.exec('DELETE FROM trail')).toThrow(/append-only/);
  });

  test('hashes as documented, so that another program can check it', () => {
    const entry: StoredEntry = {
      seq: 1,
      at: '2026-01-01T00:00:00.000Z',
      actor: 'Eva',
      action: 'systems.create',
      reason: '',
      change_id: 'c',
      entity: 'aiSystems',
      entity_id: 'e',
      operation: 'create',
      before: null,
      after: '{"name":"ä"}',
      previous_hash: '0'.repeat(64),
      hash: '',
    };
    // sha256sum of the JSON array, computed outside this program.
    expect(entryHash(entry)).toBe('91daf20b3a8bd632819ce8754f225f943574cb7998b59245c04ba272f9ebe015');
  });
});
