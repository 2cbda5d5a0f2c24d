import {
  type CatalogueChanges,
  type CatalogueChangeTexts,
  catalogueChangesSchema,
  catalogueChangeTexts,
} from '#shared/catalogue/versions.ts';
import { lazyData } from './lazy-data.ts';

const structure = import.meta.glob<unknown>('../../resources/catalogue/changes.json', { import: 'default' });
const words = import.meta.glob<unknown>('../../resources/catalogue/reference/en/changes.json', { import: 'default' });

export type LoadedChanges = CatalogueChanges & { readonly texts: CatalogueChangeTexts };

/** What each version of the requirements brought, with its words; undefined until it is there. */
export const useCatalogueChanges: () => LoadedChanges | undefined = lazyData(async () => ({
  ...catalogueChangesSchema.parse(await Object.values(structure)[0]?.()),
  texts: catalogueChangeTexts.parse(await Object.values(words)[0]?.()),
}));
