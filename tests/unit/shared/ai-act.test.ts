import { describe, expect, test } from 'vitest';
import crosswalkData from '#resources/catalogue/crosswalks/eu-ai-act.json' with { type: 'json' };
import actData from '#resources/catalogue/reference/ai-act.json' with { type: 'json' };
import textsData from '#resources/catalogue/reference/en/ai-act.json' with { type: 'json' };
import sourcesData from '#resources/catalogue/reference/en/sources.json' with { type: 'json' };
import { type AiAct, aiActSchema, aiActTexts, checkAiAct, datesOfDuty } from '#shared/catalogue/ai-act.ts';

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
    const all = [...ACT.dates, ...ACT.duties, ...ACT.classes, ...ACT.fines].flatMap(({ sources }) => sources);
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

describe('dates', () => {
  test.each([
    ['Art. 4', ['2025-02-02']],
    ['Art. 5', ['2025-02-02', '2026-12-02']],
    ['Art. 9', ['2027-12-02', '2028-08-02']],
    ['Art. 27', ['2027-12-02']],
    ['Art. 50(1)', ['2026-08-02']],
    ['Art. 50(2)', ['2026-08-02', '2026-12-02']],
    ['Art. 53(1)(a)', ['2025-08-02', '2027-08-02']],
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
