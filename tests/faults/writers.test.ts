import { once } from 'node:events';
import fs from 'node:fs';
import fsp from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { serve } from '#browser/serve.ts';
import { tempFolder } from '../unit/db/workspace.ts';
import { askCore, startBuiltCore } from './core-process.ts';
import { namesIn } from './sound-file.ts';

const WRITERS = 50;
const CHANGES = 10;
const APP_FOLDER = path.resolve(import.meta.dirname, '../..');

type Write = (name: string) => Promise<string>;

/** All of them at once, each with its next change as soon as the one before was answered. */
async function writeAtOnce(write: Write): Promise<string[]> {
  const writers = Array.from({ length: WRITERS }, async (_, writer) => {
    const answers: string[] = [];
    for (let change = 0; change < CHANGES; change += 1) answers.push(await write(`System ${writer}-${change}`));
    return answers;
  });
  return (await Promise.all(writers)).flat();
}

describe(`${WRITERS} writers at once`, () => {
  test('through one core lose nothing, and their changes stand in one order', async () => {
    const folder = tempFolder();
    const file = path.join(folder, 'client.aims');
    const core = startBuiltCore(path.join(folder, 'data'), {});
    await once(core, 'message');
    const { get, stop } = askCore(core);
    await get('workspace.create', { path: file, organisationName: 'Client', sample: false });
    const answers = await writeAtOnce(async (name) => {
      const { changeId } = await get('systems.create', { fields: { name } });
      return changeId ?? '';
    });
    await stop();
    expectAll(file, answers);
  });

  test('through the browser host, as so many clients, lose nothing either', async () => {
    const folder = tempFolder();
    const dataFolder = path.join(folder, 'data');
    const server = await serve({ appFolder: APP_FOLDER, dataFolder, port: 0, workspace: undefined });
    const { origin } = new URL(server.address);
    const page = (await fetch(server.address)).url;
    const ask = async <T = Record<string, string>>(route: string, input: unknown) => {
      const request = { method: 'POST', body: JSON.stringify(input), headers: { origin } };
      const answer = (await (await fetch(`${page}api/${route}`, request)).json()) as { data: T };
      return answer.data;
    };
    const [picked] = await ask<{ grant: string }[]>('host.pick', {
      purpose: 'newWorkspace',
      suggestedName: 'client.aims',
    });
    await ask('workspace.create', { path: picked?.grant, organisationName: 'Client', sample: false });
    const answers = await writeAtOnce(
      async (name) => (await ask('systems.create', { fields: { name } }))['changeId'] ?? '',
    );
    await server.stop();
    expectAll(path.join(dataFolder, 'workspaces', 'client.aims'), answers);
  });

  test('control: on a JSON file that each reads, changes and writes, they lose most', async () => {
    const file = path.join(tempFolder(), 'client.json');
    fs.writeFileSync(file, '[]');
    const answers = await writeAtOnce(async (name) => {
      const records = await readRecords();
      // Aside and renamed, so that nobody reads half a file: what is lost is lost by the order alone.
      const aside = `${file}.${name}`;
      await fsp.writeFile(aside, JSON.stringify([...records, name]));
      await fsp.rename(aside, file);
      return name;
    });
    expect((await readRecords()).length).toBeLessThan(answers.length);

    async function readRecords(): Promise<string[]> {
      return JSON.parse(await fsp.readFile(file, 'utf8')) as string[];
    }
  });
});

/** Each answer's change stands in the trail once, numbered without a gap; the chain holds, and so do the records. */
function expectAll(file: string, answers: readonly string[]): void {
  const names = Array.from({ length: WRITERS * CHANGES }, (_, index) => nameOf(index));
  expect(namesIn(file)).toEqual(new Set(names));
  const connection = new Database(file, { readonly: true });
  const rows = connection
    .prepare("SELECT seq, change_id AS changeId FROM trail WHERE action = 'systems.create' ORDER BY seq")
    .all() as { seq: number; changeId: string }[];
  const first = rows[0]?.seq ?? 0;
  connection.close();
  expect(rows.map(({ seq }) => seq - first)).toEqual(rows.map((_, index) => index));
  expect(rows.map(({ changeId }) => changeId).toSorted()).toEqual([...answers].toSorted());
  expect(new Set(answers).size).toBe(WRITERS * CHANGES);
}

function nameOf(index: number): string {
  return `System ${Math.floor(index / CHANGES)}-${index % CHANGES}`;
}
