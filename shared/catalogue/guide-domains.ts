import { z } from 'zod';
import { type Catalogue, type CatalogueNode, nodeId } from './catalogue.ts';
import { confidence, expectKeys, sourceKeys } from './crosswalk.ts';

/** How a domain of such a guide stands to the published area of the same number. */
export const DOMAIN_VERDICTS = ['same', 'otherLabel', 'noSuchArea', 'otherNumber'] as const;

/**
 * The eight domains that some guides name instead of the nine areas of Annex A, with a place for each of the 38
 * controls. The published structure leads: a control leaves its area only where the guides name its subject elsewhere.
 */
export const guideDomainsSchema = z.object({
  domains: z.array(
    z.object({
      /** As those guides number it. */
      id: z.string().regex(/^A\.[2-9]$/),
      verdict: z.enum(DOMAIN_VERDICTS),
      controls: z.array(nodeId).min(1),
      sources: sourceKeys,
      confidence,
    }),
  ),
});
export type GuideDomains = z.infer<typeof guideDomainsSchema>;

const sentences = z.string().trim().min(40).max(700);

export const guideDomainTexts = z.object({
  about: sentences,
  domains: z.record(
    z.string(),
    z.object({
      name: z.string().trim().min(1),
      /** How it differs from the published structure, and what to cite instead. */
      difference: sentences,
    }),
  ),
  /** Why a control stands in a domain other than its area's; exactly those. */
  moved: z.record(nodeId, sentences),
});
export type GuideDomainTexts = z.infer<typeof guideDomainTexts>;

/** Throws unless every control stands in exactly one domain and every move has its reason. */
export function checkGuideDomains({ domains }: GuideDomains, texts: GuideDomainTexts, catalogue: Catalogue): void {
  const fail = (what: string) => {
    throw new Error(`domains of other guides: ${what}`);
  };
  const placed = domains.flatMap(({ controls }) => controls);
  if (new Set(placed).size !== placed.length) fail('a control stands twice');
  const all = catalogue.nodes.filter(({ kind }) => kind === 'control').map(({ id }) => id);
  expectKeys(placed, all, (id) => fail(id));
  expectKeys(
    Object.keys(texts.domains),
    domains.map(({ id }) => id),
    (id) => fail(`words: ${id}`),
  );
  const moved = domains.flatMap(({ id, controls }) => controls.filter((control) => !control.startsWith(`${id}.`)));
  expectKeys(Object.keys(texts.moved), moved, (id) => fail(`reasons: ${id}`));
}

/** The domain that a control stands in; undefined for a clause, which those guides leave as published. */
export function domainOf({ domains }: GuideDomains, node: CatalogueNode): string | undefined {
  return domains.find(({ controls }) => controls.includes(node.id))?.id;
}
