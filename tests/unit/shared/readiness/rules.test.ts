import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadLocales } from '#core/resources/locales.ts';
import { checkReadiness } from '#shared/rules/readiness/check.ts';
import { READINESS_RULES, ruleOf } from '#shared/rules/readiness/registry.ts';
import type { ReadinessFacts } from '#shared/rules/readiness/rule.ts';
import {
  findingRemedy,
  findingSentence,
  ruleTitle,
  subjectDetail,
  subjectName,
} from '#shared/rules/readiness/words.ts';
import { CASES } from './cases.ts';
import {
  all,
  type Change,
  CLEAN,
  document,
  each,
  first,
  fulfilled,
  NODES,
  profile,
  rated,
  shownBy,
  system,
} from './facts.ts';

function found(rule: string, facts: ReadinessFacts): string[] {
  return (
    ruleOf(rule)
      ?.check(facts)
      .map(({ id }) => id) ?? ['no such rule']
  );
}

describe('every rule', () => {
  test('has a workspace that trips it and one that does not', () => {
    expect(CASES.map(({ rule }) => rule).toSorted()).toEqual(READINESS_RULES.map(({ id }) => id).toSorted());
  });

  test.each(CASES)('$rule finds its records and no others', ({ rule, trips, finds }) => {
    expect(found(rule, trips(CLEAN))).toEqual(finds);
  });

  test.each(CASES)('$rule spares what comes close', ({ rule, spares }) => {
    expect(found(rule, spares(CLEAN))).toEqual([]);
  });

  test('finds nothing in a clean workspace', () => {
    const { findings, checked } = checkReadiness(CLEAN, READINESS_RULES, []);
    expect(findings.map(({ rule }) => rule)).toEqual([]);
    expect(checked).toBe(READINESS_RULES.length);
  });

  test('names requirements that the standard has, and each once', () => {
    const known = new Set(NODES.map(({ id }) => id));
    for (const { id, nodes } of READINESS_RULES) {
      expect([id, nodes.length > 0, nodes.filter((node) => !known.has(node))]).toEqual([id, true, []]);
      expect(new Set(nodes).size).toBe(nodes.length);
    }
  });

  test('finds something or nothing in an empty workspace, and never fails', () => {
    const empty = { ...CLEAN, systems: [], results: new Map(), documents: [], actions: [] };
    const rules = checkReadiness(empty, READINESS_RULES, []).findings.map(({ rule }) => rule);
    expect(rules).toEqual(['systems.noneInScope', 'assessment.notAssessed']);
  });
});

describe('high autonomy', () => {
  test.each([
    ['none', 'A clerk confirms.', 1],
    ['', '', 1],
    ['', 'A clerk confirms.', 0],
    ['onTheLoop', '', 0],
  ] as const)('with oversight "%s", described as "%s"', (oversightMode, humanOversight, count) => {
    const systems = [system(1, { autonomy: 'high', oversightMode, humanOversight })];
    expect(found('systems.autonomousUnwatched', { ...CLEAN, systems })).toHaveLength(count);
  });
});

/** How much a finding weighs is a matter of who has it. */
describe('the severity', () => {
  const severityIn = (rule: string, facts: ReadinessFacts) =>
    checkReadiness(facts, READINESS_RULES, []).findings.find((finding) => finding.rule === rule)?.severity;
  const operationLeftOut = rated({ 'A.6.2.5': 'notApplicable', 'A.6.2.6': 'notApplicable' });
  const ownApproval = document({ approver: 'Farid Haidari' });

  test.each<[rule: string, who: string, change: Change, severity: string]>([
    ['applicability.operationExcluded', 'a firm that builds AI', operationLeftOut, 'error'],
    [
      'applicability.operationExcluded',
      'a firm that only uses rented AI',
      all(operationLeftOut, each({ modelSource: 'thirdPartyService', aiRoles: ['customer'], suppliers: ['Acme'] })),
      'warning',
    ],
    ['applicability.requiredExcluded', 'who leaves out the policy', rated({ 'A.2.2': 'notApplicable' }), 'error'],
    [
      'applicability.requiredExcluded',
      'who leaves out societal impacts and roles',
      rated({ 'A.5.5': 'notApplicable', 'A.3.2': 'notApplicable' }),
      'warning',
    ],
    [
      'applicability.requiredExcluded',
      'who leaves out both kinds',
      rated({ 'A.5.5': 'notApplicable', 'A.5.4': 'notApplicable' }),
      'error',
    ],
    ['documents.approvedByAuthor', 'a firm of medium size', ownApproval, 'warning'],
    ['documents.approvedByAuthor', 'a firm of nine people', all(ownApproval, profile({ size: 'micro' })), 'hint'],
    ['documents.approvedByAuthor', 'a firm of unknown size', all(ownApproval, profile({ size: '' })), 'warning'],
    ['systems.serviceBeforeDevelopment', 'who builds anew', first({ developmentStartedOn: '2025-06-01' }), 'warning'],
  ])('of %s for %s', (rule, _who, change, severity) => {
    expect(severityIn(rule, change(CLEAN))).toBe(severity);
  });
});

