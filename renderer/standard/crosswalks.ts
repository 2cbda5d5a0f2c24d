import {
  type Crosswalk,
  type CrosswalkRow,
  type CrosswalkTexts,
  crosswalkSchema,
  crosswalkTexts,
  FRAMEWORKS,
  type Framework,
} from '#shared/catalogue/crosswalk.ts';
import { lazyData } from './lazy-data.ts';

/** In chunks of their own: nobody needs them before a requirement or a crosswalk is opened. */
const structures = import.meta.glob<unknown>('../../resources/catalogue/crosswalks/*.json', { import: 'default' });
const texts = import.meta.glob<unknown>('../../resources/catalogue/crosswalks/en/*.json', { import: 'default' });

/** A framework's crosswalk with its words, looked up from either side. */
export type LoadedCrosswalk = Crosswalk & {
  readonly texts: CrosswalkTexts;
  /** Rows of a node, by its number; none where the words say why under `texts.unmapped`. */
  readonly byNode: ReadonlyMap<string, readonly CrosswalkRow[]>;
  /** Rows of the framework's own item; none where the words say why under `texts.uncovered`. */
  readonly byRef: ReadonlyMap<string, readonly CrosswalkRow[]>;
};

/** All frameworks that there is data for, in the order of `FRAMEWORKS`; undefined until they are there. */
export const useCrosswalks: () => readonly LoadedCrosswalk[] | undefined = lazyData(loadCrosswalks);

export function useCrosswalk(framework: Framework): LoadedCrosswalk | undefined {
  return useCrosswalks()?.find((crosswalk) => crosswalk.framework === framework);
}

async function loadCrosswalks(): Promise<LoadedCrosswalk[]> {
  const loaded = await Promise.all(
    Object.entries(structures).map(async ([path, load]) => {
      const words = texts[path.replace('/crosswalks/', '/crosswalks/en/')];
      const crosswalk = crosswalkSchema.parse(await load());
      return {
        ...crosswalk,
        texts: crosswalkTexts.parse(await words?.()),
        byNode: Map.groupBy(crosswalk.rows, ({ node }) => node),
        byRef: Map.groupBy(crosswalk.rows, ({ ref }) => ref),
      };
    }),
  );
  return loaded.sort((a, b) => FRAMEWORKS.indexOf(a.framework) - FRAMEWORKS.indexOf(b.framework));
}
