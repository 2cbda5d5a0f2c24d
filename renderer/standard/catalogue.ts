import { type Catalogue, type CatalogueNode, parseCatalogue } from '#shared/catalogue/catalogue.ts';

const files = import.meta.glob<unknown>('../../resources/catalogue/iso42001.json', { eager: true, import: 'default' });

/** The standard as data, the same file that the core reads. */
export const catalogue: Catalogue = parseCatalogue(Object.values(files)[0]);

const byId = new Map(catalogue.nodes.map((node) => [node.id, node]));

export function catalogueNode(id: string): CatalogueNode | undefined {
  return byId.get(id);
}
