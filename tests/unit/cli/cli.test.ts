import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { testCore } from '../core/core.ts';
import { workbook } from '../core/imports/support.ts';
import { textCell, withCells } from '../core/workbook/support.ts';
import { tempFolder } from '../db/workspace.ts';
import { INVENTORY, runCommand } from './program.ts';

const run = (folder: string, ...argv: string[]) => runCommand(folder, argv);

/** As someone would who holds the file and SQLite; `trigger` is taken away for it and put back. */
function withDatabase(file: string, sql: string, trigger?: string): void {
  const connection = new Database(file);
  const source = connection
    .prepare('SELECT sql FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(trigger ?? '');
  if (trigger !== undefined) connection.exec(`DROP TRIGGER ${trigger}`);
  connection.exec(sql);
  if (trigger !== undefined) connection.exec(String(source));
  connection.close();
}

describe('ai-guard', () => {
  test('refuses with one sentence and exit code 1, and leaves nothing behind', async () => {
    const folder = tempFolder();
    fs.writeFileSync(path.join(folder, 'photo.aims'), Buffer.from('ffd8ffe0', 'hex'));
    for (const argv of [
      ['status', 'none.aims'],
      ['status', 'photo.aims'],
      ['new', 'photo.aims', '--organisation', 'X'],
      ['verify', folder],
      ['serve', 'none.aims'],
    ]) {
      const { code, out, err } = await run(folder, ...argv);
      expect({ argv, code, out, lines: err.trimEnd().split('\n').length }).toEqual({
        argv,
        code: 1,
        out: '',
        lines: 1,
      });
    }
    expect(fs.readdirSync(folder)).toEqual(['photo.aims']);
  });

  test.each([
    [['nonsense']],
    [['new']],
    [['new', 'a.aims']],
    [['status', 'a.aims', '--bogus']],
    [['status', 'a', 'b']],
  ])('says how a command is used for %j, with exit code 2', async (argv) => {
    const { code, err } = await run(tempFolder(), ...argv);
    expect(code).toBe(2);
    expect(err).toContain('ai-guard ');
  });

  test('prints the catalogue in numbers, and one node whole', async () => {
    const folder = tempFolder();
    const counts = JSON.parse((await run(folder, 'catalogue', '--json')).out);
    expect(counts).toMatchObject({ nodes: 70, clauses: 32, clauseGroups: 7, controls: 38, objectives: 10 });
    expect(Object.values(counts.areas)).toEqual([3, 2, 5, 4, 9, 5, 4, 3, 3]);
    expect(counts.questions).toBeGreaterThanOrEqual(250);
    expect(counts.elements).toBeGreaterThanOrEqual(140);
    expect(Object.keys(counts.crosswalks).sort()).toEqual(['euAiAct', 'iso27001', 'iso9001', 'nistAiRmf']);
    const node = JSON.parse((await run(folder, 'catalogue', 'A.6.2.4', '--json')).out);
    expect(node).toMatchObject({ id: 'A.6.2.4', title: 'AI system verification and validation', group: 'A.6' });
    expect(node.guidance.questions.length).toBeGreaterThanOrEqual(3);
    expect(node.crosswalks.euAiAct.rows).toContainEqual(
      expect.objectContaining({ ref: 'Art. 15', remains: expect.any(String), appliesFrom: expect.any(Array) }),
    );
    expect((await run(folder, 'catalogue', '8.4')).out).toContain('8.4 AI system impact assessment');
    expect(await run(folder, 'catalogue', 'A.6.1.4')).toMatchObject({ code: 1, out: '' });
  });

  test('writes actions as a table, and takes them in again', async () => {
    const folder = tempFolder();
    await run(folder, 'new', 'a.aims', '--sample');
    expect((await run(folder, 'export', 'actions', 'a.aims', '--out', 'actions.csv')).code).toBe(0);
    const file = path.join(folder, 'actions.csv');
    fs.appendFileSync(file, ',Ask the board,,,,,,,,,\r\n');
    const told = await run(folder, 'import', 'actions', 'a.aims', 'actions.csv', '--dry-run', '--json');
    expect(JSON.parse(told.out)).toMatchObject({ counts: { new: 1, update: 0, refused: 0 } });
    expect((await run(folder, 'import', 'actions', 'a.aims', 'actions.csv')).out).toContain('1 new');
    expect(await run(folder, 'import', 'interviews', 'a.aims', 'actions.csv')).toMatchObject({ code: 2 });
  });

  test('says which sheet and columns of a table are not read, what empty cells do, and fails where no row is taken', async () => {
    const folder = tempFolder();
    await run(folder, 'new', 'a.aims', '--organisation', 'Acme');
    const taken = async (text: string, ...more: string[]) => {
      fs.writeFileSync(path.join(folder, 'list.csv'), text);
      return run(folder, 'import', 'actions', 'a.aims', 'list.csv', ...more);
    };
    const { code, out } = await taken('Title,Due date,Assigned to,Done?\nTrain,2027-01-01,Anna,no\n');
    expect(code).toBe(0);
    expect(out).toContain('title = "Title"; dueOn = "Due date"; owner = "Assigned to"');
    expect(out).toContain('No field takes this column: Done?. What it holds is not taken in.');
    expect(out).toContain('Without a column, and so left as they are: What is to be done,');
    expect((await taken('Code,Title,Owner\nACT-001,Train,\n', '--dry-run')).out).toContain(
      '1 empty cell takes a value away.',
    );
    expect(await taken('Title,Due\nTrain,soon\n')).toMatchObject({ code: 1, err: '' });
    expect(await taken('Title\nWrite\n', '--as', '\u007f')).toMatchObject({ code: 2, out: '' });
    expect((await run(folder, 'export', 'actions', 'a.aims', '--out', 'actions.xlsx')).code).toBe(0);
    expect((await run(folder, 'import', 'actions', 'a.aims', 'actions.xlsx')).out).toContain(
      'Read from the sheet "Actions".',
    );
  });

  test('makes the sample under its own name, and refuses another one instead of ignoring it', async () => {
    const folder = tempFolder();
    const refused = await run(folder, 'new', 'a.aims', '--organisation', 'Müller', '--sample');
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain('--sample');
    expect(fs.existsSync(path.join(folder, 'a.aims'))).toBe(false);
  });

  test('writes the days that actions are due for calendar programs, under their own ending alone', async () => {
    const folder = tempFolder();
    await run(folder, 'new', 'a.aims', '--sample');
    expect(await run(folder, 'export', 'actions', 'a.aims', '--out', 'actions.pdf')).toMatchObject({ code: 2 });
    expect((await run(folder, 'export', 'actions', 'a.aims', '--out', 'actions.ics')).code).toBe(0);
    expect(fs.readFileSync(path.join(folder, 'actions.ics'), 'utf8')).toMatch(/^BEGIN:VCALENDAR\r\n[^]*BEGIN:VEVENT/);
    await run(folder, 'new', 'b.aims', '--organisation', 'Müller');
    const refused = await run(folder, 'export', 'actions', 'b.aims', '--out', 'b.ics');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(fs.existsSync(path.join(folder, 'b.ics'))).toBe(false);
  });

  test('issues the report of the assessment that is named, whatever the case of its code', async () => {
    const folder = tempFolder();
    await run(folder, 'new', 'a.aims', '--sample');
    const report = (code: string) =>
      run(folder, 'export', 'gap-analysis', 'a.aims', '--out', `${code}.csv`, '--assessment', code);
    expect((await report('asm-001')).code).toBe(0);
    expect(await report('ASM-009')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('not in the workspace'),
    });
    expect(fs.existsSync(path.join(folder, 'ASM-009.csv'))).toBe(false);
    const other = ['export', 'requirements', 'a.aims', '--out', 'r.pdf', '--assessment', 'ASM-001'];
    expect(await run(folder, ...other)).toMatchObject({ code: 1, out: '' });
  });

  test('writes the report on a gap analysis for Word and for Excel, under either of its names', async () => {
    const folder = tempFolder();
    await run(folder, 'new', 'a.aims', '--sample');
    const files = { 'gap-report': 'a.docx', 'gap-analysis': 'a.xlsx' };
    for (const [name, out] of Object.entries(files)) {
      expect((await run(folder, 'export', name, 'a.aims', '--out', out)).code).toBe(0);
      expect(fs.readFileSync(path.join(folder, out)).toString('latin1', 0, 2)).toBe('PK');
    }
    expect(await run(folder, 'export', 'requirements', 'a.aims', '--out', 'c.xlsx')).toMatchObject({
      code: 1,
      out: '',
    });
    expect(await run(folder, 'trail', 'a.aims', '--out', 'trail.docx')).toMatchObject({ code: 2 });
    expect(fs.readdirSync(folder).filter((name) => /^(c|trail)\./.test(name))).toEqual([]);
  });

  test('takes a file in as evidence once, for the requirements that are named', async () => {
    const folder = tempFolder();
    await run(folder, 'new', 'a.aims', '--organisation', 'Client');
    fs.writeFileSync(path.join(folder, 'minutes.txt'), 'Minutes of the review');
    const importing = ['import', 'evidence', 'a.aims', 'minutes.txt', '--for', '9.3.1', '--for', 'A.6.2.8'];
    expect(await run(folder, ...importing)).toMatchObject({ code: 0, err: '' });
    const again = JSON.parse((await run(folder, ...importing, '--json')).out) as { known: boolean; evidence: object };
    expect(again).toMatchObject({ known: true, changeId: null, evidence: { code: 'EV-0001', title: 'minutes.txt' } });
    fs.writeFileSync(path.join(folder, 'other.txt'), 'Other');
    expect(await run(folder, 'import', 'evidence', 'a.aims', 'other.txt', '--for', '4.9')).toMatchObject({
      code: 1,
      out: '',
    });
    expect(await run(folder, 'import', 'evidence', 'a.aims', 'missing.txt')).toMatchObject({ code: 1, out: '' });
    const verified = await run(folder, 'verify', 'a.aims');
    expect(verified).toMatchObject({ code: 0 });
    expect(verified.out).toContain('1 file of evidence');
  });

  test('writes the workbook for a client, and takes back what was filled in', async () => {
    const folder = tempFolder();
    await run(folder, 'new', 'a.aims', '--sample');
    const exported = ['export', 'assessment-workbook', 'a.aims', '--out'];
    expect(await run(folder, ...exported, 'w.csv')).toMatchObject({ code: 2 });
    expect(await run(folder, ...exported, 'w.xlsx')).toMatchObject({ code: 0, err: '' });
    const importing = ['import', 'assessment', 'a.aims', 'w.xlsx'];
    expect(JSON.parse((await run(folder, ...importing, '--json')).out)).toMatchObject({
      cells: [],
      taken: 0,
      changeId: null,
    });
    const core = testCore(folder);
    await core.ask('workspace.open', { path: path.join(folder, 'a.aims') });
    await core.ask('assessment.set', { entries: [{ nodeId: '4.1', element: 0, changes: { owner: 'Ours' } }] });
    await core.ask('workspace.close', {});
    core.handle.stop();
    const file = path.join(folder, 'w.xlsx');
    fs.writeFileSync(file, await withCells(file, { D2: textCell('D2', 'Met'), H2: textCell('H2', 'Theirs') }));

    expect(await run(folder, ...importing, '--theirs', '--mine')).toMatchObject({ code: 2 });
    const dry = await run(folder, ...importing, '--dry-run');
    expect(dry.out).toContain('Would be: 1 cells taken, 1 conflicts');
    expect(dry.out).toContain('4.1 Owner: conflict, here "Ours", in the file "Theirs"');
    expect(JSON.parse((await run(folder, ...importing, '--mine', '--json')).out)).toMatchObject({ taken: 1 });
    const theirs = JSON.parse((await run(folder, ...importing, '--theirs', '--json')).out);
    expect(theirs).toMatchObject({ taken: 1, cells: [{ column: 'owner', kind: 'conflict', file: 'Theirs' }] });
    expect(JSON.parse((await run(folder, ...importing, '--theirs', '--json')).out)).toMatchObject({
      cells: [],
      taken: 0,
    });
    const trail = JSON.parse((await run(folder, 'trail', 'a.aims', '--json')).out) as { action: string }[];
    expect(trail.slice(0, 2).map(({ action }) => action)).toEqual(['workbook.take', 'workbook.take']);
  });

  test('reads a table of others over sheets, or the one that is named, and says which row is where', async () => {
    const folder = tempFolder();
    await run(folder, 'new', 'a.aims', '--organisation', 'Client');
    const head = ['Clause', 'Status'];
    const sheets = [
      [head, ['4.1', '✓'], ['4.2', 'Planned']],
      [head, ['A.2.2', 'Met'], ['6.1', 'Met']],
      [head, ['4.1', 'No']],
    ];
    fs.writeFileSync(path.join(folder, 'gap.xlsx'), await workbook(...sheets));
    const importing = ['import', 'assessment', 'a.aims', 'gap.xlsx', '--dry-run'];
    const { out } = await run(folder, ...importing);
    expect(out).toContain('Statuses were read as follows: "✓" → Met, "Planned" → Not met.');
    expect(out).toContain('The sheet "S3" (1 row) was not read');
    expect(out).toContain('S2, row 3: "6.1" has no answer of its own');
    expect((await run(folder, ...importing, '--sheet', 'S3')).out).toContain('4.1 Status: Not assessed → Not met');
    expect((await run(folder, ...importing, '--sheet', 'S4')).err).toContain('Its sheets are "S1", "S2", "S3".');
  });

  test('names a record that was changed outside, and holds a workspace against a pack that was issued', async () => {
    const folder = tempFolder();
    const file = path.join(folder, 'a.aims');
    await run(folder, 'new', 'a.aims', '--sample');
    expect((await run(folder, 'export', 'stage1', 'a.aims', '--out', 'pack')).code).toBe(0);
    const issued = JSON.parse((await run(folder, 'verify', 'a.aims', '--against', 'pack', '--json')).out);
    expect(issued).toMatchObject({ intact: true, against: { state: 'kept' }, checkpoint: { state: 'kept' } });
    expect((await run(folder, 'trail', 'a.aims', '--out', 'trail.json')).code).toBe(0);
    const against = async (what: string) =>
      JSON.parse((await run(folder, 'verify', 'a.aims', '--against', what, '--json')).out);
    expect(await against('trail.json')).toMatchObject({ intact: true, against: { state: 'kept' } });
    expect(await against(issued.head)).toMatchObject({
      intact: true,
      against: { state: 'kept', entries: issued.entries },
    });
    expect(await against('0'.repeat(64))).toMatchObject({ intact: false, against: { state: 'different' } });
    withDatabase(file, "UPDATE organisation SET name = 'Somebody else'");
    const changed = await run(folder, 'verify', 'a.aims');
    expect(changed.code).toBe(1);
    expect(changed.out).toContain('→ Somebody else');
    withDatabase(
      file,
      "UPDATE organisation SET name = (SELECT json_extract(after, '$.name') FROM trail WHERE entity = 'organisation')",
    );
    expect((await run(folder, 'verify', 'a.aims')).code).toBe(0);
    withDatabase(file, 'DELETE FROM trail WHERE seq > (SELECT max(seq) - 2 FROM trail)', 'trail_no_delete');
    const cut = JSON.parse((await run(folder, 'verify', 'a.aims', '--against', 'pack', '--json')).out);
    expect(cut).toMatchObject({ intact: false, brokenAt: null, against: { state: 'shorter' } });
    expect(await against('trail.json')).toMatchObject({ intact: false, against: { state: 'shorter' } });
    expect(await against(issued.head)).toMatchObject({ intact: false, against: { state: 'different' } });
    expect(await run(folder, 'verify', 'a.aims', '--against', folder)).toMatchObject({ code: 1, out: '' });
  });

  test('verifies a pack as ZIP like a folder, with its fingerprint, and holds nothing against one that contradicts itself', async () => {
    const folder = tempFolder();
    await run(folder, 'new', 'a.aims', '--sample');
    const printed = await run(folder, 'export', 'stage1', 'a.aims', '--out', 'pack.zip', '--zip');
    const { out, code } = await run(folder, 'verify', 'pack.zip');
    const [fingerprint = '', documents = ''] = out.match(/[0-9a-f]{64}/g) ?? [];
    expect({ code, names: printed.out.includes(fingerprint) }).toEqual({ code: 0, names: true });
    expect(out).toContain('consistent with itself');
    expect((await run(folder, 'verify', 'a.aims', '--against', 'pack.zip')).code).toBe(0);
    expect((await run(folder, 'verify', 'pack.zip', '--against', documents)).code).toBe(0);
    expect((await run(folder, 'verify', 'pack.zip', '--against', '0'.repeat(64))).code).toBe(1);

    await run(folder, 'export', 'stage1', 'a.aims', '--out', 'pack');
    const manifest = path.join(folder, 'pack', 'MANIFEST.json');
    fs.writeFileSync(
      manifest,
      fs.readFileSync(manifest, 'utf8').replace(/"head": "[0-9a-f]{64}"/, `"head": "${'0'.repeat(64)}"`),
    );
    const unsound = await run(folder, 'verify', 'a.aims', '--against', 'pack');
    expect(unsound).toMatchObject({ code: 1, out: '', err: expect.stringContaining('contradicts itself') });
    fs.writeFileSync(path.join(folder, 'other.zip'), 'PK\u0003\u0004 nothing');
    expect(await run(folder, 'verify', 'other.zip')).toMatchObject({ code: 1, out: '' });
  });

  test('refuses days that the trail does not tell of, and languages that are not there, in one sentence', async () => {
    const folder = tempFolder();
    await run(folder, 'new', 'a.aims', '--sample');
    const exported = (...more: string[]) => run(folder, 'export', 'inventory', 'a.aims', '--out', 'a.pdf', ...more);
    for (const [option, value, says] of [
      ['--as-of', '2199-01-01', 'still to come'],
      ['--as-of', '2026-01-01', 'The audit trail begins on'],
      ['--language', 'de', 'There is no language "de". There are: en.'],
    ] as const) {
      const { code, out, err } = await exported(option, value);
      expect({ code, out, lines: err.trimEnd().split('\n').length }).toEqual({ code: 1, out: '', lines: 1 });
      expect(err).toContain(says);
      expect((await run(folder, 'export', 'stage1', 'a.aims', '--out', 'pack', option, value)).code).toBe(1);
    }
    expect(fs.readdirSync(folder).filter((name) => /^(a\.pdf|pack)/.test(name))).toEqual([]);
  });

  test('names a workspace whose trail was tampered with', async () => {
    const folder = tempFolder();
    await run(folder, 'new', 'a.aims', '--sample');
    expect((await run(folder, 'verify', 'a.aims')).code).toBe(0);
    withDatabase(path.join(folder, 'a.aims'), "UPDATE trail SET actor = 'X' WHERE seq = 7", 'trail_no_update');
    const { code, out } = await run(folder, 'verify', 'a.aims', '--json');
    expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 1, intact: false, brokenAt: 7 });
  });

  test('writes the trail into a file by its extension, and never over one that is there', async () => {
    const folder = tempFolder();
    await run(folder, 'new', 'a.aims', '--organisation', 'A');
    const written = await run(folder, 'trail', 'a.aims', '--out', 'trail.json');
    expect(written).toMatchObject({ code: 0, err: '' });
    expect(written.out).toMatch(/^Wrote .*trail\.json \(\d+ bytes, SHA-256 [0-9a-f]{64}\)\.\n$/);
    fs.writeFileSync(path.join(folder, 'mine.pdf'), 'mine');
    expect(await run(folder, 'trail', 'a.aims', '--out', 'mine.pdf')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('"mine.pdf" already exists'),
    });
    expect(fs.readFileSync(path.join(folder, 'mine.pdf'), 'utf8')).toBe('mine');
    expect((await run(folder, 'trail', 'a.aims', '--out', 'trail.xlsx')).code).toBe(2);
  });
});

