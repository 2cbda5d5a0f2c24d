import { z } from 'zod';
import { aiSystem, aiSystemFields } from '../../entities/ai-system.ts';
import { id, line } from '../../entities/text.ts';
import { defineRoute } from '../define.ts';
import { change } from '../workspace/workspace.ts';

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

/**
 * By field (or `externalId`, the identifier in the inventory), the heading of the column its values come from. `''`
 * leaves the field without a column. Fields not named are recognised; columns without a field are kept with the system.
 */
const mapping = z.record(z.string(), z.string());

export const IMPORT_FATES = ['new', 'update', 'unchanged', 'refused'] as const;
export type ImportFate = (typeof IMPORT_FATES)[number];

export const importRow = z.object({
  /** Line of the table, counted from 1 with the heading row as the file numbers it. */
  row: z.int(),
  name: z.string(),
  fate: z.enum(IMPORT_FATES),
  code: z.string(),
  /** Why a row was refused, or what was not taken over from it: finished sentences. */
  notes: z.array(z.string()),
});
export type ImportRow = z.infer<typeof importRow>;

export const importReport = z.object({
  fileName: z.string(),
  format: z.enum(['csv', 'xlsx', 'json']),
  /** Encoding as IANA names it; `''` for XLSX. */
  encoding: z.string(),
  delimiter: z.string(),
  headingRow: z.int(),
  columns: z.array(
    z.object({
      heading: z.string(),
      /** Field the column was taken for, or `''`. */
      field: z.string(),
      /** Why: matched by its heading, by its values, by the user, or not at all. */
      reason: z.enum(['heading', 'content', 'mapped', 'none']),
      /** A few values as the file has them. */
      examples: z.array(z.string()),
    }),
  ),
  total: z.int(),
  counts: z.object({ new: z.int(), update: z.int(), unchanged: z.int(), refused: z.int() }),
  /** Every row's fate, in the file's order. */
  rows: z.array(importRow),
});
export type ImportReport = z.infer<typeof importReport>;

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
  'systems.archive': defineRoute({
    kind: 'command',
    input: z.object({ ids: z.array(id).min(1).max(10_000), archived: z.boolean() }),
    output: change,
  }),
  'systems.importPreview': defineRoute({
    kind: 'query',
    reads: ['aiSystems'],
    input: z.object({ path: z.string().min(1), mapping: mapping.optional(), jobId: line.optional() }),
    output: importReport,
    files: { path: 'read' },
  }),
  'systems.import': defineRoute({
    kind: 'command',
    input: z.object({ path: z.string().min(1), mapping: mapping.optional(), jobId: line.optional() }),
    output: change.extend({ report: importReport }),
    files: { path: 'read' },
  }),
};
