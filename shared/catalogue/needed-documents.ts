import { z } from 'zod';
import { type Catalogue, nodeId } from './catalogue.ts';
import { confidence, expectKeys, sourceKeys } from './crosswalk.ts';

const id = z.string().min(1);

/** What has to be written, and what is sent before Stage 1. */
export const neededDocumentsSchema = z.object({
  /** The documents and records of clauses 4 to 10, in the order of the catalogue, where their titles stand. */
  required: z.array(
    z.object({ id, clause: nodeId, kind: z.enum(['document', 'record']), sources: sourceKeys, confidence }),
  ),
  /** Controls that ask for something written, where the Statement of Applicability says that they apply. */
  controls: z.array(z.object({ control: nodeId, sources: sourceKeys, confidence })),
  /** What certification bodies usually want to read before Stage 1. */
  stage1: z.array(z.object({ id, nodes: z.array(nodeId).min(1), sources: sourceKeys, confidence })),
});
export type NeededDocuments = z.infer<typeof neededDocumentsSchema>;

const sentences = z.string().trim().min(40).max(500);

export const neededDocumentTexts = z.object({
  about: sentences,
  controlsAbout: sentences,
  stage1About: sentences,
  /** What has to stand in it, for a person who writes it for the first time. */
  required: z.record(z.string(), sentences),
  controls: z.record(nodeId, sentences),
  stage1: z.record(z.string(), z.object({ name: z.string().trim().min(1).max(120), meaning: sentences })),
});

/** Throws, naming the fault, where the lists, their words and the catalogue do not fit together. */
export function checkNeededDocuments(
  { required, controls, stage1 }: NeededDocuments,
  texts: z.infer<typeof neededDocumentTexts>,
  catalogue: Catalogue,
): void {
  const fail = (what: string) => {
    throw new Error(`needed documents: ${what}`);
  };
  const rows = (list: readonly { readonly clause: string; readonly kind: string }[]) =>
    list.map(({ clause, kind }) => `${clause} ${kind}`).join(', ');
  if (rows(required) !== rows(catalogue.requiredDocuments)) fail('they are not those of the catalogue, in its order');
  const ids = required.map((row) => row.id);
  if (new Set(ids).size !== ids.length) fail('one stands twice');
  expectKeys(Object.keys(texts.required), ids, (key) => fail(`words: ${key}`));
  const named = controls.map(({ control }) => control);
  const written = catalogue.nodes.filter(({ kind, documented }) => kind === 'control' && documented);
  expectKeys(
    named,
    written.map((node) => node.id),
    (key) => fail(`controls: ${key}`),
  );
  if (new Set(named).size !== named.length) fail('a control stands twice');
  expectKeys(Object.keys(texts.controls), named, (key) => fail(`words of controls: ${key}`));
  expectKeys(
    Object.keys(texts.stage1),
    stage1.map((row) => row.id),
    (key) => fail(`words of Stage 1: ${key}`),
  );
}
