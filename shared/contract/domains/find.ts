import { z } from 'zod';
import { id, line } from '../../entities/text.ts';
import type { Kind } from '../../kinds/define.ts';
import { KIND_NAMES, kinds } from '../../kinds/registry.ts';
import { defineRoute, RECORD_TABLES, type RecordTable } from '../define.ts';

type Found = {
  readonly table: RecordTable;
  /** The field that people call a record by. */
  readonly field: string;
  /** Fields that say whose it is. */
  readonly named: readonly string[];
};

/** Of the tables that no kind declares. */
const BY_HAND: readonly Found[] = [
  { table: 'organisation', field: 'name', named: ['topManagement', 'aimsManager'] },
  { table: 'aiSystems', field: 'name', named: ['owner'] },
  { table: 'evidence', field: 'title', named: ['source', 'collectedBy'] },
  { table: 'assessments', field: 'title', named: ['leadAssessor'] },
  { table: 'people', field: 'name', named: ['role'] },
];

/** Tables whose records are found by code, name and whose they are: every registered kind, and what no kind declares. */
export const FOUND: readonly Found[] = [
  ...KIND_NAMES.map((name) => foundOf(kinds[name])),
  ...BY_HAND.filter(({ table }) => KIND_NAMES.every((name) => kinds[name].entity !== table)),
];

function foundOf(kind: Kind & { readonly entity: RecordTable }): Found {
  const named = Object.entries(kind.fields).filter(
    ([key, { kind: of }]) => of === 'person' || (of === 'line' && key !== kind.name && kind.search.includes(key)),
  );
  return { table: kind.entity, field: kind.name, named: named.map(([key]) => key) };
}

/** `code` is empty for what has none, `by` unless it was found by whose it is. */
const hit = z.object({ id, code: z.string(), name: z.string(), by: z.string() });
export type Hit = z.infer<typeof hit>;

export const findRoutes = {
  /**
   * Records whose code or name holds every word of the query, or the name of whose they are its beginnings, best first,
   * by table: as many of each as the limit says, and how many more there are. For an empty query those of the ids, in the order of their codes.
   */
  'records.find': defineRoute({
    kind: 'query',
    reads: FOUND.map(({ table }) => table),
    input: z.object({ query: line, ids: z.array(line).max(50).default([]), limit: z.int().min(1).max(50) }),
    output: z.array(z.object({ of: z.enum(RECORD_TABLES), hits: z.array(hit), more: z.int() })),
  }),
};
