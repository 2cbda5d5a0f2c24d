import { inMs, median, printTable } from './measure.ts';
import { launchBrowser, missing, openInBrowser, openInElectron, type Window } from './windows.ts';

const REPETITIONS = 5;

/** From nothing to a window that answers, in both hosts by turns. */
export async function benchStart(): Promise<void> {
  const rows: string[][] = [];
  const browser = missing('browser') === null ? await launchBrowser() : null;
  const hosts: [string, 'browser' | 'electron', () => Promise<Window>][] = [
    ['browser host, page in Chromium', 'browser', async () => openInBrowser(browser as never)],
    ['desktop, window of Electron', 'electron', () => openInElectron()],
  ];
  const times = new Map<string, number[]>();
  for (let round = 0; round <= REPETITIONS; round += 1) {
    for (const [name, host, open] of hosts) {
      if (missing(host) !== null) continue;
      const window = await open();
      if (round > 0) times.set(name, [...(times.get(name) ?? []), window.startMs]);
      await window.close();
    }
  }
  await browser?.close();
  for (const [name, host] of hosts) {
    const measured = times.get(name);
    rows.push(
      measured === undefined
        ? [name, '', `skipped: ${missing(host)}`]
        : [name, inMs(median(measured)), inMs(Math.max(...measured))],
    );
  }
  printTable('Start to usable window', ['', 'median', 'worst'], rows);
}
