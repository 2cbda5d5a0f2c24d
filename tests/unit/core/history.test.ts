import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { canonicalJson } from '#db/trail/canonical.ts';
import { AI_SYSTEM_FIELDS } from '#shared/entities/ai-system.ts';
import { APP_FOLDER, coreWithWorkspace, type TestCore } from './core.ts';

const INVENTORY = path.join(APP_FOLDER, 'resources/samples/inventory-demo.csv');
const TABLES = [
  ...['workspace', 'organisation', 'ai_systems', 'assessments', 'assessment_results'],
  ...['document_controls', 'readiness_waivers', 'people', 'snapshots'],
];

/** Every row of every record table, in the order of its identity. */
async function dump(core: TestCore, file: string): Promise<string[]> {
  await core.ask('workspace.close', {});
  const connection = new Database(file, { readonly: true });
  const rows = TABLES.flatMap((table) =>
    connection
      .prepare(`SELECT * FROM ${table} ORDER BY id`)
      .all()
      .map((row) => canonicalJson([table, withoutJson(row as Record<string, unknown>)])),
  );
  connection.close();
  await core.ask('workspace.open', { path: file });
  return rows;
}

/** Rows that stand on one side only, cut so that a failure can be read. */
function difference(found: readonly string[], wanted: readonly string[]): string[] {
  const only = (some: readonly string[], others: readonly string[]) => {
    const known = new Set(others);
    return some.filter((row) => !known.has(row));
  };
  return [...only(found, wanted), ...only(wanted, found)].map((row) => row.slice(0, 300));
}

/** JSON columns by what they hold: the order of keys is not content. */
function withoutJson(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const plain = (value: unknown) =>
    typeof value === 'string' && /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value;
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, plain(value)]));
}

/** A hundred changes of every kind that the routes offer, in a fixed order. */
async function changeALot(core: TestCore): Promise<void> {
  const nodes = ['4.1', '4.2', '5.2', '6.1.2', '8.4', 'A.2.2', 'A.6.2.4', 'A.10.3'];
  await core.ask('systems.import', { path: INVENTORY, jobId: 'import' });
  const systems = await core.ask('systems.list', {});
  const controls = await core.ask('documents.list', {});
  const texts = AI_SYSTEM_FIELDS.filter(({ kind }) => kind === 'text' || kind === 'line').map(({ key }) => key);
  for (let round = 0; round < 99; round += 1) {
    const id = systems[round % systems.length]?.id ?? '';
    switch (round % 9) {
      case 0:
        await core.ask('systems.create', { fields: { name: `Made ${round}` } });
        break;
      case 1:
      case 2:
        await core.ask('systems.update', {
          id,
          changes: { [texts[round % texts.length] ?? 'name']: `Round ${round}` },
        });
        break;
      case 3:
        await core.ask('systems.archive', { ids: [id], archived: true });
        break;
      case 4:
      case 5: {
        const nodeId = nodes[round % nodes.length] ?? '4.1';
        await core.ask('assessment.set', {
          entries: [{ nodeId, element: 0, changes: { status: 'partlyMet', finding: `Round ${round}` } }],
        });
        break;
      }
      case 6:
        await core.ask('organisation.update', {
          changes: { sector: `Round ${round}`, stageGapMonths: 1 + (round % 12) },
        });
        break;
      case 7: {
        const documentKey = controls[round % controls.length]?.documentKey ?? '';
        await core.ask('documents.updateControl', { documentKey, changes: { owner: `Round ${round}` } });
        break;
      }
      default: {
        const { findings } = await core.ask('readiness.check', { limit: 1 });
        const open = findings.find(({ open: count, waiver }) => count > 0 && waiver === null);
        const waived = findings.find(({ waiver }) => waiver !== null)?.waiver;
        if (open !== undefined)
          await core.ask('readiness.waive', { rule: open.rule, subject: null, reason: `${round}` });
        else await core.ask('readiness.unwaive', { id: waived?.id ?? '' });
      }
    }
  }
}

test('a hundred mixed changes are undone and redone after a restart, row for row', async () => {
  const core = await coreWithWorkspace();
  const file = path.join(core.folder, 'test.aims');
  const before = await dump(core, file);
  await changeALot(core);
  const after = await dump(core, file);
  expect(difference(after, before).length).toBeGreaterThan(200);

  let undone = 0;
  while ((await core.ask('trail.history', {})).undo !== null) {
    await core.ask('trail.undo', {});
    undone += 1;
  }
  expect(undone).toBe(100);
  expect(difference(await dump(core, file), before)).toEqual([]);
  expect(await core.refusal('trail.undo', {})).toBe('nothingToUndo');

  for (let redone = 0; redone < undone; redone += 1) await core.ask('trail.redo', {});
  expect(difference(await dump(core, file), after)).toEqual([]);
  expect(await core.refusal('trail.redo', {})).toBe('nothingToRedo');
  expect(await core.ask('trail.verify', {})).toMatchObject({ intact: true });
});
