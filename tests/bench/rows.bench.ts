import { performance } from 'node:perf_hooks';
import { readTable } from '#core/imports/read/read-table.ts';
import { sheetRows, workbookParts, zipOf } from '../unit/core/imports/support.ts';
import { printTable, times } from './measure.ts';

type Kind = { readonly name: string; readonly sizes: readonly number[]; readonly row: (number: number) => string };

const HEAD = sheetRows([
  ['Name', 'Purpose', 'Owner', 'Unit'],
  ['Bot', 'Answers', 'Ann', 'HR'],
]);
const EMPTY_SIZES = [10_000, 100_000, 1_000_000] as const;
const KINDS: readonly Kind[] = [
  { name: 'rows of a height', sizes: EMPTY_SIZES, row: (at) => `<row r="${at}" ht="15" customHeight="1"/>` },
  {
    name: 'rows of empty cells',
    sizes: EMPTY_SIZES,
    row: (at) =>
      `<row r="${at}" spans="1:3">${['A', 'B', 'C'].map((column) => `<c r="${column}${at}" s="1"/>`).join('')}</row>`,
  },
  {
    name: 'filled rows',
    sizes: [10_000, 30_000, 99_000],
    row: (at) =>
      `<row r="${at}">${['A', 'B', 'C', 'D'].map((column) => `<c r="${column}${at}" t="inlineStr"><is><t>${column} of row ${at}</t></is></c>`).join('')}</row>`,
  },
];

/** Seconds for 10,000 rows of a workbook at three sizes: they stay as they are where reading is linear. */
export async function benchRows(): Promise<void> {
  const lines: string[][] = [];
  for (const { name, sizes, row } of KINDS) {
    let first = Number.NaN;
    for (const size of sizes) {
      const bytes = await zipOf(workbookParts([`${HEAD}${rowsOf(size, row)}`]));
      const before = process.memoryUsage().rss;
      const started = performance.now();
      await readTable(bytes, 'rows.xlsx');
      const seconds = (performance.now() - started) / 1000;
      const grown = Math.max(0, process.memoryUsage().rss - before) / 2 ** 20;
      const each = (seconds * 10_000) / size;
      first = Number.isNaN(first) ? each : first;
      lines.push([
        `${size} ${name}`,
        `${seconds.toFixed(2)} s`,
        `${each.toFixed(3)} s`,
        times(each / first),
        `${grown.toFixed(0)} MiB`,
      ]);
    }
  }
  printTable('Rows of a workbook', ['', 'time', 'for 10,000', 'against the first', 'memory grew'], lines);
}

function rowsOf(count: number, row: (number: number) => string): string {
  const pieces: string[] = [];
  for (let number = 3; number < count + 3; number += 1) pieces.push(row(number));
  return pieces.join('');
}
