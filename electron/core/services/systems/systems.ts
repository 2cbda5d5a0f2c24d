import { eq } from 'drizzle-orm';
import { readDb, type WorkspaceFile } from '#db/file/open.ts';
import { codeOrder, nextCode } from '#db/records/rows.ts';
import { writeChange } from '#db/records/write.ts';
import { aiSystems } from '#db/schema/systems/ai-systems.ts';
import type { SystemRow } from '#shared/contract/domains/systems.ts';
import { AppError } from '#shared/contract/errors.ts';
import { type AiSystem, emptyAiSystemFields } from '#shared/entities/ai-system.ts';
import { inScope, type SystemFacts } from '#shared/rules/system-facts.ts';
import { RISK_FIELDS, type StepFacts, systemCompleteness } from '#shared/steps/progress.ts';
import { onceEach } from '#shared/values/once-each.ts';
import { actorOf } from '../../actor.ts';
import { openWorkspaceOf } from '../../core.ts';
import { definedOnly } from '../../defined-only.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { derived } from '../../reading/derived.ts';
import { type SystemFactsRow, systemFacts, systemRows } from './system-facts.ts';

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
  const { systems } = systemFacts(file);
  const covered = inScope({ systems });
  return {
    active: systems.length,
    undecidedScope: systems.filter(({ scope }) => scope === 'undecided').length,
    inScope: covered.length,
    undescribed: covered.filter((system) => lacksOf(system).length > 0).length,
  };
});

/** The first `limit` of the systems that {@link countSystems} counts as undescribed, with what each lacks. */
export function readUndescribed(file: WorkspaceFile, limit: number) {
  const found = inScope(systemFacts(file)).filter((system) => lacksOf(system).length > 0);
  return found.slice(0, limit).map((system) => {
    const { id, code, name } = system;
    return { id, code, name, lacks: lacksOf(system) };
  });
}

const lacksOf = onceEach((system: SystemFacts) => RISK_FIELDS.filter((field) => system[field] === ''));

export function nextSystemCode({ connection }: WorkspaceFile): string {
  return nextCode(connection, 'aiSystems', { prefix: 'SYS' });
}

function readSystem(file: WorkspaceFile, id: string): AiSystem {
  const found = readDb(file).select().from(aiSystems).where(eq(aiSystems.id, id)).get();
  if (found === undefined) throw new AppError('recordMissing', { id });
  return found;
}

function readRows(file: WorkspaceFile, only?: readonly string[]): SystemRow[] {
  const rows = systemRows(file);
  if (only === undefined) return rows.map(listed);
  const wanted = new Set(only);
  return rows.filter(({ id }) => wanted.has(id)).map(listed);
}

const listed = onceEach((system: SystemFactsRow): SystemRow => {
  const { id, code, name, organisationUnit, owner, lifecycleStage, scope, personalData } = system;
  const { aiRoles, inServiceOn, nextReviewOn } = system;
  return {
    ...{
      id,
      code,
      name,
      organisationUnit,
      owner,
      lifecycleStage,
      scope,
      personalData,
      aiRoles,
      inServiceOn,
      nextReviewOn,
    },
    archived: system.archivedAt !== null,
    completeness: systemCompleteness(system),
  };
});
