import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import { readHistory } from '#db/history.ts';
import { readDb } from '#db/open.ts';
import { trail } from '#db/schema/tables.ts';
import { readSubjects } from '#db/trail-subjects.ts';
import { undoChange } from '#db/undo.ts';
import { verifyFile } from '#db/verify.ts';
import { AppError } from '#shared/contract/errors.ts';
import { actorOf, openWorkspaceOf } from '../core.ts';
import type { HandlersFor } from '../handlers-for.ts';
import { workspaceIdOf } from './workspace-row.ts';

export const trailHandlers: HandlersFor<
  'trail.list' | 'trail.verify' | 'trail.acceptCheckpoint' | 'trail.history' | 'trail.undo' | 'trail.redo'
> = {
  'trail.list': (core, { before, since, entityId, limit }) => {
    const file = openWorkspaceOf(core);
    const db = readDb(file);
    const filter = and(
      since === undefined ? undefined : gte(trail.at, since),
      entityId === undefined ? undefined : eq(trail.entityId, entityId),
    );
    const page = and(filter, before === undefined ? undefined : lt(trail.seq, before));
    const rows = db.select().from(trail).where(page).orderBy(desc(trail.seq)).limit(limit).all();
    const count = db.select({ total: sql<number>`count(*)` }).from(trail).where(filter).get();
    const subjects = readSubjects(file.connection, rows);
    return {
      entries: rows.map((row, index) => ({
        ...row,
        subject: subjects[index] ?? {},
        before: parse(row.before),
        after: parse(row.after),
      })),
      total: count?.total ?? 0,
    };
  },
  'trail.verify': (core) => {
    const file = openWorkspaceOf(core);
    const found = verifyFile(file.connection);
    const checkpoint = core.checkpoints.compare(file, workspaceIdOf(file));
    const keeps = checkpoint.state === 'none' || checkpoint.state === 'kept';
    const intact = found.brokenAt === null && found.differing === 0 && found.damage.length === 0 && keeps;
    return { ...found, intact, checkpoint };
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

function parse(json: string | null): Record<string, unknown> | null {
  return json === null ? null : (JSON.parse(json) as Record<string, unknown>);
}
