import { z } from 'zod';
import { line } from '../../entities/text.ts';
import { defineRoute } from '../define.ts';
import { passphrase } from './workspace.ts';

/**
 * The workspace, without the files of removed evidence, and its Stage 1 pack as one file that is encrypted with a
 * passphrase, in the format of `age`.
 */
export const handOverRoutes = {
  'bundle.make': defineRoute({
    kind: 'query',
    reads: [],
    input: z.object({
      path: z.string().min(1),
      passphrase,
      /** Date of issue of the pack. */
      asOf: z.iso.date(),
      withTrail: z.boolean().optional(),
      /** Left out of the workspace unless asked for; the pack never has them. */
      withPrivateNotes: z.boolean().optional(),
      jobId: line.optional(),
    }),
    output: z.object({ location: z.string(), bytes: z.int() }),
    files: { path: 'write' },
  }),
  /** Writes the workspace of a bundle to a new file, which can then be opened. */
  'bundle.open': defineRoute({
    kind: 'shell',
    input: z.object({
      path: z.string().min(1),
      passphrase: z.string().min(1).max(1000),
      target: z.string().min(1),
      jobId: line.optional(),
    }),
    output: z.object({ location: z.string() }),
    files: { path: 'take', target: 'write' },
  }),
};
