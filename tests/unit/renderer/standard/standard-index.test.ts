import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findPassages, indexStandard, type Topic } from '#renderer/standard/standard-index.ts';
import { aiActSchema, aiActTexts } from '#shared/catalogue/ai-act.ts';
import { parseCatalogue } from '#shared/catalogue/catalogue.ts';
import { crosswalkSchema, crosswalkTexts } from '#shared/catalogue/crosswalk.ts';
import { guidanceFile } from '#shared/catalogue/guidance.ts';
import { REFERENCE_TOPICS, type ReferenceTopic } from '#shared/catalogue/reference.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../../resources/catalogue');
const read = (...names: string[]) => JSON.parse(fs.readFileSync(path.join(FOLDER, ...names), 'utf8')) as unknown;
const list = (...names: string[]) => fs.readdirSync(path.join(FOLDER, ...names)).filter((n) => n.endsWith('.json'));

const topics: Topic[] = indexStandard(
  parseCatalogue(read('iso42001.json')).nodes,
  new Map(list('guidance', 'en').flatMap((name) => Object.entries(guidanceFile.parse(read('guidance', 'en', name))))),
  list('crosswalks').map((name) => ({
    ...crosswalkSchema.parse(read('crosswalks', name)),
    texts: crosswalkTexts.parse(read('crosswalks', 'en', name)),
    byNode: new Map(),
    byRef: new Map(),
  })),
  {
    ...aiActSchema.parse(read('reference', 'ai-act.json')),
    texts: aiActTexts.parse(read('reference', 'en', 'ai-act.json')),
  },
  Object.fromEntries(
    (Object.keys(REFERENCE_TOPICS) as ReferenceTopic[]).map((topic) => {
      const { file } = REFERENCE_TOPICS[topic];
      return [topic, { texts: read('reference', 'en', `${file}.json`) as object }];
    }),
  ) as Record<ReferenceTopic, { texts: object }>,
);
const find = (query: string) => findPassages(topics, query, 8);

describe('full-text search over the catalogue', () => {
  test('finds requirements by words of their guidance, whatever accents and case', () => {
    expect(find('STATEMENT of applicability').map(({ code }) => code)).toContain('6.1.3');
    expect(find('Státement Of Ápplicability')).toEqual(find('statement of applicability'));
    expect(find('event logs').map(({ code }) => code)).toContain('A.6.2.8');
  });

  test('finds duties of the AI Act and parts of the other frameworks', () => {
    expect(find('fundamental rights impact').map(({ target }) => target)).toContainEqual({
      kind: 'duty',
      ref: 'Art. 27',
    });
    expect(find('GOVERN 1.1')[0]?.target).toEqual({ kind: 'item', framework: 'nistAiRmf', ref: 'GOVERN 1.1' });
  });

  test('finds what stands around the standard', () => {
    expect(find('certificate on hold').map(({ target }) => target)).toContainEqual(
      expect.objectContaining({ kind: 'reference', part: 'certification' }),
    );
    expect(find('platform provider')[0]?.target).toMatchObject({ kind: 'reference', part: 'roles' });
  });

  test('finds words that stand apart, after words that stand together', () => {
    const apart = find('works council complaint');
    for (const { text } of apart) expect(text).not.toBe('');
    const together = find('impact assessment');
    expect(together[0]?.text.toLowerCase()).toContain('impact assessment');
  });

  test('gives nothing for what is too short or stands nowhere', () => {
    expect(find('ai')).toEqual([]);
    expect(find('xylophone')).toEqual([]);
    expect(find('impact xylophone')).toEqual([]);
  });
});
