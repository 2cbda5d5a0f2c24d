import path from 'node:path';
import { resolve } from './layers.ts';
import { readImports } from './read-imports.ts';
import type { Files } from './source-files.ts';

/** Most source files side by side, so that a folder can be taken in at a glance. */
const MOST = 12;

/** One sentence for each folder that holds more files than a person takes in. */
export function findCrowded(files: Files): string[] {
  const counts = new Map<string, number>();
  for (const file of files.keys())
    counts.set(path.posix.dirname(file), (counts.get(path.posix.dirname(file)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > MOST).map(([folder, count]) => `${folder} holds ${count} files`);
}

/**
 * Circles between rooms. A room is a folder; where a folder has rooms, each file that stands beside them is one of its
 * own, since it is either their roof or their floor.
 * @param aliases subpath imports of package.json
 * @returns one line for each circle: its rooms, in the order of the alphabet
 */
export function findCircles(files: Files, aliases: Readonly<Record<string, string>>): string[] {
  const roomOf = rooms(files);
  const arrows = new Map<string, Set<string>>();
  for (const [file, source] of files) {
    const from = roomOf(file);
    const to = arrows.get(from) ?? new Set();
    arrows.set(from, to);
    for (const { specifier } of readImports(file, source)) {
      const target = resolve(file, specifier.replace(/\?.*$/, ''), aliases);
      if (target.kind === 'file' && files.has(target.path) && roomOf(target.path) !== from) to.add(roomOf(target.path));
    }
  }
  return circlesOf(arrows).map((circle) => circle.toSorted().join(' - '));
}

function rooms(files: Files): (file: string) => string {
  const folders = new Set([...files.keys()].map((file) => path.posix.dirname(file)));
  const divided = new Set([...folders].flatMap((folder) => above(folder)));
  return (file) => (divided.has(path.posix.dirname(file)) ? file : path.posix.dirname(file));
}

function above(folder: string): string[] {
  const parent = path.posix.dirname(folder);
  return parent === '.' ? [] : [parent, ...above(parent)];
}

/** Strongly connected components of more than one node: Tarjan, "Depth-first search and linear graph algorithms", 1972. */
function circlesOf(arrows: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const path: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): number => {
    const own = order.size;
    order.set(node, own);
    path.push(node);
    let low = own;
    for (const next of arrows.get(node) ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (path.includes(next)) low = Math.min(low, order.get(next) ?? low);
    }
    lowest.set(node, low);
    if (low === own) {
      const circle = path.splice(path.indexOf(node));
      if (circle.length > 1) found.push(circle);
    }
    return low;
  };
  for (const node of arrows.keys()) if (!order.has(node)) visit(node);
  return found;
}
