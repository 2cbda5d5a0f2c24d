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
import { CLEAN, NODES, system } from './facts.ts';

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
    const empty = { ...CLEAN, systems: [], results: new Map(), documents: [] };
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
    expect(findings).toMatchObject([{ rule: 'systems.ownerMissing', open: 3000, total: 3000 }]);
  });
});
