import { z } from 'zod';
import { nodeId } from './catalogue.ts';

export const FRAMEWORKS = ['euAiAct', 'nistAiRmf', 'iso27001', 'iso9001'] as const;
export type Framework = (typeof FRAMEWORKS)[number];

/**
 * `sameStructure`: the same place of the harmonized structure of ISO management system standards, so that one
 * procedure or record can serve both; `partial`: what the AIMS does meets a part of what the other asks for;
 * `related`: both treat the same subject, and neither meets the other.
 */
export const RELATIONS = ['sameStructure', 'partial', 'related'] as const;
export type Relation = (typeof RELATIONS)[number];

/** How far a row can be relied on; `disputed` where public sources contradict each other. */
export const CONFIDENCES = ['high', 'mediumHigh', 'medium', 'low', 'disputed'] as const;
export const confidence = z.enum(CONFIDENCES);

/** Keys of `resources/catalogue/sources.json`. */
export const sourceKeys = z.array(z.string().min(1)).min(1);

/** How one other framework and the 70 nodes bear on each other: structure only, words in crosswalkTexts. */
export const crosswalkSchema = z.object({
  framework: z.enum(FRAMEWORKS),
  /** The day on which editions and rows were last looked through. */
  knownAsOf: z.iso.date(),
  /** The other framework's own parts that somebody may look for, in its own order, with a counterpart or without. */
  items: z.array(z.object({ ref: z.string().min(1), group: z.string() })).min(1),
  rows: z.array(
    z.object({
      node: nodeId,
      ref: z.string().min(1),
      relation: z.enum(RELATIONS),
      sources: sourceKeys,
      confidence,
    }),
  ),
});
export type Crosswalk = z.infer<typeof crosswalkSchema>;
export type CrosswalkRow = Crosswalk['rows'][number];

const sentences = z.string().trim().min(1).max(900);

/** The words of a crosswalk in one language. */
export const crosswalkTexts = z.object({
  /** Name and edition as people cite it. */
  name: z.string().min(1),
  /** What it is and how it bears on an AIMS, in two to four sentences. */
  about: sentences,
  /** Titles of the groups of items. */
  groups: z.record(z.string(), z.string().min(1)),
  /** Short title of every item. */
  titles: z.record(z.string(), z.string().min(1)),
  /** Why a node has no counterpart; exactly the nodes without a row. */
  unmapped: z.record(nodeId, sentences),
  /** Why an item has no counterpart in the standard; exactly the items without a row. */
  uncovered: z.record(z.string(), sentences),
});
export type CrosswalkTexts = z.infer<typeof crosswalkTexts>;

/** Throws, naming the fault, where a crosswalk and its words do not cover the nodes and the items exactly. */
export function checkCrosswalk(crosswalk: Crosswalk, texts: CrosswalkTexts, nodeIds: readonly string[]): void {
  const { framework, items, rows } = crosswalk;
  const refs = items.map((item) => item.ref);
  const fail = (what: string) => {
    throw new Error(`crosswalk ${framework}: ${what}`);
  };
  if (new Set(refs).size !== refs.length) fail('an item stands twice');
  if (new Set(rows.map((row) => `${row.node} ${row.ref}`)).size !== rows.length) fail('a row stands twice');
  for (const row of rows) {
    if (!nodeIds.includes(row.node)) fail(`the row ${row.node} – ${row.ref} names an unknown node`);
    if (!refs.includes(row.ref)) fail(`the row ${row.node} – ${row.ref} names an unknown item`);
  }
  const mapped = new Set(rows.map((row) => row.node));
  const covered = new Set(rows.map((row) => row.ref));
  expectKeys(Object.keys(texts.titles), refs, (ref) => fail(`titles: ${ref}`));
  expectKeys(Object.keys(texts.groups), [...new Set(items.map((item) => item.group))], (id) => fail(`groups: ${id}`));
  const without = nodeIds.filter((id) => !mapped.has(id));
  expectKeys(Object.keys(texts.unmapped), without, (id) => fail(`unmapped: ${id}`));
  const alone = refs.filter((ref) => !covered.has(ref));
  expectKeys(Object.keys(texts.uncovered), alone, (ref) => fail(`uncovered: ${ref}`));
}

/** Calls `fail` with the first key that stands on one side only. */
export function expectKeys(found: readonly string[], wanted: readonly string[], fail: (key: string) => void): void {
  for (const key of wanted) if (!found.includes(key)) fail(`${key} is missing`);
  for (const key of found) if (!wanted.includes(key)) fail(`${key} is too much`);
}
