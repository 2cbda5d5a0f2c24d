import fs from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type CoreHandle, startCore } from '#core/start-core.ts';
import { PACK_DOCUMENTS } from '#documents/pack/parts.ts';
import type { Route, Source } from '#shared/contract/define.ts';
import type { EventPayload } from '#shared/contract/events.ts';
import { type CoreRouteName, coreRoutes, restsOn } from '#shared/contract/registry.ts';
import { APP_FOLDER } from './core-session.ts';
import { SIZE, writeLargeWorkspace } from './large.ts';
import { inMs, median, percentile, printTable, times } from './measure.ts';
import { inFolder } from './workspaces.ts';

const REPETITIONS = 21;
const LIMIT_MS = 60;
const LIMIT_KB = 150;
const READINESS_MS = 20;

type Shown = readonly (readonly [CoreRouteName, object])[];
const FRAME: Shown = [
  ['workspace.current', {}],
  ['guide.overview', {}],
  ['people.list', {}],
];
/** What a page shows, and so reads again where it is touched. */
const PAGES: Readonly<Record<string, Shown>> = {
  'the list of systems': [...FRAME, ['systems.list', {}]],
  Home: [
    ...FRAME,
    ['readiness.check', { limit: 0 }],
    ['assessment.get', {}],
    ['organisation.get', {}],
    ['workspace.catalogue', {}],
  ],
};

/** One change of a field, with everything that follows it; and changes while the whole trail is verified. */
export async function benchFollow(): Promise<void> {
  await inFolder(async (folder) => {
    const file = path.join(folder, 'large.aims');
    writeLargeWorkspace(file);
    const page = openPage(path.join(folder, 'data'));
    await page.ask('workspace.open', { path: file });
    const systems = (await page.ask('systems.list', {})) as { id: string }[];
    const change = numbered((number) => {
      const id = systems[number % systems.length]?.id ?? '';
      return page.ask('systems.update', { id, changes: { owner: `Owner no. ${number}` } });
    });
    const rows: string[][] = [];
    const measurePage = async (name: string, shown: Shown) => {
      const whole = await measure(
        REPETITIONS,
        async () => {
          await change();
          for (const [route, input] of shown) await page.ask(route, input);
        },
        page,
      );
      await page.show(shown);
      const touched = await measure(
        REPETITIONS,
        async () => {
          await change();
          await page.refresh(shown);
        },
        page,
      );
      const over = touched.ms > LIMIT_MS || touched.kB > LIMIT_KB ? 'OVER THE LIMIT' : '';
      rows.push([`${name}, all of it`, inMs(whole.ms), `${whole.kB.toFixed(0)} kB`, '', '']);
      rows.push([
        `${name}, what was touched`,
        inMs(touched.ms),
        `${touched.kB.toFixed(1)} kB`,
        times(touched.ms / whole.ms),
        over,
      ]);
    };
    const measureReadiness = async (name: string) => {
      const values = await timesOf(async () => page.ask('readiness.check', { limit: 5 }), REPETITIONS, change);
      const one = median(values);
      rows.push([name, inMs(one), '', '', one > READINESS_MS ? 'OVER THE LIMIT' : '']);
    };
    for (const [name, shown] of Object.entries(PAGES)) await measurePage(name, shown);
    await measureReadiness('readiness alone, after one change');
    const today = new Date().toISOString().slice(0, 10);
    for (const documentKey of PACK_DOCUMENTS) {
      await page.ask('documents.approve', { documentKey, approver: 'Ada Lovelace', approvedOn: today });
    }
    for (const [name, shown] of Object.entries(PAGES)) await measurePage(`${name}, documents approved`, shown);
    await measureReadiness('readiness alone, documents approved');
    const { systems: s, actions, evidence, entries } = SIZE;
    printTable(
      `One field of ${s} systems, with ${actions} actions, ${evidence} pieces of evidence, ${entries} entries; limits ${LIMIT_MS} ms, ${LIMIT_KB} kB`,
      ['', 'median', 'to the window', 'against all', ''],
      rows,
    );
    await benchBeside(page, change);
    page.stop();
  });
}

async function benchBeside(page: Page, change: () => Promise<unknown>): Promise<void> {
  const alone = await timesOf(change, REPETITIONS * 5);
  const started = performance.now();
  const work = { verifying: true };
  const verified = page.ask('trail.verify', {}).finally(() => {
    work.verifying = false;
  });
  const meanwhile: number[] = [];
  while (work.verifying) meanwhile.push(...(await timesOf(change, 4)));
  await verified;
  const took = performance.now() - started;
  const row = (name: string, values: readonly number[]) => [
    name,
    String(values.length),
    ...[0.5, 0.95, 1].map((share) => inMs(percentile(values, share))),
    times(median(values) / median(alone)),
  ];
  printTable(
    `Changes while ${SIZE.entries} entries are verified, which took ${inMs(took)}`,
    ['', 'changes', 'median', '95 %', 'worst', 'against alone'],
    [row('alone', alone), row('meanwhile', meanwhile)],
  );
}

type Page = ReturnType<typeof openPage>;

/** The core in this process, and what a page remembers of its answers. */
function openPage(dataFolder: string) {
  fs.mkdirSync(dataFolder, { recursive: true });
  const changed = new Set<Source>();
  const marks = new Map<string, string>();
  let bytes = 0;
  const options = { host: 'browser', appFolder: APP_FOLDER, dataFolder, portable: false, version: '0.0.0' } as const;
  const core: CoreHandle = startCore(options, (name, payload) => {
    if (name !== 'workspace.changed') return;
    for (const table of (payload as EventPayload<'workspace.changed'>).tables) changed.add(table);
  });
  async function ask(route: CoreRouteName, input: object): Promise<unknown> {
    const result = await core.dispatch(route, input);
    bytes += JSON.stringify(result).length;
    if (!result.ok) throw new Error(`${route}: ${result.error.message}`);
    return result.data;
  }
  async function read(route: CoreRouteName, input: object): Promise<void> {
    const definition: Route = coreRoutes[route];
    if (definition.kind !== 'query' || definition.rows === undefined) return void (await ask(route, input));
    const answer = await ask('lists.read', { route, input, mark: marks.get(route) ?? null });
    marks.set(route, (answer as { mark: string }).mark);
  }
  return {
    ask,
    bytes: () => bytes,
    async show(shown: Shown) {
      for (const [route, input] of shown) await read(route, input);
      changed.clear();
    },
    async refresh(shown: Shown) {
      for (const [route, input] of shown) if (restsOn(route, changed)) await read(route, input);
      changed.clear();
    },
    stop: () => core.stop(),
  };
}

async function measure(repetitions: number, work: () => Promise<void>, page: Page) {
  const before = page.bytes();
  const values = await timesOf(work, repetitions);
  return { ms: median(values), kB: (page.bytes() - before) / 1000 / (repetitions + 1) };
}

/** Milliseconds of each; the first is not counted. */
async function timesOf(
  work: () => Promise<unknown>,
  repetitions: number,
  before: () => Promise<unknown> = async () => {},
): Promise<number[]> {
  const values: number[] = [];
  for (let round = 0; round <= repetitions; round += 1) {
    await before();
    const started = performance.now();
    await work();
    values.push(performance.now() - started);
    // Requests come one by one, and others get their turn.
    await setImmediate();
  }
  return values.slice(1);
}

function numbered<R>(work: (number: number) => R): () => R {
  let number = 0;
  return () => {
    number += 1;
    return work(number);
  };
}
