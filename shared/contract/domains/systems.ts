import { z } from 'zod';
import { aiSystem, aiSystemFields } from '../../entities/ai-system.ts';
import { id, line } from '../../entities/text.ts';
import { defineRoute } from '../define.ts';
import { ENCODINGS, importReport, mapping } from '../import-report.ts';
import { change } from '../workspace/workspace.ts';

const importInput = z.object({
  path: z.string().min(1),
  mapping: mapping.optional(),
  /** Of a text file; found where it is not given. */
  encoding: z.enum(ENCODINGS).optional(),
  jobId: line.optional(),
});

/** What the list shows of a system: short fields only, so that 10,000 rows travel in one answer. */
export const systemRow = aiSystem
  .pick({
    id: true,
    code: true,
    name: true,
    organisationUnit: true,
    owner: true,
    lifecycleStage: true,
    scope: true,
    personalData: true,
    aiRoles: true,
    inServiceOn: true,
    nextReviewOn: true,
  })
  .extend({
    archived: z.boolean(),
    /** Share of the fields that a certification body asks for which are filled in, 0 to 100. */
    completeness: z.int().min(0).max(100),
  });
export type SystemRow = z.infer<typeof systemRow>;

export const systemRoutes = {
  'systems.list': defineRoute({
    kind: 'query',
    reads: ['aiSystems'],
    rows: { of: 'aiSystems' },
    input: z.object({}),
    output: z.array(systemRow),
  }),
  'systems.get': defineRoute({ kind: 'query', reads: ['aiSystems'], input: z.object({ id }), output: aiSystem }),
  'systems.create': defineRoute({
    kind: 'command',
    input: z.object({ fields: aiSystemFields.partial().required({ name: true }) }),
    output: change.extend({ system: aiSystem }),
  }),
  'systems.update': defineRoute({
    kind: 'command',
    input: z.object({ id, changes: aiSystemFields.partial() }),
    output: change.extend({ system: aiSystem }),
  }),
  /** The same changes to all of them, as one step that is taken back as one. */
  'systems.updateMany': defineRoute({
    kind: 'command',
    input: z.object({ ids: z.array(id).min(1).max(10_000), changes: aiSystemFields.omit({ name: true }).partial() }),
    output: change,
  }),
  'systems.archive': defineRoute({
    kind: 'command',
    input: z.object({ ids: z.array(id).min(1).max(10_000), archived: z.boolean() }),
    output: change,
  }),
  'systems.importPreview': defineRoute({
    kind: 'query',
    reads: ['aiSystems'],
    input: importInput,
    output: importReport,
    files: { path: 'read' },
  }),
  'systems.import': defineRoute({
    kind: 'command',
    input: importInput,
    output: change.extend({ report: importReport }),
    files: { path: 'read' },
  }),
};
