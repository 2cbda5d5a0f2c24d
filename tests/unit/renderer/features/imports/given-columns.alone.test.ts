import { expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '#shared/contract/app.ts';

test('columns that were given by hand are given again to a table with the same headings, until they are recognised anew', async () => {
  vi.stubGlobal('window', { location: { href: 'http://127.0.0.1/' } });
  vi.stubGlobal('EventSource', vi.fn());
  let kept: Settings = DEFAULT_SETTINGS;
  let asked = 0;
  vi.stubGlobal('fetch', (_path: string, { body }: { body: string }) => {
    asked += 1;
    const { changes } = (JSON.parse(body) as { changes: Partial<Settings> }) ?? {};
    kept = { ...kept, ...changes };
    return Promise.resolve(Response.json({ ok: true, data: kept }));
  });
  const { columnsAsBefore, rememberColumns } = await import('#renderer/features/imports/given-columns.ts');
  const table = (...headings: string[]) => headings.map((heading) => ({ heading }));

  await rememberColumns(table('Tool', 'Who', 'Left'), {});
  expect(asked).toBe(0);
  const given = { name: 'Tool', owner: 'Who', purpose: '' };
  await rememberColumns(table('Tool', 'Who', 'Left'), given);
  expect(await columnsAsBefore(table('tool ', 'WHO', 'Left'))).toEqual({ name: 'tool ', owner: 'WHO', purpose: '' });
  expect(await columnsAsBefore(table('Who', 'Tool', 'Left'))).toEqual({});
  // Headings may be a client's words; settings lie outside the workspace.
  expect(JSON.stringify(kept)).not.toMatch(/Tool|Who|Left/);

  await rememberColumns(table('A', 'B'), { name: 'B' });
  await rememberColumns(table('Tool', 'Who', 'Left'), { name: 'Left' });
  expect(kept.givenColumns.map(({ columns }) => columns)).toEqual([{ name: 2 }, { name: 1 }]);
  await rememberColumns(table('Tool', 'Who', 'Left'), {});
  expect(await columnsAsBefore(table('Tool', 'Who', 'Left'))).toEqual({});
  expect(await columnsAsBefore(table('A', 'B'))).toEqual({ name: 'B' });
  expect(kept.givenColumns).toHaveLength(1);
});
