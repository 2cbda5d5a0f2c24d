import { describe, expect, test } from 'vitest';
import crosswalkData from '#resources/catalogue/crosswalks/eu-ai-act.json' with { type: 'json' };
import actData from '#resources/catalogue/reference/ai-act.json' with { type: 'json' };
import textsData from '#resources/catalogue/reference/en/ai-act.json' with { type: 'json' };
import sourcesData from '#resources/catalogue/reference/en/sources.json' with { type: 'json' };
import { type AiAct, aiActSchema, aiActTexts, checkAiAct, datesOfDuty } from '#shared/catalogue/ai-act.ts';
import { knownAsOf } from '#shared/catalogue/known-as-of.ts';

const ACT = aiActSchema.parse(actData);
const TEXTS = aiActTexts.parse(textsData);
const ITEMS = crosswalkData.items.map(({ ref }) => ref);
const MAPPED = new Set(crosswalkData.rows.map(({ ref }) => ref));

function days(act: AiAct, ref: string): string[] {
  const duty = act.duties.find((candidate) => candidate.ref === ref);
  if (duty === undefined) throw new Error(`no duty ${ref}`);
  return datesOfDuty(act, duty).map(({ date }) => date);
}

describe("the Act's data", () => {
  test('fit together with the words and the crosswalk', () => {
    expect(() => checkAiAct(ACT, TEXTS, ITEMS)).not.toThrow();
    const [, ...rest] = ACT.duties;
    expect(() => checkAiAct({ ...ACT, duties: rest }, TEXTS, ITEMS)).toThrow('duties: Art. 4 is missing');
  });

  test('name known sources only', () => {
    const all = [...ACT.dates, ...ACT.duties, ...ACT.classes, ...ACT.fines, ...ACT.papers].flatMap(
      ({ sources }) => sources,
    );
    expect(all.filter((key) => !(key in sourcesData))).toEqual([]);
  });

  test('say what the AIMS gives for exactly the duties that have a row', () => {
    const refs = ACT.duties.map(({ ref }) => ref);
    expect(refs.filter((ref) => TEXTS.duties[ref]?.gives !== '')).toEqual(refs.filter((ref) => MAPPED.has(ref)));
  });

  test('hold each aspect of the quality management system by itself', () => {
    const aspects = ACT.duties.filter(({ ref }) => ref.startsWith('Art. 17(1)(')).map(({ ref }) => ref.at(-2));
    expect(aspects.join('')).toBe('abcdefghijklm');
  });

  test('find no counterpart for what product law alone asks', () => {
    const alone = ['Art. 22(1)', 'Art. 47', 'Art. 48', 'Art. 49(1)', 'Art. 49(2)', 'Art. 53(1)(c)'];
    expect(alone.filter((ref) => MAPPED.has(ref))).toEqual([]);
  });

  test('say plainly what the standard does not cover', () => {
    const refs = TEXTS.notCovered.map(({ ref }) => ref);
    expect(refs).toEqual(expect.arrayContaining(['Art. 40', 'Art. 43', 'Art. 47', 'Art. 48', 'Art. 49(1)', 'Art. 73']));
    const clocks = TEXTS.notCovered.find(({ ref }) => ref === 'Art. 73')?.what;
    expect(clocks).toMatch(/15 days.*10 days.*2 days/);
  });
});

