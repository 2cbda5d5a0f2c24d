import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { readDb } from '#db/file/open.ts';
import { undoChange } from '#db/records/undo.ts';
import { trail } from '#db/schema/tables.ts';
import { readHistory } from '#db/trail/history.ts';
import { nameEntries } from '#db/trail/subjects.ts';
import { verifyContents } from '#db/verify/contents.ts';
import { verifyFile } from '#db/verify/verify.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { TrailKindSummary } from '#shared/contract/workspace/trail.ts';
import { actorOf } from '../../actor.ts';
import { openWorkspaceOf } from '../../core.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { workspaceIdOf } from '../../workspace-row.ts';
import { filterOf } from './trail-entries.ts';

export const trailHandlers: HandlersFor<
  | 'trail.list'
  | 'trail.find'
  | 'trail.facets'
  | 'trail.summary'
  | 'trail.verify'
  | 'trail.acceptCheckpoint'
  | 'trail.history'
  | 'trail.undo'
  | 'trail.redo'
> = {
  'trail.list': (core, { before, limit, ...selection }) => {
    const file = openWorkspaceOf(core);
    const db = readDb(file);
    const filter = filterOf(selection);
    const page = and(filter, before === undefined ? undefined : lt(trail.seq, before));
    const rows = db.select().from(trail).where(page).orderBy(desc(trail.seq)).limit(limit).all();
    const count = db.select({ total: sql<number>`count(*)` }).from(trail).where(filter).get();
    const named = nameEntries(file.connection, rows);
    return {
      entries: rows.map((row, index) => ({
        ...row,
        ...(named[index] ?? NAMELESS),
        before: parse(row.before),
        after: parse(row.after),
      })),
      total: count?.total ?? 0,
    };
  },
  'trail.find': (core, { hash }) => {
    const db = readDb(openWorkspaceOf(core));
    return { seq: db.select({ seq: trail.seq }).from(trail).where(eq(trail.hash, hash)).get()?.seq ?? null };
  },
  'trail.facets': (core) => {
    const db = readDb(openWorkspaceOf(core));
    const actors = db.selectDistinct({ value: trail.actor }).from(trail).orderBy(trail.actor).all();
    const entities = db.selectDistinct({ value: trail.entity }).from(trail).orderBy(trail.entity).all();
    const actions = db.selectDistinct({ value: trail.action }).from(trail).orderBy(trail.action).all();
    const values = (rows: readonly { readonly value: string }[]) => rows.map(({ value }) => value);
    return { actors: values(actors), entities: values(entities), actions: values(actions) };
  },
  'trail.summary': (core, selection) => {
    const rows = readDb(openWorkspaceOf(core))
      .select({ entity: trail.entity, entityId: trail.entityId, operation: trail.operation })
      .from(trail)
      .where(filterOf(selection))
      .orderBy(trail.seq)
      .all();
    return { kinds: summarise(rows) };
  },
  'trail.verify': async (core, { contents }) => {
    const file = openWorkspaceOf(core);
    const found = verifyFile(file.connection);
    const files = contents ? await verifyContents(file.connection) : { contents: 0, contentFaults: [] };
    const checkpoint = core.checkpoints.compare(file, workspaceIdOf(file));
    const keeps = checkpoint.state === 'none' || checkpoint.state === 'kept';
    const records = found.brokenAt === null && found.differing === 0 && found.damage.length === 0;
    const intact = records && files.contentFaults.length === 0 && keeps;
    return { ...found, ...files, intact, checkpoint };
  },
  'trail.acceptCheckpoint': (core) => {
    const file = openWorkspaceOf(core);
    core.checkpoints.accept(file, workspaceIdOf(file), core.environment.now().toISOString());
    return {};
  },
  'trail.history': (core) => readHistory(openWorkspaceOf(core).connection),
  'trail.undo': (core, { changeId }) => {
    const file = openWorkspaceOf(core);
    if (changeId !== undefined) return { changeId: undoChange(file, changeId, actorOf(core)).changeId, step: null };
    const step = readHistory(file.connection).undo;
    if (step === null) throw new AppError('nothingToUndo');
    return { changeId: undoChange(file, step.changeId, actorOf(core)).changeId, step };
  },
  'trail.redo': (core) => {
    const file = openWorkspaceOf(core);
    const step = readHistory(file.connection).redo;
    if (step === null) throw new AppError('nothingToRedo');
    return { changeId: undoChange(file, step.changeId, actorOf(core)).changeId, step };
  },
};

const NAMELESS = { subject: {}, names: {} };

type Fate = { readonly entity: string; created: boolean; removed: boolean };

function summarise(
  rows: readonly { readonly entity: string; readonly entityId: string; readonly operation: string }[],
): TrailKindSummary[] {
  const fates = new Map<string, Fate>();
  for (const { entity, entityId, operation } of rows) {
    const key = `${entity} ${entityId}`;
    const fate = fates.get(key) ?? { entity, created: operation === 'create', removed: false };
    fate.removed = operation === 'delete';
    fates.set(key, fate);
  }
  const kinds = new Map<string, { entity: string; created: number; changed: number; removed: number }>();
  for (const { entity, created, removed } of fates.values()) {
    const kind = kinds.get(entity) ?? { entity, created: 0, changed: 0, removed: 0 };
    // What came and went meanwhile is no difference.
    if (created && !removed) kind.created += 1;
    else if (removed && !created) kind.removed += 1;
    else if (!created) kind.changed += 1;
    kinds.set(entity, kind);
  }
  return [...kinds.values()].filter(({ created, changed, removed }) => created + changed + removed > 0);
}

function parse(json: string | null): Record<string, unknown> | null {
  return json === null ? null : (JSON.parse(json) as Record<string, unknown>);
}
