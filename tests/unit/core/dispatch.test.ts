import { describe, expect, test } from 'vitest';
import errors from '#resources/locales/en/errors.json' with { type: 'json' };
import { ERROR_CODES } from '#shared/contract/errors.ts';
import { coreWithWorkspace, testCore } from './core.ts';

describe('dispatch', () => {
  test('refuses an unknown route, and one of the prototype', async () => {
    const core = testCore();
    expect(await core.refusal('no.such.route', {})).toBe('routeUnknown');
    expect(await core.refusal('toString', {})).toBe('routeUnknown');
  });

  test('names the fields of a bad input and changes nothing', async () => {
    const core = await coreWithWorkspace();
    const result = await core.handle.dispatch('systems.create', { fields: { name: '', scope: 'perhaps' } });
    expect(result).toMatchObject({ ok: false, error: { code: 'inputInvalid' } });
    expect(Object.keys((result as { error: { fields: object } }).error.fields).sort()).toEqual([
      'fields.name',
      'fields.scope',
    ]);
    expect(await core.ask('systems.list', {})).toEqual([]);
  });

  test.each([undefined, null, 7, 'text', [], { fields: null }])('survives %j as input', async (input) => {
    const core = await coreWithWorkspace();
    expect(await core.refusal('systems.create', input)).toBe('inputInvalid');
  });

  test('says so when no workspace is open', async () => {
    expect(await testCore().refusal('systems.list', {})).toBe('noWorkspace');
  });

  test('tells the windows of a change, and not of a question or a refusal', async () => {
    const core = await coreWithWorkspace();
    core.events.length = 0;
    await core.ask('systems.list', {});
    await core.refusal('systems.archive', { ids: ['01900000-0000-7000-8000-000000000000'], archived: true });
    expect(core.events).toEqual([]);
    await core.ask('systems.create', { fields: { name: 'Chatbot' } });
    expect(core.events).toEqual([{ name: 'workspace.changed', payload: { tables: ['aiSystems', 'trail'] } }]);
  });

  test('mends half of a character, so that the trail keeps what the record does', async () => {
    const core = await coreWithWorkspace();
    const { system } = await core.ask('systems.create', {
      fields: { name: 'Cut \ud83d', suppliers: ['\udc00 first'] },
    });
    expect(system).toMatchObject({ name: 'Cut \ufffd', suppliers: ['\ufffd first'] });
    expect(await core.ask('trail.verify', {})).toMatchObject({ intact: true });
  });

  test('takes control characters out of texts, save tabs and line breaks', async () => {
    const core = await coreWithWorkspace();
    const { record } = await core.ask('actions.create', {
      fields: { title: 'a\u0000b\u001b[31m\u007f\ufffe', description: 'One\r\n\tTwo\u0085\u000b\u0001' },
    });
    expect(record).toMatchObject({ title: 'ab[31m', description: 'One\r\n\tTwo\u0085\n' });
    expect(await core.refusal('actions.create', { fields: { title: '\u0000\u0007' } })).toBe('inputInvalid');
    expect(await core.ask('trail.verify', {})).toMatchObject({ intact: true });
  });

  test('refuses what nests without end, and looks at the file no closer for it', async () => {
    const core = await coreWithWorkspace();
    const nested = JSON.parse(`{"fields":{"title":${'['.repeat(5000)}${']'.repeat(5000)}}}`);
    const answer = await core.handle.dispatch('actions.create', nested);
    expect(answer).toMatchObject({ error: { code: 'inputInvalid', params: { fields: 'fields' } } });
    expect(await core.refusal('settings.get', JSON.parse('['.repeat(3000) + ']'.repeat(3000)))).toBe('inputInvalid');
  });

  test('names a few fields of many bad ones, and counts the others', async () => {
    const core = await coreWithWorkspace();
    const records = Array.from({ length: 10_000 }, () => ({ title: 5, dueOn: 'q' }));
    const answer = await core.handle.dispatch('actions.createMany', { records });
    expect(answer).toMatchObject({
      error: {
        code: 'inputInvalid',
        message: expect.stringMatching(/records\.0\.title, .*, and 19995 fields more\.$/),
      },
    });
    expect(JSON.stringify(answer).length).toBeLessThan(10_000);
  });

  test('has a sentence for every refusal, with nothing left to fill in', () => {
    const sentences = Object.keys(errors).map((key) => key.split('_')[0]);
    expect(ERROR_CODES.filter((code) => !sentences.includes(code))).toEqual([]);
  });
});
