import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../db/workspace.ts';
import { CLI, INVENTORY, startProgram } from './program.ts';

describe('the program', () => {
  test('says under a Node that cannot load the database that it cannot, and opens nothing', () => {
    const folder = tempFolder();
    expect(startProgram(folder, 'new', 'a.aims', '--organisation', 'Acme')).toMatchObject({ code: 0 });
    // As Node 20 tells of itself, which would crash at the first file.
    const older = "{ value: { ...process.versions, napi: '9', node: '20.20.2' } }";
    const pretend = `data:text/javascript,Object.defineProperty(process, 'versions', ${older})`;
    const argv = ['--import', pretend, CLI, 'status', 'a.aims'];
    const done = spawnSync(process.execPath, argv, { cwd: folder, encoding: 'utf8' });
    expect(done).toMatchObject({ status: 1, stdout: '' });
    expect(done.stderr).toMatch(/^ai-guard: This Node \(20\.20\.2\) is too old .*\n$/);
  });

  test('makes a workspace, takes an inventory, and takes it again without changing anything', () => {
    const folder = tempFolder();
    fs.writeFileSync(path.join(folder, 'list.csv'), Buffer.from(INVENTORY, 'latin1'));
    expect(startProgram(folder, 'new', 'a.aims', '--organisation', 'Müller & Söhne')).toMatchObject({
      code: 0,
      err: '',
    });
    const dry = JSON.parse(startProgram(folder, 'import', 'systems', 'a.aims', 'list.csv', '--dry-run', '--json').out);
    const first = JSON.parse(startProgram(folder, 'import', 'systems', 'a.aims', 'list.csv', '--json').out);
    expect(first).toMatchObject({ encoding: 'windows-1252', counts: { new: 1, refused: 1 } });
    expect(dry.counts).toEqual(first.counts);
    expect(first.rows[1]).toMatchObject({ row: 3, fate: 'refused', notes: [expect.stringContaining('name')] });
    const again = JSON.parse(startProgram(folder, 'import', 'systems', 'a.aims', 'list.csv', '--json').out);
    expect(again.counts).toMatchObject({ new: 0, update: 0, unchanged: 1 });
    const status = JSON.parse(startProgram(folder, 'status', 'a.aims', '--json').out);
    expect(status).toMatchObject({ systems: 1, trail: { brokenAt: null } });
    expect(status.readiness.counts.error).toBeGreaterThan(0);
    expect(status.readiness.findings).toContainEqual(
      expect.objectContaining({ rule: 'systems.noneInScope', sentence: 'No AI system is in the scope of the AIMS.' }),
    );
    expect(startProgram(folder, 'status', 'a.aims').out).toMatch(
      /error {4}No AI system is in the scope of the AIMS\. \[4\.3\]/,
    );
    const trail = JSON.parse(startProgram(folder, 'trail', 'a.aims', '--json').out);
    expect(trail[0]).toMatchObject({ action: 'systems.import', after: { name: 'Größenprüfer', owner: 'Jürgen' } });
    expect(fs.readdirSync(folder).sort()).toEqual(['a.aims', 'data', 'list.csv']);
    // The trail as this computer last saw it, and nothing about recent files.
    expect(fs.readdirSync(path.join(folder, 'data')).sort()).toEqual(['checkpoint.key', 'checkpoints.json']);
  });

  test.each([
    [['status', 'none.aims'], 1],
    [['serve', 'none.aims'], 1],
    [['nonsense'], 2],
    [['new', 'a.aims'], 2],
  ])('ends after %j with exit code %i, and leaves nothing behind', (argv, expected) => {
    const folder = tempFolder();
    const { code, out, err } = startProgram(folder, ...argv);
    expect({ code, out }).toEqual({ code: expected, out: '' });
    expect(err).toMatch(/^ai-guard: /);
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});
