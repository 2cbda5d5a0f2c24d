import { describe, expect, test } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { createRouter } from '../../../../electron/desktop/core/router.ts';
import { createGrants, type GrantUse } from '../../../../electron/desktop/files/grants.ts';

function router(...chosen: { file: string; use: GrantUse }[]) {
  const forwarded: { route: string; input: unknown }[] = [];
  const revealed: string[] = [];
  const grants = createGrants();
  const answer = createRouter({
    grants,
    async forward(route, input) {
      forwarded.push({ route, input });
      return { ok: true, data: 'forwarded' };
    },
    pick: async (_purpose, _name, several) => (several ? chosen : chosen.slice(0, 1)),
    reveal(file) {
      if (file.includes('gone')) throw new AppError('fileMissing', { name: 'gone' });
      revealed.push(file);
    },
    failure: ({ code, params, fields }) => ({ code, message: `<${code}>`, params, fields }),
  });
  return { answer, grants, forwarded, revealed };
}

describe('a window', () => {
  test('gets a grant for what the user chose, and the core gets the path', async () => {
    const { answer, forwarded } = router({ file: '/clients/Acme.aims', use: 'read' });
    const picked = await answer('host.pick', { purpose: 'openWorkspace', suggestedName: '' });
    expect(picked).toMatchObject({ ok: true, data: [{ name: 'Acme.aims', location: '/clients' }] });
    const [{ grant } = { grant: '' }] = (picked as { data: { grant: string }[] }).data;
    expect(grant).not.toContain('Acme');
    await answer('workspace.open', { path: grant });
    expect(forwarded).toEqual([{ route: 'workspace.open', input: { path: '/clients/Acme.aims' } }]);
  });

  test('gets nothing when the user changes their mind', async () => {
    await expect(router().answer('host.pick', { purpose: 'importTable', suggestedName: '' })).resolves.toEqual({
      ok: true,
      data: [],
    });
  });

  test.each([
    ['a path', '/etc/passwd'],
    ['a made-up grant', 'AAAAAAAAAAAAAAAAAAAAAA'],
    ['an object', { path: '/etc/passwd' }],
    ['nothing', undefined],
  ])('cannot open %s', async (_what, path) => {
    const { answer, forwarded } = router();
    await expect(answer('workspace.open', { path })).resolves.toMatchObject({
      ok: false,
      error: { code: 'grantUnknown', message: '<grantUnknown>' },
    });
    expect(forwarded).toEqual([]);
  });

  test('cannot write to a file that was chosen for reading', async () => {
    const { answer, grants, forwarded } = router();
    const { grant } = grants.give('/clients/Acme.aims', 'read');
    const input = { documentKey: 'soa', path: grant, asOf: '2026-01-01' };
    await expect(answer('documents.export', input)).resolves.toMatchObject({ error: { code: 'grantUnknown' } });
    expect(forwarded).toEqual([]);
    await answer('documents.export', { ...input, path: grants.give('/out/soa.pdf', 'write').grant });
    expect(forwarded).toMatchObject([{ input: { path: '/out/soa.pdf' } }]);
  });

  test('recovers from a file that was chosen for reading, and never into it', async () => {
    const { answer, forwarded, grants } = router();
    const damaged = grants.give('/clients/Acme.aims', 'read').grant;
    const out = grants.give('/clients/Acme recovered.aims', 'write').grant;
    await expect(answer('workspace.salvage', { path: damaged, out: damaged })).resolves.toMatchObject({
      error: { code: 'grantUnknown' },
    });
    await answer('workspace.salvage', { path: damaged, out });
    expect(forwarded).toEqual([
      { route: 'workspace.salvage', input: { path: '/clients/Acme.aims', out: '/clients/Acme recovered.aims' } },
    ]);
  });

  test('cannot use the grants of another window', async () => {
    const { grant } = router().grants.give('/clients/Acme.aims', 'read');
    await expect(router().answer('workspace.open', { path: grant })).resolves.toMatchObject({
      error: { code: 'grantUnknown' },
    });
  });

  test.each(['nowhere', 'constructor', '__proto__', 42, null])('cannot ask for the route %s', async (route) => {
    const { answer, forwarded } = router();
    await expect(answer(route, {})).resolves.toMatchObject({ ok: false, error: { code: 'routeUnknown' } });
    expect(forwarded).toEqual([]);
  });

  test('is told which field of a host request is wrong', async () => {
    const { answer } = router();
    await expect(answer('host.pick', { purpose: 'format', suggestedName: '' })).resolves.toMatchObject({
      ok: false,
      error: { code: 'inputInvalid', fields: { purpose: expect.any(String) } },
    });
    await expect(answer('host.pick', undefined)).resolves.toMatchObject({ error: { code: 'inputInvalid' } });
  });

  test('reveals only what it has a grant for', async () => {
    const { answer, grants, revealed } = router();
    await expect(answer('host.reveal', { grant: '/etc' })).resolves.toMatchObject({ error: { code: 'grantUnknown' } });
    await answer('host.reveal', { grant: grants.give('/out/soa.pdf', 'write').grant });
    expect(revealed).toEqual(['/out/soa.pdf']);
    await expect(answer('host.reveal', { grant: grants.give('/gone', 'read').grant })).resolves.toMatchObject({
      error: { code: 'fileMissing' },
    });
  });
});
