import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import type { NodeGuidance } from '#shared/catalogue/guidance.ts';
import type { ReferenceTopic } from '#shared/catalogue/reference.ts';
import { fold, foldedScore } from '#shared/rules/fold.ts';
import type { LoadedAiAct } from './ai-act.ts';
import type { LoadedCrosswalk } from './crosswalks.ts';

/** Where a sentence of the catalogue is read in its place. */
export type PassageTarget =
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'duty'; readonly ref: string }
  | { readonly kind: 'item'; readonly framework: LoadedCrosswalk['framework']; readonly ref: string }
  /** A tab of the page around the standard. */
  | { readonly kind: 'reference'; readonly part: string; readonly key: string };

/** One sentence of the catalogue, folded once so that a key costs no more than looking through them. */
type Passage = { readonly text: string; readonly folded: string };

export type Topic = {
  readonly target: PassageTarget;
  /** Number of the requirement, or reference of the other framework's part. */
  readonly code: string;
  readonly passages: readonly Passage[];
  /** All of it, for queries whose words stand in different sentences. */
  readonly whole: string;
};

export type Hit = { readonly target: PassageTarget; readonly code: string; readonly text: string };

/** The words of the catalogue for full-text search: every requirement, duty of the AI Act and part of a framework. */
export function indexStandard(
  nodes: readonly CatalogueNode[],
  guidance: ReadonlyMap<string, NodeGuidance>,
  crosswalks: readonly LoadedCrosswalk[],
  aiAct: LoadedAiAct,
  reference: Readonly<Record<ReferenceTopic, { readonly texts: object }>>,
): Topic[] {
  return [
    ...nodes.map((node) => {
      const texts = guidance.get(node.id);
      return topic({ kind: 'node', id: node.id }, node.id, [node.title, ...(texts ? textsOf(texts) : [])]);
    }),
    ...aiAct.duties.map(({ ref }) => {
      const title = crosswalks.find(({ framework }) => framework === 'euAiAct')?.texts.titles[ref] ?? '';
      const { asks = '', gives = '', remains = '' } = aiAct.texts.duties[ref] ?? {};
      return topic({ kind: 'duty', ref }, ref, [title, asks, gives, remains]);
    }),
    ...crosswalks
      .filter(({ framework }) => framework !== 'euAiAct')
      .flatMap(({ framework, items, texts }) =>
        items.map(({ ref }) =>
          topic({ kind: 'item', framework, ref }, ref, [
            `${texts.titles[ref] ?? ''} (${texts.name})`,
            texts.uncovered[ref] ?? '',
          ]),
        ),
      ),
    ...(Object.keys(REFERENCE_PART) as ReferenceTopic[]).flatMap((name) =>
      namedEntries(reference[name].texts).map(({ key, texts }) =>
        topic({ kind: 'reference', part: REFERENCE_PART[name], key }, '', texts),
      ),
    ),
  ];
}

/** The tab on which each topic around the standard is shown. */
const REFERENCE_PART: Readonly<Record<ReferenceTopic, string>> = {
  annexC: 'annexC',
  roles: 'roles',
  lifeCycle: 'roles',
  impactAssessment: 'impactAssessment',
  documents: 'documents',
  certification: 'certification',
  guideDomains: 'guideDomains',
};

/** Every entry with a name anywhere in a topic's words, and all that is said of it. */
function namedEntries(texts: object, path = ''): { readonly key: string; readonly texts: readonly string[] }[] {
  const words = Object.values(texts).filter((value): value is string => typeof value === 'string');
  if ('name' in texts) return [{ key: path, texts: words }];
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? namedEntries(value as object, `${path}/${key}`) : [],
  );
}

/** Everything that is taught about a requirement. */
export function textsOf(texts: NodeGuidance): string[] {
  return [
    texts.explanation,
    ...texts.elements,
    ...texts.questions.map(({ ask }) => ask),
    ...texts.evidence,
    ...texts.findings,
    texts.documentedInformation,
    texts.smallOrganisations,
    ...texts.maturity,
  ];
}

/**
 * The topics in which every word of the query occurs, whatever the accents and case, best first: words that stand
 * together in one sentence before words that stand apart, and each topic by its most telling sentence.
 */
export function findPassages(topics: readonly Topic[], query: string, limit: number): Hit[] {
  if (query.trim().length < 3) return [];
  const hits: (Hit & { readonly score: number })[] = [];
  for (const { target, code, passages, whole } of topics) {
    if (foldedScore(whole, query) === 0) continue;
    let best = { score: 0, text: '' };
    passages.forEach(({ text, folded }, index) => {
      // The title stands first and says most.
      const score = foldedScore(folded, query) * (index === 0 ? 2 : 1);
      if (score > best.score) best = { score, text };
    });
    if (best.score === 0) best = { score: 0, text: mostWords(passages, query) };
    hits.push({ target, code, ...best });
  }
  return hits
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ target, code, text }) => ({ target, code, text }));
}

function mostWords(passages: readonly Passage[], query: string): string {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const counts = passages.map(({ folded }) => words.filter((word) => folded.includes(word)).length);
  return passages[counts.indexOf(Math.max(...counts))]?.text ?? '';
}

function topic(target: PassageTarget, code: string, texts: readonly string[]): Topic {
  const sentences = texts.flatMap((text) => text.split(/(?<=[.?!])\s+/)).filter(Boolean);
  const passages = sentences.map((text) => ({ text, folded: fold(text) }));
  return { target, code, passages, whole: [fold(code), ...passages.map(({ folded }) => folded)].join(' ') };
}
