import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import { readDb } from '#db/open.ts';
import { trail } from '#db/schema/tables.ts';
import { verifyChain } from '#db/trail.ts';
import { undoChange } from '#db/undo.ts';
import { actorOf, openWorkspaceOf } from '../core.ts';
import type { HandlersFor } from '../handlers-for.ts';

export const trailHandlers: HandlersFor<'trail.list' | 'trail.verify' | 'trail.undo'> = {
  'trail.list': (core, { before, since, entityId, limit }) => {
    const db = readDb(openWorkspaceOf(core));
    const filter = and(
      since === undefined ? undefined : gte(trail.at, since),
      entityId === undefined ? undefined : eq(trail.entityId, entityId),
    );
    const page = and(filter, before === undefined ? undefined : lt(trail.seq, before));
    const rows = db.select().from(trail).where(page).orderBy(desc(trail.seq)).limit(limit).all();
    const count = db.select({ total: sql<number>`count(*)` }).from(trail).where(filter).get();
    return {
      entries: rows.map((row) => ({ ...row, before: parse(row.before), after: parse(row.after) })),
      total: count?.total ?? 0,
    };
  },
  'trail.verify': (core) => verifyChain(openWorkspaceOf(core).connection),
  'trail.undo': (core, { changeId }) => ({
    changeId: undoChange(openWorkspaceOf(core), changeId, actorOf(core)).changeId,
  }),
};

function parse(json: string | null): Record<string, unknown> | null {
  return json === null ? null : (JSON.parse(json) as Record<string, unknown>);
}
