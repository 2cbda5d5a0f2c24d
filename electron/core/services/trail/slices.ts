import { setImmediate } from 'node:timers/promises';
import { and, asc, between, type SQL } from 'drizzle-orm';
import { readDb, type WorkspaceFile } from '#db/file/open.ts';
import { trail } from '#db/schema/tables.ts';
import { trailHead } from '#db/trail/trail.ts';
import { AppError } from '#shared/contract/errors.ts';

/** Entries that are looked at in one go: a few milliseconds, whatever is looked for in them. */
const SLICE = 4000;

type Place = Pick<typeof trail.$inferSelect, 'seq' | 'entity' | 'entityId' | 'operation'>;

/**
 * The entries chosen, oldest first, a slice of the trail at a time; requests get through in between. The trail only
 * grows, so what is written meanwhile stays outside.
 *
 * @throws AppError cancelled where the workspace is closed meanwhile
 */
export async function* inSlices(file: WorkspaceFile, chosen: SQL | undefined): AsyncGenerator<readonly Place[]> {
  const { entries } = trailHead(file.connection);
  for (let from = 1; from <= entries; from += SLICE) {
    if (from > 1) await setImmediate();
    if (!file.connection.open) throw new AppError('cancelled');
    const { seq, entity, entityId, operation } = trail;
    yield readDb(file)
      .select({ seq, entity, entityId, operation })
      .from(trail)
      .where(and(between(seq, from, Math.min(entries, from + SLICE - 1)), chosen))
      .orderBy(asc(seq))
      .all();
  }
}
