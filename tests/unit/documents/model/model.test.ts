import { describe, expect, test } from 'vitest';
import { type Block, type Heading, outlineOf } from '#documents/model/model.ts';

const heading = (level: 1 | 2 | 3, text: string, more: Partial<Heading> = {}): Heading => ({
  kind: 'heading',
  level,
  text,
  numbered: true,
  ...more,
});

describe('outlineOf', () => {
  test('numbers headings through sections and begins anew below each', () => {
    const blocks: Block[] = [
      heading(1, 'a'),
      heading(2, 'b'),
      heading(3, 'c'),
      { kind: 'section', orientation: 'landscape', blocks: [heading(1, 'd'), heading(2, 'e')] },
      heading(2, 'f'),
      heading(3, 'g'),
    ];
    const numbers = [...outlineOf(blocks).values()].map((entry) => `${entry.number} ${entry.heading.text}`);
    expect(numbers).toEqual(['1 a', '1.1 b', '1.1.1 c', '2 d', '2.1 e', '2.2 f', '2.2.1 g']);
  });

  test('leaves unnumbered headings without a number and keeps given ids', () => {
    const blocks = [heading(1, 'a', { numbered: false, id: 'intro' }), heading(1, 'b')];
    const entries = [...outlineOf(blocks).values()].map(({ id, number }) => [id, number]);
    expect(entries).toEqual([
      ['intro', ''],
      ['h2', '1'],
    ]);
  });
});
