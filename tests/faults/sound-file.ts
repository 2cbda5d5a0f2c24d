import { expect } from 'vitest';
import { openWorkspaceFile } from '#db/open.ts';
import { verifyChain } from '#db/trail.ts';
import { fixedEnvironment, MIGRATIONS } from '../unit/db/workspace.ts';

/** Opens the file as after any crash and gives the systems in it; the chain must hold and the file be sound. */
export function namesIn(file: string): Set<string> {
  const workspace = openWorkspaceFile(file, MIGRATIONS, fixedEnvironment());
  try {
    expect(verifyChain(workspace.connection).brokenAt).toBeNull();
    expect(workspace.connection.pragma('integrity_check', { simple: true })).toBe('ok');
    return new Set(workspace.connection.prepare('SELECT name FROM ai_systems').pluck().all() as string[]);
  } finally {
    workspace.connection.close();
  }
}
