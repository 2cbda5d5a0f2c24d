import { z } from 'zod';
import { confidence } from './crosswalk.ts';

/** Where the facts of the catalogue come from, by the keys that rows name. */
export const sourcesSchema = z.record(
  z.string(),
  z.object({
    /** What it is, as it can be found again. */
    what: z.string().min(1),
    /** Where it can be read, as far as there is one address. */
    url: z.url({ protocol: /^https$/ }).optional(),
    /** How far it can be relied on. */
    reliability: confidence,
  }),
);
export type Sources = z.infer<typeof sourcesSchema>;
