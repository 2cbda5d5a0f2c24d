import { and, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import { readDb, type WorkspaceFile } from '#db/file/open.ts';
import { undoChange } from '#db/records/undo.ts';
import { trail } from '#db/schema/tables.ts';
import { readHistory } from '#db/trail/history.ts';
import { readSubjects } from '#db/trail/subjects.ts';
import { trailHead } from '#db/trail/trail.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { TrailKindSummary, TrailSelection } from '#shared/contract/workspace/trail.ts';
import { actorOf } from '../../actor.ts';
import { openWorkspaceOf } from '../../core.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { workspaceIdOf } from '../../workspace-row.ts';
import { inSlices } from './slices.ts';
import { filterOf } from './trail-entries.ts';
import { verifyWorkspace } from './verification.ts';

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
  'trail.list': async (core, { before, limit, ...selection }) => {
    const file = openWorkspaceOf(core);
    const { rows, total } = selection.text
      ? await findText(file, selection, before, limit)
      : readPage(file, selection, before, limit);
    const subjects = readSubjects(file.connection, rows);
    return {
      entries: rows.map((row, index) => ({
        ...row,
        subject: subjects[index] ?? {},
        before: parse(row.before),
        after: parse(row.after),
      })),
      total,
    };
  },
  'trail.find': (core, { hash }) => {
    const db = readDb(openWorkspaceOf(core));
    return { seq: db.select({ seq: trail.seq }).from(trail).where(eq(trail.hash, hash)).get()?.seq ?? null };
  },
  'trail.facets': (core) => {
    const { actors, entities, actions } = facetsOf(openWorkspaceOf(core));
    return { actors: [...actors].sort(), entities: [...entities].sort(), actions: [...actions].sort() };
  },
  'trail.summary': async (core, selection) => {
    const fates = new Map<string, Fate>();
    for await (const rows of inSlices(openWorkspaceOf(core), filterOf(selection))) noteFates(fates, rows);
    return { kinds: summarise(fates) };
  },
  'trail.verify': (core, { contents }) => verifyWorkspace(core, openWorkspaceOf(core), contents),
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

function readPage(file: WorkspaceFile, selection: TrailSelection, before: number | undefined, limit: number) {
  const db = readDb(file);
  const filter = filterOf(selection);
  const page = and(filter, before === undefined ? undefined : lt(trail.seq, before));
  const rows = db.select().from(trail).where(page).orderBy(desc(trail.seq)).limit(limit).all();
  const count = db.select({ total: sql<number>`count(*)` }).from(trail).where(filter).get();
  return { rows, total: count?.total ?? 0 };
}

/** No index finds words within an entry, so every entry is looked at. */
async function findText(
  file: WorkspaceFile,
  selection: TrailSelection,
  before = Number.MAX_SAFE_INTEGER,
  limit: number,
) {
  const found: number[] = [];
  for await (const rows of inSlices(file, filterOf(selection))) for (const { seq } of rows) found.push(seq);
  const page = found.filter((seq) => seq < before).slice(-limit);
  const rows = readDb(file).select().from(trail).where(inArray(trail.seq, page)).orderBy(desc(trail.seq)).all();
  return { rows, total: found.length };
}

type Facets = { readonly [name in 'actors' | 'entities' | 'actions']: Set<string> };

/** By connection: the trail only grows, so only what is new has to be looked at. */
const facetsKept = new WeakMap<WorkspaceFile['connection'], Facets & { at: number }>();

function facetsOf(file: WorkspaceFile): Facets {
  const { connection } = file;
  const facets = facetsKept.get(connection) ?? { at: 0, actors: new Set(), entities: new Set(), actions: new Set() };
  const { actor, entity, action, seq } = trail;
  const rows = readDb(file).selectDistinct({ actor, entity, action }).from(trail).where(gt(seq, facets.at)).all();
  for (const row of rows) {
    facets.actors.add(row.actor);
    facets.entities.add(row.entity);
    facets.actions.add(row.action);
  }
  facets.at = trailHead(connection).entries;
  facetsKept.set(connection, facets);
  return facets;
}

type Fate = { readonly entity: string; created: boolean; removed: boolean };

function noteFates(
  fates: Map<string, Fate>,
  rows: readonly { readonly entity: string; readonly entityId: string; readonly operation: string }[],
): void {
  for (const { entity, entityId, operation } of rows) {
    const key = `${entity} ${entityId}`;
    const fate = fates.get(key) ?? { entity, created: operation === 'create', removed: false };
    fate.removed = operation === 'delete';
    fates.set(key, fate);
  }
}

function summarise(fates: ReadonlyMap<string, Fate>): TrailKindSummary[] {
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
