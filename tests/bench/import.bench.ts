import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { withCore } from './core-session.ts';
import { makeInventory } from './inventory.ts';
import { inMs, measureInTurns, perSecond, printTable, times } from './measure.ts';

const ROWS = 2000;
const REPETITIONS = 5;

/** Import of an inventory against the bare parser on the same bytes. */
export async function benchImport(): Promise<void> {
  const bytes = makeInventory(ROWS);
  const results = await withCore(async ({ folder, request }) => {
    const table = path.join(folder, 'inventory.csv');
    fs.writeFileSync(table, bytes);
    let count = 0;
    const openEmpty = () =>
      request('workspace.create', {
        path: path.join(folder, `${(count += 1)}.aims`),
        organisationName: 'Bench',
        sample: false,
      });
    await openEmpty();
    return measureInTurns(
      [
        { name: 'csv-parse alone', run: () => parse(new TextDecoder().decode(bytes)) },
        { name: 'preview (read, recognise, plan)', run: () => request('systems.importPreview', { path: table }) },
        { name: 'a new workspace', run: openEmpty },
        { name: 'import into it (preview, write, trail)', run: () => request('systems.import', { path: table }) },
        { name: 'the same again (nothing changes)', run: () => request('systems.import', { path: table }) },
      ],
      REPETITIONS,
    );
  });
  const bare = results.get('csv-parse alone') ?? Number.NaN;
  printTable(
    `Import of ${ROWS} systems, ${(bytes.length / 2 ** 20).toFixed(1)} MiB of CSV`,
    ['', 'time', 'rows/s', 'against csv-parse'],
    [...results]
      .filter(([name]) => name !== 'a new workspace')
      .map(([name, ms]) => [name, inMs(ms), perSecond(ROWS, ms), times(ms / bare)]),
  );
}
