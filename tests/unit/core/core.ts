import fs from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type CoreHandle, startCore } from '#core/start-core.ts';
import type { CoreRouteName, RouteInput, RouteOutput } from '#shared/contract/registry.ts';
import { fixedEnvironment, tempFolder } from '../db/workspace.ts';

export const APP_FOLDER = path.resolve(import.meta.dirname, '../../..');

export type TestCore = {
  readonly handle: CoreHandle;
  readonly folder: string;
  /** What the core told its windows. */
  readonly events: { name: string; payload: unknown }[];
  /** The answer's data; fails the test where the core refuses. */
  ask<N extends CoreRouteName>(route: N, input: RouteInput<N>): Promise<RouteOutput<N>>;
  /** The code of the refusal. */
  refusal(route: string, input: unknown): Promise<string>;
};

/** A core with fixed time and ids over a folder of the test's own. */
export function testCore(folder = tempFolder(), environment = fixedEnvironment()): TestCore {
  const events: TestCore['events'] = [];
  const options = {
    host: 'browser',
    appFolder: APP_FOLDER,
    dataFolder: path.join(folder, 'data'),
    portable: false,
  } as const;
  const handle = startCore(
    { ...options, version: '0.0.0' },
    (name, payload) => events.push({ name, payload }),
    environment,
  );
  onTestFinished(() => handle.stop());
  return {
    handle,
    folder,
    events,
    async ask(route, input) {
      const result = await handle.dispatch(route, input);
      if (!result.ok) throw new Error(`${route} refused: ${JSON.stringify(result.error)}`);
      return result.data as never;
    },
    async refusal(route, input) {
      const result = await handle.dispatch(route, input);
      if (result.ok) throw new Error(`${route} was not refused`);
      return result.error.code;
    },
  };
}

/** The same with a workspace open. */
export async function coreWithWorkspace(sample = false, environment = fixedEnvironment()): Promise<TestCore> {
  const core = testCore(tempFolder(), environment);
  await core.ask('workspace.create', {
    path: path.join(core.folder, 'test.aims'),
    organisationName: 'Müller & Söhne',
    sample,
  });
  return core;
}

/** The folders of the copies that lie in the data folder of a core for as long as they are read. */
export function copiesOf(core: TestCore): string[] {
  const views = path.join(core.folder, 'data', 'views');
  const foldersIn = (parent: string) =>
    fs
      .readdirSync(parent, { withFileTypes: true })
      .flatMap((entry) => (entry.isDirectory() ? [path.join(parent, entry.name)] : []));
  // Each running program has one with all of its own.
  return fs.existsSync(views) ? foldersIn(views).flatMap(foldersIn) : [];
}
