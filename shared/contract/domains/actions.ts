import { z } from 'zod';
import { action, actionFields } from '../../entities/action.ts';
import { id, line } from '../../entities/text.ts';
import { defineRoute } from '../define.ts';
import { exportedFile } from '../exported-file.ts';
import { change } from '../workspace/workspace.ts';

export const actionRoutes = {
  'actions.list': defineRoute({
    kind: 'query',
    reads: ['actions'],
    rows: { of: 'actions' },
    input: z.object({}),
    output: z.array(action),
  }),
  'actions.create': defineRoute({
    kind: 'command',
    input: z.object({ fields: actionFields.partial().required({ title: true }) }),
    output: change.extend({ action }),
  }),
  /** Nobody removes an action: one that is not wanted any more is dropped, and says so. */
  'actions.update': defineRoute({
    kind: 'command',
    input: z.object({ id, changes: actionFields.partial() }),
    output: change.extend({ action }),
  }),
  /** Writes what is neither done nor dropped and has a due date for calendar programs (iCalendar); refused where nothing has. */
  'actions.exportCalendar': defineRoute({
    kind: 'query',
    reads: [],
    input: z.object({ path: z.string().min(1), asOf: z.iso.date(), language: line.optional() }),
    output: exportedFile.extend({ events: z.int().min(1) }),
    files: { path: 'write' },
  }),
};
