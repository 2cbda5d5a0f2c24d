import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { APP_FOLDER, type Session } from './core-session.ts';

const SAMPLE = path.join(APP_FOLDER, 'resources', 'samples', 'inventory-demo.csv');

/** A public inventory's rows over and over, each time under other names, until there are `rows` of them. */
export function makeInventory(rows: number): Buffer {
  const [head = [], ...records] = parse(new TextDecoder('windows-1252').decode(fs.readFileSync(SAMPLE)));
  const many = Array.from({ length: rows }, (_, index) => {
    const [name = '', ...rest] = records[index % records.length] ?? [];
    const round = Math.floor(index / records.length);
    return [round === 0 ? name : `${name} (${round + 1})`, ...rest];
  });
  return Buffer.from(stringify([head, ...many]));
}

/** A workspace with so many systems; it stays open. */
export async function fillWorkspace(session: Session, rows: number): Promise<string> {
  const table = path.join(session.folder, 'inventory.csv');
  const file = path.join(session.folder, `systems-${rows}.aims`);
  fs.writeFileSync(table, makeInventory(rows));
  await session.request('workspace.create', { path: file, organisationName: 'Bench', sample: false });
  const { report } = await session.request('systems.import', { path: table });
  if (report.counts.new !== rows) throw new Error(`${report.counts.new} of ${rows} systems arrived`);
  return file;
}