/** Facts of the law, by where they stand; each was once wrong, unsettled or missing here. */
describe('the Act as amended', () => {
  const duty = (ref: string) => {
    const found = ACT.duties.find((one) => one.ref === ref);
    const words = TEXTS.duties[ref];
    if (found === undefined || words === undefined) throw new Error(`no duty ${ref}`);
    return { ...found, ...words, said: Object.values(words).join(' ') };
  };

  test.each([
    ['sectorGuidelines', '2027-08-01', 'Art. 96(1)(g)'],
    ['delegatedActs', '2027-08-02', 'Art. 2(13)'],
    ['monitoringTemplate', '2027-09-02', 'Art. 72(3)'],
    ['notifiedBodies', '2028-01-28', 'Art. 43(3)'],
    ['amendment', '2026-07-27', '2026/1744'],
    ['newProhibitions', '2026-12-02', 'Art. 113(a)'],
    ['legacyPublic', '2030-08-02', 'Art. 111(2)'],
    ['largeScale', '2030-12-31', 'Art. 111(1)'],
  ])('has the date %s, %s by %s', (id, day, ref) => {
    const found = ACT.dates.find((date) => date.id === id);
    expect(found).toMatchObject({ date: day, ref: expect.stringContaining(ref), confidence: 'high' });
  });

  test.each([
    ['Art. 4a', ['provider', 'deployer', 'gpaiProvider'], ['any']],
    ['Art. 23(4)', ['importer'], ['highRiskAnnexI', 'highRiskAnnexIII']],
    ['Art. 23(6)-(7)', ['importer'], ['highRiskAnnexI', 'highRiskAnnexIII']],
    ['Art. 24(3)', ['distributor'], ['highRiskAnnexI', 'highRiskAnnexIII']],
    ['Art. 24(5)-(6)', ['distributor'], ['highRiskAnnexI', 'highRiskAnnexIII']],
    ['Art. 25(3)', ['productManufacturer'], ['highRiskAnnexI']],
    ['Art. 53(3)', ['gpaiProvider'], ['gpai', 'gpaiSystemicRisk']],
    ['Art. 60a', ['provider'], ['highRiskAnnexI']],
    // The first provider has a duty of its own.
    ['Art. 25(1)-(2)', ['provider', 'deployer', 'importer', 'distributor'], ['highRiskAnnexI', 'highRiskAnnexIII']],
  ])('%s falls on %j', (ref, roles, classes) => {
    expect(duty(ref)).toMatchObject({ roles, classes });
  });

  test.each<[ref: string, says: RegExp]>([
    ['Art. 5', /5\(1\)\(ba\) and \(bb\)/],
    ['Art. 6', /3\(14\), 6\(1a\) to \(1c\).*Machinery moved to Section B/],
    ['Art. 17', /17\(2\).*63\(1\).*EN 18286:2026.*Annex ZA.*11, 17 and 72.*Annex D.*no presumption of conformity yet/s],
    ['Art. 22(3)-(4)', /\(paragraph 3\).*\(paragraph 4\)/s],
    ['Art. 23(1)-(2)', /points \(a\) to \(d\)/],
    ['Art. 23(3)', /on the system and, where applicable, on its packaging or accompanying documentation/],
    ['Art. 25(1)-(2)', /known limits and ways of failing, and targeted access.*99\(4\)/s],
    ['Art. 25(4)', /systems, models, tools/],
    ['Art. 27', /27\(4\).*27\(5\).*had not been published/s],
    ['Art. 42(3)', /2024\/2847/],
    ['Art. 49(2)', /left the article as it was.*points 7 and 9/s],
    ['Art. 72', /guidance with a template.*Annex IV/s],
    ['Art. 73', /75\(1a\)/],
  ])('%s says %s', (ref, says) => {
    expect(duty(ref).said).toMatch(says);
  });

  test('fines of small mid-caps, of handing over, and on providers of models', () => {
    expect(TEXTS.finesNote).toMatch(
      /small mid-caps.*99\(4\) and \(5\) only, not for breaches of Art\. 5 \(Art\. 99\(6a\)\)/,
    );
    expect(TEXTS.finesNote).toContain('Art. 101 has no such rule');
    expect(TEXTS.fines['Art. 99(4)']).toMatch(/25\(2\) and \(4\).*\(da\)/);
    expect(TEXTS.dates.general).toContain('Art. 101');
  });

  test('machinery is in Section B, of which few articles count', () => {
    expect(TEXTS.classes.highRiskAnnexI?.meaning).toMatch(
      /2023\/1230.*Section B \(point 21\).*6\(1\), 60a and 102 to 112/,
    );
  });

  test('nothing says any more that it is not known, but where sources leave it open', () => {
    const open =
      /not known here|not verified|not read|secondary sources|medium (reliability|confidence)|one source reports/i;
    expect(JSON.stringify(TEXTS)).not.toMatch(open);
    expect(JSON.stringify(sourcesData.omnibus)).not.toMatch(open);
  });

  test('standards and guidelines stand with their state', () => {
    const states = Object.fromEntries(ACT.papers.map(({ id, state, date }) => [id, [state, date]]));
    expect(states).toEqual({
      en18286: ['published', '2026-07'],
      prEn18228: ['enquiry', null],
      prEn18229: ['enquiry', null],
      prEn18282: ['enquiry', null],
      enIso42001: ['published', '2026-03'],
      guidelines50: ['published', '2026-07'],
      code50: ['published', '2026-07'],
      guidelines6: ['draft', '2026-05'],
    });
    expect(TEXTS.together.join(' ')).toMatch(/EN 18286:2026.*EN ISO\/IEC 42001/s);
  });
});

