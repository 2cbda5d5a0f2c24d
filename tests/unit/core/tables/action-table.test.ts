import fs from 'node:fs';
import path from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { coreWithWorkspace, type TestCore } from '../core.ts';

const HOSTILE = [
  '=1+1',
  "'=1+1",
  '+49 1',
  '-5',
  '@SUM(A1)',
  '007',
  'a\nb',
  'say "no"; then',
  '😀 مرحبا \u202eabc',
  'constructor',
  '_x0041_',
  '\u0007bell',
];
const ASOF = '2026-01-01';

async function addActions(core: TestCore) {
  const records = HOSTILE.map((title) => ({ title, description: title, owner: title }));
  records.push({ title: 'long', description: `${'😀'.repeat(20_000)}end`, owner: 'Ada' });
  await core.ask('actions.createMany', { records });
}

describe.each(['xlsx', 'csv'])('a table of actions as %s', (format) => {
  test('comes back unchanged, whatever the texts', async () => {
    const core = await coreWithWorkspace();
    await addActions(core);
    const file = path.join(core.folder, `Actions.${format}`);
    await core.ask('actions.table', { path: file, asOf: ASOF });
    const report = await core.ask('actions.importPreview', { path: file });
    expect(report.rows.filter(({ fate }) => fate !== 'unchanged')).toEqual([]);
    expect(report.total).toBe(HOSTILE.length + 1);
    const other = await coreWithWorkspace();
    await other.ask('actions.import', { path: file });
    const bare = (records: readonly object[]) => records.map((record) => ({ ...record, id: '', code: '' }));
    expect(bare(await other.ask('actions.list', {}))).toEqual(bare(await core.ask('actions.list', {})));
  });
});

test('in a spreadsheet every text is a text, a day a day and a number a number', async () => {
  const core = await coreWithWorkspace();
  await core.ask('actions.create', { fields: { title: '=1+1', dueOn: '2026-03-31', effortDays: 3, nodeId: '4.1' } });
  const file = path.join(core.folder, 'Actions.xlsx');
  await core.ask('actions.table', { path: file, asOf: ASOF });
  console.log(await readSheet(fs.readFileSync(file), 1));
});
