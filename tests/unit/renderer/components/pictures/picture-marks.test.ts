import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Drawing, drawMarks } from '#renderer/components/pictures/draw-marks.ts';
import {
  addMark,
  boundsOf,
  drawMark,
  hasRedaction,
  MARK_COLOURS,
  MARK_KINDS,
  type Marks,
  markAt,
  moveMark,
  NO_MARKS,
  recolourMark,
  redoMarks,
  removeMark,
  rewriteMark,
  sizeMark,
  undoMarks,
} from '#renderer/components/pictures/picture-marks.ts';

const PICTURE = { width: 1000, height: 600 };

function added(...kinds: (typeof MARK_KINDS)[number][]): Marks {
  return kinds.reduce((state, kind) => addMark(state, kind, 'red', PICTURE, 'Text'), NO_MARKS);
}

function drawn(kind: (typeof MARK_KINDS)[number], from: [number, number], to: [number, number]): Marks {
  const [start, end] = [from, to].map(([x, y]) => ({ x, y }));
  if (start === undefined || end === undefined) throw new Error('two points are needed');
  return drawMark(NO_MARKS, kind, 'red', PICTURE, 'Text', start, end);
}

describe('adding and changing', () => {
  test.each(MARK_KINDS)('%s comes to the middle', (kind) => {
    const { x, y, width, height } = boundsOf(added(kind).marks[0] as never);
    expect(x + width / 2).toBeCloseTo(500, -1);
    expect(y + height / 2).toBeCloseTo(300, -1);
    expect(height).toBeGreaterThan(10);
  });

  test('a second one does not hide the first', () => {
    const [first, second] = added('box', 'box').marks;
    expect(second?.x).not.toBe(first?.x);
    expect(second?.id).not.toBe(first?.id);
  });

  test('a rectangle drawn from the right is one from the left; an arrow keeps its direction', () => {
    expect(drawn('box', [300, 200], [100, 50]).marks).toMatchObject([{ x: 100, y: 50, width: 200, height: 150 }]);
    expect(drawn('arrow', [300, 200], [100, 50]).marks).toMatchObject([{ x: 300, y: 200, width: -200, height: -150 }]);
  });

  test('an arrow is sized at its tip, others at their lower right corner and not to nothing', () => {
    const arrow = sizeMark(drawn('arrow', [100, 100], [200, 100]), 1, { x: -150, y: 20 }, PICTURE);
    expect(arrow.marks).toMatchObject([{ x: 100, y: 100, width: -50, height: 20 }]);
    const box = sizeMark(drawn('box', [100, 100], [200, 200]), 1, { x: -500, y: 30 }, PICTURE);
    expect(box.marks).toMatchObject([{ x: 100, y: 100, width: 12, height: 130 }]);
  });

  test('a text is as wide as it is long', () => {
    const short = added('text');
    const long = rewriteMark(short, 1, 'A longer text', PICTURE);
    expect(long.marks[0]?.width).toBeGreaterThan(short.marks[0]?.width ?? Infinity);
    expect(long.marks[0]?.height).toBe(short.marks[0]?.height);
  });

  test('colour, removing, and what is not there', () => {
    const state = recolourMark(added('box', 'arrow'), 1, 'amber');
    expect(state.marks.map(({ colour }) => colour)).toEqual(['amber', 'red']);
    expect(removeMark(state, 1).marks.map(({ id }) => id)).toEqual([2]);
    expect(removeMark(state, 9)).toBe(state);
    expect(moveMark(state, 9, { x: 1, y: 1 }, PICTURE)).toBe(state);
  });

  test('whether something is redacted', () => {
    expect(hasRedaction(added('box', 'text'))).toBe(false);
    expect(hasRedaction(added('box', 'redaction'))).toBe(true);
    expect(hasRedaction(undoMarks(added('box', 'redaction')))).toBe(false);
  });

  test('whatever is done, marks stay in the picture', () => {
    const by = fc.record({ x: fc.integer({ min: -2000, max: 2000 }), y: fc.integer({ min: -2000, max: 2000 }) });
    const property = fc.property(
      fc.constantFrom(...MARK_KINDS),
      fc.array(fc.tuple(fc.boolean(), by)),
      (kind, changes) => {
        const end = changes.reduce(
          (state, [moves, step]) => (moves ? moveMark : sizeMark)(state, 1, step, PICTURE),
          added(kind),
        );
        const bounds = boundsOf(end.marks[0] as never);
        expect(bounds.x).toBeGreaterThanOrEqual(0);
        expect(bounds.y).toBeGreaterThanOrEqual(0);
        // A text of a large size may be longer than the picture, and then begins in it.
        if (kind !== 'text') expect(bounds.x + bounds.width).toBeLessThanOrEqual(PICTURE.width);
        expect(bounds.y + bounds.height).toBeLessThanOrEqual(PICTURE.height);
      },
    );
    fc.assert(property, { numRuns: 500 });
  });
});

