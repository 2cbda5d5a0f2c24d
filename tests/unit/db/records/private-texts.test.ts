import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { closeWorkspaceFile, openWorkspaceFile } from '#db/file/open.ts';
import { keepPrivateText, readPrivateTexts } from '#db/records/private-texts.ts';
import { writeChange } from '#db/records/write.ts';
import { salvageWorkspace } from '#db/salvage/salvage.ts';
import { emptyOrganisation } from '#shared/entities/organisation.ts';
import { fixedEnvironment, HEADER, MIGRATIONS, newWorkspace, tempFolder } from '../workspace.ts';

const LONG = 'Minutes that nobody else is to read. '.repeat(300);

function damaged(spoil: (bytes: Buffer, rootOf: (name: string) => number) => void): string {
  const target = path.join(tempFolder(), 'notes.aims');
  const file = newWorkspace(target);
  writeChange(file, HEADER, (db) => {
    db.insert('workspace', { createdAt: '2026-01-01T00:00:00.000Z', catalogueVersion: '1', sample: false });
    db.insert('organisation', emptyOrganisation('Müller'));
    const assessmentId = db.insert('assessments', { code: 'ASM-001', title: 'First' });
    for (const [nodeId, text] of [
      ['4.1', 'Short'],
      ['4.2', LONG],
    ] as const) {
      db.insert('assessmentResults', { assessmentId, nodeId, status: 'met', privateNote: keepPrivateText(file, text) });
    }
  });
  closeWorkspaceFile(file);
  const connection = new Database(target, { readonly: true });
  const roots = connection.prepare('SELECT name, rootpage FROM sqlite_schema').raw().all() as [string, number][];
  connection.close();
  const bytes = fs.readFileSync(target);
  spoil(bytes, (name) => new Map(roots).get(name) ?? 0);
  fs.writeFileSync(target, bytes);
  return target;
}

const PAGE = 4096;
const wipe = (bytes: Buffer, page: number) => bytes.fill(0, (page - 1) * PAGE, page * PAGE);

test.each([
  ['the schema is', (bytes: Buffer) => wipe(bytes, 1)],
  ['the trail is', (bytes: Buffer, rootOf: (name: string) => number) => wipe(bytes, rootOf('trail'))],
] as const)('salvage carries private notes over where %s lost', (_what, spoil) => {
  const target = damaged(spoil);
  const out = path.join(path.dirname(target), 'out.aims');
  const environment = fixedEnvironment();
  const report = salvageWorkspace({
    ...{ target, out, folder: path.join(path.dirname(target), 'views'), migrationsFolder: MIGRATIONS, options: {} },
    environment: { ...environment, newId: () => environment.newId().replace(/^0{8}/, '11111111') },
    header: () => ({ actor: 'Test', action: 'workspace.salvage' }),
    standIn: () => null,
  });
  // Their rows look like a short row of another table, and are none.
  expect(report.counts.organisation).toMatchObject({ whole: 1, lost: 0, unexplained: 0 });
  const file = openWorkspaceFile(out, MIGRATIONS, fixedEnvironment());
  const assessmentId = file.connection.prepare('SELECT id FROM assessments').pluck().get() as string;
  expect([...readPrivateTexts(file.connection, assessmentId).values()].sort()).toEqual([LONG, 'Short']);
  closeWorkspaceFile(file);
});
