import { describe, expect, test } from 'vitest';
import type { WorkspaceFile } from '#db/open.ts';
import { entryHash, type StoredEntry, verifyChain } from '#db/trail.ts';
import { addSystem, newWorkspace } from './workspace.ts';

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