describe('--as', () => {
  test('names who makes a change, and takes only people of a workspace that has some', async () => {
    const folder = tempFolder();
    fs.writeFileSync(path.join(folder, 'list.csv'), Buffer.from(INVENTORY, 'latin1'));
    const importing = ['import', 'systems', 'a.aims', 'list.csv'];
    expect(await run(folder, 'new', 'a.aims', '--organisation', 'M', '--as', 'Consultant')).toMatchObject({ code: 0 });
    const core = testCore(folder);
    await core.ask('workspace.open', { path: path.join(folder, 'a.aims') });
    expect((await core.ask('trail.list', { limit: 1 })).entries[0]?.actor).toBe('Consultant');
    await core.ask('people.add', { name: 'Ada Berg', role: '', email: '' });
    await core.ask('workspace.close', {});
    core.handle.stop();

    expect(await run(folder, ...importing)).toMatchObject({ code: 1, err: expect.stringContaining('--as') });
    const refused = await run(folder, ...importing, '--as', 'Consultant');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err.trim().split('\n')).toEqual([expect.stringContaining('"Consultant"')]);
    expect(await run(folder, ...importing, '--as', ' ')).toMatchObject({ code: 2 });
    expect(await run(folder, ...importing, '--as', 'ada berg')).toMatchObject({ code: 0 });
    const entries = JSON.parse((await run(folder, 'trail', 'a.aims', '--json')).out) as {
      actor: string;
      action: string;
    }[];
    expect(entries.filter(({ action }) => action === 'systems.import')).toMatchObject([{ actor: 'Ada Berg' }]);
  });
});
