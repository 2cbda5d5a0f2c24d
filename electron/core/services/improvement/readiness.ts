import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { readDb, type WorkspaceFile } from '#db/file/open.ts';
import { writeChange } from '#db/records/write.ts';
import { aiSystems, readinessWaivers, workspace } from '#db/schema/tables.ts';
import { AppError } from '#shared/contract/errors.ts';
import { checkReadiness, type ReadinessReport, type Waiver } from '#shared/rules/readiness/check.ts';
import { READINESS_RULES, ruleOf } from '#shared/rules/readiness/registry.ts';
import type { ReadinessFacts, ReadinessRule, Subject, SystemFacts } from '#shared/rules/readiness/rule.ts';
import { subjectName } from '#shared/rules/readiness/words.ts';
import { onceEach } from '#shared/values/once-each.ts';
import { byCode } from '#shared/values/patch-rows.ts';
import { actorOf } from '../../actor.ts';
import { type Core, openWorkspaceOf, wordsOf } from '../../core.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { derived, derivedParts, derivedRows } from '../../reading/derived.ts';
import { readNodeResults } from '../assessments/assessment.ts';
import { readStates } from '../guide/fulfilment.ts';
import { documentFacts, organisationFacts } from '../guide/fulfilment-facts.ts';

export const readinessHandlers: HandlersFor<'readiness.check' | 'readiness.waive' | 'readiness.unwaive'> = {
  'readiness.check': (core, { asOf, rule, limit }) => {
    const rules = rule === undefined ? READINESS_RULES : [findRule(rule)];
    const report = readReadiness(core, asOf ?? today(core), rules);
    return limit === undefined ? report : cutLists(report, limit);
  },
  'readiness.waive': (core, { rule: ruleId, subject, reason }) => {
    const file = openWorkspaceOf(core);
    const rule = findRule(ruleId);
    const found = rule.check(readFacts(core, today(core)));
    const meant =
      subject === null ? undefined : found.find(({ entity, id }) => entity === subject.entity && id === subject.id);
    if (found.length === 0 || (subject !== null && meant === undefined)) throw new AppError('findingGone');
    const record = {
      ruleId,
      subjectEntity: subject?.entity ?? '',
      subjectId: subject?.id ?? '',
      subjectLabel: meant === undefined ? '' : subjectName(meant, wordsOf(core)),
      reason,
      waivedBy: actorOf(core),
      waivedAt: core.environment.now().toISOString(),
    } as const;
    const current = findWaiver(file, record);
    const { changeId } = writeChange(file, { actor: actorOf(core), action: 'readiness.waive', reason }, (db) => {
      if (current === undefined) db.insert('readinessWaivers', record);
      else if (current.reason !== reason) db.update('readinessWaivers', current.id, record);
    });
    return { changeId };
  },
  'readiness.unwaive': (core, { id }) => {
    const header = { actor: actorOf(core), action: 'readiness.unwaive' };
    const { changeId } = writeChange(openWorkspaceOf(core), header, (db) => db.remove('readinessWaivers', id));
    return { changeId };
  },
};

/** Records of a finding that documents are handed: they name a few and count the others. */
const FIRST = 10;

/** What the rules find on a day, with the first records of each finding. */
export function readFirstFindings(core: Core, asOf: string): ReadinessReport {
  return cutLists(readReadiness(core, asOf, READINESS_RULES), FIRST);
}

function readReadiness(core: Core, asOf: string, rules: readonly ReadinessRule[]): ReadinessReport {
  const file = openWorkspaceOf(core);
  const facts = readFacts(core, asOf);
  const { read, compared } = keptOf(asOf);
  const parts = read(systemFacts(file));
  const ask = (rule: ReadinessRule) => {
    if (rule.each !== undefined) return rule.each.applies(facts) ? parts.flatMap(({ find }) => find(rule)) : [];
    if (rule.compares === undefined) return rule.check(facts);
    const looks = parts.map(({ look }) => look(rule));
    const kept = compared.get(rule.id);
    const isSame = kept?.looks.length === looks.length && looks.every((look, index) => look === kept.looks[index]);
    const found = isSame && kept !== undefined ? kept.found : rule.check(facts);
    compared.set(rule.id, { looks, found });
    return found;
  };
  return checkReadiness(facts, rules, readWaivers(file), ask);
}

/** Some of the systems, and what rules find in them or look at in them; asked once for each rule. */
function partOf(rows: readonly SystemRow[], asOf: string) {
  const some = { ...byArchive(rows), asOf };
  return {
    find: onceEach((rule: ReadinessRule) => rule.each?.find(some) ?? []),
    look: onceEach(({ compares = () => '' }: ReadinessRule) =>
      rows.map((row) => `${row.archivedAt === null}\n${compares(row)}`).join('\n\n'),
    ),
  };
}

type Compared = { readonly looks: readonly string[]; readonly found: readonly Subject[] };

