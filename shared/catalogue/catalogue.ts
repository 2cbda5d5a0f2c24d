import { z } from 'zod';

/** Number of a clause or control that is assessed, such as `6.1.2` or `A.6.2.4`. */
export const nodeId = z.string().regex(/^([4-9]|10)(\.\d){1,2}$|^A\.([2-9]|10)(\.\d){1,2}$/);

/**
 * One auditable requirement (clauses 4 to 10) or one control of Annex A: the unit that is assessed. Its texts stand in
 * the guidance of a language (guidance.ts).
 */
const catalogueNode = z.object({
  id: nodeId,
  kind: z.enum(['clause', 'control']),
  /** Short title as widely published. */
  title: z.string().min(1),
  /** The grouping clause (`6.1`) or the area (`A.6`) it belongs to. */
  group: z.string(),
  /** Control objective, for controls. */
  objective: z.string().optional(),
  /** Whether something written must exist: documented information (clauses) or by the control's own wording. */
  documented: z.boolean(),
  /**
   * Parts that can be assessed by themselves. Results name a part by its place, so a new one is only ever added at the
   * end, and none is taken away.
   */
  elements: z.int().min(1).max(50),
});
export type CatalogueNode = z.infer<typeof catalogueNode>;

export const catalogueSchema = z.object({
  /** Year and issue of this text, not of the standard. */
  version: z.string(),
  compiled: z.iso.date(),
  standard: z.string(),
  groups: z.array(z.object({ id: z.string(), title: z.string(), parent: z.string().nullable() })),
  areas: z.array(z.object({ id: z.string(), title: z.string() })),
  objectives: z.array(z.object({ id: z.string(), area: z.string(), title: z.string(), objective: z.string() })),
  nodes: z.array(catalogueNode),
  requiredDocuments: z.array(z.object({ clause: nodeId, document: z.string(), kind: z.enum(['document', 'record']) })),
});
export type Catalogue = z.infer<typeof catalogueSchema>;

/** Validates the standard-as-data; throws with the path of the fault, so that a broken build never starts. */
export function parseCatalogue(data: unknown): Catalogue {
  const catalogue = catalogueSchema.parse(data);
  const ids = new Set(catalogue.nodes.map((node) => node.id));
  if (ids.size !== catalogue.nodes.length) throw new Error('catalogue: a node id stands twice');
  const groups = new Set([...catalogue.groups, ...catalogue.areas].map((group) => group.id));
  const asked = new Set(catalogue.requiredDocuments.map(({ clause }) => clause));
  for (const node of catalogue.nodes) {
    if (node.kind === 'clause' && node.documented !== asked.has(node.id)) {
      throw new Error(`catalogue: ${node.id} and the required documents differ on whether it wants something written`);
    }
    if (!groups.has(node.group)) throw new Error(`catalogue: ${node.id} belongs to the unknown group ${node.group}`);
  }
  return catalogue;
}
