import { eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import { readDb, type WorkspaceFile } from '#db/file/open.ts';
import { codeOrder, nextCode } from '#db/records/rows.ts';
import { writeChange } from '#db/records/write.ts';
import { aiSystems } from '#db/schema/tables.ts';
import type { SystemRow } from '#shared/contract/domains/systems.ts';
import { AppError } from '#shared/contract/errors.ts';
import { type AiSystem, emptyAiSystemFields } from '#shared/entities/ai-system.ts';
import { RISK_FIELDS, type StepFacts, systemCompleteness } from '#shared/steps/progress.ts';
import { byCode } from '#shared/values/patch-rows.ts';
import { actorOf } from '../../actor.ts';
import { openWorkspaceOf } from '../../core.ts';
import { definedOnly } from '../../defined-only.ts';
import type { HandlersFor } from '../../handlers-for.ts';

import { derived, derivedRows } from '../../reading/derived.ts';

export const systemHandlers: HandlersFor<
  'systems.list' | 'systems.get' | 'systems.create' | 'systems.update' | 'systems.updateMany' | 'systems.archive'
> = {
  'systems.list': (core, _input, only) => readRows(openWorkspaceOf(core), only),
  'systems.get': (core, { id }) => readSystem(openWorkspaceOf(core), id),
  'systems.create': (core, { fields }) => {
    const file = openWorkspaceOf(core);
    const header = { actor: actorOf(core), action: 'systems.create' };
    const { changeId, result } = writeChange(file, header, (db) => {
      const record = { ...emptyAiSystemFields(fields.name), ...definedOnly(fields) };
      return db.insert('aiSystems', { ...record, code: nextSystemCode(file) });
    });
    return { changeId, system: readSystem(file, result) };
  },
  'systems.update': (core, { id, changes }) => {
    const file = openWorkspaceOf(core);
    const header = { actor: actorOf(core), action: 'systems.update' };
    const { changeId } = writeChange(file, header, (db) => db.update('aiSystems', id, changes));
    return { changeId, system: readSystem(file, id) };
  },
  'systems.updateMany': (core, { ids, changes }) => {
    const header = { actor: actorOf(core), action: 'systems.updateMany' };
    const { changeId } = writeChange(openWorkspaceOf(core), header, (db) => {
      for (const id of ids) db.update('aiSystems', id, changes);
    });
    return { changeId };
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
  return readDb(file)
    .select()
    .from(aiSystems)
    .orderBy(...codeOrder(aiSystems))
    .all();
}

/** How many systems there are, archived ones left out, by their scope decision. */
export const countSystems = derived(['aiSystems'], (file): StepFacts['systems'] => {
  const active = described(file).filter(({ archivedAt }) => archivedAt === null);
  const of = (scope: string) => active.filter((row) => row.scope === scope).length;
  const undescribed = active.filter(isUndescribed).length;
  return { active: active.length, undecidedScope: of('undecided'), inScope: of('inScope'), undescribed };
});

/** The first `limit` of the systems that {@link countSystems} counts as undescribed, with what each lacks. */
export function readUndescribed(file: WorkspaceFile, limit: number) {
  const found: Pick<Described, 'id' | 'code' | 'name' | 'lacks'>[] = [];
  for (const row of described(file)) {
    if (found.length === limit) break;
    if (row.archivedAt === null && isUndescribed(row)) {
      found.push({ id: row.id, code: row.code, name: row.name, lacks: row.lacks });
    }
  }
  return found;
}

function isUndescribed({ scope, lacks }: Described): boolean {
  return scope === 'inScope' && lacks.length > 0;
}

/** What the steps go by: of long texts only whether they are there. */
const described = derivedRows({ of: 'aiSystems' }, readDescribed, byCode);
type Described = ReturnType<typeof readDescribed>[number];

function readDescribed(file: WorkspaceFile, only?: readonly string[]) {
  const { id, code, name, scope, archivedAt } = aiSystems;
  const empty = Object.fromEntries(RISK_FIELDS.map((field) => [field, sql<number>`${aiSystems[field]} = ''`]));
  const rows = readDb(file)
    .select({ id, code, name, scope, archivedAt, ...(empty as Record<(typeof RISK_FIELDS)[number], SQL<number>>) })
    .from(aiSystems)
    .where(only === undefined ? undefined : inArray(id, [...only]))
    .all();
  return rows.map((row) => ({
    ...{ id: row.id, code: row.code, name: row.name, scope: row.scope, archivedAt: row.archivedAt },
    lacks: RISK_FIELDS.filter((field) => row[field] === 1),
  }));
}

export function nextSystemCode({ connection }: WorkspaceFile): string {
  return nextCode(connection, 'aiSystems', { prefix: 'SYS' });
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
    .orderBy(...codeOrder(aiSystems))
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
