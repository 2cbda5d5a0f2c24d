import { fold, foldedScore } from '#shared/rules/fold.ts';

/** One line of the palette. `id` is stable, so that what was chosen lately can be found again. */
export type PaletteItem = {
  readonly id: string;
  readonly group: 'navigation' | 'actions' | 'settings' | 'systems' | 'requirements';
  readonly title: string;
  /** Shown in the type of codes, and found by. */
  readonly code: string;
  /** Other words that it is found by, parted by semicolons. */
  readonly synonyms?: string;
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

const GROUPS = ['navigation', 'actions', 'systems', 'requirements', 'settings'] as const;
/**
 * Pages and actions stand before records, even where only one of their words fits and a record's name begins with it;
 * a record comes first where it is named in full, or where a page fits in the middle of a word.
 */
const WEIGHT = { navigation: 2.5, actions: 2.5, systems: 1, requirements: 0, settings: 0 } as const;
/** Records are many; more than a handful is not a choice but a list, and lists have their own page. */
const RECORD_LIMIT = 5;
/** How much less a synonym counts than the same words in the title. */
const SYNONYM_LESS = 0.5;
/** Of {@link foldedScore}: the words begin as the query's do. Within their words, synonyms would fit nearly anything. */
const STARTS = 3;

export type PaletteResult<I> = {
  readonly groups: readonly { readonly group: PaletteItem['group'] | 'recent'; readonly items: readonly I[] }[];
  /** Systems that fit too but are not shown. */
  readonly moreSystems: number;
};

/**
 * What the palette shows for a query: best fit first, and what was chosen lately before what was not. Without a query
 * only recent items, pages and actions, since records would drown them.
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
  const groups = GROUPS.map((group) => {
    const own = hits.filter(({ item }) => item.group === group);
    const limit = group === 'systems' || group === 'requirements' ? RECORD_LIMIT : own.length;
    return {
      group,
      best: (own[0]?.score ?? 0) + WEIGHT[group],
      all: own.length,
      items: own.slice(0, limit).map(({ item }) => item),
    };
  }).filter(({ items: own }) => own.length > 0);
  groups.sort((a, b) => b.best - a.best);
  const systems = groups.find(({ group }) => group === 'systems');
  return {
    groups: groups.map(({ group, items: own }) => ({ group, items: own })),
    moreSystems: systems === undefined ? 0 : systems.all - systems.items.length,
  };
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
  const rest = (['navigation', 'actions', 'settings'] as const).map((group) => ({
    group,
    items: items.filter((item) => item.group === group && !shown.has(item.id)),
  }));
  const groups = [{ group: 'recent' as const, items: recent }, ...rest];
  return { groups: groups.filter(({ items: own }) => own.length > 0), moreSystems: 0 };
}
