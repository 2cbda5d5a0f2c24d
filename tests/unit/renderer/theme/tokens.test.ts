import { describe, expect, test } from 'vitest';
import { DARK, LIGHT, TONES, type Tokens } from '#renderer/theme/tokens.ts';

/** Contrast ratio of WCAG 2.2, 1 to 21. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const THEMES: [string, Tokens][] = [
  ['light', LIGHT],
  ['dark', DARK],
];

test('the ratio is computed as WCAG does', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#FFFFFF')).toBeCloseTo(4.54, 2);
});

describe.each(THEMES)('%s theme', (_name, tokens) => {
  const grounds = ['paper', 'surface', 'sunken', 'hover', 'selected'] as const;
  const inks = ['ink', 'inkSoft', 'inkFaint', 'accent'] as const;

  test.each(grounds.flatMap((ground) => inks.map((ink) => [ink, ground] as const)))(
    '%s on %s can be read (4.5:1)',
    (ink, ground) => {
      expect(contrast(tokens[ink], tokens[ground])).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(TONES)('the words of the state %s can be read on their fill and on every ground', (tone) => {
    const { text, fill } = tokens.tones[tone];
    expect(contrast(text, fill)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens.ink, fill)).toBeGreaterThanOrEqual(4.5);
    for (const ground of grounds) expect(contrast(text, tokens[ground])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(TONES)('the line and bar of the state %s stand out (3:1)', (tone) => {
    expect(contrast(tokens.tones[tone].line, tokens.surface)).toBeGreaterThanOrEqual(3);
  });

  test('text on the accent can be read, and edges of controls stand out', () => {
    expect(contrast(tokens.onAccent, tokens.accent)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens.onAccent, tokens.accentStrong)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens.edge, tokens.surface)).toBeGreaterThanOrEqual(3);
    expect(contrast(tokens.edge, tokens.paper)).toBeGreaterThanOrEqual(3);
  });
});
