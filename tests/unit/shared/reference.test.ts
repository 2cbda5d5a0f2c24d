import { describe, expect, test } from 'vitest';
import { parseCatalogue } from '#shared/catalogue/catalogue.ts';
import { effectiveDeadline, effectiveNumber } from '#shared/catalogue/certification.ts';
import { checkReference, type Reference } from '#shared/catalogue/reference.ts';
import { sourcesSchema } from '#shared/catalogue/sources.ts';
import { AI_ROLES, LIFECYCLE_STAGES } from '#shared/entities/ai-system.ts';
import { CERTIFICATION_DEADLINE_KEYS, type CertificationDeadlines } from '#shared/entities/certification-deadlines.ts';
import { readCatalogueFile, readReference } from './read-reference.ts';

const catalogue = parseCatalogue(readCatalogueFile('iso42001.json'));
const sources = Object.keys(sourcesSchema.parse(readCatalogueFile('reference/en/sources.json')));
const reference = readReference();
const { annexC, roles, lifeCycle, impactAssessment, documents, certification, guideDomains } = reference;

/** Every text of the words, with the topic that it stands in. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

const all = Object.values(reference).flatMap((topic) => texts(topic.texts));

/** A copy that a test may spoil. */
function spoilt(change: (copy: Reference) => void): () => void {
  const copy = structuredClone(reference);
  change(copy);
  return () => checkReference(copy, catalogue, sources);
}

describe('the reference as a whole', () => {
  test('fits the catalogue and the sources', () => {
    expect(() => checkReference(reference, catalogue, sources)).not.toThrow();
  });

  test('says no sentence twice', () => {
    const sentences = all
      .filter((text) => text.length > 60)
      .flatMap((text) => text.split(/(?<=[.?!])\s+/))
      .filter((sentence) => sentence.length > 30 && !sentence.startsWith('Published under'));
    const repeated = sentences.filter((sentence, index) => sentences.indexOf(sentence) !== index);
    expect(repeated).toEqual([]);
  });

  test('has no sentence of a standard', () => {
    expect(all.filter((text) => /\bshall\b|\bthe organization (?:determines|ensures|retains)\b/i.test(text))).toEqual(
      [],
    );
  });
});

describe('Annex C', () => {
  test('has 11 objectives and 7 risk sources, without the numbers that nobody could confirm', () => {
    expect(annexC.structure.objectives).toHaveLength(11);
    expect(annexC.structure.riskSources).toHaveLength(7);
    expect(texts(annexC).filter((text) => /\bC\.\d/.test(text))).toEqual([]);
  });
});

describe('roles and life cycle', () => {
  test('are those that a system can be given, in the same order', () => {
    expect(roles.structure.roles.map(({ id }) => id)).toEqual([...AI_ROLES]);
    expect(lifeCycle.structure.stages.map(({ id }) => id)).toEqual(LIFECYCLE_STAGES.filter((stage) => stage !== ''));
  });

  test('a role that a system cannot be given is refused', () => {
    expect(spoilt((copy) => copy.roles.structure.roles.pop())).toThrow('authority');
  });
});

describe('the impact assessment', () => {
  test('has clauses 5 and 6 and the annexes A to E, each serving a requirement', () => {
    const refs = impactAssessment.structure.items.map(({ ref }) => ref);
    const clause = (number: number, last: number) => Array.from({ length: last }, (_, i) => `${number}.${i + 1}`);
    expect(refs).toEqual([...clause(5, 12), ...clause(6, 9), ...[...'ABCDE'].map((letter) => `Annex ${letter}`)]);
    expect(impactAssessment.structure.items.filter(({ nodes }) => nodes.length === 0)).toEqual([]);
  });
});

describe('documents', () => {
  test('are 19 required ones, 27 of controls, and 17 for Stage 1', () => {
    expect(documents.structure.required).toHaveLength(19);
    expect(documents.structure.controls).toHaveLength(27);
    expect(documents.structure.stage1).toHaveLength(17);
  });

  test('a control that asks for nothing written is refused', () => {
    expect(
      spoilt((copy) =>
        copy.documents.structure.controls.push({ control: 'A.10.3', sources: ['own'], confidence: 'low' }),
      ),
    ).toThrow('A.10.3 is too much');
  });
});

const NOT_ASKED = Object.fromEntries(CERTIFICATION_DEADLINE_KEYS.map((key) => [key, null])) as CertificationDeadlines;

