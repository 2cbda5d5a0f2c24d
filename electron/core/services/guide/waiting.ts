import { and, count, inArray, lt, ne } from 'drizzle-orm';
import { readDb } from '#db/file/open.ts';
import { actions } from '#db/schema/improvement/actions.ts';
import { evidence } from '#db/schema/tables.ts';
import { openWorkspaceOf } from '../../core.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { countSystems } from '../systems/systems.ts';

/** Counted by the database: the navigation asks after every change. */
export const waitingHandlers: HandlersFor<'waiting.count'> = {
  'waiting.count': (core, { today }) => {
    const file = openWorkspaceOf(core);
    const db = readDb(file);
    const before = (day: typeof actions.dueOn | typeof evidence.validUntil) => and(ne(day, ''), lt(day, today));
    const overdue = db
      .select({ number: count() })
      .from(actions)
      .where(and(inArray(actions.status, ['open', 'inProgress']), before(actions.dueOn)))
      .get();
    const expired = db.select({ number: count() }).from(evidence).where(before(evidence.validUntil)).get();
    return {
      undecidedSystems: countSystems(file).undecidedScope,
      expiredEvidence: expired?.number ?? 0,
      overdueActions: overdue?.number ?? 0,
    };
  },
};
