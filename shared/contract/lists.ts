import { z } from 'zod';
import { id, line } from '../entities/text.ts';
import { defineRoute } from './define.ts';

export const listRoutes = {
  /**
   * A list with `rows`, whole or only what changed since it was read last, whoever changed it: ids with their rows as
   * they are now, without those that are gone. How many there are has to do with the change, not with the list.
   */
  'lists.read': defineRoute({
    kind: 'query',
    // As the list that is asked for.
    reads: [],
    input: z.object({
      route: line,
      input: z.record(z.string(), z.unknown()),
      /** What the last answer said; null where there was none. */
      mark: line.nullable(),
    }),
    output: z.object({
      /** The state that the answer is of. */
      mark: line,
      /** What changed; null where `rows` is the whole list. */
      ids: z.array(id).readonly().nullable(),
      rows: z.array(z.record(z.string(), z.unknown())),
    }),
  }),
};
