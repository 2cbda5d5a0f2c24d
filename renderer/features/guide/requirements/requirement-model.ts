import type { Results } from '#renderer/records/assessments/use-assessment.ts';
import type { Guidance } from '#renderer/standard/guidance.ts';
import { textsOf } from '#renderer/standard/standard-index.ts';
import type { Catalogue, CatalogueNode } from '#shared/catalogue/catalogue.ts';
import type { NodeGuidance } from '#shared/catalogue/guidance.ts';
import type { Reference } from '#shared/catalogue/reference.ts';
import type { AssessmentStatus, NodeResult } from '#shared/entities/assessment.ts';
import { fold, matchesWords } from '#shared/rules/fold.ts';

export type RequirementFilter = {
  readonly query: string;
  readonly status: AssessmentStatus | '';
  readonly part: 'clause' | 'control' | '';
};
export const NO_FILTER: RequirementFilter = { query: '', status: '', part: '' };

/** By the published structure, or by the eight domains that some guides name instead of the areas of Annex A. */
export const GROUPINGS = ['published', 'guideDomains'] as const;
export type Grouping = (typeof GROUPINGS)[number];
export type GuideDomains = Reference['guideDomains'];

export type RequirementGroup = {
  readonly id: string;
  readonly title: string;
  /** How a domain of other guides stands to the published area of its number. */
  readonly verdict?: GuideDomains['structure']['domains'][number]['verdict'];
  readonly nodes: readonly CatalogueNode[];
};

export function resultOf(results: Results, nodeId: string): NodeResult {
  return results.get(nodeId) ?? { nodeId, status: 'notAssessed', finding: '' };
}

/**
 * The nodes that fit the filter, under the clause or area that they belong to, in the standard's order. What was
 * found counts as words too, so that "supplier" also finds the requirement where it was noted.
 */
export function groupRequirements(
  catalogue: Catalogue,
  nodes: readonly CatalogueNode[],
  filter: RequirementFilter,
  results: Results,
  guidance: Guidance | undefined,
): RequirementGroup[] {
  const groups: { id: string; title: string; nodes: CatalogueNode[] }[] = [];
  for (const node of nodes) {
    if (!fits(node, filter, resultOf(results, node.id), guidance?.get(node.id))) continue;
    const id = topGroup(catalogue, node);
    const last = groups.at(-1);
    if (last?.id === id) last.nodes.push(node);
    else groups.push({ id, title: groupTitle(catalogue, id), nodes: [node] });
  }
  return groups;
}

function fits(
  node: CatalogueNode,
  { query, status, part }: RequirementFilter,
  result: NodeResult,
  texts: NodeGuidance | undefined,
): boolean {
  if (status !== '' && result.status !== status) return false;
  if (part !== '' && node.kind !== part) return false;
  if (query.trim() === '') return true;
  return matchesWords(`${wordsOf(node, texts)} ${fold(result.finding)}`, query);
}

/** All that is taught about a node, folded once: 70 of them are looked through with every key. */
function wordsOf(node: CatalogueNode, texts: NodeGuidance | undefined): string {
  if (texts === undefined) return fold(`${node.id} ${node.title}`);
  const known = foldedWords.get(texts);
  if (known !== undefined) return known;
  const words = fold([node.id, node.title, ...textsOf(texts)].join(' '));
  foldedWords.set(texts, words);
  return words;
}

const foldedWords = new WeakMap<NodeGuidance, string>();

/**
 * The same nodes with the controls under the domains of other guides. Clauses keep their chapters: those guides name
 * no others.
 */
export function groupByDomain(
  groups: readonly RequirementGroup[],
  { structure, texts }: GuideDomains,
): RequirementGroup[] {
  const controls = new Map(groups.flatMap(({ nodes }) => nodes).map((node) => [node.id, node]));
  const domains = structure.domains.map(({ id, verdict, controls: ids }) => ({
    id,
    title: texts.domains[id]?.name ?? '',
    verdict,
    nodes: ids.flatMap((control) => controls.get(control) ?? []),
  }));
  return [
    ...groups.filter(({ nodes }) => nodes[0]?.kind === 'clause'),
    ...domains.filter(({ nodes }) => nodes.length > 0),
  ];
}

/** The chapter (`6`) or area (`A.6`) that a node stands in: headings of one depth keep the list quiet. */
function topGroup(catalogue: Catalogue, node: CatalogueNode): string {
  const parent = catalogue.groups.find((group) => group.id === node.group)?.parent;
  return parent ?? node.group;
}

function groupTitle(catalogue: Catalogue, id: string): string {
  return [...catalogue.groups, ...catalogue.areas].find((group) => group.id === id)?.title ?? '';
}

/** The node that a move in the list leads to; the first where none is chosen, itself at either end. */
export function moveInList(
  ids: readonly string[],
  current: string | null,
  move: number | 'first' | 'last',
): string | null {
  if (ids.length === 0) return null;
  if (move === 'first') return ids[0] ?? null;
  if (move === 'last') return ids.at(-1) ?? null;
  const at = current === null ? -1 : ids.indexOf(current);
  if (at === -1) return ids[0] ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + move))] ?? null;
}

/**
 * The parts of the standard that the nodes make up, as short as it can be said: a chapter or area by its number where
 * all of it is there, single numbers where not.
 */
export function summariseNodes(catalogue: Catalogue, ids: readonly string[]): string[] {
  const wanted = new Set(ids);
  const groups = groupRequirements(catalogue, catalogue.nodes, NO_FILTER, new Map(), undefined);
  return groups.flatMap(({ id, nodes }) => {
    const own = nodes.filter((node) => wanted.has(node.id));
    return own.length === nodes.length ? [id] : own.map((node) => node.id);
  });
}

/** How many of the nodes stand at each state. */
export function countByStatus(
  nodes: readonly CatalogueNode[],
  results: Results,
): Readonly<Record<AssessmentStatus, number>> {
  const counts = { notAssessed: 0, notMet: 0, partlyMet: 0, largelyMet: 0, met: 0, notApplicable: 0 };
  for (const node of nodes) counts[resultOf(results, node.id).status] += 1;
  return counts;
}
