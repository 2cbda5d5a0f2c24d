import { type Sources, sourcesSchema } from '#shared/catalogue/sources.ts';
import { lazyData } from './lazy-data.ts';

const files = import.meta.glob<unknown>('../../resources/catalogue/reference/en/sources.json', { import: 'default' });

/** Where the catalogue's facts come from, by the keys that its rows name. */
export const useSources: () => Sources | undefined = lazyData(async () =>
  sourcesSchema.parse(await Object.values(files)[0]?.()),
);
