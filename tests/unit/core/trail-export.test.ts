import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { checkTrailJson, TRAIL_COLUMNS } from '#documents/trail/file.ts';
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
  await core.ask('trail.export', { path: target, asOf: '2026-01-01', ...selection });
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
    expect(JSON.parse(text)).toMatchObject({
      workspace: expect.stringMatching(/^[0-9a-f-]{36}$/),
      organisation: 'Müller & Söhne',
      selection: null,
    });
    expect(await write(core, 'again.json')).toEqual(Buffer.from(text));
  });

  test('docs/trail-format.md describes it with an example that is true', () => {
    const docs = fs.readFileSync(path.join(import.meta.dirname, '../../../docs/trail-format.md'), 'utf8');
    const [, example = '', hash = ''] = /```json\n(\[.+\])\n```[\s\S]*?`([0-9a-f]{64})`/.exec(docs) ?? [];
    expect(createHash('sha256').update(example).digest('hex')).toBe(hash);
    expect(JSON.parse(example)).toHaveLength(12);
    for (const column of TRAIL_COLUMNS) expect(docs).toContain(`\`${column}\``);
  });

  test('holds every entry of a trail of many pages, and nothing that was written meanwhile', async () => {
    const core = await coreWithWorkspace();
    const table = path.join(core.folder, 'list.csv');
    fs.writeFileSync(table, `AI system\n${Array.from({ length: 1300 }, (_, index) => `System ${index}`).join('\n')}\n`);
    await core.ask('systems.import', { path: table, jobId: 'import' });
    const { head, entries } = await core.ask('trail.verify', {});
    const target = path.join(core.folder, 'a.json');
    const running = core.ask('trail.export', { path: target, asOf: '2026-01-01', jobId: 'export' });
    await core.ask('systems.create', { fields: { name: 'Late' } });
    const written = await running;
    const bytes = fs.readFileSync(target);
    expect(written).toMatchObject({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    expect(checkTrailJson(bytes.toString('utf8'))).toEqual({ entries, head, brokenAt: null });
    const told = core.events.filter(({ name }) => name === 'job.progress').map(({ payload }) => payload);
    expect(told).toContainEqual(expect.objectContaining({ jobId: 'export', total: entries }));
  });

  test('says which part of the trail it holds, to the second and in UTC', async () => {
    const core = await coreWithTrail();
    const limits = { since: '2025-12-31T23:00:00.000Z', until: '2026-01-30T23:00:00.000Z', text: 'müller' };
    const { selection } = JSON.parse((await write(core, 'a.json', limits)).toString('utf8')) as { selection: object };
    expect(selection).toEqual({ ...limits, actor: null, entity: null, entityId: null, action: null });
    const told = 'since 2025-12-31 23:00:00 UTC; before 2026-01-30 23:00:00 UTC; with the text "müller"';
    const last = parse((await write(core, 'a.csv', limits)).toString('utf8'), { bom: true, relaxColumnCount: true }).at(
      -1,
    );
    expect(last?.[2]).toBe(`A part of the trail: ${told}.`);
    const { head } = await core.ask('trail.verify', {});
    expect(last?.[1]).toMatch(new RegExp(`^Müller & Söhne: \\d+ of the \\d+ entries of the trail, .*${head}\\.$`));
    const pdf = readPdf(await write(core, 'a.pdf', limits)).text.replaceAll(/\s+/g, ' ');
    expect(pdf).toContain(told);
    expect(pdf.replaceAll(' ', '')).toContain(head);
  });

  test('CSV has a row for each value, in words, and no formula', async () => {
    const core = await coreWithTrail();
    const rows = parse((await write(core, 'trail.csv')).toString('utf8'), { bom: true, relaxColumnCount: true });
    const record = ['AI system', 'SYS-001 =HYPERLINK("x")'];
    const updates = rows.filter((row) => row[7] === 'changed');
    expect(updates.map((row) => row.slice(3, 11))).toEqual([
      ['AI system changed', '', ...record, 'changed', 'Owner', '', 'Ada'],
      ['AI system changed', '', ...record, 'changed', 'Life-cycle stage', '', 'Deployment'],
      ['Organisation changed', '', 'Organisation', 'Müller & Söhne', 'changed', 'Country', '', 'Germany'],
    ]);
    const made = rows.filter((row) => row[6] === record[1] && row[7] === 'created').map((row) => row.slice(8, 11));
    expect(made).toContainEqual(['Code', '', 'SYS-001']);
    expect(made).toContainEqual(['Name', '', '\'=HYPERLINK("x")']);
    expect(made).toContainEqual(['Purpose', '', 'A\r\nB']);
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

  test('tells a removed record with what it was, and an entry that was made unreadable as it stands', async () => {
    const core = await coreWithTrail();
    await core.ask('systems.create', { fields: { name: 'Made in error' } });
    await core.ask('trail.undo', {});
    const file = path.join(core.folder, 'test.aims');
    const removed = readPdf(await write(core, 'removed.pdf', { action: 'trail.undo' })).text.replaceAll(/\s+/g, ' ');
    expect(removed).toContain('removed Code: SYS-002 → empty Name: Made in error → empty');
    await core.ask('workspace.close', {});
    const connection = new Database(file);
    const trigger = connection.prepare("SELECT sql FROM sqlite_schema WHERE name = 'trail_no_update'").pluck().get();
    connection.exec('DROP TRIGGER trail_no_update');
    connection.prepare("UPDATE trail SET after = '{torn' WHERE action = 'organisation.update'").run();
    connection.exec(String(trigger));
    connection.close();
    await core.ask('workspace.open', { path: file });
    for (const name of ['torn.pdf', 'torn.csv', 'torn.json']) {
      const bytes = await write(core, name, { action: 'organisation.update' });
      expect(name === 'torn.pdf' ? readPdf(bytes).text : bytes.toString('utf8')).toContain('{torn');
    }
  });

  test('leaves nothing when it is cancelled or cannot be written, and a file that was there as it was', async () => {
    const core = await coreWithTrail();
    const place = path.join(core.folder, 'out');
    fs.mkdirSync(path.join(place, 'folder.csv'), { recursive: true });
    fs.writeFileSync(path.join(place, 'kept.json'), 'old');
    const target = (name: string) => ({ path: path.join(place, name), asOf: '2026-01-01' });
    expect(await core.refusal('trail.export', target('folder.csv'))).toBe('fileIsFolder');
    expect(await core.refusal('trail.export', target(path.join('no', 'a.json')))).toBe('folderMissing');
    for (const name of ['kept.json', 'new.csv', 'new.pdf']) {
      await core.ask('jobs.cancel', { jobId: name });
      expect(await core.refusal('trail.export', { ...target(name), jobId: name }), name).toBe('cancelled');
    }
    expect(fs.readdirSync(place).toSorted()).toEqual(['folder.csv', 'kept.json']);
    expect(fs.readFileSync(path.join(place, 'kept.json'), 'utf8')).toBe('old');
  });

  test('a name that is no format is refused', async () => {
    const core = await coreWithTrail();
    const input = { path: path.join(core.folder, 'trail.docx'), asOf: '2026-01-01' };
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
    const { actions } = await core.ask('trail.facets', {});
    expect(actions).toEqual(['organisation.update', 'systems.create', 'systems.update', 'workspace.create']);
    expect((await core.ask('trail.list', { limit: 100, action: 'organisation.update' })).total).toBe(2);
    expect((await core.ask('trail.list', { limit: 100, text: '=hyperlink' })).total).toBe(1);
    expect((await core.ask('trail.list', { limit: 100, text: '100%' })).total).toBe(0);
    expect((await core.ask('trail.list', { limit: 100, text: '%' })).total).toBe(0);
    expect(await core.ask('trail.summary', { since: after })).toEqual({
      kinds: [
        { entity: 'aiSystems', created: 1, changed: 0, removed: 0 },
        { entity: 'organisation', created: 0, changed: 1, removed: 0 },
      ],
    });
  });
});
