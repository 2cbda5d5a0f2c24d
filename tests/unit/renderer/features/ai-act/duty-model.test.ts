import { describe, expect, test } from 'vitest';
import { type DutyFilter, groupDuties, listDuties, NO_FILTER } from '#renderer/features/ai-act/duty-model.ts';
import crosswalkWords from '#resources/catalogue/crosswalks/en/eu-ai-act.json' with { type: 'json' };
import crosswalkData from '#resources/catalogue/crosswalks/eu-ai-act.json' with { type: 'json' };
import actData from '#resources/catalogue/reference/ai-act.json' with { type: 'json' };
import actWords from '#resources/catalogue/reference/en/ai-act.json' with { type: 'json' };
import { aiActSchema, aiActTexts } from '#shared/catalogue/ai-act.ts';
import { crosswalkSchema, crosswalkTexts } from '#shared/catalogue/crosswalk.ts';

const DUTIES = listDuties(
  { ...aiActSchema.parse(actData), texts: aiActTexts.parse(actWords) },
  { ...crosswalkSchema.parse(crosswalkData), texts: crosswalkTexts.parse(crosswalkWords) },
);

function refs(filter: Partial<DutyFilter>): string[] {
  return groupDuties(DUTIES, { ...NO_FILTER, ...filter }).flatMap(({ duties }) => duties.map(({ ref }) => ref));
}

describe('the list of duties', () => {
  test('holds every duty once, in the order of the crosswalk, without a filter', () => {
    expect(refs({})).toEqual(crosswalkData.items.map(({ ref }) => ref));
  });

  test('of an importer holds what an importer does and what everybody must leave', () => {
    const own = refs({ role: 'importer' });
    expect(own).toEqual(expect.arrayContaining(['Art. 5', 'Art. 23(1)-(2)', 'Art. 25(1)-(2)']));
    expect(own).not.toContain('Art. 9');
  });

  test('of a class also holds what applies to every AI system, but not to a model', () => {
    expect(refs({ systemClass: 'transparency' })).toEqual(expect.arrayContaining(['Art. 4', 'Art. 50(2)']));
    expect(refs({ systemClass: 'gpai' })).not.toContain('Art. 4');
    expect(refs({ systemClass: 'gpai' })).toContain('Art. 53(1)(c)');
    expect(refs({ systemClass: 'gpai' })).not.toContain('Art. 55(1)(a)');
  });

  test('tells a part that is given from help that meets nothing by itself, and from nothing', () => {
    expect(refs({ given: 'part' })).toContain('Art. 9');
    expect(refs({ given: 'related' })).toContain('Art. 43');
    expect(refs({ given: 'nothing' })).toEqual(expect.arrayContaining(['Art. 47', 'Art. 48', 'Art. 22(1)']));
    const parts = (['part', 'related', 'nothing'] as const).map((given) => refs({ given }).length);
    expect(parts.reduce((sum, count) => sum + count, 0)).toBe(DUTIES.length);
  });

  test('finds by number and by words of the duty', () => {
    expect(refs({ query: 'art. 48' })).toContain('Art. 48');
    expect(refs({ query: 'watermarks' })).toEqual(['Art. 50(2)']);
    expect(refs({ query: 'no such words' })).toEqual([]);
  });
});