describe('undo and redo', () => {
  test('go back and forth, and a new change ends what could be redone', () => {
    const two = added('box', 'arrow');
    const one = undoMarks(two);
    expect(one.marks.map(({ kind }) => kind)).toEqual(['box']);
    expect(redoMarks(one).marks).toEqual(two.marks);
    expect(redoMarks(removeMark(one, 1)).marks).toEqual([]);
    expect(undoMarks(undoMarks(undoMarks(two))).marks).toEqual([]);
    expect(redoMarks(two)).toBe(two);
  });

  test('moving on and on is one step, sizing is another', () => {
    const start = added('box');
    let state = start;
    for (let time = 0; time < 5; time += 1) state = moveMark(state, 1, { x: 10, y: 0 }, PICTURE);
    for (let time = 0; time < 5; time += 1) state = sizeMark(state, 1, { x: 10, y: 0 }, PICTURE);
    expect(undoMarks(state).marks).toMatchObject([{ x: (start.marks[0]?.x ?? 0) + 50 }]);
    expect(undoMarks(undoMarks(state)).marks).toEqual(start.marks);
  });

  test('after an undo the same change is a step of its own', () => {
    const moved = moveMark(added('box'), 1, { x: 10, y: 0 }, PICTURE);
    const again = moveMark(undoMarks(moved), 1, { x: 10, y: 0 }, PICTURE);
    expect(undoMarks(again).marks).toEqual(added('box').marks);
  });

  test('identifiers are never used twice', () => {
    const state = addMark(undoMarks(added('box', 'arrow')), 'text', 'red', PICTURE, 'Text');
    expect(state.marks.map(({ id }) => id)).toEqual([1, 3]);
  });
});

describe('what is at a place', () => {
  test('the topmost; of a box its frame, of an arrow its line', () => {
    const { marks } = drawMark(
      drawn('box', [100, 100], [400, 400]),
      'redaction',
      'black',
      PICTURE,
      '',
      { x: 380, y: 380 },
      { x: 500, y: 500 },
    );
    expect(markAt(marks, { x: 400, y: 390 }, 5)?.kind).toBe('redaction');
    expect(markAt(marks, { x: 102, y: 250 }, 5)?.kind).toBe('box');
    expect(markAt(marks, { x: 250, y: 250 }, 5)).toBeUndefined();
    const arrow = drawn('arrow', [100, 100], [300, 300]).marks;
    expect(markAt(arrow, { x: 205, y: 200 }, 5)?.kind).toBe('arrow');
    expect(markAt(arrow, { x: 100, y: 300 }, 5)).toBeUndefined();
  });
});

describe('drawing', () => {
  test('a redaction is a black rectangle on whole pixels, in front of what was drawn before', () => {
    const box = drawn('redaction', [10.4, 20.6], [50.2, 40.1]);
    expect(recordDrawing(box)).toEqual(['save', 'fillStyle #000000', 'fillRect 10 20 41 21', 'restore']);
  });

  test.each(MARK_COLOURS)('every kind is drawn in %s', (colour) => {
    const state = MARK_KINDS.reduce((marks, kind) => addMark(marks, kind, colour, PICTURE, 'Seen'), NO_MARKS);
    const lines = recordDrawing(state);
    expect(lines.filter((line) => line === 'save')).toHaveLength(4);
    expect(lines.filter((line) => line === 'restore')).toHaveLength(4);
    expect(lines.some((line) => line.startsWith('fillText Seen'))).toBe(true);
    expect(lines.join('\n')).not.toContain('NaN');
  });
});

/** What is done to a canvas, a line each. */
function recordDrawing({ marks }: Marks): string[] {
  const lines: string[] = [];
  const context = new Proxy({} as Drawing, {
    get:
      (_, name) =>
      (...values: unknown[]) =>
        void lines.push([String(name), ...values].join(' ')),
    set(_, name, value) {
      lines.push(`${String(name)} ${String(value)}`);
      return true;
    },
  });
  drawMarks(context, marks, PICTURE);
  return lines;
}
