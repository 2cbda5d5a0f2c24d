import { expect, test } from 'vitest';
import { coreWithWorkspace } from './core.ts';

test('counts the work that waits on a day, and not what is decided, done, dropped, or due that day', async () => {
  const core = await coreWithWorkspace();
  const waiting = (today = '2026-03-10') => core.ask('waiting.count', { today });
  expect(await waiting()).toEqual({ undecidedSystems: 0, expiredEvidence: 0, overdueActions: 0 });

  const { system } = await core.ask('systems.create', { fields: { name: 'Triage' } });
  await core.ask('systems.create', { fields: { name: 'Routing' } });
  for (const status of ['open', 'inProgress', 'done', 'dropped'] as const) {
    await core.ask('actions.create', { fields: { title: status, status, dueOn: '2026-03-09' } });
  }
  await core.ask('actions.create', { fields: { title: 'today', dueOn: '2026-03-10' } });
  await core.ask('actions.create', { fields: { title: 'some day' } });
  for (const validUntil of ['2026-03-09', '2026-03-10', '']) {
    await core.ask('evidence.add', { fields: { kind: 'observation', title: 'Seen', validUntil }, links: [] });
  }
  expect(await waiting()).toEqual({ undecidedSystems: 2, expiredEvidence: 1, overdueActions: 2 });

  await core.ask('systems.update', { id: system.id, changes: { scope: 'inScope' } });
  expect(await waiting('2026-03-09')).toEqual({ undecidedSystems: 1, expiredEvidence: 0, overdueActions: 0 });
});
