import { and, asc, count, eq, getTableColumns, inArray, isNull, or } from 'drizzle-orm';
import { readDb, type WorkspaceFile } from '#db/file/open.ts';
import { writeChange } from '#db/records/write.ts';
import { aiSystems } from '#db/schema/tables.ts';
import type { SystemRow } from '#shared/contract/domains/systems.ts';
import { AppError } from '#shared/contract/errors.ts';
import { type AiSystem, emptyAiSystemFields } from '#shared/entities/ai-system.ts';
import { RISK_FIELDS, type StepFacts, systemCompleteness } from '#shared/steps/progress.ts';
import { actorOf } from '../../actor.ts';
import { openWorkspaceOf } from '../../core.ts';
import { definedOnly } from '../../defined-only.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { codesAbove } from '../codes.ts';

export const systemHandlers: HandlersFor<
  'systems.list' | 'systems.get' | 'systems.create' | 'systems.update' | 'systems.archive'
> = {
  'systems.list': (core, _input, only) => readRows(openWorkspaceOf(core), only),
  'systems.get': (core, { id }) => readSystem(openWorkspaceOf(core), id),
  'systems.create': (core, { fields }) => {
    const file = openWorkspaceOf(core);
    const header = { actor: actorOf(core), action: 'systems.create' };
    const { changeId, result } = writeChange(file, header, (db) => {
      const record = { ...emptyAiSystemFields(fields.name), ...definedOnly(fields) };
      return db.insert('aiSystems', { ...record, code: codeAllocator(file)() });
    });
    return { changeId, system: readSystem(file, result) };
  },
  'systems.update': (core, { id, changes }) => {
    const file = openWorkspaceOf(core);
    const header = { actor: actorOf(core), action: 'systems.update' };
    const { changeId } = writeChange(file, header, (db) => db.update('aiSystems', id, changes));
    return { changeId, system: readSystem(file, id) };
  },
  'systems.archive': (core, { ids, archived }) => {
    const file = openWorkspaceOf(core);
    const at = archived ? core.environment.now().toISOString() : null;
    const header = { actor: actorOf(core), action: archived ? 'systems.archive' : 'systems.restore' };
    const { changeId } = writeChange(file, header, (db) => {
      for (const id of ids) {
        const current = db.get('aiSystems', id);
        if (current === undefined) throw new AppError('recordMissing', { id });
        // Archiving twice must not move the date of the first time.
        if ((current.archivedAt !== null) !== archived) db.update('aiSystems', id, { archivedAt: at });
      }
    });
    return { changeId };
  },
};

/** All systems, archived ones too, in the order of their codes. */
export function readSystems(file: WorkspaceFile): AiSystem[] {
  return readDb(file).select().from(aiSystems).orderBy(asc(aiSystems.code), asc(aiSystems.id)).all();
}

/** How many systems there are, archived ones left out, by their scope decision. */
export function countSystems(file: WorkspaceFile): StepFacts['systems'] {
  const counts = readDb(file)
    .select({ scope: aiSystems.scope, number: count() })
    .from(aiSystems)
    .where(isNull(aiSystems.archivedAt))
    .groupBy(aiSystems.scope)
    .all();
  const of = (scope: string) => counts.find((row) => row.scope === scope)?.number ?? 0;
  const active = counts.reduce((sum, row) => sum + row.number, 0);
  const undescribed = readDb(file).select({ number: count() }).from(aiSystems).where(isUndescribed()).get();
  return { active, undecidedScope: of('undecided'), inScope: of('inScope'), undescribed: undescribed?.number ?? 0 };
}

/** The first `limit` of the systems that {@link countSystems} counts as undescribed, with what each lacks. */
export function readUndescribed(file: WorkspaceFile, limit: number) {
  const rows = readDb(file).select().from(aiSystems).where(isUndescribed()).orderBy(asc(aiSystems.code)).limit(limit);
  return rows.all().map((row) => {
    return { id: row.id, code: row.code, name: row.name, lacks: RISK_FIELDS.filter((field) => row[field] === '') };
  });
}

function isUndescribed() {
  const lacksOne = or(...RISK_FIELDS.map((field) => eq(aiSystems[field], '')));
  return and(isNull(aiSystems.archivedAt), eq(aiSystems.scope, 'inScope'), lacksOne);
}

/** Hands out codes SYS-001, SYS-002, … above the highest one in use; archived systems keep theirs. */
export function codeAllocator(file: WorkspaceFile): () => string {
  const codes = readDb(file).select({ code: aiSystems.code }).from(aiSystems).all();
  return codesAbove(
    'SYS',
    codes.map(({ code }) => code),
  );
}

function readSystem(file: WorkspaceFile, id: string): AiSystem {
  const found = readDb(file).select().from(aiSystems).where(eq(aiSystems.id, id)).get();
  if (found === undefined) throw new AppError('recordMissing', { id });
  return found;
}

/** Without the cells that imports keep: they are most of a large registry's bytes, and no list shows them. */
function readRows(file: WorkspaceFile, only?: readonly string[]): SystemRow[] {
  const { imported: _cells, importKey: _key, ...columns } = getTableColumns(aiSystems);
  const systems = readDb(file)
    .select(columns)
    .from(aiSystems)
    .where(only === undefined ? undefined : inArray(aiSystems.id, [...only]))
    .orderBy(asc(aiSystems.code), asc(aiSystems.id))
    .all();
  return systems.map((system) => ({
    id: system.id,
    code: system.code,
    name: system.name,
    organisationUnit: system.organisationUnit,
    owner: system.owner,
    lifecycleStage: system.lifecycleStage,
    scope: system.scope,
    personalData: system.personalData,
    aiRoles: system.aiRoles,
    inServiceOn: system.inServiceOn,
    nextReviewOn: system.nextReviewOn,
    archived: system.archivedAt !== null,
    completeness: systemCompleteness(system),
  }));
}
