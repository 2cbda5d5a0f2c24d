import { expect, test, vi } from 'vitest';
import type { Core } from '#core/core.ts';
import { coreWithWorkspace } from '../core.ts';
import { take, takeFile, withAction, workbook } from './support.ts';

// Each thread would read the sources anew; what goes through one is held by tests/contract.
vi.mock('#core/jobs/run-job.ts', async () => {
  const { jobs } = await import('#core/jobs/jobs.ts');
  return {
    runJob: (core: Core, name: keyof typeof jobs, input: never) => jobs[name](input, core.locales, () => {}),
  };
});

test.each(['\u007f', '\uffff', '_x001A_', '_x0001_'])(
  'a title of signs that are never stored (%j) is none, and what is there can still be read',
  async (title) => {
    const core = await withAction();
    const { fates } = await take(core, `Title,Owner\r\nFirst,Bea\r\n${title},Ada\r\n`);
    expect(fates).toEqual([
      ['new', 'ACT-002'],
      ['refused', '', 'Row 3, "Title": the cell is empty, and a record needs it.'],
    ]);
    expect(await core.ask('actions.list', {})).toHaveLength(2);
    expect(await core.ask('trail.verify', {})).toMatchObject({ differing: 0 });
  },
);

test('the same holds for a workbook', async () => {
  const core = await coreWithWorkspace();
  const file = await workbook(core, {
    List: [
      ['Title', 'Owner'],
      ['_x001F_', 'Ada'],
      ['Train', 'Bea'],
    ],
  });
  const { fates } = await takeFile(core, file);
  expect(fates).toMatchObject([
    ['refused', '', 'Row 2, "Title": the cell is empty, and a record needs it.'],
    ['new', 'ACT-001'],
  ]);
});

test.each(['\u001a', '\u001a\r\n', '\u001a\u001a\u001a'])('an old end-of-file mark (%j) is no row', async (mark) => {
  const core = await coreWithWorkspace();
  const { report } = await take(core, `Title,Owner\r\nFirst,Bea\r\n${mark}`);
  expect(report).toMatchObject({ total: 1, counts: { new: 1, refused: 0 } });
});

test('signs that are never stored are no change, however often a table comes in', async () => {
  const core = await withAction();
  const text = 'Code,Title,Owner\nACT-001,Write it_x0007_ up,A\u007fda\n';
  expect((await take(core, text)).fates).toEqual([['update', 'ACT-001', 'Title: Write it down → Write it up']]);
  expect((await take(core, text)).report.counts).toMatchObject({ unchanged: 1, update: 0 });
});
