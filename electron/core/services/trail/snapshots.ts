import { desc } from 'drizzle-orm';
import { readDb } from '#db/file/open.ts';
import { changesSince } from '#db/records/restore.ts';
import { writeChange } from '#db/records/write.ts';
import { snapshots } from '#db/schema/tables.ts';
import { holdsCheckpoint, trailHead } from '#db/trail/trail.ts';
import { actorOf } from '../../actor.ts';
import { openWorkspaceOf } from '../../core.ts';
import type { HandlersFor } from '../../handlers-for.ts';

export const snapshotHandlers: HandlersFor<
  'snapshots.list' | 'snapshots.add' | 'snapshots.update' | 'snapshots.remove'
> = {
  'snapshots.list': (core) => {
    const file = openWorkspaceOf(core);
    const rows = readDb(file).select().from(snapshots).orderBy(desc(snapshots.entries), desc(snapshots.madeAt)).all();
    return rows.map((row) => ({
      ...row,
      newer: changesSince(file.connection, row.entries),
      state: holdsCheckpoint(file.connection, row),
    }));
  },
  'snapshots.add': (core, { name, note }) => {
    const file = openWorkspaceOf(core);
    const made = { madeBy: actorOf(core), madeAt: core.environment.now().toISOString() };
    const record = { ...trailHead(file.connection), name, note, ...made };
    const header = { actor: made.madeBy, action: 'snapshots.add' };
    const { changeId, result: id } = writeChange(file, header, (db) => db.insert('snapshots', record));
    return { changeId, id };
  },
  'snapshots.update': (core, { id, changes }) => {
    const header = { actor: actorOf(core), action: 'snapshots.update' };
    const { changeId } = writeChange(openWorkspaceOf(core), header, (db) => db.update('snapshots', id, changes));
    return { changeId };
  },
  'snapshots.remove': (core, { id }) => {
    const header = { actor: actorOf(core), action: 'snapshots.remove' };
    const { changeId } = writeChange(openWorkspaceOf(core), header, (db) => db.remove('snapshots', id));
    return { changeId };
  },
};
