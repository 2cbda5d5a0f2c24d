import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readArchive } from '#core/imports/read/check-archive.ts';
import { loadLocales } from '#core/resources/locales.ts';
import { workbookBytes } from '#core/workbook/write-workbook.ts';
import { emptyResult } from '#shared/entities/assessment.ts';
import { APP_FOLDER } from '../core.ts';
import { assessedCore, compareBytes, exportTo, lineOf, textCell, withCells } from './support.ts';

describe('a workbook that comes back', () => {
  test('untouched changes nothing', async () => {
    const core = await assessedCore();
    const file = await exportTo(core);
    const compared = await core.ask('workbook.compare', { path: file });
    expect(compared).toMatchObject({ rows: 336, cells: [], refused: [], remarks: [], missing: [], sameTrail: true });
    expect(compared).toMatchObject({ source: 'workbook', issuedOn: '2026-01-01', unchanged: 336 * 7 });
  });

  test('is the same, byte for byte, for the same data and date of issue', async () => {
    const core = await assessedCore();
    const [one, two] = [await exportTo(core), await exportTo(core, 'b.xlsx')];
    expect(fs.readFileSync(two).equals(fs.readFileSync(one))).toBe(true);
  });

  test('holds the answers and nothing else of a result', async () => {
    const rows = [{ text: 'T', result: { ...emptyResult('4.1'), note: 'for all', privateNote: 'for ourselves' } }];
    const issue = {
      workspaceId: 'w',
      assessmentId: 'a',
      language: 'en',
      asOf: '2026-01-01',
      trailEntries: 1,
      trailHead: 'f',
    };
    const names = { organisation: 'O', assessment: 'A', standard: 'S' };
    const t = loadLocales(path.join(APP_FOLDER, 'resources', 'locales')).translate('en');
    const parts = await readArchive(await workbookBytes({ language: 'en', issue, ...names, rows }, t), '', () => true);
    const all = parts.map(({ bytes }) => bytes.toString('utf8')).join('');
    expect(all).toContain('for all');
    expect(all).not.toContain('for ourselves');
  });

  test('offers what changed there, keeps what changed here, and holds back what changed on both sides', async () => {
    const core = await assessedCore();
    const file = await exportTo(core);
    await core.ask('assessment.set', {
      entries: [{ nodeId: '4.1', element: 0, changes: { owner: 'Ida', finding: 'Both the same.', maturity: 4 } }],
    });
    const bytes = await withCells(file, {
      D2: textCell('D2', 'largely met'),
      E2: '<c r="E2"><v>2</v></c>',
      F2: textCell('F2', 'Both the same.\r\n'),
      H2: textCell('H2', 'Otto'),
    });
    const compared = await compareBytes(core, bytes);
    expect(compared.cells.map(lineOf)).toEqual([
      '4.1 status offered: partlyMet | partlyMet | largelyMet',
      '4.1 owner conflict: Eva | Ida | Otto',
    ]);
    expect(compared).toMatchObject({ refused: [], missing: [] });
  });

  test('is taken as one change, which one undo takes back, and never over what was written meanwhile', async () => {
    const core = await assessedCore();
    const file = await exportTo(core);
    const bytes = await withCells(file, { H2: textCell('H2', 'Otto'), D3: textCell('D3', 'Met') });
    const { cells, fileName, sha256 } = await compareBytes(core, bytes);
    const chosen = cells.map(({ nodeId, element, column, here, file: value }) => ({
      nodeId,
      element,
      column,
      seen: here,
      value,
    }));
    const before = (await core.ask('assessment.get', {})).results;
    await core.ask('assessment.set', { entries: [{ nodeId: '4.1', element: 0, changes: { owner: 'Ida' } }] });
    expect(await core.refusal('workbook.take', { fileName, sha256, cells: chosen })).toBe('workbookMoved');
    await core.ask('trail.undo', {});
    expect((await core.ask('assessment.get', {})).results).toEqual(before);
    const { changeId, taken } = await core.ask('workbook.take', { fileName, sha256, cells: chosen });
    expect(taken).toBe(2);
    const { results } = await core.ask('assessment.get', {});
    expect(results.find(({ nodeId, element }) => nodeId === '4.1' && element === 1)).toMatchObject({
      status: 'met',
      assessedOn: '2026-01-01',
    });
    expect((await core.ask('trail.undo', {})).step?.changeId).toBe(changeId);
    expect((await core.ask('assessment.get', {})).results).toEqual(before);
  });
});
