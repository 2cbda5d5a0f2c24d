import fs from 'node:fs';
import path from 'node:path';
import { closeWorkspaceFile } from '#db/file/open.ts';
import { inMiB, inMs, measureInTurns, printTable, times } from './measure.ts';
import { addSystems, encrypt, inFolder, newWorkspace, openWorkspace } from './workspaces.ts';

/** Together 1 GB: each text lies in its record and in the trail. */
const SYSTEMS = 5000;
const CHARACTERS = 100_000;
const REPETITIONS = 15;
const LIMIT = 1.2;

/** Opening a workspace for work and closing it again: an empty one, and one as large as they get. */
export async function benchOpen(): Promise<void> {
  await inFolder(async (folder) => {
    const empty = newWorkspace(path.join(folder, 'empty.aims'));
    const large = newWorkspace(path.join(folder, 'large.aims'));
    const secret = await encrypt(newWorkspace(path.join(folder, 'secret.aims')));
    addSystems(large, SYSTEMS, CHARACTERS);
    for (const file of [empty, large, secret]) closeWorkspaceFile(file);
    const size = inMiB(fs.statSync(large.path).size);
    const subjects = [empty, large, secret].map(({ path: file, key }, index) => ({
      name: ['empty', `with ${size}`, 'empty, encrypted, its key at hand'][index] ?? '',
      run: () => closeWorkspaceFile(openWorkspace(file, key)),
    }));
    const results = await measureInTurns(subjects, REPETITIONS);
    const [bare = Number.NaN] = results.values();
    printTable(
      `Opening a workspace and closing it; limit for the large one ${times(LIMIT)}`,
      ['', 'time', 'against empty', ''],
      [...results].map(([name, ms]) => [
        name,
        inMs(ms),
        times(ms / bare),
        name.startsWith('with') && ms / bare > LIMIT ? 'OVER THE LIMIT' : '',
      ]),
    );
  });
}