/** Of the day that was last asked about: a screen asks about today, and a document once about another day. */
let kept: {
  readonly asOf: string;
  readonly read: ReturnType<typeof partsOf>;
  readonly compared: Map<string, Compared>;
};

function keptOf(asOf: string) {
  if (kept?.asOf !== asOf) kept = { asOf, read: partsOf(asOf), compared: new Map() };
  return kept;
}

function partsOf(asOf: string) {
  return derivedParts((rows: readonly SystemRow[]) => partOf(rows, asOf));
}

function cutLists(report: ReadinessReport, limit: number): ReadinessReport {
  const findings = report.findings.map((finding) => ({ ...finding, subjects: finding.subjects.slice(0, limit) }));
  return { ...report, findings };
}

function readFacts(core: Core, asOf: string): ReadinessFacts {
  const file = openWorkspaceOf(core);
  return {
    organisation: organisationFacts(file),
    ...systemsByArchive(file),
    nodes: core.catalogue.nodes,
    results: resultFacts(file),
    states: readStates(core, asOf),
    documents: documentFacts(file),
    assessedAgainst: catalogueFacts(file),
    catalogueVersion: core.catalogue.version,
    asOf,
  };
}

const catalogueFacts = derived(
  ['workspace'],
  (file) => readDb(file).select().from(workspace).get()?.catalogueVersion ?? '',
);
const resultFacts = derived(
  ['workspace', 'assessments', 'assessmentResults'],
  (file) => new Map(readNodeResults(file).map((result) => [result.nodeId, result])),
);
const systemsByArchive = derived(['aiSystems'], (file) => byArchive(systemFacts(file)));

function byArchive(rows: readonly SystemRow[]): Pick<ReadinessFacts, 'systems' | 'archivedSystems'> {
  return {
    systems: rows.filter(({ archivedAt }) => archivedAt === null),
    archivedSystems: rows.filter(({ archivedAt }) => archivedAt !== null),
  };
}

/**
 * Long texts arrive as their first character: rules ask only whether there is one, and 3,000 systems carry megabytes
 * of prose.
 */
const systemFacts = derivedRows({ of: 'aiSystems' }, readSystemFacts, byCode);

type SystemRow = SystemFacts & { readonly archivedAt: string | null };

function readSystemFacts(file: WorkspaceFile, ids?: readonly string[]): SystemRow[] {
  const all = getTableColumns(aiSystems);
  const start = (column: typeof all.users) => sql<string>`substr(ltrim(${column}, char(32, 9, 10, 13, 160)), 1, 1)`;
  return readDb(file)
    .select({
      id: all.id,
      code: all.code,
      name: all.name,
      organisationUnit: all.organisationUnit,
      owner: all.owner,
      aiRoles: all.aiRoles,
      lifecycleStage: all.lifecycleStage,
      scope: all.scope,
      scopeReason: start(all.scopeReason),
      intendedUse: start(all.intendedUse),
      users: start(all.users),
      affectedGroups: start(all.affectedGroups),
      dataCategories: start(all.dataCategories),
      personalData: all.personalData,
      modelSource: all.modelSource,
      autonomy: all.autonomy,
      oversightMode: all.oversightMode,
      humanOversight: start(all.humanOversight),
      suppliers: all.suppliers,
      developmentStartedOn: all.developmentStartedOn,
      inServiceOn: all.inServiceOn,
      retiredOn: all.retiredOn,
      nextReviewOn: all.nextReviewOn,
      archivedAt: all.archivedAt,
    })
    .from(aiSystems)
    .where(ids === undefined ? undefined : inArray(aiSystems.id, [...ids]))
    .all();
}

function readWaivers(file: WorkspaceFile): Waiver[] {
  const rows = readDb(file).select().from(readinessWaivers).orderBy(asc(readinessWaivers.id)).all();
  return rows.map(({ id, ruleId, subjectEntity, subjectId, reason, waivedBy, waivedAt }) => ({
    id,
    rule: ruleId,
    subject: subjectEntity === '' ? null : { entity: subjectEntity, id: subjectId },
    reason,
    by: waivedBy,
    at: waivedAt,
  }));
}

type WaiverKey = Pick<typeof readinessWaivers.$inferSelect, 'ruleId' | 'subjectEntity' | 'subjectId'>;

function findWaiver(file: WorkspaceFile, { ruleId, subjectEntity, subjectId }: WaiverKey) {
  return readDb(file)
    .select({ id: readinessWaivers.id, reason: readinessWaivers.reason })
    .from(readinessWaivers)
    .where(
      and(
        eq(readinessWaivers.ruleId, ruleId),
        eq(readinessWaivers.subjectEntity, subjectEntity),
        eq(readinessWaivers.subjectId, subjectId),
      ),
    )
    .get();
}

/** @throws AppError ruleUnknown */
function findRule(id: string): ReadinessRule {
  const rule = ruleOf(id);
  if (rule === undefined) throw new AppError('ruleUnknown', { rule: id });
  return rule;
}

function today(core: Core): string {
  return core.environment.now().toISOString().slice(0, 10);
}
