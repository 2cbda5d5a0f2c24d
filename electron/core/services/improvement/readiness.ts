import { and, asc, eq } from 'drizzle-orm';
import { readDb, type WorkspaceFile } from '#db/file/open.ts';
import { writeChange } from '#db/records/write.ts';
import { readinessWaivers, workspace } from '#db/schema/tables.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { NodeFulfilment } from '#shared/rules/fulfilment/evaluate.ts';
import { checkReadiness, type ReadinessReport, type Waiver } from '#shared/rules/readiness/check.ts';
import { READINESS_RULES, ruleOf } from '#shared/rules/readiness/registry.ts';
import type { ReadinessFacts, ReadinessRule, SomeSystems, Subject } from '#shared/rules/readiness/rule.ts';
import { subjectName } from '#shared/rules/readiness/words.ts';
import type { AllSystems, Systems } from '#shared/rules/system-facts.ts';
import { lastOf, onceEach } from '#shared/values/once-each.ts';
import { actorOf } from '../../actor.ts';
import { type Core, openWorkspaceOf, todayUtc, wordsOf } from '../../core.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { derived } from '../../reading/derived.ts';
import { readNodeResults } from '../assessments/assessment.ts';
import { readFulfilment } from '../guide/fulfilment.ts';
import { evidenceFacts, organisationFacts, plannedFacts } from '../guide/fulfilment-facts.ts';
import { systemFacts } from '../systems/system-facts.ts';

export const readinessHandlers: HandlersFor<'readiness.check' | 'readiness.waive' | 'readiness.unwaive'> = {
  'readiness.check': (core, { asOf, rule, limit }) => {
    const rules = rule === undefined ? READINESS_RULES : [findRule(rule)];
    const report = readReadiness(core, asOf ?? todayUtc(core), rules);
    return limit === undefined ? report : cutLists(report, limit);
  },
  'readiness.waive': (core, { rule: ruleId, subject, reason, by }) => {
    const file = openWorkspaceOf(core);
    const rule = findRule(ruleId);
    const found = rule.check(readFacts(core, todayUtc(core)));
    const meant =
      subject === null ? undefined : found.find(({ entity, id }) => entity === subject.entity && id === subject.id);
    if (found.length === 0 || (subject !== null && meant === undefined)) throw new AppError('findingGone');
    const record = {
      ruleId,
      subjectEntity: subject?.entity ?? '',
      subjectId: subject?.id ?? '',
      subjectLabel: meant === undefined ? '' : subjectName(meant, wordsOf(core)),
      reason,
      waivedBy: by ?? actorOf(core),
      waivedAt: core.environment.now().toISOString(),
    } as const;
    const current = findWaiver(file, record);
    const { changeId } = writeChange(file, { actor: actorOf(core), action: 'readiness.waive', reason }, (db) => {
      if (current === undefined) db.insert('readinessWaivers', record);
      else if (current.reason !== reason || (by !== undefined && current.waivedBy !== by))
        db.update('readinessWaivers', current.id, record);
    });
    return { changeId };
  },
  'readiness.unwaive': (core, { id }) => {
    const header = { actor: actorOf(core), action: 'readiness.unwaive' };
    const { changeId } = writeChange(openWorkspaceOf(core), header, (db) => db.remove('readinessWaivers', id));
    return { changeId };
  },
};

/** What the rules find on a day, with all records of each finding. */
export function readAllFindings(
  core: Core,
  asOf: string,
  documents: Documents,
  said: readonly NodeFulfilment[],
): ReadinessReport {
  return readReadiness(core, asOf, READINESS_RULES, documents, said);
}

type Documents = ReadinessFacts['documents'];

function readReadiness(
  core: Core,
  asOf: string,
  rules: readonly ReadinessRule[],
  documents?: Documents,
  said?: readonly NodeFulfilment[],
): ReadinessReport {
  const file = openWorkspaceOf(core);
  const facts = readFacts(core, asOf, documents, said);
  const parts = facts.parts.map((part) => ofDay(part)(asOf, () => askPart({ ...part, asOf })));
  const compared = comparedIn(file.connection);
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

/** Of the day that was last asked about: a screen asks about today, and a document once about another day. */
const ofDay = onceEach((_part: Systems) => lastOf<ReturnType<typeof askPart>>());

/** What rules find in some of the systems or look at in them; asked once for each rule. */
function askPart(some: SomeSystems) {
  const { systems, archivedSystems } = some;
  return {
    find: onceEach((rule: ReadinessRule) => rule.each?.find(some) ?? []),
    look: onceEach(({ compares = () => '' }: ReadinessRule) =>
      [systems, archivedSystems].map((list) => list.map(compares).join('\n')).join('\n\n'),
    ),
  };
}

type Compared = { readonly looks: readonly string[]; readonly found: readonly Subject[] };
const comparedIn = onceEach((_connection: WorkspaceFile['connection']) => new Map<string, Compared>());

function cutLists(report: ReadinessReport, limit: number): ReadinessReport {
  const findings = report.findings.map((finding) => ({ ...finding, subjects: finding.subjects.slice(0, limit) }));
  return { ...report, findings };
}

function readFacts(
  core: Core,
  asOf: string,
  documents: Documents = core.controls(core, asOf),
  said: readonly NodeFulfilment[] = readFulfilment(core, asOf, documents),
): ReadinessFacts & AllSystems {
  const file = openWorkspaceOf(core);
  return {
    organisation: organisationFacts(file),
    ...systemFacts(file),
    nodes: core.catalogue.nodes,
    results: resultFacts(file),
    said,
    states: new Map(said.map(({ nodeId, state }) => [nodeId, state])),
    evidence: evidenceFacts(file),
    actions: plannedFacts(file),
    documents,
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
    .select({ id: readinessWaivers.id, reason: readinessWaivers.reason, waivedBy: readinessWaivers.waivedBy })
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
