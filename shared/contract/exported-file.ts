import { z } from 'zod';

/** What a host is told of a file that the core wrote for it. */
export const exportedFile = z.object({
  /** Path inside the pack, with forward slashes; the file's name for a single document. */
  path: z.string(),
  bytes: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Pages of a PDF; 0 for other kinds. */
  pages: z.int(),
});
export type ExportedFile = z.infer<typeof exportedFile>;
