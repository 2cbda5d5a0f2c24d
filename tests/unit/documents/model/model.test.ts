import { describe, expect, test } from 'vitest';
import { DOCUMENTS } from '#documents/issued/registry.ts';
import { type Block, type Heading, outlineOf } from '#documents/model/model.ts';
import { assessedData } from '../assessed.ts';
import { catalogue, t } from '../fixture.ts';

const heading = (level: 1 | 2 | 3, text: string, more: Partial<Heading> = {}): Heading => ({
  kind: 'heading',
  level,
  text,
  ...more,
});

describe('outlineOf', () => {
  test('goes through sections, keeps given ids and makes the others', () => {
    const blocks: Block[] = [
      heading(1, 'a', { id: 'intro' }),
      { kind: 'section', orientation: 'landscape', blocks: [heading(1, 'd'), heading(2, 'e')] },
      heading(2, 'f'),
    ];
    const entries = [...outlineOf(blocks).values()].map(({ id, heading: { text } }) => `${id} ${text}`);
    expect(entries).toEqual(['intro a', 'h2 d', 'h3 e', 'h4 f']);
  });
});

test.each(DOCUMENTS)('headings of $key have no numbers but those of the standard', ({ build }) => {
  const { groups, areas } = catalogue;
  const titles = new Map([...groups, ...areas].map(({ id, title }) => [id, title]));
  for (const { heading: of } of outlineOf(build(assessedData(), t).blocks).values()) {
    if (of.number === undefined) expect(of.text).not.toMatch(/^[\d.]+ /);
    else expect(titles.get(of.number)).toBe(of.text);
  }
});
