import path from 'node:path';
import { expect, test } from 'vitest';
import { APP_FOLDER, coreWithWorkspace } from './core.ts';

const INVENTORY = path.join(APP_FOLDER, 'resources/samples/inventory-demo.csv');

test('a decision about many systems is one step, and is taken back as one', async () => {
  const core = await coreWithWorkspace();
  await core.ask('systems.import', { path: INVENTORY });
  const before = await core.ask('systems.list', {});
  const ids = before.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(5);
  const own = ids[0] ?? '';
  await core.ask('systems.update', {
    id: own,
    changes: { scope: 'inScope', scopeReason: 'Sold to hospitals', owner: 'Ada' },
  });

  const { changeId } = await core.ask('systems.updateMany', {
    ids,
    changes: { scope: 'outOfScope', scopeReason: 'Bought, and used as it comes', owner: 'Eva' },
  });
  for (const id of ids) {
    expect(await core.ask('systems.get', { id })).toMatchObject({
      scope: 'outOfScope',
      scopeReason: 'Bought, and used as it comes',
      owner: 'Eva',
    });
  }
  const trail = await core.ask('trail.list', { entityId: own, limit: 10 });
  expect(trail.entries[0]).toMatchObject({
    changeId,
    action: 'systems.updateMany',
    before: { scope: 'inScope', scopeReason: 'Sold to hospitals', owner: 'Ada' },
    after: { scope: 'outOfScope', scopeReason: 'Bought, and used as it comes', owner: 'Eva' },
  });

  await core.ask('trail.undo', { changeId: changeId ?? '' });
  expect(await core.ask('systems.get', { id: own })).toMatchObject({ scope: 'inScope', owner: 'Ada' });
  expect((await core.ask('systems.list', {})).slice(1)).toEqual(before.slice(1));
});

test('nothing is changed where one of them is gone, and nothing is noted where nothing differs', async () => {
  const core = await coreWithWorkspace();
  const { system } = await core.ask('systems.create', { fields: { name: 'Chatbot', owner: 'Ada' } });
  const missing = '01890a5d-ac96-774b-bcce-b302099a8057';
  const input = { ids: [system.id, missing], changes: { owner: 'Eva' } };
  expect(await core.refusal('systems.updateMany', input)).toBe('recordMissing');
  expect(await core.ask('systems.get', { id: system.id })).toMatchObject({ owner: 'Ada' });
  expect(await core.ask('systems.updateMany', { ids: [system.id], changes: { owner: 'Ada' } })).toEqual({
    changeId: null,
  });
  expect(await core.refusal('systems.updateMany', { ids: [system.id], changes: { scope: 'perhaps' } })).toBe(
    'inputInvalid',
  );
});