/** Open and mixed models have a supplier, and a part that is not one's own; ones of one's own have none. */
describe('where a model comes from', () => {
  test.each([
    ['purchased', 1],
    ['thirdPartyService', 1],
    ['openSource', 1],
    ['mixed', 1],
    ['inHouse', 0],
    ['', 0],
  ] as const)('"%s" asks for a supplier: %i', (modelSource, count) => {
    const systems = [system(1, { modelSource })];
    expect(found('systems.supplierMissing', { ...CLEAN, systems })).toHaveLength(count);
    const excluded = rated({ 'A.10.3': 'notApplicable' })({ ...CLEAN, systems });
    expect(found('applicability.suppliersExcluded', excluded)).toHaveLength(count);
  });
});

describe('evidence', () => {
  test.each([
    ['a sentence', 'Seen on file.', [], []],
    ['nothing', ' ', [], ['7.3']],
    ['evidence', ' ', [{}], []],
    ['evidence that has expired', ' ', [{ validUntil: '2026-11-23' }], ['7.3']],
  ] as const)('and %s behind a rating', (_what, finding, pieces, expected) => {
    const facts = all(rated({ '7.3': 'met' }, finding), shownBy('7.3', ...pieces))(CLEAN);
    expect(found('assessment.metWithoutFinding', facts)).toEqual(expected);
  });

  test('where something written is wanted, a sentence alone is not enough', () => {
    const facts = all(rated({ '6.2': 'met' }, 'The objectives are fine.'), fulfilled({ '6.2': 'begun' }))(CLEAN);
    expect(found('assessment.metWithoutFinding', facts)).toEqual([]);
    expect(found('assessment.writtenNotHeld', facts)).toEqual(['6.2']);
    expect(found('assessment.writtenNotHeld', shownBy('6.2', {})(facts))).toEqual([]);
  });
});

describe('words', () => {
  const t = loadLocales(path.resolve(import.meta.dirname, '../../../../resources/locales')).translate('en');
  const formatDate = (date: string) => date;

  test.each(CASES)('$rule says what it found, why it matters and where', ({ rule, trips }) => {
    const subjects = ruleOf(rule)?.check(trips(CLEAN)) ?? [];
    const texts = [
      ruleTitle(rule, t),
      findingSentence({ rule, total: 1 }, t),
      findingSentence({ rule, total: 2 }, t),
      findingRemedy({ rule }, t),
      ...subjects.filter(({ entity }) => entity !== 'aiSystems').map((subject) => subjectName(subject, t)),
      ...subjects
        .filter(({ params }) => Object.keys(params).length > 0)
        .map((one) => subjectDetail(rule, one, t, formatDate)),
    ];
    for (const text of texts) {
      // A key that is missing comes back as it is, and a value that is missing keeps its braces or leaves a gap.
      expect(text).not.toMatch(/readiness:|rules\.|\{\{|undefined|^$| {2}|\s[.,:;]/);
      expect(text).not.toMatch(/[a-z]\.[a-z][a-zA-Z]+\.[a-z]/);
    }
    expect(findingSentence({ rule, total: 2 }, t)).toMatch(/\.$/);
  });

  test('dates and choices stand in words', () => {
    const [subject] =
      ruleOf('systems.retiredInUse')?.check({ ...CLEAN, systems: [system(1, { retiredOn: '2026-01-02' })] }) ?? [];
    const detail = subject && subjectDetail('systems.retiredInUse', subject, t, (date) => `<${date}>`);
    expect(detail).toBe('Retired on <2026-01-02>, stage Operation and monitoring.');
  });
});

describe('3,000 systems', () => {
  test('give one finding with a list, not 3,000', () => {
    const systems = Array.from({ length: 3000 }, (_, index) => ({
      ...system(1, { owner: '' }),
      id: `s${index}`,
      code: `C${index}`,
      name: `N${index}`,
    }));
    const { findings } = checkReadiness({ ...CLEAN, systems }, READINESS_RULES, []);
    expect(findings).toMatchObject([
      { rule: 'systems.ownerMissing', open: 3000, total: 3000 },
      { rule: 'organisation.scopeNamesNone', open: 1 },
    ]);
  });
});
