import { describe, expect, test } from 'vitest';
import { stateChart } from '#documents/model/charts.ts';
import { Canvas } from '#documents/render/pdf/draw.ts';

describe('on paper without colours', () => {
  test('each way in which a state is meant has a sign of its own', () => {
    const signs = (['ok', 'attention', 'problem', 'neutral'] as const).map((tone) => {
      const canvas = new Canvas();
      canvas.sign(tone, 10, 10, 6);
      const drawn: string[] = [];
      const addContent = (content: string) => drawn.push(content);
      canvas.drawOn(Object.assign(Object.create(null), { page: { fonts: {} }, addContent }), new Map());
      return drawn.join('\n').replace(/^(q )?[\d.]+ [\d.]+ [\d.]+ (rg|RG)/, '');
    });
    expect(new Set(signs).size).toBe(4);
    for (const sign of signs) expect(sign).not.toBe('');
  });

  test('each state of a chart has a texture of its own, in its bars and in its legend', () => {
    const names = { shown: 'Shown', stated: 'Stated', begun: 'Begun', nothing: 'Nothing' };
    const counts = { shown: 1, stated: 1, begun: 1, nothing: 1 };
    const svg = stateChart([{ label: 'Clause 4', counts }], names);
    // What is drawn over each bar, with its place and size taken out.
    const textures = svg
      .split('<rect ')
      .slice(1)
      .map((part) => {
        const lines = part.match(/<line [^>]*>/g) ?? [];
        const kinds = lines.map((line) => {
          const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map(
            (key) => new RegExp(`${key}="([^"]+)"`).exec(line)?.[1],
          );
          return `${x1 === x2 ? 'upright' : y1 === y2 ? 'level' : 'slanted'} ${/stroke="(\S+)"/.exec(line)?.[1]}`;
        });
        return [...new Set(kinds)].sort().join(', ');
      });
    expect(textures).toHaveLength(8);
    expect(new Set(textures.slice(0, 4)).size).toBe(4);
    expect(textures.slice(4)).toEqual(textures.slice(0, 4));
  });
});
