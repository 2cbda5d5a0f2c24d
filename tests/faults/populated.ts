import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { closeWorkspaceFile, createWorkspaceFile, openWorkspaceFile } from '#db/file/open.ts';
import { writeChange } from '#db/records/write.ts';
import { type SalvagePlan, type SalvageReport, salvageWorkspace } from '#db/salvage/salvage.ts';
import { type RecordTableName, recordTables } from '#db/schema/tables.ts';
import { type Fields, readRows } from '#db/trail/replay.ts';
import { verifyFile } from '#db/verify/verify.ts';
import type { Fate } from '#shared/contract/workspace/salvage.ts';
import { emptyAiSystemFields } from '#shared/entities/ai-system.ts';
import { emptyOrganisation } from '#shared/entities/organisation.ts';
import { fixedEnvironment, HEADER, MIGRATIONS } from '../unit/db/workspace.ts';

export const TABLES = Object.keys(recordTables) as RecordTableName[];
export type Records = ReadonlyMap<string, Fields>;

/** A workspace as it is after months: systems that were changed and removed since, results, people, long texts. */
export function populate(target: string, systems: number): void {
  const file = createWorkspaceFile(target, MIGRATIONS, fixedEnvironment(), () => {});
  const ids: string[] = [];
  const assessmentId = writeChange(file, { ...HEADER, action: 'workspace.create' }, (db) => {
    db.insert('workspace', { createdAt: '2026-01-01T00:00:00.000Z', catalogueVersion: '2023.1', sample: false });
    db.insert('organisation', emptyOrganisation('Müller & Söhne'));
    return db.insert('assessments', { code: 'GAP-001', title: 'First gap analysis' });
  }).result;
  writeChange(file, HEADER, (db) => {
    for (let index = 1; index <= systems; index += 1) {
      const code = `SYS-${String(index).padStart(3, '0')}`;
      const purpose = `Sorts letters by subject, number ${index}. `.repeat(1 + (index % 12));
      // Each twentieth is longer than a page, so that it goes on elsewhere.
      const notes = index % 20 === 0 ? `Minutes of meeting ${index}. `.repeat(400) : '';
      ids.push(db.insert('aiSystems', { ...emptyAiSystemFields(`System ${index}`), code, purpose, notes }));
    }
  });
  for (let index = 0; index < systems; index += 5) {
    const id = ids[index] ?? '';
    writeChange(file, HEADER, (db) => db.update('aiSystems', id, { owner: `Owner ${index}`, suppliers: ['Acme'] }));
  }
  for (let index = 3; index < systems; index += 25) {
    writeChange(file, HEADER, (db) => db.remove('aiSystems', ids[index] ?? ''));
  }
  for (let index = 1; index <= 70; index += 1) {
    const finding = `What was seen at requirement ${index}. `.repeat(1 + (index % 9));
    const result = { assessmentId, nodeId: `node-${index}`, status: 'partlyMet', finding } as const;
    writeChange(file, HEADER, (db) => db.insert('assessmentResults', result));
  }
  for (const name of ['Eva Brandt', 'Jonas Weiß', 'Li Wei']) {
    writeChange(file, HEADER, (db) => db.insert('people', { name, active: true }));
  }
  closeWorkspaceFile(file);
}

/** Every record of a sound file, by table and id. */
export function readAll(target: string, key: Buffer | null = null): Map<RecordTableName, Records> {
  const file = openWorkspaceFile(target, MIGRATIONS, fixedEnvironment(), { key });
  try {
    return new Map(
      TABLES.map((table) => [table, new Map([...readRows(file.connection, table)].map((row) => [row.id, row.fields]))]),
    );
  } finally {
    closeWorkspaceFile(file);
  }
}

export function salvageTo(
  out: string,
  target: string,
  options: SalvagePlan['options'] = {},
): SalvageReport & { readonly intact: boolean; readonly found: Map<RecordTableName, Records> } {
  const environment = fixedEnvironment();
  const report = salvageWorkspace({
    target,
    out,
    folder: path.join(path.dirname(out), 'views'),
    migrationsFolder: MIGRATIONS,
    environment: { ...environment, newId: () => environment.newId().replace(/^0{8}/, '11111111') },
    options,
    header: () => ({ actor: 'Test', action: 'workspace.salvage', reason: 'damaged.aims' }),
    standIn: (entity) => STAND_INS[entity] ?? null,
  });
  const file = openWorkspaceFile(out, MIGRATIONS, fixedEnvironment(), options);
  try {
    expect(file.key === null).toBe(options.secret === undefined && options.key == null);
    const { brokenAt, differences, damage } = verifyFile(file.connection);
    // A value that a flipped bit made odd is salvaged as it was found, and verification goes on saying so.
    const asTold = differences.every(({ kind }) => kind === 'unfit');
    const intact = brokenAt === null && asTold && damage.length === 0;
    const found = new Map(
      TABLES.map((table): [RecordTableName, Records] => [
        table,
        new Map([...readRows(file.connection, table)].map((row) => [row.id, row.fields])),
      ]),
    );
    return { ...report, intact, found };
  } finally {
    closeWorkspaceFile(file);
    fs.rmSync(out);
  }
}

const STAND_INS: Partial<Record<RecordTableName, Fields>> = {
  workspace: { createdAt: '2026-02-02T00:00:00.000Z', catalogueVersion: 'unknown', sample: false },
  organisation: emptyOrganisation('damaged'),
  assessments: { code: 'GAP-001', title: 'Stands in for a lost one' },
};

/** How many records have this fate, of all kinds. */
export function countOf({ counts }: SalvageReport, fate: Fate): number {
  return Object.values(counts).reduce((sum, of) => sum + of[fate], 0);
}

/** The control: what SQLite gives of each table until it meets a damaged page. */
export function countBySelect(target: string): number {
  let rows = 0;
  for (const table of ['ai_systems', 'assessment_results', 'organisation', 'workspace', 'assessments', 'people']) {
    try {
      const connection = new Database(target, { readonly: true });
      try {
        const select = connection.prepare(`SELECT * FROM ${table}`).iterate();
        while (select.next().done !== true) rows += 1;
      } finally {
        connection.close();
      }
    } catch {
      // The rest of this table is what it does not give.
    }
  }
  return rows;
}
