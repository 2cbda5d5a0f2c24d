import fs from 'node:fs';
import path from 'node:path';
import type { CoreRouteName, RouteInput } from '#shared/contract/registry.ts';
import { testCore } from '../unit/core/core.ts';
import { rollbackJournal, sealLog, writeAheadLog } from './hostile-journals.ts';
import { PAGE, PAGE_CHANGES, pageAt, pagesOf, somePage } from './hostile-pages.ts';
import { changeBySql } from './hostile-sql.ts';
import type { Random } from './random.ts';
import { JOURNAL_LIST } from './surroundings.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../fixtures');

/** A sound workspace, and the log that lay beside it where its program was killed. */
export type Source = { readonly name: string; readonly file: Buffer; readonly log: Buffer | null };

/** Files of every kind that a user may have, made by the product itself. */
export async function soundWorkspaces(): Promise<Source[]> {
  const core = testCore();
  const make = async (name: string, sample: boolean, fill?: () => Promise<void>): Promise<Source> => {
    const file = path.join(core.folder, `${name}.aims`);
    await core.ask('workspace.create', { path: file, organisationName: 'Kunde & Söhne', sample });
    await fill?.();
    await core.ask('workspace.close', {});
    return { name, file: fs.readFileSync(file), log: null };
  };
  await core.ask('settings.update', { changes: { actor: 'Anna' } });
  const killed: { file?: Buffer; log?: Buffer } = {};
  const sources = [
    await make('empty', false),
    await make('sample', true),
    await make('imported', false, async () => {
      const inventory = path.join(FIXTURES, 'imports', 'us-federal-2024-excerpt.csv');
      await core.ask('systems.import', { path: inventory });
    }),
    await make('killed', true, async () => {
      await core.ask('systems.create', { fields: { name: 'Last one', suppliers: ['Acme'] } });
      const file = path.join(core.folder, 'killed.aims');
      killed.file = fs.readFileSync(file);
      killed.log = fs.readFileSync(`${file}-wal`);
    }),
  ];
  const { file, log } = killed;
  if (file === undefined || log === undefined) throw new Error('nothing was left behind');
  const older = ['catalogue-2026.1', 'format-2'].map(
    (name): Source => ({ name, file: fs.readFileSync(path.join(FIXTURES, 'workspaces', `${name}.aims`)), log: null }),
  );
  return [...sources.filter(({ name }) => name !== 'killed'), { name: 'killed', file, log }, ...older];
}

export type Hostile = {
  /** What was done to it, to find it again. */
  readonly name: string;
  /** A file that has to be refused, whatever else. */
  readonly foreign: boolean;
};

/** Makes one hostile workspace out of sound ones, with what lies beside it. */
export function makeHostile(sources: readonly Source[], target: string, canary: string, random: Random): Hostile {
  const source = random.pick(sources);
  const kind = random.next();
  const file = Buffer.from(source.file);
  const log = source.log === null ? null : Buffer.from(source.log);
  if (kind < 0.5) return changePages(source.name, file, log, target, random);
  if (kind < 0.8) {
    fs.writeFileSync(target, file);
    const { foreign, sql } = changeBySql(target, random);
    // Somebody may have done both; a file whose pages are damaged too may be refused as that.
    return { name: `${source.name}: ${sql}`, foreign };
  }
  return kind < 0.9
    ? leaveLog(source.name, file, log, target, random)
    : leaveJournal(source.name, file, target, canary, random);
}

function changePages(source: string, file: Buffer, log: Buffer | null, target: string, random: Random): Hostile {
  const names = Array.from({ length: 1 + random.below(3) }, () => random.pick(Object.keys(PAGE_CHANGES)));
  let changed = file;
  for (const name of names) if (changed.length > 200) changed = PAGE_CHANGES[name]?.(changed, random) ?? changed;
  fs.writeFileSync(target, changed);
  if (log !== null) fs.writeFileSync(`${target}-wal`, log);
  return { name: `${source}: ${names.join(', ')}`, foreign: false };
}

