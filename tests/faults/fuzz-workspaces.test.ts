import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { expectedSchema, readMigrations, readSchema } from '#db/schema/migrate.ts';
import { MIGRATIONS, tempFolder } from '../unit/db/workspace.ts';
import { faultOf, type GuardedCore, guardCore, hasBuild } from './guarded-core.ts';
import { rollbackJournal } from './hostile-journals.ts';
import { PAGE, pagesOf } from './hostile-pages.ts';
import { ENDLESS_VIEW, TRAP, trapFired } from './hostile-sql.ts';
import { makeHostile, requestsFor, soundWorkspaces } from './hostile-workspaces.ts';
import { limitComputing } from './limit-computing.ts';
import { randomOf } from './random.ts';
import { JOURNAL_LIST, surroundings } from './surroundings.ts';

/** `npm run faults` sets more. */
const FILES = Number(process.env.AI_GUARD_FAULT_FILES ?? 250);
const SWEEP_EVERY = 50;
/** What the program may leave or write beside a workspace. */
const OWN = /^client\.aims(-wal|-shm|-journal)?( |$)|^(copy\.aims|out\.csv|out\.pdf) /u;
const MIGRATION_TEXTS = readMigrations(MIGRATIONS);

describe.skipIf(!hasBuild)(`hostile workspaces${hasBuild ? '' : ' (skipped: there is no build)'}`, () => {
  test(`${FILES} mutated files: no crash, no hang, nothing run or written elsewhere`, async () => {
    const around = surroundings();
    const sources = await soundWorkspaces();
    const core = guardCore(around);
    const target = path.join(around.work, 'client.aims');
    const random = randomOf(4711);
    const findings: string[] = [];
    const counts = { opened: 0, refused: new Map<string, number>() };
    for (let turn = 0; turn < FILES; turn += 1) {
      core.said();
      const { name, foreign } = makeHostile(sources, target, around.canary, random);
      const note = (finding: string) => findings.push(`${turn} (${name}): ${finding} ${core.said()}`.trim());
      const refusal = await useFile(core, target, turn, note);
      if (refusal === 'hung') note('hung');
      if (refusal === null) {
        counts.opened += 1;
        if (foreign) note('a foreign schema was opened');
        if (!hasOurSchema(target)) note('what was opened has not our schema');
      } else counts.refused.set(refusal, (counts.refused.get(refusal) ?? 0) + 1);
      if (trapFired(target)) note('SQL of the file ran');
      for (const stray of around.settle(OWN)) note(`touched ${stray}`);
      if (turn % SWEEP_EVERY === 0) around.sweep();
    }
    await core.stop();
    const refused = [...counts.refused].map(([code, count]) => `${count} ${code}`).join(', ');
    process.stdout.write(`hostile workspaces: ${FILES}; ${counts.opened} opened; ${refused}; ${core.started()} core\n`);
    expect(findings.slice(0, 40)).toEqual([]);
    // Some of either, or the mutations reach nothing.
    expect(counts.opened).toBeGreaterThan(FILES / 20);
    expect(counts.refused.size).toBeGreaterThan(3);
  });

  test('the same files do harm where they are opened in the ordinary way', async () => {
    const folder = tempFolder();
    const sources = await soundWorkspaces();
    const sound = sources.find(({ name }) => name === 'sample')?.file ?? Buffer.alloc(0);

    const trap = path.join(folder, 'trap.aims');
    fs.writeFileSync(trap, sound);
    const opened = new Database(trap);
    opened.pragma('journal_mode = DELETE');
    opened.exec(TRAP);
    opened.exec("UPDATE ai_systems SET owner = 'Anna'");
    opened.close();
    expect(trapFired(trap)).toBe(true);

    const endless = path.join(folder, 'endless.aims');
    fs.writeFileSync(endless, sound);
    const made = new Database(endless);
    made.exec(ENDLESS_VIEW);
    made.close();
    expect(await countsRows(endless, 'ai_systems')).toBe('counted');
    expect(await countsRows(endless, 'organisation')).toBe('hung');

    const journalled = path.join(folder, 'journalled.aims');
    fs.writeFileSync(journalled, sound);
    const victim = path.join(tempFolder(), JOURNAL_LIST);
    fs.writeFileSync(victim, `${journalled}-journal\0`);
    fs.writeFileSync(`${journalled}-journal`, rollbackJournal(PAGE, pagesOf(sound), [], victim));
    const rolled = new Database(journalled);
    rolled.pragma('user_version');
    rolled.close();
    expect(fs.existsSync(victim)).toBe(false);
  });
});

/** Opens a file and does with it what a user does; the code where it is refused, or how the core ended. */
async function useFile(
  core: GuardedCore,
  target: string,
  turn: number,
  note: (finding: string) => void,
): Promise<string | null> {
  const opening = await core.ask('workspace.open', { path: target });
  if (opening.kind === 'hung') return 'hung';
  const fault = faultOf(opening);
  if (fault !== null) note(fault);
  if (opening.kind === 'refused') return opening.error.code;
  if (opening.kind !== 'answered') return opening.kind;
  for (const [route, input] of requestsFor(path.dirname(target), turn)) {
    const outcome = await core.ask(route, input);
    const found = faultOf(outcome);
    if (outcome.kind === 'hung') return 'hung';
    if (outcome.kind === 'died') return 'died';
    const unforeseen = outcome.kind === 'refused' && outcome.error.code === 'internal';
    if (found !== null && !(unforeseen && (await isFileAtFault(core)))) note(`${route} ${found}`);
  }
  return null;
}

/**
 * What nobody foresaw is answered at once, and found out about beside the work: it is no fault of the program where the
 * file is proven not to be as this program left it.
 */
async function isFileAtFault(core: GuardedCore): Promise<boolean> {
  const verified = await core.ask('trail.verify', { contents: false });
  if (verified.kind === 'refused') return faultOf(verified) === null;
  if (verified.kind !== 'answered') return false;
  const { brokenAt, differing, damage } = verified.data;
  return brokenAt !== null || differing > 0 || damage.length > 0;
}

function hasOurSchema(target: string): boolean {
  const connection = new Database(target);
  try {
    const expected = expectedSchema(MIGRATION_TEXTS, MIGRATION_TEXTS.length);
    return JSON.stringify(readSchema(connection)) === JSON.stringify(expected);
  } finally {
    connection.close();
  }
}

/** Whether a table, or what stands in its place, can be counted in two seconds of computing. */
async function countsRows(file: string, table: string): Promise<'counted' | 'hung' | 'failed'> {
  const script = `import D from 'better-sqlite3'; new D(${JSON.stringify(file)}).prepare('SELECT count(*) FROM ${table}').get();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const counted = limitComputing(child.pid ?? 0, 2000, () => child.kill('SIGKILL'));
  const [code] = (await once(child, 'exit')) as [number | null];
  counted();
  if (code === null) return 'hung';
  return code === 0 ? 'counted' : 'failed';
}
