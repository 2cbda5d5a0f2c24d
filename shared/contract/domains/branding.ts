import { z } from 'zod';
import { line } from '../../entities/text.ts';
import { defineRoute } from '../define.ts';

/** Of the file that is chosen. */
export const MAX_LOGO_BYTES = 1024 * 1024;
export const MAX_LOGO_SIDE = 4000;

/** `#rrggbb`, or `''` for the product's own. */
const accent = z.union([z.literal(''), z.string().regex(/^#[0-9A-Fa-f]{6}$/)]);

/** How whoever prepares documents is named and shown on them; kept on this computer, not in a client's workspace. */
const branding = z.object({
  name: line,
  accent,
  logo: z
    .object({
      /** In pixels. */
      width: z.int(),
      height: z.int(),
      /** As a `data:` address, for the preview. */
      picture: z.string(),
    })
    .nullable(),
});

export const brandingRoutes = {
  'branding.get': defineRoute({ kind: 'query', reads: ['computer'], input: z.object({}), output: branding }),
  'branding.update': defineRoute({
    kind: 'shell',
    input: z.object({ changes: z.object({ name: line, accent: z.string().max(20) }).partial() }),
    output: branding,
  }),
  'branding.chooseLogo': defineRoute({
    kind: 'shell',
    input: z.object({ path: z.string().min(1) }),
    output: branding,
    files: { path: 'take' },
  }),
  'branding.removeLogo': defineRoute({ kind: 'shell', input: z.object({}), output: branding }),
};
