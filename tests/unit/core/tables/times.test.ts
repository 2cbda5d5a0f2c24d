import { expect, test, vi } from 'vitest';
import type { Core } from '#core/core.ts';
import { coreWithWorkspace } from '../core.ts';
import { workbook } from './support.ts';

// Each thread would read the sources anew; what goes through one is held by tests/contract.
vi.mock('#core/jobs/run-job.ts', async () => {
  const { jobs } = await import('#core/jobs/jobs.ts');
  return {
    runJob: (core: Core, name: keyof typeof jobs, input: never) => jobs[name](input, core.locales, () => {}),
  };
});

const DAY_COUNT = 46_034;
const number = (value: number, format?: string) => ({ value, type: Number, ...(format !== undefined && { format }) });

test.each([
  ['9:30'],
  ['9:30 AM'],
  ['09:30:00'],
  ['9.30 Uhr'],
  ['9h30'],
  ['0.395833333333333'],
  ['2027-01-12 09:30'],
  [number(9.5 / 24)],
  [number(9.5 / 24, 'hh:mm')],
  [number(9.5 / 24, 'h:mm AM/PM')],
  [number(9.5 / 24, 'yyyy-mm-dd')],
  [number(9.5 / 24, 'dd.mm.yyyy hh:mm')],
  [number(DAY_COUNT + 9.5 / 24, 'dd.mm.yyyy hh:mm')],
  [number(DAY_COUNT + 9.5 / 24, 'hh:mm')],
  [number(DAY_COUNT + 9.5 / 24)],
])('a cell of a time (%j) is read as one', async (cell) => {
  const core = await coreWithWorkspace();
  const [assessment] = await core.ask('assessments.list', {});
  const of = assessment?.id ?? '';
  const file = await workbook(core, {
    Visit: [
      ['Title', 'Day', 'Begins at', 'Minutes planned', 'Topics'],
      ['Opening', number(DAY_COUNT + 0.75, 'yyyy-mm-dd hh:mm'), cell, 45, '4.1'],
    ],
  });
  const { report } = await core.ask('interviews.import', { path: file, of });
  expect(report.rows.flatMap(({ notes }) => notes)).toEqual([]);
  expect(await core.ask('interviews.list', { of })).toMatchObject([
    { heldOn: '2026-01-12', startsAt: '09:30', minutesPlanned: 45 },
  ]);
});

test.each(['25:00', '9:75', '0.30', '1.5', 'noon', '12:30:15'])('"%s" is no time of day', async (text) => {
  const core = await coreWithWorkspace();
  const [assessment] = await core.ask('assessments.list', {});
  const file = await workbook(core, {
    Visit: [
      ['Title', 'Begins at'],
      ['Opening', text],
    ],
  });
  const preview = await core.ask('interviews.importPreview', { path: file, of: assessment?.id ?? '' });
  expect(preview.counts).toMatchObject({ refused: 1 });
});
