import { parseTopic, REFERENCE_TOPICS, type Reference, type ReferenceTopic } from '#shared/catalogue/reference.ts';
import { lazyData } from './lazy-data.ts';

/** In chunks of their own, beside the other files of the folder, which belong to other screens. */
const structures = import.meta.glob<unknown>(
  '../../resources/catalogue/reference/{annex-c,roles,life-cycle,impact-assessment,documents,certification,guide-domains}.json',
  { import: 'default' },
);
const texts = import.meta.glob<unknown>(
  '../../resources/catalogue/reference/en/{annex-c,roles,life-cycle,impact-assessment,documents,certification,guide-domains}.json',
  { import: 'default' },
);

/** What stands around the standard, with its words; undefined until it is there. */
export const useReference: () => Reference | undefined = lazyData(loadReference);

async function loadReference(): Promise<Reference> {
  const topics = Object.keys(REFERENCE_TOPICS) as ReferenceTopic[];
  const loaded = await Promise.all(
    topics.map(async (topic) => {
      const { file } = REFERENCE_TOPICS[topic];
      const [structure, words] = await Promise.all([
        structures[`../../resources/catalogue/reference/${file}.json`]?.(),
        texts[`../../resources/catalogue/reference/en/${file}.json`]?.(),
      ]);
      return [topic, parseTopic(topic, structure, words)];
    }),
  );
  return Object.fromEntries(loaded) as Reference;
}
