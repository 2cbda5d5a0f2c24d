import { type Cell, isPage, type Pages, readTablePage } from './pages.ts';

/** What the tree of one table still gives. */
export type Tree = {
  readonly cells: readonly Cell[];
  /** Whether the walk reached every page of it, and each fits together: what is not here was not there. */
  readonly complete: boolean;
  /** Whether the end was reached, so that nothing newer is missing. */
  readonly endReached: boolean;
};

export const NO_TREE: Tree = { cells: [], complete: false, endReached: false };

/** A tree of this many levels would hold more than any disk; pages that were tampered with may say more. */
const MOST_LEVELS = 20;

/** Walks a table from its root; `seen` takes in the pages on the way, and none is walked twice. */
export function walkTree(pages: Pages, root: number, seen: Set<number>): Tree {
  const cells: Cell[] = [];
  let endReached = false;
  const visit = (number: number, above: number, upTo: number, level: number): boolean => {
    const page = seen.has(number) || level > MOST_LEVELS ? null : readTablePage(pages, number);
    if (page === null) return false;
    if (page.kind === 'leaf') {
      // Not the page that belongs here; what lies on it is left to be found as a stray.
      if (!page.cells.every(({ rowid }) => rowid > above && rowid <= upTo)) return false;
      seen.add(number);
      cells.push(...page.cells);
      endReached ||= page.sound && upTo === Number.POSITIVE_INFINITY;
      return page.sound;
    }
    seen.add(number);
    let whole = page.sound;
    let from = above;
    for (const child of page.children) {
      if (!visit(child.page, from, Math.min(child.upTo, upTo), level + 1)) whole = false;
      from = child.upTo;
    }
    return whole;
  };
  const complete = isRoot(pages, root) && visit(root, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 1);
  return { cells, complete, endReached };
}

function isRoot(pages: Pages, number: number): boolean {
  return number === 1 || isPage(pages, number);
}

/** Root pages by the name of their tables, as the schema says; empty where any of it cannot be read. */
export function readRoots(pages: Pages, seen: Set<number>): Map<string, number> {
  const roots = new Map<string, number>();
  const { cells, complete } = walkTree(pages, 1, seen);
  for (const { values } of complete ? cells : []) {
    const [type, name, , root] = values;
    if (type === 'table' && typeof name === 'string' && typeof root === 'number') roots.set(name, root);
  }
  return roots;
}

/**
 * Trees that no page points to, with the pages in each: where the schema is gone, one of them is the table. What was
 * taken off a tree long ago may lie about as well.
 */
export function findTrees(pages: Pages, free: ReadonlySet<number>): { root: number; tree: Tree; size: number }[] {
  const children = new Set<number>();
  const candidates: number[] = [];
  for (let number = 2; number <= pages.count; number += 1) {
    const page = free.has(number) ? null : readTablePage(pages, number);
    if (page === null) continue;
    candidates.push(number);
    if (page.kind === 'interior') for (const child of page.children) children.add(child.page);
  }
  const seen = new Set<number>();
  return candidates
    .filter((number) => !children.has(number))
    .map((root) => {
      const before = seen.size;
      return { root, tree: walkTree(pages, root, seen), size: seen.size - before };
    });
}

/** Rows on pages that no tree reached and that are not free: those of a tree of which a page is damaged. */
export function readStrays(pages: Pages, reached: ReadonlySet<number>, free: ReadonlySet<number>): Cell[] {
  const cells: Cell[] = [];
  for (let number = 2; number <= pages.count; number += 1) {
    if (reached.has(number) || free.has(number)) continue;
    const page = readTablePage(pages, number);
    if (page?.kind === 'leaf') cells.push(...page.cells);
  }
  return cells;
}

/**
 * Pages that hold nothing any more (section 1.5); none where their list does not add up, since a damaged one may name
 * any page.
 */
export function readFree(pages: Pages): Set<number> {
  const free = new Set<number>();
  const total = pages.read(1).readUInt32BE(36);
  for (let trunk = pages.read(1).readUInt32BE(32); isPage(pages, trunk) && !free.has(trunk); ) {
    free.add(trunk);
    const page = pages.read(trunk);
    const count = page.readUInt32BE(4);
    if (count > pages.usable / 4 - 2) return new Set();
    for (let index = 0; index < count; index += 1) free.add(page.readUInt32BE(8 + 4 * index));
    trunk = page.readUInt32BE(0);
  }
  return free.size === total && [...free].every((number) => isPage(pages, number)) ? free : new Set();
}
