import { type AiAct, type AiActTexts, aiActSchema, aiActTexts } from '#shared/catalogue/ai-act.ts';
import { lazyData } from './lazy-data.ts';

const structure = import.meta.glob<unknown>('../../resources/catalogue/reference/ai-act.json', { import: 'default' });
const words = import.meta.glob<unknown>('../../resources/catalogue/reference/en/ai-act.json', { import: 'default' });

export type LoadedAiAct = AiAct & { readonly texts: AiActTexts };

/** The EU AI Act's dates and duties with their words; undefined until they are there. */
export const useAiAct: () => LoadedAiAct | undefined = lazyData(async () => ({
  ...aiActSchema.parse(await Object.values(structure)[0]?.()),
  texts: aiActTexts.parse(await Object.values(words)[0]?.()),
}));
