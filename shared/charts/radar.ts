export type RadarAxis = {
  readonly label: string;
  /** 0 to 100; null where nothing is known, which is not the same as 0. */
  readonly value: number | null;
};

export type RadarPoint = { readonly x: number; readonly y: number };

export type Radar = {
  /** One polygon for each quarter of the scale, the outermost last. */
  readonly rings: readonly (readonly RadarPoint[])[];
  /** The values that are known, in the order of their axes. */
  readonly values: readonly RadarPoint[];
  readonly labels: readonly (RadarPoint & {
    readonly text: string;
    readonly known: boolean;
    readonly anchor: 'start' | 'middle' | 'end';
  })[];
};

const RINGS = [25, 50, 75, 100];
/** Nearer to the middle than this a label is centred on its axis. */
const UPRIGHT = 0.2;

/**
 * Where the parts of a radar chart lie, for screen and paper alike: the first axis points up, the others follow
 * clockwise. What is not known has its axis and its label, and no point: the line goes on to the next known one.
 *
 * @param radius of the outermost ring; `gap` lies between it and the labels, in the same unit
 */
export function layOutRadar(axes: readonly RadarAxis[], middle: RadarPoint, radius: number, gap: number): Radar {
  const at = (index: number, distance: number): RadarPoint => {
    const angle = (2 * Math.PI * index) / axes.length;
    return { x: round(middle.x + distance * Math.sin(angle)), y: round(middle.y - distance * Math.cos(angle)) };
  };
  return {
    rings: RINGS.map((share) => axes.map((_, index) => at(index, (radius * share) / 100))),
    values: axes.flatMap(({ value }, index) => (value === null ? [] : [at(index, (radius * value) / 100)])),
    labels: axes.map(({ label, value }, index) => {
      const side = Math.sin((2 * Math.PI * index) / axes.length);
      const anchor = Math.abs(side) < UPRIGHT ? 'middle' : side > 0 ? 'start' : 'end';
      return { ...at(index, radius + gap), text: label, known: value !== null, anchor };
    }),
  };
}

/** Points as SVG's `points` takes them. */
export function pointList(points: readonly RadarPoint[]): string {
  return points.map(({ x, y }) => `${x},${y}`).join(' ');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
