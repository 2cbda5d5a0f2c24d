import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { type PointerEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../measures/use-room.ts';
import { drawMarks } from './draw-marks.ts';
import type { OpenPicture } from './picture-file.ts';
import {
  boundsOf,
  drawMark,
  type Mark,
  type MarkColour,
  type MarkKind,
  type Marks,
  markAt,
  moveMark,
  type Point,
  sizeMark,
} from './picture-marks.ts';

/** In pixels of the screen: how near a finger has to come, and how large the handle is that sizes a mark. */
const REACH = 12;
const HANDLE = 7;
/** Shorter ones are a slip of the finger, and draw nothing. */
const LEAST_DRAG = 6;

type PictureCanvasProps = {
  readonly picture: OpenPicture;
  readonly marks: Marks;
  readonly chosen: Mark | undefined;
  readonly kind: MarkKind;
  readonly colour: MarkColour;
  /** As large as the space allows, or pixel by pixel. */
  readonly fits: boolean;
  readonly onChange: (marks: Marks) => void;
  readonly onChoose: (id: number | null) => void;
};

/** What the pointer is doing since it went down, by what stood there then. */
type Drag = {
  readonly start: Point;
  readonly before: Marks;
  readonly does: 'draw' | { readonly move: number } | { readonly size: number };
};

/** The picture with its marks; the pointer draws, moves and sizes them. What it does is also in the list beside it. */
export function PictureCanvas({ picture, marks, chosen, kind, colour, fits, onChange, onChoose }: PictureCanvasProps) {
  const { t } = useTranslation('picture');
  const accent = useTheme().palette.tokens.accent;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const drag = useRef<Drag | null>(null);
  const room = useRoom(frame);
  const { size, bitmap } = picture;
  const fitting = Math.min(1, room.width / size.width, room.height / size.height);
  const scale = fits ? fitting : 1;
  const shown = {
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  };

  useEffect(() => {
    const target = canvas.current;
    const context = target?.getContext('2d');
    if (target === null || context === null || context === undefined) return;
    const density = fits ? window.devicePixelRatio : 1;
    target.width = Math.round(shown.width * density);
    target.height = Math.round(shown.height * density);
    const zoom = target.width / size.width;
    context.setTransform(zoom, 0, 0, zoom, 0, 0);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, size.width, size.height);
    drawMarks(context, marks.marks, size);
    if (chosen !== undefined) drawChosen(context, chosen, density / zoom, accent);
  }, [bitmap, size, marks, chosen, fits, shown.width, shown.height, accent]);

  function placeOf(event: PointerEvent): Point {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale };
  }

  function handleDown(event: PointerEvent<HTMLCanvasElement>): void {
    if (event.button !== 0 || drag.current !== null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const start = placeOf(event);
    const reach = REACH / scale;
    const handle = chosen === undefined ? undefined : handleOf(chosen);
    const hit = markAt(marks.marks, start, reach / 2);
    if (chosen !== undefined && handle !== undefined && distance(handle, start) <= reach) {
      drag.current = { start, before: marks, does: { size: chosen.id } };
    } else if (hit === undefined) drag.current = { start, before: marks, does: 'draw' };
    else {
      drag.current = { start, before: marks, does: { move: hit.id } };
      onChoose(hit.id);
    }
  }

  function handleMove(event: PointerEvent<HTMLCanvasElement>): void {
    if (drag.current === null) return;
    const { start, before, does } = drag.current;
    const to = placeOf(event);
    const by = { x: to.x - start.x, y: to.y - start.y };
    // Each drag is one step: it begins from what stood before, however often the pointer is heard of.
    if (does !== 'draw') {
      const fresh = { ...before, step: '' };
      onChange('move' in does ? moveMark(fresh, does.move, by, size) : sizeMark(fresh, does.size, by, size));
    } else if (Math.hypot(by.x, by.y) * scale >= LEAST_DRAG) {
      const inside = { x: clampTo(to.x, size.width), y: clampTo(to.y, size.height) };
      onChange(drawMark(before, kind, colour, size, t('textStart'), start, inside));
      onChoose(before.nextId);
    }
  }

  function handleUp(): void {
    if (drag.current?.does === 'draw' && drag.current.before === marks) onChoose(null);
    drag.current = null;
  }

  return (
    <Box
      ref={frame}
      sx={(theme) => ({
        display: 'flex',
        flex: '1 1 0',
        minWidth: 0,
        minHeight: 0,
        overflow: fits ? 'hidden' : 'auto',
        border: `1px solid ${theme.palette.tokens.hairline}`,
        bgcolor: theme.palette.tokens.sunken,
      })}
    >
      <Box
        component="canvas"
        ref={canvas}
        role="img"
        aria-label={t('canvas', { count: marks.marks.length })}
        onPointerDown={handleDown}
        onPointerMove={handleMove}
        onPointerUp={handleUp}
        onPointerCancel={handleUp}
        style={shown}
        sx={{ display: 'block', m: 'auto', flex: 'none', touchAction: 'none', cursor: 'crosshair' }}
      />
    </Box>
  );
}

/** Where a chosen mark is taken to size it. */
function handleOf(mark: Mark): Point {
  if (mark.kind === 'arrow') return { x: mark.x + mark.width, y: mark.y + mark.height };
  const { x, y, width, height } = boundsOf(mark);
  return { x: x + width, y: y + height };
}

/** A dashed frame and the handle, in pixels of the screen at any zoom. */
function drawChosen(context: CanvasRenderingContext2D, mark: Mark, pixel: number, accent: string): void {
  const { x, y, width, height } = boundsOf(mark);
  const space = 4 * pixel;
  context.save();
  for (const [colour, dash] of [
    ['#ffffff', []],
    [accent, [5 * pixel, 4 * pixel]],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = 2 * pixel;
    context.setLineDash([...dash]);
    context.strokeRect(x - space, y - space, width + 2 * space, height + 2 * space);
  }
  const handle = handleOf(mark);
  context.setLineDash([]);
  context.beginPath();
  context.arc(handle.x, handle.y, HANDLE * pixel, 0, 2 * Math.PI);
  context.fillStyle = '#ffffff';
  context.fill();
  context.strokeStyle = accent;
  context.stroke();
  context.restore();
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function clampTo(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}
