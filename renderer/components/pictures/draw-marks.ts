import { boundsOf, COLOUR_VALUES, type Mark, type Size, strokeOf } from './picture-marks.ts';

/** What is used of a canvas, so that a test can write down what is drawn. */
export type Drawing = Pick<
  CanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'closePath'
  | 'stroke'
  | 'fill'
  | 'fillRect'
  | 'strokeRect'
  | 'fillText'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineJoin'
  | 'lineCap'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
>;

const FONT = '"IBM Plex Sans", sans-serif';

/** Draws the marks onto a picture that stands at its full size, the lowest first. */
export function drawMarks(context: Drawing, marks: readonly Mark[], picture: Size): void {
  for (const mark of marks) {
    context.save();
    if (mark.kind === 'redaction') drawRedaction(context, mark);
    else if (mark.kind === 'text') drawText(context, mark);
    else drawLines(context, mark, strokeOf(picture));
    context.restore();
  }
}

/** On whole pixels: at an edge between two, something of the pixel below would shine through. */
function drawRedaction(context: Drawing, mark: Mark): void {
  const { x, y, width, height } = boundsOf(mark);
  const left = Math.floor(x);
  const top = Math.floor(y);
  context.fillStyle = '#000000';
  context.fillRect(left, top, Math.ceil(x + width) - left, Math.ceil(y + height) - top);
}

/** On a plate of its own, so that it can be read on any picture. */
function drawText(context: Drawing, { x, y, width, height, colour, text }: Mark): void {
  context.fillStyle = '#ffffff';
  context.fillRect(x, y, width, height);
  context.strokeStyle = COLOUR_VALUES[colour];
  context.lineWidth = Math.max(1, height / 12);
  context.strokeRect(x, y, width, height);
  // Amber on white cannot be read; the frame bears the colour.
  context.fillStyle = colour === 'amber' ? COLOUR_VALUES.black : COLOUR_VALUES[colour];
  context.font = `600 ${Math.round(height * 0.7)}px ${FONT}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, x + width / 2, y + height * 0.53, width - height * 0.3);
}

/** Twice, with a light edge below, so that the line is seen on ground of its own colour. */
function drawLines(context: Drawing, mark: Mark, stroke: number): void {
  context.lineJoin = 'round';
  context.lineCap = 'round';
  for (const [colour, width] of [
    ['#ffffff', stroke * 2],
    [COLOUR_VALUES[mark.colour], stroke],
  ] as const) {
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.lineWidth = width;
    if (mark.kind === 'box') {
      const { x, y, width: across, height } = boundsOf(mark);
      context.strokeRect(x, y, across, height);
    } else drawArrow(context, mark, stroke);
  }
}

function drawArrow(context: Drawing, { x, y, width, height }: Mark, stroke: number): void {
  const length = Math.hypot(width, height);
  const angle = Math.atan2(height, width);
  const head = Math.min(stroke * 6, length);
  const tip = { x: x + width, y: y + height };
  const wing = (turn: number) => ({
    x: tip.x - head * Math.cos(angle + turn),
    y: tip.y - head * Math.sin(angle + turn),
  });
  const left = wing(0.45);
  const right = wing(-0.45);
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo((left.x + right.x) / 2, (left.y + right.y) / 2);
  context.stroke();
  context.beginPath();
  context.moveTo(tip.x, tip.y);
  context.lineTo(left.x, left.y);
  context.lineTo(right.x, right.y);
  context.closePath();
  context.fill();
  context.stroke();
}
