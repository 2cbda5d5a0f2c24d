import type { RecordTable } from '#shared/contract/define.ts';
import { fold, foldedScore } from '#shared/rules/fold.ts';

/** Where a line stands; records stand by their tables. */
export type PaletteGroup = 'navigation' | 'commands' | 'settings' | 'clients' | 'requirements' | RecordTable;

/** One line of the palette. `id` is stable, so that what was chosen lately can be found again. */
export type PaletteItem = {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly title: string;
  /** Shown in the type of codes, and found by. */
  readonly code: string;
  /** Other words that it is found by, parted by semicolons. */
  readonly synonyms?: string;
  /** Said beside the title. */
  readonly note?: string;
  /** Shown only for a query. */
  readonly asked?: boolean;
};

/** An item with its words folded once, so that a key costs no more than looking through them. */
export type IndexedItem<I> = {
  readonly item: I;
  readonly title: string;
  readonly whole: string;
  readonly synonyms: readonly string[];
};

export function indexItems<I extends PaletteItem>(items: readonly I[]): IndexedItem<I>[] {
  return items.map((item) => {
    const title = fold(item.title);
    const synonyms = (item.synonyms ?? '').split(';').map((words) => fold(words.trim()));
    const whole = item.code === '' ? title : `${fold(item.code)} ${title}`;
    return { item, title, whole, synonyms: synonyms.filter(Boolean) };
  });
}

/**
 * Pages and commands stand before records, even where only one of their words fits and a record's name begins with it;
 * a record comes first where it is named in full, or where a page fits in the middle of a word.
 */
const WEIGHTS: Readonly<Partial<Record<PaletteGroup, number>>> = {
  navigation: 2.5,
  commands: 2.5,
  requirements: 0,
  settings: 0,
};
const RECORD_WEIGHT = 1;
/** More than a handful is not a choice but a list, and lists have their own page. */
export const RECORD_LIMIT = 5;
/** What the app itself offers is shown as far as it fits. */
const WITHOUT_LIMIT: readonly PaletteGroup[] = ['navigation', 'commands', 'settings'];
/** How much less a synonym counts than the same words in the title. */
const SYNONYM_LESS = 0.5;
/** Of {@link foldedScore}: the words begin as the query's do. Within their words, synonyms would fit nearly anything. */
const STARTS = 3;

export type PaletteResult<I> = readonly {
  readonly group: PaletteGroup | 'recent';
  readonly items: readonly I[];
}[];

/**
 * What the palette shows for a query: best fit first, and what was chosen lately before what was not. Without a query
 * only recent items, pages and commands, since records would drown them.
 */
export function paletteResult<I extends PaletteItem>(
  items: readonly IndexedItem<I>[],
  query: string,
  recentIds: readonly string[],
): PaletteResult<I> {
  if (query.trim() === '')
    return withoutQuery(
      items.map(({ item }) => item),
      recentIds,
    );
  const recency = new Map(recentIds.map((id, index) => [id, recentIds.length - index]));
  const hits = items
    .map((indexed) => ({ item: indexed.item, score: scoreOf(indexed, query) }))
    .filter(({ score }) => score > 0);
  hits.sort((a, b) => b.score - a.score || (recency.get(b.item.id) ?? 0) - (recency.get(a.item.id) ?? 0));
  const byGroup = Map.groupBy(hits, ({ item }) => item.group);
  return [...byGroup]
    .map(([group, own]) => ({
      group,
      best: (own[0]?.score ?? 0) + (WEIGHTS[group] ?? RECORD_WEIGHT),
      items: own.slice(0, WITHOUT_LIMIT.includes(group) ? own.length : RECORD_LIMIT).map(({ item }) => item),
    }))
    .sort((a, b) => b.best - a.best || placeOf(a.group) - placeOf(b.group))
    .map(({ group, items: own }) => ({ group, items: own }));
}

/** Among groups that fit alike: pages, commands, records, and what belongs to the standard and the look last. */
function placeOf(group: PaletteGroup): number {
  const known: readonly PaletteGroup[] = ['navigation', 'commands', 'requirements', 'settings'];
  const place = known.indexOf(group);
  return place < 0 ? 1.5 : place;
}

function scoreOf({ whole, title, synonyms }: IndexedItem<unknown>, query: string): number {
  const inWhole = foldedScore(whole, query);
  const inTitle = inWhole > 0 && title !== whole ? foldedScore(title, query) : 0;
  const inSynonyms = synonyms.map((words) => foldedScore(words, query)).filter((score) => score >= STARTS);
  return Math.max(inWhole, inTitle, ...inSynonyms.map((score) => score - SYNONYM_LESS));
}

function withoutQuery<I extends PaletteItem>(items: readonly I[], recentIds: readonly string[]): PaletteResult<I> {
  const recent = recentIds.flatMap((id) => items.find((item) => item.id === id) ?? []).slice(0, 5);
  const shown = new Set(recent.map(({ id }) => id));
  const rest = (['navigation', 'commands', 'clients', 'settings'] as const).map((group) => ({
    group,
    items: items.filter((item) => item.group === group && item.asked !== true && !shown.has(item.id)),
  }));
  return [{ group: 'recent' as const, items: recent }, ...rest].filter(({ items: own }) => own.length > 0);
}
