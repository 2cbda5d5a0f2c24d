import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { closeWorkspaceFile, openWorkspaceFile } from '#db/file/open.ts';
import { writeChange } from '#db/records/write.ts';
import { fixedEnvironment, HEADER, MIGRATIONS } from '../db/workspace.ts';
import { coreWithWorkspace, type TestCore } from './core.ts';

/** Makes one of each kind of record that has a code; the code that it got. */
const MAKE: Readonly<Record<string, (core: TestCore) => Promise<string>>> = {
  actions: async (core) => (await core.ask('actions.create', { fields: { title: 'x' } })).record.code,
  systems: async (core) => (await core.ask('systems.create', { fields: { name: 'x' } })).system.code,
  evidence: async (core) => {
    return (await core.ask('evidence.add', { fields: { kind: 'link', title: 'x' }, links: [] })).evidence.code;
  },
  assessments: async (core) => (await core.ask('assessments.create', { fields: { title: 'x' } })).assessment.code,
  interviews: async (core) => {
    const [leading] = await core.ask('assessments.list', {});
    const assessmentId = leading?.id ?? '';
    return (await core.ask('interviews.create', { fields: { assessmentId } })).record.code;
  },
};

test.each(Object.keys(MAKE))('a code of %s is never given twice, whatever is undone and brought back', async (name) => {
  const core = await coreWithWorkspace();
  const make = () => MAKE[name]?.(core) ?? '';
  const first = await make();
  const { entries } = await core.ask('trail.list', { limit: 1 });
  const seq = entries[0]?.seq ?? 0;
  await core.ask('trail.undo', {});
  const second = await make();
  await core.ask('trail.restore', { seq });
  const third = await make();
  await core.ask('trail.undo', {});
  await core.ask('trail.undo', {});
  await core.ask('trail.undo', {});
  const fourth = await make();
  const numbers = [first, second, third, fourth].map((code) => Number(code.split('-')[1]));
  const [start = 0] = numbers;
  expect(numbers).toEqual([start, start + 1, start + 2, start + 3]);
});

test('rows of an import get codes that none had before', async () => {
  const core = await coreWithWorkspace();
  await core.ask('systems.create', { fields: { name: 'Triage' } });
  await core.ask('trail.undo', {});
  const source = path.join(core.folder, 'systems.csv');
  fs.writeFileSync(source, 'Name,Purpose\nOne,a\nTwo,b\n');
  await core.ask('systems.import', { path: source });
  expect((await core.ask('systems.list', {})).map(({ code }) => code)).toEqual(['SYS-002', 'SYS-003']);
});

test.each([
  ['ACT-999999998', 'ACT-999999999'],
  ['ACT-1000000007', 'ACT-001'],
  ['ACT--5', 'ACT-001'],
])('behind %s, which a file from elsewhere brought, codes go on until numbers end', async (forged, next) => {
  const core = await coreWithWorkspace();
  const target = path.join(core.folder, 'test.aims');
  await core.ask('workspace.close', {});
  const environment = { ...fixedEnvironment(), newId: () => '01a22d90-a885-731a-9255-00000000abcd' };
  const file = openWorkspaceFile(target, MIGRATIONS, environment);
  writeChange(file, HEADER, (db) => db.insert('actions', { code: forged, title: 'Forged', status: 'open' }));
  closeWorkspaceFile(file);
  await core.ask('workspace.open', { path: target });
  const { record } = await core.ask('actions.create', { fields: { title: 'x' } });
  expect(record.code).toBe(next);
  if (next !== 'ACT-999999999') return;
  const count = (await core.ask('actions.list', {})).length;
  const records = [{ title: 'y' }, { title: 'z' }];
  expect(await core.refusal('actions.create', { fields: { title: 'y' } })).toBe('codesUsedUp');
  expect(await core.refusal('actions.createMany', { records })).toBe('codesUsedUp');
  expect(await core.ask('actions.list', {})).toHaveLength(count);
});