describe('the day of which it is known', () => {
  const statements = [...ACT.dates, ...ACT.duties, ...ACT.classes, ...ACT.fines, ...ACT.papers];

  test('stands behind every statement, and is never after the day of the whole', () => {
    expect(ACT.knownAsOf).toBe('2026-11-30');
    for (const statement of statements) expect(knownAsOf(ACT, statement) <= ACT.knownAsOf).toBe(true);
  });

  test('is the earlier one of what was looked up earlier', () => {
    const own = ACT.duties.flatMap((one) => (one.knownAsOf === undefined ? [] : [[one.ref, one.knownAsOf]]));
    expect(own).toEqual([
      ['Art. 17', '2026-09-30'],
      ['Art. 27', '2026-09-10'],
    ]);
  });
});

describe('dates', () => {
  test.each([
    ['Art. 4', ['2025-02-02']],
    ['Art. 5', ['2025-02-02', '2026-12-02']],
    ['Art. 9', ['2027-12-02', '2028-08-02']],
    ['Art. 27', ['2027-12-02']],
    ['Art. 50(1)', ['2026-08-02']],
    ['Art. 50(2)', ['2026-08-02', '2026-12-02']],
    ['Art. 53(1)(a)', ['2025-08-02', '2027-08-02']],
    ['Art. 4a', ['2026-07-27']],
    ['Art. 2(13)', ['2027-08-02']],
    ['Art. 25(3)', ['2028-08-02']],
    ['Art. 42(3)', ['2027-12-02', '2028-08-02']],
    ['Art. 53(3)', ['2025-08-02', '2027-08-02']],
    ['Art. 60', ['2026-08-02']],
  ])('%s applies from %j, as amended', (ref, expected) => {
    expect(days(ACT, ref)).toEqual(expected);
  });

  test.each([
    ['annexIII', '2026-08-02'],
    ['annexI', '2027-08-02'],
  ])('%s says what it was before the amendment', (id, was) => {
    expect(ACT.dates.find((date) => date.id === id)).toMatchObject({ was, sources: ['omnibus'] });
  });

  test('one that is changed is changed for every duty that names it', () => {
    const moved = {
      ...ACT,
      dates: ACT.dates.map((date) => (date.id === 'annexIII' ? { ...date, date: '2029-01-01' } : date)),
    };
    const concerned = ACT.duties.filter(({ dates }) => dates.includes('annexIII'));
    expect(concerned.length).toBeGreaterThan(40);
    for (const { ref } of concerned) {
      expect(days(moved, ref)).toContain('2029-01-01');
      expect(days(moved, ref)).not.toContain('2027-12-02');
    }
  });

  test('stand in no text of a duty, where nobody would think of changing them', () => {
    const spoken = ACT.dates.map(({ date }) => date.slice(0, 4));
    const dated = Object.entries(TEXTS.duties).flatMap(([ref, { when, gives }]) =>
      spoken.some((year) => `${when} ${gives}`.includes(year)) ? [ref] : [],
    );
    expect(dated).toEqual([]);
    expect(JSON.stringify(TEXTS.dates)).not.toMatch(/\d{1,2} (August|December|February|July) 20\d\d/);
  });

  test('that sources dispute say so', () => {
    expect(ACT.duties.find(({ ref }) => ref === 'Art. 49(2)')?.confidence).toBe('disputed');
    expect(TEXTS.duties['Art. 49(2)']?.when).toContain('Sources disagree');
  });
});
