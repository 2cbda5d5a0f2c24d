export const MARK_KINDS = ['arrow', 'box', 'text', 'redaction'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export const MARK_COLOURS = ['red', 'amber', 'black'] as const;
export type MarkColour = (typeof MARK_COLOURS)[number];

/** As they stand in the picture; not of the theme, since the picture leaves the program. */
export const COLOUR_VALUES: Readonly<Record<MarkColour, string>> = {
  red: '#c8102e',
  amber: '#f2a900',
  black: '#000000',
};

/** In pixels of the picture, as all measures here. */
export type Size = { readonly width: number; readonly height: number };
export type Point = { readonly x: number; readonly y: number };

export type Mark = Point &
  Size & {
    readonly id: number;
    readonly kind: MarkKind;
    /** A redaction is black whatever stands here. */
    readonly colour: MarkColour;
    /**
     * Of an arrow, `x` and `y` are its tail, and `width` and `height` lead to its tip and may be negative. Of a text,
     * `height` is that of its line, and `width` follows from it.
     */
    readonly text: string;
  };

/** The marks on a picture, lowest first, and what undo and redo go back to. */
export type Marks = {
  readonly marks: readonly Mark[];
  readonly past: readonly (readonly Mark[])[];
  readonly future: readonly (readonly Mark[])[];
  /** What the newest change was; further ones of the same name are taken back together with it. */
  readonly step: string;
  readonly nextId: number;
};

export const NO_MARKS: Marks = { marks: [], past: [], future: [], step: '', nextId: 1 };

const MAX_STEPS = 200;
/** Width of a letter in heights of its line, generously; what is wider is drawn closer. */
const LETTER = 0.42;
/** Space around a text, in heights of its line. */
const PADDING = 0.25;

/** Adds one in the middle of the picture, a little aside for each that is there, so that none hides another. */
export function addMark(state: Marks, kind: MarkKind, colour: MarkColour, picture: Size, text: string): Marks {
  const width = Math.round(picture.width / 4);
  const height = Math.round(kind === 'text' ? textHeight(picture) : picture.height / 5);
  const mark = fitText({ id: state.nextId, kind, colour, text, x: 0, y: 0, width, height });
  const aside = (state.marks.length % 8) * 2 * strokeOf(picture);
  const x = Math.round((picture.width - mark.width) / 2) + aside;
  const y = Math.round((picture.height - mark.height) / 2) + aside;
  return addAt(state, keepInside({ ...mark, x, y }, picture), `add:${mark.id}`);
}

/** Adds one that reaches from one point to another, as it is drawn; a text starts at the first. */
export function drawMark(
  state: Marks,
  kind: MarkKind,
  colour: MarkColour,
  picture: Size,
  text: string,
  from: Point,
  to: Point,
): Marks {
  const height = kind === 'text' ? textHeight(picture) : to.y - from.y;
  const drawn = { id: state.nextId, kind, colour, text, ...from, width: to.x - from.x, height };
  return addAt(state, keepInside(fitText(upright(drawn)), picture), `add:${drawn.id}`);
}

export function moveMark(state: Marks, id: number, by: Point, picture: Size, step = `move:${id}`): Marks {
  return change(state, id, step, (mark) => keepInside({ ...mark, x: mark.x + by.x, y: mark.y + by.y }, picture));
}

/** Moves an arrow's tip, or the lower right corner; a text follows the height alone. */
export function sizeMark(state: Marks, id: number, by: Point, picture: Size, step = `size:${id}`): Marks {
  const least = leastOf(picture);
  return change(state, id, step, (mark) => {
    const width = mark.width + by.x;
    const height = mark.height + by.y;
    if (mark.kind === 'arrow') {
      return {
        ...mark,
        width: clamp(mark.x + width, 0, picture.width) - mark.x,
        height: clamp(mark.y + height, 0, picture.height) - mark.y,
      };
    }
    const sized = {
      ...mark,
      width: clamp(width, least, Math.max(least, picture.width - mark.x)),
      height: clamp(height, least, Math.max(least, picture.height - mark.y)),
    };
    return keepInside(fitText(sized), picture);
  });
}

export function recolourMark(state: Marks, id: number, colour: MarkColour): Marks {
  return change(state, id, `colour:${id}`, (mark) => ({ ...mark, colour }));
}

export function rewriteMark(state: Marks, id: number, text: string, picture: Size): Marks {
  return change(state, id, `text:${id}`, (mark) => keepInside(fitText({ ...mark, text }), picture));
}

export function removeMark(state: Marks, id: number): Marks {
  const marks = state.marks.filter((mark) => mark.id !== id);
  return marks.length === state.marks.length ? state : record(state, marks, `remove:${id}`);
}

export function undoMarks(state: Marks): Marks {
  const before = state.past.at(-1);
  if (before === undefined) return state;
  return {
    ...state,
    marks: before,
    past: state.past.slice(0, -1),
    future: [state.marks, ...state.future],
    step: '',
  };
}

export function redoMarks(state: Marks): Marks {
  const [after, ...future] = state.future;
  return after === undefined ? state : { ...state, marks: after, past: [...state.past, state.marks], future, step: '' };
}

export function hasRedaction({ marks }: Marks): boolean {
  return marks.some(({ kind }) => kind === 'redaction');
}

/** The rectangle around a mark, with width and height above or equal to 0. */
export function boundsOf({ x, y, width, height }: Mark): Point & Size {
  return {
    x: Math.min(x, x + width),
    y: Math.min(y, y + height),
    width: Math.abs(width),
    height: Math.abs(height),
  };
}

/** The topmost mark at a place, or so near that a finger means it; of a box its frame, since one draws within it. */
export function markAt(marks: readonly Mark[], point: Point, reach: number): Mark | undefined {
  return marks.findLast((mark) => {
    if (mark.kind === 'arrow') return distanceToArrow(mark, point) <= reach;
    const bounds = boundsOf(mark);
    return isWithin(bounds, point, reach) && (mark.kind !== 'box' || !isWithin(bounds, point, -reach));
  });
}

/** Width of lines, such that it can be seen on the whole picture. */
export function strokeOf({ width, height }: Size): number {
  return Math.max(2, Math.round(Math.max(width, height) / 250));
}

/** Height of a line of text that can be read on the whole picture. */
function textHeight({ width, height }: Size): number {
  return Math.max(14, Math.round(Math.max(width, height) / 28));
}

function leastOf(picture: Size): number {
  return Math.max(8, strokeOf(picture) * 3);
}

function addAt(state: Marks, mark: Mark, step: string): Marks {
  return { ...record(state, [...state.marks, mark], step), nextId: state.nextId + 1 };
}

function change(state: Marks, id: number, step: string, apply: (mark: Mark) => Mark): Marks {
  if (!state.marks.some((mark) => mark.id === id)) return state;
  return record(
    state,
    state.marks.map((mark) => (mark.id === id ? apply(mark) : mark)),
    step,
  );
}

function record(state: Marks, marks: readonly Mark[], step: string): Marks {
  const past = step === state.step ? state.past : [...state.past, state.marks].slice(-MAX_STEPS);
  return { ...state, marks, past, future: [], step };
}

/** A rectangle that was drawn from the right or from below is one from its upper left corner. */
function upright(mark: Mark): Mark {
  return mark.kind === 'arrow' ? mark : { ...mark, ...boundsOf(mark) };
}

function fitText(mark: Mark): Mark {
  if (mark.kind !== 'text') return mark;
  const letters = Math.max(1, Array.from(mark.text).length);
  return { ...mark, width: Math.round((letters * LETTER + 2 * PADDING) * mark.height) };
}

/** What is larger than the picture reaches from its upper left corner. */
function keepInside(mark: Mark, picture: Size): Mark {
  const bounds = boundsOf(mark);
  const x = clamp(bounds.x, 0, Math.max(0, picture.width - bounds.width));
  const y = clamp(bounds.y, 0, Math.max(0, picture.height - bounds.height));
  return { ...mark, x: mark.x + x - bounds.x, y: mark.y + y - bounds.y };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

function isWithin(bounds: Point & Size, point: Point, reach: number): boolean {
  return (
    point.x >= bounds.x - reach &&
    point.x <= bounds.x + bounds.width + reach &&
    point.y >= bounds.y - reach &&
    point.y <= bounds.y + bounds.height + reach
  );
}

function distanceToArrow({ x, y, width, height }: Mark, point: Point): number {
  const length = width * width + height * height;
  const along = length === 0 ? 0 : clamp(((point.x - x) * width + (point.y - y) * height) / length, 0, 1);
  return Math.hypot(point.x - x - along * width, point.y - y - along * height);
}
