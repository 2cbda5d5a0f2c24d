import { describe, expect, test } from 'vitest';
import { AI_SYSTEM_FIELDS, type FieldDefinition } from '#shared/entities/ai-system.ts';
import { fixedEnvironment } from '../../db/workspace.ts';
import { coreWithWorkspace, type TestCore } from '../core.ts';

const DAY = '2026-03-02';
const approval = { approver: 'Grace Hopper', approvedOn: DAY };

async function approvedCore(...documentKeys: readonly string[]) {
  const core = await coreWithWorkspace(
    false,
    fixedEnvironment(() => DAY),
  );
  const { system } = await core.ask('systems.create', { fields: { name: 'Triage', purpose: 'Sorts what comes in.' } });
  const { system: other } = await core.ask('systems.create', { fields: { name: 'Chatbot' } });
  const add = { fields: { kind: 'observation', title: 'Seen' } as const };
  await core.ask('evidence.add', { ...add, links: [{ target: 'aiSystem', targetId: system.id }] });
  for (const documentKey of documentKeys) await core.ask('documents.approve', { documentKey, ...approval });
  return { core, system, other };
}

const stateOf = async (core: TestCore, documentKey: string) =>
  (await core.ask('documents.list', {})).find((each) => each.documentKey === documentKey)?.approval;

/** Another value than a new system has. */
function another({ key, kind, choices = [] }: FieldDefinition): unknown {
  if (key === 'scope') return 'inScope';
  if (kind === 'choice') return choices[1];
  if (kind === 'choices') return [choices[0]];
  if (kind === 'countries') return ['DE'];
  if (kind === 'list') return ['one thing'];
  return kind === 'date' ? DAY : 'something else';
}

describe('what an approval of the inventory is bound to', () => {
  test.each(AI_SYSTEM_FIELDS.map((field) => [field.key, field] as const))('has %s in it', async (key, field) => {
    const { core, system } = await approvedCore('inventory');
    await core.ask('systems.update', { id: system.id, changes: { [key]: another(field) } });
    expect(await stateOf(core, 'inventory')).toBe('changed');
    await core.ask('trail.undo', {});
    expect(await stateOf(core, 'inventory')).toBe('holds');
  });

  test('has the end of a long text in it, and that a system was archived, and which system is which', async () => {
    const { core, system, other } = await approvedCore('inventory');
    await core.ask('systems.update', { id: system.id, changes: { purpose: 'Sorts what comes in!' } });
    expect(await stateOf(core, 'inventory')).toBe('changed');
    await core.ask('documents.approve', { documentKey: 'inventory', ...approval });
    await core.ask('systems.archive', { ids: [system.id], archived: true });
    expect(await stateOf(core, 'inventory')).toBe('changed');
    await core.ask('documents.approve', { documentKey: 'inventory', ...approval });
    expect(await stateOf(core, 'inventory')).toBe('holds');
    await core.ask('systems.update', { id: other.id, changes: { name: 'Triage' } });
    expect(await stateOf(core, 'inventory')).toBe('changed');
  });

  test('has the name of the organisation in it', async () => {
    const { core } = await approvedCore('inventory');
    await core.ask('organisation.update', { changes: { name: 'Renamed' } });
    expect(await stateOf(core, 'inventory')).toBe('changed');
  });
});

describe('what an approval of the index of evidence is bound to', () => {
  test('has the codes of what evidence supports in it, and nothing else of these records', async () => {
    const { core, system } = await approvedCore('evidence-index');
    await core.ask('systems.update', { id: system.id, changes: { owner: 'Ada', purpose: 'Another one.' } });
    expect(await stateOf(core, 'evidence-index')).toBe('holds');
    const [piece] = await core.ask('evidence.list', {});
    const { record: action } = await core.ask('actions.create', { fields: { title: 'Look again' } });
    expect(await stateOf(core, 'evidence-index')).toBe('holds');
    await core.ask('evidence.link', {
      id: String(piece?.id),
      add: [{ target: 'action', targetId: action.id }],
      remove: [],
    });
    expect(await stateOf(core, 'evidence-index')).toBe('changed');
  });
});