/** A log whose pages are damaged, with checksums that hold or not. */
function leaveLog(source: string, file: Buffer, left: Buffer | null, target: string, random: Random): Hostile {
  fs.writeFileSync(target, file);
  const frames = Array.from({ length: 1 + random.below(6) }, () => {
    const page = somePage(file, random);
    const change = PAGE_CHANGES[random.pick(Object.keys(PAGE_CHANGES))];
    const bytes = Buffer.alloc(PAGE);
    const changed = change?.(pageAt(file, page), random);
    changed?.copy(bytes);
    return { page: random.next() < 0.8 ? page : random.pick([0, 1, pagesOf(file) + 5, 0x7fffffff]), bytes };
  });
  let log = left ?? writeAheadLog(PAGE, frames, random.pick([pagesOf(file), 1, 0, 0x7fffffff]), random);
  const how = random.pick(['whole', 'bits', 'sealed', 'cut', 'junk']);
  const bits = PAGE_CHANGES['bits'];
  if (how === 'bits' || how === 'sealed') log = bits?.(log, random) ?? log;
  if (how === 'sealed') log = sealLog(log);
  if (how === 'cut') log = log.subarray(0, random.below(log.length));
  if (how === 'junk') log = random.bytes(2000);
  fs.writeFileSync(`${target}-wal`, log);
  if (random.next() < 0.3) fs.writeFileSync(`${target}-shm`, random.bytes(1 + random.below(40_000)));
  return { name: `${source}: log ${how}, ${frames.length} frames`, foreign: false };
}

/** A journal that writes pages back, and may name a file elsewhere that SQLite would delete. */
function leaveJournal(source: string, file: Buffer, target: string, canary: string, random: Random): Hostile {
  fs.writeFileSync(target, file);
  const records = Array.from({ length: random.below(5) }, () => {
    const page = somePage(file, random);
    const bytes = pageAt(file, page);
    if (random.next() < 0.5) random.bytes(1 + random.below(40)).copy(bytes, random.below(PAGE - 40));
    return { page: random.next() < 0.8 ? page : random.pick([0, 0xffffffff, pagesOf(file) + 9]), bytes };
  });
  const names = [
    ...[JOURNAL_LIST, 'notes.txt', 'none'].map((name) => path.join(canary, name)),
    ...['../canary/notes.txt', path.join(path.dirname(target), 'notes.txt'), canary, '', target, `${target}-journal`],
  ];
  const name = random.next() < 0.6 ? random.pick(names) : undefined;
  let journal = rollbackJournal(PAGE, random.pick([pagesOf(file), 1, 0, 0x7fffffff]), records, name);
  if (random.next() < 0.2) journal = PAGE_CHANGES['bits']?.(journal, random) ?? journal;
  if (random.next() < 0.1) journal = journal.subarray(0, random.below(journal.length));
  fs.writeFileSync(`${target}-journal`, journal);
  return { name: `${source}: journal of ${records.length}, names ${name ?? 'nothing'}`, foreign: false };
}

type Request = { readonly [N in CoreRouteName]: readonly [N, RouteInput<N>] }[CoreRouteName];

/** What is asked of a file that opened: all that its pages ask, a change, and something written. */
export function requestsFor(folder: string, turn: number): Request[] {
  const asOf = '2026-01-01';
  const reading: Request[] = [
    ['workspace.current', {}],
    ['systems.list', {}],
    ['organisation.get', {}],
    ['assessment.get', {}],
    ['guide.overview', {}],
    ['documents.list', {}],
    ['trail.list', { limit: 1000 }],
    ['trail.history', {}],
    ['trail.verify', {}],
    ['readiness.check', { asOf }],
    ['evidence.list', {}],
    ['evidence.search', { text: 'the' }],
    ['backups.list', {}],
  ];
  const pdf = turn % 10 === 0;
  const writing: Request[] = [
    ['systems.create', { fields: { name: 'One more', owner: 'Anna' } }],
    ['trail.undo', {}],
    ['workspace.saveCopy', { path: path.join(folder, 'copy.aims') }],
    ['backups.make', {}],
  ];
  const exporting: Request[] = [
    ['documents.export', { documentKey: 'inventory', path: path.join(folder, pdf ? 'out.pdf' : 'out.csv'), asOf }],
  ];
  return [...reading, ...writing, ...(turn % 3 === 0 || pdf ? exporting : []), ['workspace.close', {}]];
}
