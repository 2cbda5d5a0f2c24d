import { times as asRatio, inMs, median, printTable } from './measure.ts';
import {
  launchBrowser,
  missing,
  openEmptyPage,
  openEmptyWindow,
  openInBrowser,
  openInElectron,
  type Window,
} from './windows.ts';

const REPETITIONS = 5;
const LIMIT = 1.5;

type Start = readonly [name: string, host: 'browser' | 'electron', open: () => Promise<number>];

/** From nothing to a window that answers, in both hosts, against an empty one of the same program, by turns. */
export async function benchStart(): Promise<void> {
  const browser = missing('browser') === null ? await launchBrowser() : null;
  const timed = async (opening: Promise<Window>) => {
    const { startMs, close } = await opening;
    await close();
    return startMs;
  };
  const starts: readonly Start[] = [
    ['an empty page of Chromium', 'browser', () => openEmptyPage(browser as never)],
    ['browser host, page in Chromium', 'browser', () => timed(openInBrowser(browser as never))],
    ['an empty window of Electron', 'electron', () => openEmptyWindow()],
    ['desktop, window of Electron', 'electron', () => timed(openInElectron())],
  ];
  const times = new Map<string, number[]>();
  for (let round = 0; round <= REPETITIONS; round += 1) {
    for (const [name, host, open] of starts) {
      if (missing(host) !== null) continue;
      const took = await open();
      if (round > 0) times.set(name, [...(times.get(name) ?? []), took]);
    }
  }
  await browser?.close();
  const emptyOf = (host: string) => times.get(starts.find((start) => start[1] === host)?.[0] ?? '') ?? [];
  const rows = starts.map(([name, host]) => {
    const measured = times.get(name);
    if (measured === undefined) return [name, '', `skipped: ${missing(host)}`];
    const ratio = median(measured) / median(emptyOf(host));
    return [
      name,
      inMs(median(measured)),
      inMs(Math.max(...measured)),
      asRatio(ratio),
      ratio > LIMIT ? 'OVER THE AIM' : '',
    ];
  });
  printTable(`Start to usable window; aim ${asRatio(LIMIT)}`, ['', 'median', 'worst', 'against empty', ''], rows);
}
