import { z } from 'zod';
import { action, actionFields } from '../entities/action.ts';
import { id } from '../entities/text.ts';
import { defineRoute } from './define.ts';
import { change } from './workspace.ts';

export const actionRoutes = {
  'actions.list': defineRoute({ kind: 'query', input: z.object({}), output: z.array(action) }),
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
};
