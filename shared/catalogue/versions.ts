import { z } from 'zod';
import { nodeId } from './catalogue.ts';
import { expectKeys } from './crosswalk.ts';

/** Year and issue of the catalogue's text, such as `2026.2`. */
const version = z.string().regex(/^\d{4}\.[1-9]\d*$/);

export const CHANGE_SUBJECTS = ['requirement', 'guidance', 'crosswalk', 'reference'] as const;

/** What each version of the catalogue brought, oldest first; words in catalogueChangeTexts. */
export const catalogueChangesSchema = z.object({
  versions: z
    .array(
      z.object({
        version,
        date: z.iso.date(),
        changes: z.array(
          z.object({
            id: z.string().min(1),
            subject: z.enum(CHANGE_SUBJECTS),
            /** Requirements and controls that it bears on; `all` of them, or none by itself. */
            nodes: z.union([z.literal('all'), z.array(nodeId)]),
            /** Whether a status given before may no longer hold, so that the nodes should be looked at again. */
            reassess: z.boolean(),
          }),
        ),
      }),
    )
    .min(1),
});
export type CatalogueChanges = z.infer<typeof catalogueChangesSchema>;
export type CatalogueVersion = CatalogueChanges['versions'][number];
export type CatalogueChange = CatalogueVersion['changes'][number];

/** What changed, in one sentence or two, by the id of the change. */
export const catalogueChangeTexts = z.record(z.string(), z.string().trim().min(20).max(400));
export type CatalogueChangeTexts = z.infer<typeof catalogueChangeTexts>;

/** Throws, naming the fault, where versions, words and catalogue do not fit together. */
export function checkCatalogueChanges(
  { versions }: CatalogueChanges,
  texts: CatalogueChangeTexts,
  catalogue: { readonly version: string; readonly nodes: readonly { readonly id: string }[] },
): void {
  const fail = (what: string) => {
    throw new Error(`catalogue versions: ${what}`);
  };
  for (const [index, { version: own }] of versions.entries()) {
    const before = versions[index - 1]?.version;
    if (before !== undefined && compareVersions(before, own) >= 0) fail(`${own} does not follow ${before}`);
  }
  if (versions.at(-1)?.version !== catalogue.version) fail(`the last one is not ${catalogue.version}`);
  const changes = versions.flatMap((one) => one.changes);
  const ids = changes.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) fail('a change stands twice');
  expectKeys(Object.keys(texts), ids, (id) => fail(`words: ${id}`));
  const known = new Set(catalogue.nodes.map(({ id }) => id));
  for (const { id, nodes } of changes) {
    if (nodes !== 'all' && !nodes.every((node) => known.has(node))) fail(`${id} names an unknown node`);
  }
}

export type VersionState = 'same' | 'older' | 'newer';

/** How the version that a workspace was assessed against stands to the program's. */
export function versionState(own: string, current: string): VersionState {
  const order = compareVersions(own, current);
  return order === 0 ? 'same' : order < 0 ? 'older' : 'newer';
}

/** The versions that came after `own`, oldest first; all of them where `own` is no version of ours. */
export function versionsAfter({ versions }: CatalogueChanges, own: string): CatalogueVersion[] {
  return versions.filter((one) => compareVersions(own, one.version) < 0);
}

/** The requirements whose status may no longer hold after these versions, each once. */
export function nodesToReassess(versions: readonly CatalogueVersion[], all: readonly string[]): string[] {
  const changes = versions.flatMap((one) => one.changes).filter(({ reassess }) => reassess);
  return [...new Set(changes.flatMap(({ nodes }) => (nodes === 'all' ? all : nodes)))];
}

/** Below zero where `a` is older than `b`; by number, so that `2026.10` is newer than `2026.9`. */
function compareVersions(a: string, b: string): number {
  const [yearA, issueA] = numbersOf(a);
  const [yearB, issueB] = numbersOf(b);
  return yearA - yearB || issueA - issueB;
}

/** A text that is no version, which only a damaged or foreign file can hold, counts as older than all. */
function numbersOf(text: string): readonly [number, number] {
  if (!version.safeParse(text).success) return [0, 0];
  const [year = '0', issue = '0'] = text.split('.');
  return [Number(year), Number(issue)];
}
