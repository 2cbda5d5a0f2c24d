import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadLocales } from '#core/resources/locales.ts';
import { readinessReport } from '#shared/contract/domains/readiness.ts';
import {
  AI_ROLES,
  AUTONOMY_LEVELS,
  LIFECYCLE_STAGES,
  MODEL_SOURCES,
  OVERSIGHT_MODES,
  PERSONAL_DATA,
  SCOPE_DECISIONS,
} from '#shared/entities/ai-system.ts';
import { ASSESSMENT_STATUSES } from '#shared/entities/assessment.ts';
import { DOCUMENT_STATUSES } from '#shared/entities/document-control.ts';
import { ORGANISATION_SIZES } from '#shared/entities/organisation.ts';
import { ACTION_STATUSES } from '#shared/kinds/improvement/action.ts';
import { FULFILMENT_STATES } from '#shared/rules/fulfilment/rule.ts';
import { checkReadiness, type Waiver } from '#shared/rules/readiness/check.ts';
import { READINESS_RULES } from '#shared/rules/readiness/registry.ts';
import type { ReadinessFacts } from '#shared/rules/readiness/rule.ts';
import { findingSentence, subjectDetail, subjectName } from '#shared/rules/readiness/words.ts';
import { AS_OF, CLEAN, control, NODES, system } from './facts.ts';

const SEED = { seed: 42_001, numRuns: 300 };

const words = fc.constantFrom('', ' ', 'Ada Lovelace', 'Grace Hopper, CEO', 'ADA  LOVELACE', '{{count}}', '𝕏 "x"');
const day = fc.constantFrom('', '2020-02-29', '2026-11-23', AS_OF, '2026-11-25', '2031-01-01');
const lists = fc.uniqueArray(fc.constantFrom('Acme', 'Globex'));

const systems = fc
  .array(
    fc.record({
      code: fc.constantFrom('SYS-001', 'SYS-002', 'SYS-003'),
      name: fc.constantFrom('Chat', 'CHAT ', 'Scan'),
      organisationUnit: words,
      owner: words,
      aiRoles: fc.uniqueArray(fc.constantFrom(...AI_ROLES)),
      lifecycleStage: fc.constantFrom(...LIFECYCLE_STAGES),
      scope: fc.constantFrom(...SCOPE_DECISIONS),
      scopeReason: words,
      intendedUse: words,
      users: words,
      affectedGroups: words,
      dataCategories: words,
      personalData: fc.constantFrom(...PERSONAL_DATA),
      modelSource: fc.constantFrom(...MODEL_SOURCES),
      autonomy: fc.constantFrom(...AUTONOMY_LEVELS),
      oversightMode: fc.constantFrom(...OVERSIGHT_MODES),
      humanOversight: words,
      suppliers: lists,
      developmentStartedOn: day,
      inServiceOn: day,
      retiredOn: day,
      nextReviewOn: day,
    }),
    { maxLength: 6 },
  )
  .map((many) => many.map((fields, index) => ({ ...system(1, fields), id: `s${index}` })));

