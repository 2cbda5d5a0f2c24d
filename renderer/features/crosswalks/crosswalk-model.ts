import type { LoadedCrosswalk } from '#renderer/standard/crosswalks.ts';
import type { Catalogue } from '#shared/catalogue/catalogue.ts';
import type { CrosswalkRow } from '#shared/catalogue/crosswalk.ts';
import { matchesWords } from '#shared/rules/fold.ts';

/** Which side is gone through: the 70 requirements and controls, or the other framework's own parts. */
export const DIRECTIONS = ['fromStandard', 'toStandard'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export type CrosswalkFilter = { readonly query: string; readonly onlyWithout: boolean };
export const NO_FILTER: CrosswalkFilter = { query: '', onlyWithout: false };

export type Counterpart = { readonly id: string; readonly title: string; readonly row: CrosswalkRow };

export type Entry = {
  /** Number of the node, or the item's reference. */
  readonly id: string;
  readonly title: string;
  readonly counterparts: readonly Counterpart[];
  /** Why there is no counterpart; '' where there is one. */
  readonly reason: string;
};

export type Section = { readonly id: string; readonly title: string; readonly entries: readonly Entry[] };

/** One side of the crosswalk, in its own order, under its own headings. */
export function sectionsOf(crosswalk: LoadedCrosswalk, catalogue: Catalogue, direction: Direction): Section[] {
  const { texts } = crosswalk;
  if (direction === 'toStandard') {
    const nodeTitles = new Map(catalogue.nodes.map(({ id, title }) => [id, title]));
    return sectionsBy(
      crosswalk.items,
      ({ group }) => ({ id: group, title: texts.groups[group] ?? group }),
      (item) => ({
        id: item.ref,
        title: texts.titles[item.ref] ?? '',
        counterparts: (crosswalk.byRef.get(item.ref) ?? []).map((row) => ({
          id: row.node,
          title: nodeTitles.get(row.node) ?? '',
          row,
        })),
        reason: texts.uncovered[item.ref] ?? '',
      }),
    );
  }
  const headings = new Map([...catalogue.groups, ...catalogue.areas].map(({ id, title }) => [id, title]));
  return sectionsBy(
    catalogue.nodes,
    // 6.1, 7.5 and 9.2 stand within their clause: one heading a clause is enough to find one's way.
    ({ group }) => {
      const id = group.startsWith('A.') ? group : (group.split('.')[0] ?? group);
      return { id, title: `${id} ${headings.get(id) ?? ''}` };
    },
    (node) => ({
      id: node.id,
      title: node.title,
      counterparts: (crosswalk.byNode.get(node.id) ?? []).map((row) => ({
        id: row.ref,
        title: texts.titles[row.ref] ?? '',
        row,
      })),
      reason: texts.unmapped[node.id] ?? '',
    }),
  );
}

/** The entries that fit, with all their counterparts: words are looked for on both sides and in the reasons. */
export function filterSections(sections: readonly Section[], { query, onlyWithout }: CrosswalkFilter): Section[] {
  const fits = (entry: Entry) =>
    (!onlyWithout || entry.counterparts.length === 0) && (query.trim() === '' || matchesWords(wordsOf(entry), query));
  return sections
    .map((section) => ({ ...section, entries: section.entries.filter(fits) }))
    .filter(({ entries }) => entries.length > 0);
}

export function countEntries(sections: readonly Section[]): number {
  return sections.reduce((sum, { entries }) => sum + entries.length, 0);
}

/** How many of either side have at least one counterpart. */
export function coverageOf(crosswalk: LoadedCrosswalk, catalogue: Catalogue) {
  const { items, byNode, byRef } = crosswalk;
  return {
    nodes: { done: catalogue.nodes.filter(({ id }) => byNode.has(id)).length, total: catalogue.nodes.length },
    items: { done: items.filter(({ ref }) => byRef.has(ref)).length, total: items.length },
  };
}

/** The sources of the rows, most used first: their place in this list is the number that a row shows. */
export function sourcesOf(crosswalk: LoadedCrosswalk): { readonly key: string; readonly rows: number }[] {
  const counts = new Map<string, number>();
  for (const key of crosswalk.rows.flatMap(({ sources }) => sources)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].map(([key, rows]) => ({ key, rows })).sort((a, b) => b.rows - a.rows);
}

function sectionsBy<T>(
  all: readonly T[],
  headingOf: (one: T) => { id: string; title: string },
  entryOf: (one: T) => Entry,
): Section[] {
  const sections = new Map<string, { id: string; title: string; entries: Entry[] }>();
  for (const one of all) {
    const heading = headingOf(one);
    const section = sections.get(heading.id) ?? { ...heading, entries: [] };
    section.entries.push(entryOf(one));
    sections.set(heading.id, section);
  }
  return [...sections.values()];
}

function wordsOf({ id, title, counterparts, reason }: Entry): string {
  return [id, title, reason, ...counterparts.flatMap((other) => [other.id, other.title])].join(' ');
}
