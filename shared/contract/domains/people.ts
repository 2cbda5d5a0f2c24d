import { z } from 'zod';
import { person, personFields } from '../../entities/person.ts';
import { id, line } from '../../entities/text.ts';
import { defineRoute } from '../define.ts';
import { change } from '../workspace/workspace.ts';

export const peopleRoutes = {
  /** Everybody by name, who is chosen on this computer, and under which name a change would be made now. */
  'people.list': defineRoute({
    kind: 'query',
    reads: ['computer', 'workspace', 'people'],
    input: z.object({}),
    output: z.object({
      people: z.array(person),
      chosen: id.nullable(),
      /** Null where the workspace has people and nobody was chosen yet: then nothing can be changed. */
      actor: line.nullable(),
    }),
  }),
  'people.add': defineRoute({
    kind: 'command',
    input: personFields.omit({ active: true }).extend({
      /** Who is added is the one working here, from the same moment on: nobody is asked in between. */
      choose: z.boolean().optional(),
    }),
    output: change.extend({ id }),
  }),
  /** Also retires somebody, and takes them back; nobody who acted is ever removed. */
  'people.update': defineRoute({
    kind: 'command',
    input: z.object({ id, changes: personFields.partial() }),
    output: change,
  }),
  /** Who works at this workspace on this computer from now on. */
  'people.choose': defineRoute({ kind: 'shell', input: z.object({ id }), output: z.object({}) }),
};