const documents = fc
  .array(
    fc.record({
      identifier: fc.constantFrom('AIMS-1', 'aims-1', 'AIMS-2'),
      status: fc.constantFrom(...DOCUMENT_STATUSES),
      version: fc.constantFrom('0.1', '1.0', ' 1.0'),
      author: words,
      approver: words,
      approvedOn: day,
      effectiveOn: day,
      nextReviewOn: day,
      revisions: fc.array(
        fc.record({ version: fc.constantFrom('0.1', '1.0'), date: day, author: words, change: words }),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 3 },
  )
  .map((many) =>
    many.map((fields, index) => control(['inventory', 'requirements', 'certification-status'][index] ?? '', fields)),
  );

const facts: fc.Arbitrary<ReadinessFacts> = fc
  .record({
    systems,
    documents,
    archived: systems,
    statuses: fc.array(fc.constantFrom(...ASSESSMENT_STATUSES), { minLength: 70, maxLength: 70 }),
    finding: words,
    pieces: fc.array(
      fc.record({
        ...{ id: fc.uuid(), code: fc.constant('EV-0001'), title: words, kind: fc.constant('file') },
        ...{ sha256: fc.constant(''), validUntil: day, tellsUntil: day },
      }),
      { maxLength: 23 },
    ),
    actions: fc
      .array(
        fc.record({
          ...{ title: words, owner: words, dueOn: day },
          nodeId: fc.constantFrom('', '7.4', 'A.4.2'),
          status: fc.constantFrom(...ACTION_STATUSES),
        }),
        { maxLength: 4 },
      )
      .map((many) => many.map((fields, at) => ({ ...fields, id: `act${at}`, code: `ACT-00${at}` }))),
    profile: fc.record({
      legalName: words,
      topManagement: words,
      aimsManager: words,
      size: fc.constantFrom(...ORGANISATION_SIZES),
      scopeStatement: words,
      certificationBody: words,
      targetCertificationOn: day,
    }),
  })
  .map(({ archived, statuses, finding, profile, pieces, ...rest }) => ({
    ...CLEAN,
    ...rest,
    archivedSystems: archived.map((one) => ({ ...one, id: `a${one.id}` })),
    organisation: { ...CLEAN.organisation, ...profile },
    states: new Map(NODES.map(({ id }, at) => [id, FULFILMENT_STATES[at % (1 + (archived.length % 4))] ?? 'nothing'])),
    results: new Map(NODES.map(({ id }, at) => [id, { nodeId: id, status: statuses[at] ?? 'notAssessed', finding }])),
    evidence: new Map(pieces.map((piece, at) => [NODES[at * 3]?.id ?? '4.1', [piece]])),
  }));

const t = loadLocales(path.resolve(import.meta.dirname, '../../../../resources/locales')).translate('en');

test('whatever is recorded, every finding names each record once and can be said in words', () => {
  fc.assert(
    fc.property(facts, (anything) => {
      const report = checkReadiness(anything, READINESS_RULES, []);
      expect(readinessReport.safeParse(report).error).toBeUndefined();
      for (const finding of report.findings) {
        const keys = finding.subjects.map(({ entity, id }) => `${entity}/${id}`);
        expect([finding.rule, new Set(keys).size]).toEqual([finding.rule, keys.length]);
        expect(findingSentence(finding, t)).not.toMatch(/readiness:|rules\./);
        for (const subject of finding.subjects) {
          expect(subjectName(subject, t)).not.toMatch(/:fields|:titles|readiness:|^$/);
          expect(subjectDetail(finding.rule, subject, t, (date) => date)).not.toMatch(/readiness:|rules\.|choices\./);
        }
      }
    }),
    SEED,
  );
});

test('waiving every record one by one, or every rule as a whole, leaves nothing open and hides nothing', () => {
  const made = { id: 'w', reason: 'r', by: 'Eva', at: '2026-11-24T00:00:00.000Z' };
  fc.assert(
    fc.property(facts, fc.boolean(), (anything, whole) => {
      const before = checkReadiness(anything, READINESS_RULES, []);
      const waivers = before.findings.flatMap(({ rule, subjects }): Waiver[] =>
        whole
          ? [{ ...made, rule, subject: null }]
          : subjects.map(({ entity, id }) => ({ ...made, rule, subject: { entity, id } })),
      );
      const after = checkReadiness(anything, READINESS_RULES, waivers);
      expect(after.counts).toEqual({ error: 0, warning: 0, hint: 0, waived: before.findings.length });
      expect(after.findings.map(({ rule, total }) => [rule, total])).toEqual(
        before.findings.map(({ rule, total }) => [rule, total]),
      );
    }),
    SEED,
  );
});

test('a rule that looks at one system at a time finds in its parts what it finds in all', () => {
  const rules = READINESS_RULES.filter(({ each }) => each !== undefined);
  expect(rules.length).toBeGreaterThan(20);
  fc.assert(
    fc.property(facts, fc.nat(6), (anything, at) => {
      for (const { id, each, check } of rules) {
        const some = (from: number, to: number) => ({
          ...{ systems: anything.systems.slice(from, to), archivedSystems: anything.archivedSystems.slice(from, to) },
          asOf: anything.asOf,
        });
        const parts = [some(0, at), some(at, 6)].flatMap((part) => each?.find(part) ?? []);
        expect([id, each?.applies(anything) === true ? parts : []]).toEqual([id, check(anything)]);
      }
    }),
    SEED,
  );
});

test('a rule that compares systems looks at nothing that it does not name', () => {
  const rules = READINESS_RULES.filter(({ compares }) => compares !== undefined);
  expect(rules.map(({ id }) => id)).toEqual(['systems.twins', 'systems.codeTwice']);
  fc.assert(
    fc.property(facts, facts, (anything, other) => {
      for (const { id, compares = () => '', check } of rules) {
        const bare = (systems: ReadinessFacts['systems']) =>
          systems.map((one, index) => ({ ...(other.systems[index] ?? one), ...named(compares(one), one) }));
        const changed = { ...other, systems: bare(anything.systems), archivedSystems: bare(anything.archivedSystems) };
        expect([id, check(changed).map((subject) => subject.id)]).toEqual([id, check(anything).map((one) => one.id)]);
      }
    }),
    SEED,
  );
});

/** The fields of a system that stand in what a rule says that it looks at. */
function named(look: string, one: ReadinessFacts['systems'][number]): Partial<ReadinessFacts['systems'][number]> {
  const { id, code, name } = one;
  const whole = { id, code, name, organisationUnit: one.organisationUnit, suppliers: one.suppliers };
  return JSON.parse(look).length > 3 ? whole : { id, code, name };
}
