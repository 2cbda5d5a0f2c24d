import { expect, test } from 'vitest';
import type { WorkspaceFile } from '#db/file/open.ts';
import { undoChange } from '#db/records/undo.ts';
import { writeChange } from '#db/records/write.ts';
import { nameEntries } from '#db/trail/subjects.ts';
import { addSystem, HEADER, newWorkspace } from '../workspace.ts';

test('an entry that changed something else says which record it is about', () => {
  const file = newWorkspace();
  const result = writeChange(file, HEADER, (db) => {
    const assessmentId = db.insert('assessments', { code: 'GAP-001', title: 'First' });
    return db.insert('assessmentResults', { assessmentId, nodeId: 'A.6.2.4', status: 'partlyMet', finding: '' });
  }).result;
  writeChange(file, HEADER, (db) => db.update('assessmentResults', result, { finding: 'Nothing is written.' }));
  expect(subjects(file)).toEqual([{ code: 'GAP-001', title: 'First' }, { nodeId: 'A.6.2.4' }, { nodeId: 'A.6.2.4' }]);
});

test('an element is called by its node and its place', () => {
  const file = newWorkspace();
  writeChange(file, HEADER, (db) => {
    const assessmentId = db.insert('assessments', { code: 'GAP-001', title: 'First' });
    db.insert('assessmentResults', { assessmentId, nodeId: '9.1', element: 2, status: 'met' });
  });
  expect(subjects(file).at(-1)).toEqual({ nodeId: '9.1/2' });
});

test('a result says of which assessment it is, where there are or were several', () => {
  const file = newWorkspace();
  const [workspace, , second] = writeChange(file, HEADER, (db) => {
    const kept = { createdAt: '2026-01-01T00:00:00.000Z', catalogueVersion: '1', sample: false };
    const made = db.insert('workspace', kept);
    const ids = ['ASM-001', 'ASM-002'].map((code) => db.insert('assessments', { code, title: code }));
    for (const assessmentId of ids) db.insert('assessmentResults', { assessmentId, nodeId: '9.1', status: 'met' });
    return [made, ...ids] as const;
  }).result;
  writeChange(file, HEADER, (db) => db.update('workspace', workspace, { leadingAssessmentId: second ?? '' }));
  const several = [{ code: 'ASM-001', nodeId: '9.1' }, { code: 'ASM-002', nodeId: '9.1' }, {}];
  expect(subjects(file).slice(3)).toEqual(several);
  const result = file.connection.prepare('SELECT id FROM assessment_results WHERE assessment_id = ?').pluck();
  writeChange(file, HEADER, (db) => {
    db.remove('assessmentResults', result.get(second) as string);
    db.remove('assessments', second ?? '');
  });
  expect(subjects(file).slice(3, 6)).toEqual([{ nodeId: '9.1' }, ...several.slice(1)]);
});

test('a record is called what it was called then, also once it is gone', () => {
  const file = newWorkspace();
  const id = addSystem(file, 'Triage');
  writeChange(file, HEADER, (db) => db.update('aiSystems', id, { owner: 'Ana' }));
  const renamed = writeChange(file, HEADER, (db) => db.update('aiSystems', id, { name: 'Sorting' }));
  writeChange(file, HEADER, (db) => db.update('aiSystems', id, { owner: 'Eva' }));
  undoChange(file, renamed.changeId ?? '', 'Test');
  writeChange(file, HEADER, (db) => db.remove('aiSystems', id));
  expect(subjects(file).map(({ code, name }) => `${code} ${name}`)).toEqual([
    'SYS-001 Triage',
    'SYS-001 Triage',
    'SYS-001 Sorting',
    'SYS-001 Sorting',
    'SYS-001 Triage',
    'SYS-001 Triage',
  ]);
});

test('an entry that was altered into nonsense leaves the others readable', () => {
  const file = newWorkspace();
  const id = addSystem(file, 'Triage');
  writeChange(file, HEADER, (db) => db.update('aiSystems', id, { owner: 'Ana' }));
  file.connection.exec('DROP TRIGGER trail_no_update');
  file.connection.exec("UPDATE trail SET after = '{' WHERE seq = 2");
  expect(subjects(file)).toEqual([
    expect.objectContaining({ name: 'Triage' }),
    expect.objectContaining({ name: 'Triage' }),
  ]);
});

test('other records stand with what they were called then, never by their ids', () => {
  const file = newWorkspace();
  const [workspace, first, second, evidence] = writeChange(file, HEADER, (db) => {
    const kept = { createdAt: '2026-01-01T00:00:00.000Z', catalogueVersion: '1', sample: false };
    const made = db.insert('workspace', kept);
    const ids = ['First', 'Second'].map((title, at) => db.insert('assessments', { code: `ASM-00${at + 1}`, title }));
    return [made, ...ids, db.insert('evidence', { code: 'EV-0001', kind: 'link', title: 'Minutes' })] as const;
  }).result;
  const system = addSystem(file, 'Triage');
  const ends = [
    ['node', '9.1'],
    ['aiSystem', system],
  ] as const;
  writeChange(file, HEADER, (db) => {
    for (const [target, targetId] of ends) {
      db.insert('evidenceLinks', { evidenceId: evidence ?? '', target, targetId });
    }
  });
  writeChange(file, HEADER, (db) => db.update('evidence', evidence ?? '', { title: 'Minutes of the review' }));
  writeChange(file, HEADER, (db) => db.update('workspace', workspace, { leadingAssessmentId: first ?? '' }));
  writeChange(file, HEADER, (db) => db.update('workspace', workspace, { leadingAssessmentId: second ?? '' }));
  const rows = file.connection
    .prepare('SELECT seq, entity, entity_id AS entityId, before, after FROM trail ORDER BY seq')
    .all();
  const [link, other, , , leads] = nameEntries(file.connection, rows as never).slice(5);
  expect(link).toEqual({
    subject: { evidenceId: 'EV-0001 Minutes', targetId: '9.1' },
    names: { [evidence ?? '']: 'EV-0001 Minutes' },
  });
  expect(other?.subject).toEqual({ evidenceId: 'EV-0001 Minutes', targetId: 'SYS-001 Triage' });
  expect(leads?.names).toEqual({ [first ?? '']: 'ASM-001 First', [second ?? '']: 'ASM-002 Second' });
});

function subjects(file: WorkspaceFile) {
  const select = file.connection.prepare('SELECT seq, entity, entity_id AS entityId FROM trail ORDER BY seq');
  return nameEntries(file.connection, select.all() as never).map(({ subject }) => subject);
}
