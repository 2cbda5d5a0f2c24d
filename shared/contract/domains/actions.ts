import { z } from 'zod';
import { line } from '../../entities/text.ts';
import { defineRoute } from '../define.ts';
import { exportedFile } from '../exported-file.ts';

export const actionRoutes = {
  /** Writes what is neither done nor dropped and has a due date for calendar programs (iCalendar); refused where nothing has. */
  'actions.exportCalendar': defineRoute({
    kind: 'query',
    reads: [],
    input: z.object({ path: z.string().min(1), asOf: z.iso.date(), language: line.optional() }),
    output: exportedFile.extend({ events: z.int().min(1) }),
    files: { path: 'write' },
  }),
};
