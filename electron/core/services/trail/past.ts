import { firstDay, newestOn, rebuildWorkspace } from '#db/records/past.ts';
import { trailHead } from '#db/trail/trail.ts';
import { AppError } from '#shared/contract/errors.ts';
import { type Core, openWorkspaceOf, todayUtc } from '../../core.ts';

/**
 * Does what reads the workspace as it stood at the end of a day. Today is what there is now; an earlier day is rebuilt
 * from the trail, unless nothing was changed since.
 *
 * @throws AppError dayBeforeTrail, dayInFuture, trailBroken
 */
export function onDay<R>(core: Core, day: string, read: (core: Core) => R): R {
  const file = openWorkspaceOf(core);
  const { utc, local } = todayOf(core);
  refuseFuture(core, day);
  const first = firstDay(file);
  if (day < first) throw new AppError('dayBeforeTrail', { day, first });
  if (day >= utc || day >= local) return read(core);
  const seq = newestOn(file, day);
  if (seq === trailHead(file.connection).entries) return read(core);
  const past = rebuildWorkspace(file, seq, core.migrationsFolder);
  try {
    return read({ ...core, workspace: past });
  } finally {
    past.connection.close();
  }
}

/** @throws AppError dayInFuture */
export function refuseFuture(core: Core, day: string): void {
  const { utc, local } = todayOf(core);
  const today = utc > local ? utc : local;
  if (day > today) throw new AppError('dayInFuture', { day, today });
}

/** The trail tells its days in UTC; whoever sits at this computer goes by its own. */
function todayOf(core: Core): { readonly utc: string; readonly local: string } {
  const now = core.environment.now();
  const local = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return {
    utc: todayUtc(core),
    local: local.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-'),
  };
}
