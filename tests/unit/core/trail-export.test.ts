import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { checkTrailJson, TRAIL_COLUMNS } from '#documents/audit-trail.ts';
import type { RouteInput } from '#shared/contract/registry.ts';
import { readPdf } from '../documents/read-pdf.ts';
import { coreWithWorkspace, type TestCore } from './core.ts';

async function coreWithTrail(): Promise<TestCore> {
  const core = await coreWithWorkspace();
  const { system } = await core.ask('systems.create', { fields: { name: '=HYPERLINK("x")', purpose: 'A\r\nB' } });
  await core.ask('systems.update', { id: system.id, changes: { owner: 'Ada', lifecycleStage: 'deployment' } });
  await core.ask('organisation.update', { changes: { country: 'DE' } });
  return core;
}

async function write(core: TestCore, name: string, selection: Partial<RouteInput<'trail.export'>> = {}) {
  const target = path.join(core.folder, name);
  await core.ask('trail.export', { path: target, asOf: '2026-01-31', ...selection });
  return fs.readFileSync(target);
}

describe('the trail as a file', () => {
  test('JSON holds every column of every entry, and its chain can be recomputed by a few lines of anybody’s', async () => {
    const core = await coreWithTrail();
    const text = (await write(core, 'trail.json')).toString('utf8');
    const file = JSON.parse(text) as { columns: string[]; entries: unknown[][]; trail: { head: string } };
    const { entries, head } = await core.ask('trail.verify', {});
    expect(file.columns).toEqual(TRAIL_COLUMNS);
    expect(file.entries).toHaveLength(entries);
    let previous = '0'.repeat(64);
    for (const entry of file.entries) {
      expect(entry[11]).toBe(previous);
      previous = createHash('sha256')
        .update(JSON.stringify(entry.slice(0, 12)))
        .digest('hex');
      expect(entry[12]).toBe(previous);
    }
    expect([previous, file.trail.head]).toEqual([head, head]);
    expect(checkTrailJson(text)).toEqual({ entries, head, brokenAt: null });
    expect(await write(core, 'again.json')).toEqual(Buffer.from(text));
  });

  test('docs/trail-format.md describes it with an example that is true', () => {
    const docs = fs.readFileSync(path.join(import.meta.dirname, '../../../docs/trail-format.md'), 'utf8');
    const [, example = '', hash = ''] = /```json\n(\[.+\])\n```[\s\S]*?`([0-9a-f]{64})`/.exec(docs) ?? [];
    expect(createHash('sha256').update(example).digest('hex')).toBe(hash);
    expect(JSON.parse(example)).toHaveLength(12);
    for (const column of TRAIL_COLUMNS) expect(docs).toContain(`\`${column}\``);
  });

  test('CSV has a row for each field that changed, in words, and no formula', async () => {
    const core = await coreWithTrail();
    const rows = parse((await write(core, 'trail.csv')).toString('utf8'), { bom: true });
    const system = ['AI system changed', '', 'AI system', 'SYS-001 =HYPERLINK("x")', 'changed'];
    const updates = rows.filter((row) => row[8] !== '' && row[0] !== 'Entry');
    expect(updates.map((row) => row.slice(3, 11))).toEqual([
      [...system, 'Owner', '', 'Ada'],
      [...system, 'Life-cycle stage', '', 'Deployment'],
      ['Organisation changed', '', 'Organisation', 'Müller & Söhne', 'changed', 'Country', '', 'Germany'],
    ]);
    expect(rows.flat().filter((cell) => /^[=+@]/.test(cell))).toEqual([]);
  });

  test('PDF shows who did what, says what part it is, and carries no draft mark', async () => {
    const core = await coreWithTrail();
    const whole = readPdf(await write(core, 'trail.pdf'));
    expect(whole.text).toContain('AI system changed');
    expect(whole.text).toContain('The whole trail');
    expect(whole.text).not.toContain('DRAFT');
    const part = readPdf(await write(core, 'part.pdf', { entity: 'organisation' }));
    expect(part.text).toContain('of the kind "Organisation"');
    expect(part.text).not.toContain('AI system changed');
  });

  test('a name that is no format is refused', async () => {
    const core = await coreWithTrail();
    const input = { path: path.join(core.folder, 'trail.docx'), asOf: '2026-01-31' };
    expect(await core.refusal('trail.export', input)).toBe('documentFormat');
  });
});

describe('filters', () => {
  test('by person, kind and time narrow the list, and the summary counts each record once', async () => {
    const core = await coreWithTrail();
    await core.ask('settings.update', { changes: { actor: 'Grace Hopper' } });
    const before = (await core.ask('trail.list', { limit: 1 })).entries[0]?.at ?? '';
    const { system } = await core.ask('systems.create', { fields: { name: 'Two' } });
    await core.ask('systems.update', { id: system.id, changes: { owner: 'Ada' } });
    await core.ask('organisation.update', { changes: { country: 'FR' } });
    const { actors, entities } = await core.ask('trail.facets', {});
    expect(actors).toContain('Grace Hopper');
    expect(entities).toContain('aiSystems');
    expect((await core.ask('trail.list', { limit: 100, actor: 'Grace Hopper' })).total).toBe(3);
    expect((await core.ask('trail.list', { limit: 100, actor: 'Grace Hopper', entity: 'organisation' })).total).toBe(1);
    const after = new Date(Date.parse(before) + 1).toISOString();
    expect((await core.ask('trail.list', { limit: 100, until: after })).total).toBe(
      (await core.ask('trail.list', { limit: 100 })).total - 3,
    );
    expect(await core.ask('trail.summary', { since: after })).toEqual({
      kinds: [
        { entity: 'aiSystems', created: 1, changed: 0, removed: 0 },
        { entity: 'organisation', created: 0, changed: 1, removed: 0 },
      ],
    });
  });
});
