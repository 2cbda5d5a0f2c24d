import type { Block, KeyValue, Table } from './model.ts';

/** What a text takes: its longest word, and its longest line; 0 where it says nothing. */
export type Extent = { readonly word: number; readonly line: number };

/** What a column would like to have. */
export type Need = { readonly head: number; readonly least: number; readonly full: number; readonly usual: number };

/** No word alone makes its column wider than this share of the room: an address is broken. */
const LONGEST_WORD = 0.3;
/** A column that needs no more than this share keeps its values on one line. */
const NARROW = 0.2;
/** How much more a column gets for longer texts: less than in proportion, so that short ones keep theirs. */
const FOR_LENGTH = 0.7;

export function needOf(head: Extent, cells: readonly Extent[], room: number): Need {
  const said = cells.filter(({ line }) => line > 0);
  const word = said.reduce((most, cell) => Math.max(most, cell.word), 0);
  return {
    head: head.word,
    least: Math.max(head.word, Math.min(word, room * LONGEST_WORD)),
    full: said.reduce((most, cell) => Math.max(most, cell.line), head.word),
    usual: Math.max(head.word, said.reduce((sum, { line }) => sum + line, 0) / Math.max(said.length, 1)),
  };
}

/**
 * Widths by content: codes, dates and names stand on one line, and of the rest, texts get the more the longer they are.
 * What is left over where all have enough is shared in proportion.
 */
export function fitColumns(needs: readonly Need[], room: number): number[] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const wanted = sum(needs.map(({ full }) => full));
  if (wanted <= room) return needs.map(({ full }) => (full * room) / wanted);
  const narrow = needs.map(({ full }) => full <= room * NARROW);
  const kept = sum(needs.map(({ full, least }, index) => (narrow[index] === true ? full : least)));
  const most = needs.map(({ full }) => full);
  const least = needs.map((need, index) => (narrow[index] === true && kept <= room ? need.full : need.least));
  // Where not even the longest words have room, they are broken before those of the heads.
  const heads = sum(needs.map(({ head }) => head));
  const given = Math.min(Math.max((room - heads) / Math.max(sum(least) - heads, 1), 0), 1);
  const shrunk = Math.min(room / heads, 1);
  return shareOut(
    needs.map(({ usual }) => usual ** FOR_LENGTH),
    least.map((width, index) => {
      const head = needs[index]?.head ?? 0;
      return sum(least) <= room ? width : (head + (width - head) * given) * shrunk;
    }),
    most,
    room,
  );
}

/** Shares by weight, none smaller than its least, nor larger than its most unless all are. */
function shareOut(
  weights: readonly number[],
  least: readonly number[],
  most: readonly number[],
  room: number,
): number[] {
  const settled = new Map<number, number>();
  for (;;) {
    const free = room - [...settled.values()].reduce((sum, width) => sum + width, 0);
    const rest = weights.reduce((sum, weight, index) => (settled.has(index) ? sum : sum + weight), 0);
    const share = (index: number) => (free * (weights[index] ?? 0)) / rest;
    const open = weights.flatMap((_, index) => (settled.has(index) ? [] : [index]));
    const tight = open.find((index) => share(index) < (least[index] ?? 0));
    const wide = tight === undefined ? open.find((index) => share(index) > (most[index] ?? 0)) : undefined;
    const next = tight ?? wide;
    if (next === undefined || open.length === 1) return weights.map((_, index) => settled.get(index) ?? share(index));
    settled.set(next, (tight === undefined ? most[next] : least[next]) ?? 0);
  }
}

/** Tables with the same heads: their columns stand below each other through the whole document. */
export function alikeIn(blocks: readonly Block[]): Map<string, Table[]> {
  const alike = new Map<string, Table[]>();
  const add = (block: Block) => {
    if (block.kind === 'section') block.blocks.forEach(add);
    if (block.kind === 'table') alike.set(headsOf(block), [...(alike.get(headsOf(block)) ?? []), block]);
  };
  blocks.forEach(add);
  return alike;
}

export function headsOf({ columns }: Table): string {
  return JSON.stringify(columns.map(({ header }) => header));
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
