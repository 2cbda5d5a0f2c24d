import fs from 'node:fs';
import { withCore } from './core-session.ts';
import { fillWorkspace } from './inventory.ts';
import { inMiB, printTable } from './measure.ts';
import { launchBrowser, missing, openInBrowser, openInElectron, type Window } from './windows.ts';

const ROWS = 2000;

/** Memory of every process of a host with a workspace open and its list on the screen; Linux counts it. */
export async function benchMemory(): Promise<void> {
  if (process.platform !== 'linux')
    return printTable('Memory by process', [''], [['skipped: only Linux counts it this way']]);
  await withCore(async (session) => {
    const file = await fillWorkspace(session, ROWS);
    await session.request('workspace.close', {});
    const rows: string[][] = [];
    if (missing('electron') === null) rows.push(...(await measure('desktop', await openInElectron(file))));
    else rows.push(['desktop', `skipped: ${missing('electron')}`, '']);
    if (missing('browser') === null) {
      const browser = await launchBrowser();
      rows.push(...(await measure('browser host', await openInBrowser(browser, file))));
      await browser.close();
    } else rows.push(['browser host', `skipped: ${missing('browser')}`, '']);
    printTable(`Memory with the list of ${ROWS} systems open`, ['', 'resident', 'its share'], rows);
  });
}

async function measure(host: string, window: Window): Promise<string[][]> {
  await window.page.evaluate(() => {
    location.hash = '/systems';
  });
  await window.page.getByRole('grid').getByRole('row').nth(1).waitFor();
  const processes = familyOf(window.pid)
    .map((pid) => ({ pid, name: nameOf(pid), ...memoryOf(pid) }))
    .filter(({ resident }) => resident > 0);
  await window.close();
  const total = processes.reduce((sum, { share }) => sum + share, 0);
  return [
    ...processes.map(({ name, resident, share }) => [`${host}: ${name}`, inMiB(resident), inMiB(share)]),
    [`${host}: all`, '', inMiB(total)],
  ];
}

/** A process and all that descend from it. */
function familyOf(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of fs.readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    // The fields after the name, which may hold spaces and brackets: state, parent.
    const stat = readQuietly(`/proc/${name}/stat`);
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const family = [root];
  for (const pid of family) for (const [child, parent] of parents) if (parent === pid) family.push(child);
  return family;
}

function nameOf(pid: number): string {
  const words = readQuietly(`/proc/${pid}/cmdline`).split('\0').join(' ');
  const type = /--type=([\w-]+)/.exec(words)?.[1];
  if (type !== undefined) return /--utility-sub-type=\S*?(\w+)\b/.exec(words)?.[1] ?? type;
  if (/core\.mjs/.test(words)) return 'core';
  return /cli\.mjs/.test(words) ? 'host and core' : 'main';
}

/** Bytes resident, and the share of them after splitting what several processes use together. */
function memoryOf(pid: number): { resident: number; share: number } {
  const text = readQuietly(`/proc/${pid}/smaps_rollup`);
  const kib = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
  return { resident: kib('Rss') * 1024, share: kib('Pss') * 1024 };
}

function readQuietly(path: string): string {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
