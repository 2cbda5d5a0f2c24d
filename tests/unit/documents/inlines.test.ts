import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfLine, heightOf, inlinesOf, segmentsOf } from '#documents/render/pdf/inlines.ts';
import { PdfDocument } from '#documents/render/pdf/pdfmake.ts';
import { FONT_NAMES, isFontName, openType, type SetRun } from '#documents/render/pdf/type.ts';
import { fontsFolder } from './fixture.ts';

const document = new PdfDocument(FONT_NAMES, {}, {}, {}, { font: null, autoFirstPage: false }, null, isFontName);
const type = openType(document, fontsFolder);
const run = (text: string, more: Partial<SetRun> = {}): SetRun => ({ text, face: type.face({ size: 8.5 }), ...more });

function setLines(runs: readonly SetRun[], width: number): { text: string; width: number }[] {
  const inlines = inlinesOf(runs);
  const lines: { text: string; width: number }[] = [];
  for (let at = 0; at < inlines.length; ) {
    const end = endOfLine(inlines, at, width);
    expect(end).toBeGreaterThan(at);
    const line = inlines.slice(at, end);
    const used = segmentsOf(line, 'left').reduce((sum, segment) => sum + segment.width, 0);
    lines.push({ text: line.map(({ text }) => text).join(''), width: used - (line.at(-1)?.trailingCut ?? 0) });
    at = end;
  }
  return lines;
}

describe('lines', () => {
  test('break between words and never inside them while they fit', () => {
    const lines = setLines([run('One two three four five six')], 45).map(({ text }) => text);
    expect(lines.join('|')).toBe('One two |three four |five six');
  });

  test('cut a word that is wider than the line, and lose nothing of it', () => {
    const word = 'W'.repeat(400);
    const lines = setLines([run(`short ${word} end`)], 100);
    expect(lines.map(({ text }) => text).join('')).toBe(`short ${word} end`);
    expect(lines[0]?.text).toBe('short ');
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(100.01);
  });

  test('keep a word in two faces together', () => {
    const bold = type.face({ size: 8.5, bold: true });
    const lines = setLines([run('aaa bbb'), run('ccc', { face: bold }), run(' ddd')], 40).map(({ text }) => text);
    expect(lines.join('|')).toBe('aaa |bbbccc |ddd');
  });

  test('end where the text says so', () => {
    expect(setLines([run('a\n\nb')], 100).map(({ text }) => text)).toEqual(['a', '', 'b']);
    expect(heightOf(inlinesOf([run('a\n\nb')]), 100)).toBeCloseTo(3 * type.face({ size: 8.5 }).height, 5);
  });

  test('hold every character of any text and never run over the edge', () => {
    const anyText = fc.array(fc.oneof(fc.string(), fc.string({ minLength: 60, maxLength: 120 }), fc.constant(' ')));
    fc.assert(
      fc.property(anyText, fc.integer({ min: 12, max: 300 }), (words, width) => {
        const text = words.join(' ').replace(/[^ -~]/g, 'x');
        const lines = setLines([run(text)], width);
        expect(lines.map((line) => line.text).join('')).toBe(text);
        for (const line of lines) {
          // The tail of a cut word is measured by difference, which misses a kerning pair at most.
          expect(line.width).toBeLessThanOrEqual(width + 0.5);
        }
      }),
      { numRuns: 300 },
    );
  });
});
