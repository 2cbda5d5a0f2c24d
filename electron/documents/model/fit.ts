import type { Column, KeyValue } from './model.ts';

/**
 * Shares of the room by weight, but none smaller than what its column needs at least. What the narrow ones take more,
 * the others give by their weights.
 */
export function shareOut(columns: readonly Column[], least: readonly number[], room: number): number[] {
  const narrow = new Set<number>();
  for (;;) {
    const free = room - [...narrow].reduce((sum, index) => sum + (least[index] ?? 0), 0);
    const weights = columns.reduce((sum, { weight }, index) => (narrow.has(index) ? sum : sum + weight), 0);
    const share = (index: number) => (free * (columns[index]?.weight ?? 0)) / weights;
    const tight = columns.findIndex((_, index) => !narrow.has(index) && share(index) < (least[index] ?? 0));
    if (tight === -1 || narrow.size === columns.length - 1) {
      return columns.map((_, index) => (narrow.has(index) ? (least[index] ?? 0) : share(index)));
    }
    narrow.add(tight);
  }
}

/** Narrow values two by two in their order; a wide one alone. */
export function inPairs(items: readonly KeyValue[]): (readonly [KeyValue, KeyValue | undefined])[] {
  const rows: [KeyValue, KeyValue | undefined][] = [];
  for (const item of items) {
    const last = rows.at(-1);
    if (item.wide !== true && last !== undefined && last[1] === undefined && last[0].wide !== true) last[1] = item;
    else rows.push([item, undefined]);
  }
  return rows;
}