describe('certification rules', () => {
  const rule = (id: string) => {
    const found = certification.structure.rules.find((one) => one.id === id);
    if (found === undefined) throw new Error(`there is no rule ${id}`);
    return found;
  };

  test.each([
    ['surveillanceFirst', 12, 'months'],
    ['majorInitial', 6, 'months'],
    ['cycle', 3, 'years'],
    ['restore', 6, 'months'],
    ['suspension', 6, 'months'],
    ['surveillanceFrequency', 1, 'perCalendarYear'],
  ])('%s is fixed at %i %s', (id, value, unit) => {
    expect(rule(id)).toMatchObject({ force: 'fixed', setting: null, number: { value, unit } });
  });

  test('a body-specific deadline is the default until the body has its own', () => {
    const own = { ...NOT_ASKED, minorClosureDays: 60 };
    expect(effectiveNumber(rule('minorClosure'), NOT_ASKED)).toMatchObject({ value: 90, from: 'default' });
    expect(effectiveNumber(rule('minorClosure'), own)).toMatchObject({ value: 60, unit: 'days', from: 'body' });
    expect(effectiveNumber(rule('cycle'), own)).toMatchObject({ value: 3, from: 'fixed' });
    expect(effectiveNumber(rule('major'), own)).toBeNull();
    expect(effectiveDeadline(certification.structure, own, 'minorClosureDays')).toBe(60);
    expect(effectiveDeadline(certification.structure, own, 'correctionPlanDays')).toBe(30);
  });

  test('every setting has its one rule, and a fixed rule has none', () => {
    const settings = certification.structure.rules.flatMap(({ setting }) => setting ?? []);
    expect(settings.toSorted()).toEqual(CERTIFICATION_DEADLINE_KEYS.toSorted());
    expect(
      spoilt((copy) => {
        for (const one of copy.certification.structure.rules) if (one.setting !== null) one.force = 'fixed';
      }),
    ).toThrow('is fixed, yet has a setting');
  });

  test('name the annexes that count, and who accredits the body', () => {
    const words = certification.texts.rules;
    expect(words.aimsRules?.meaning).toMatch(
      /7 July 2025.*Annex A is normative \(audit time\), B gives examples, C is on/s,
    );
    expect(words.auditTime?.meaning).toContain('Annex A of ISO/IEC 42006:2025');
    expect(words.accreditation?.meaning).toMatch(/1 January 2026 Global Accreditation Cooperation.*IAF and ILAC/);
    expect(words.annexes?.meaning).toMatch(/Annex B.*normative; Annexes C and D inform/);
    expect(certification.structure.knownAsOf).toBe('2026-11-30');
  });

  test('the audit time that one source alone gives is not a number here', () => {
    expect(rule('auditTime').number).toBeNull();
  });
});

describe('the eight domains of other guides', () => {
  test('hold each of the 38 controls once', () => {
    const placed = guideDomains.structure.domains.flatMap(({ controls }) => controls);
    expect(placed).toHaveLength(38);
    const controls = catalogue.nodes.filter(({ kind }) => kind === 'control').map(({ id }) => id);
    expect(placed.toSorted()).toEqual(controls.toSorted());
    expect(guideDomains.structure.domains.map(({ id }) => guideDomains.texts.domains[id]?.name)).toEqual([
      'AI Policies',
      'Internal Organization',
      'Resources',
      'AI System Impact',
      'AI System Lifecycle',
      'Data',
      'Technology',
      'Third Parties',
    ]);
  });

  test.each([
    ['A.6.2.3', 'A.8'],
    ['A.6.2.4', 'A.8'],
    ['A.8.2', 'A.8'],
    ['A.6.2.8', 'A.6'],
    ['A.9.2', 'A.6'],
    ['A.8.4', 'A.9'],
    ['A.10.3', 'A.9'],
  ])('%s is found under %s', (control, domain) => {
    expect(guideDomains.structure.domains.find(({ controls }) => controls.includes(control))?.id).toBe(domain);
  });

  test('a control that was moved says why, and one in its own area does not', () => {
    expect(Object.keys(guideDomains.texts.moved)).toHaveLength(12);
    expect(spoilt((copy) => Reflect.deleteProperty(copy.guideDomains.texts.moved, 'A.10.2'))).toThrow(
      'reasons: A.10.2 is missing',
    );
    expect(spoilt((copy) => copy.guideDomains.structure.domains.at(-1)?.controls.push('A.2.2'))).toThrow(
      'a control stands twice',
    );
  });
});
