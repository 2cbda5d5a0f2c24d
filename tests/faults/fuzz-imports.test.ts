import fs from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Entry, fromBufferPromise } from 'yauzl';
import { MAX_UNPACKED_BYTES, readArchive } from '#core/imports/read/check-archive.ts';
import { faultOf, type GuardedCore, guardCore, hasBuild } from './guarded-core.ts';
import { archiveOf } from './hostile-archives.ts';
import { makeTable, soundTables } from './hostile-tables.ts';
import { randomOf } from './random.ts';
import { type Surroundings, surroundings } from './surroundings.ts';

/** `npm run faults` sets more. */
const FILES = Number(process.env.AI_GUARD_FAULT_FILES ?? 200);
/** A workspace takes in so many inventories before the next one is begun: it is the reading that is tried. */
const FILES_A_WORKSPACE = 40;
const OWN = /^(table\.\w+|client\.aims(-wal|-shm)?)( |$)/u;

describe.skipIf(!hasBuild)(`hostile import files${hasBuild ? '' : ' (skipped: there is no build)'}`, () => {
  test(`${FILES} mutated files: no crash, no hang, nothing written elsewhere`, async () => {
    const around = surroundings();
    const sound = soundTables();
    const core = guardCore(around);
    const random = randomOf(815);
    const findings: string[] = [];
    const counts = { read: 0, refused: new Map<string, number>() };
    for (let turn = 0; turn < FILES; turn += 1) {
      if (turn % FILES_A_WORKSPACE === 0) await beginWorkspace(core, around);
      core.said();
      const { name, fileName, bytes } = makeTable(sound, random);
      const target = path.join(around.work, fileName);
      fs.writeFileSync(target, bytes);
      const route = turn % 4 === 0 ? 'systems.import' : 'systems.importPreview';
      const outcome = await core.ask(route, { path: target });
      const fault = faultOf(outcome);
      if (fault !== null) findings.push(`${turn} (${name}): ${fault} ${core.said()}`.trim());
      if (outcome.kind === 'died' || outcome.kind === 'hung') await beginWorkspace(core, around);
      if (outcome.kind === 'refused') {
        const { code } = outcome.error;
        counts.refused.set(code, (counts.refused.get(code) ?? 0) + 1);
      } else counts.read += 1;
      if (!fs.readFileSync(target).equals(bytes)) findings.push(`${turn} (${name}): the file was changed`);
      for (const stray of around.settle(OWN, ['client.aims', 'client.aims-wal']))
        findings.push(`${turn} (${name}): touched ${stray}`);
    }
    await core.stop();
    const refused = [...counts.refused].map(([code, count]) => `${count} ${code}`).join(', ');
    process.stdout.write(`hostile imports: ${FILES}; ${counts.read} read; ${refused}; ${core.started()} core\n`);
    expect(findings.slice(0, 40)).toEqual([]);
    expect(counts.read).toBeGreaterThan(FILES / 20);
    expect(counts.refused.size).toBeGreaterThan(3);
  });

  test(`${FILES} mutated gap analysis workbooks: compared or refused, and nothing is changed`, async () => {
    const around = surroundings();
    const core = guardCore(around);
    await beginWorkspace(core, around);
    const issued = path.join(around.work, 'table.xlsx');
    expect(
      (await core.ask('workbook.export', { path: issued, asOf: new Date().toISOString().slice(0, 10) })).kind,
    ).toBe('answered');
    const parts = await readArchive(fs.readFileSync(issued), '', () => true);
    const sound = { ...soundTables(), workbook: parts.map(({ name, bytes }) => ({ name, content: bytes })) };
    const random = randomOf(4201);
    const findings: string[] = [];
    let read = 0;
    for (let turn = 0; turn < FILES; turn += 1) {
      core.said();
      const { name, fileName, bytes } = makeTable(sound, random);
      const target = path.join(around.work, fileName);
      fs.writeFileSync(target, bytes);
      const outcome = await core.ask('workbook.compare', { path: target });
      const fault = faultOf(outcome);
      if (fault !== null) findings.push(`${turn} (${name}): ${fault} ${core.said()}`.trim());
      if (outcome.kind === 'died' || outcome.kind === 'hung') await beginWorkspace(core, around);
      if (outcome.kind === 'answered') read += 1;
      for (const stray of around.settle(OWN, ['client.aims', 'client.aims-wal']))
        findings.push(`${turn} (${name}): touched ${stray}`);
    }
    await core.stop();
    process.stdout.write(`hostile workbooks: ${FILES}; ${read} read\n`);
    expect(findings.slice(0, 40)).toEqual([]);
    expect(read).toBeGreaterThan(FILES / 20);
  });

  test('the same archives do harm where they are unpacked in the ordinary way', async () => {
    const around = surroundings();
    const escaping = archiveOf([{ name: '../canary/escaped.xml', content: Buffer.from('escaped') }]);
    // As programs do that put a folder before the name; yauzl's own check is left out.
    const zip = await fromBufferPromise(escaping, { lazyEntries: true, decodeStrings: false });
    for await (const entry of zip.eachEntry() as AsyncIterable<Entry>) {
      fs.writeFileSync(path.join(around.work, (entry.fileName as unknown as Buffer).toString()), 'escaped');
    }
    expect(around.settle(OWN)).toEqual([expect.stringContaining('escaped.xml')]);

    const bomb = archiveOf([
      { name: 'xl/sharedStrings.xml', content: Buffer.alloc(MAX_UNPACKED_BYTES + 1), claimed: 10 },
    ]);
    const start = 30 + 'xl/sharedStrings.xml'.length;
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(inflateRawSync(bomb.subarray(start)).length).toBeGreaterThan(MAX_UNPACKED_BYTES);
  });
});

async function beginWorkspace(core: GuardedCore, { work }: Surroundings): Promise<void> {
  const file = path.join(work, 'client.aims');
  await core.ask('workspace.close', {});
  for (const suffix of ['', '-wal', '-shm']) fs.rmSync(`${file}${suffix}`, { force: true });
  const made = await core.ask('workspace.create', { path: file, organisationName: 'Client', sample: false });
  expect(made.kind).toBe('answered');
}
