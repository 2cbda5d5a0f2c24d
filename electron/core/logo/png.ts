import { crc32, deflateSync, inflateSync } from 'node:zlib';
import type { Logo } from '#documents/model/model.ts';
import { MAX_LOGO_SIDE } from '#shared/contract/domains/branding.ts';
import { LogoRefusal } from './refusal.ts';

/** Longer sides are made this long: 60 mm in print are 700 pixels at 300 to the inch. */
const LONGEST_SIDE = 1200;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const GREY = 0;
const RGB = 2;
const PALETTE = 3;
/** Numbers a pixel, by its type of colour. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Where the pixels of the seven passes of an interlaced picture lie: first column, first row, steps. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;
const WHOLE = [[0, 0, 1, 1]] as const;

type Head = {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly color: number;
  readonly interlaced: boolean;
};
type Png = { readonly head: Head; readonly palette: Buffer; readonly clear: Buffer | null; readonly data: Buffer };

/** A PNG laid on white paper, of three bytes a pixel, at most {@link LONGEST_SIDE} long. */
export function opaquePng(bytes: Buffer): Logo {
  const png = readChunks(bytes);
  const { width, height } = png.head;
  const pixels = layOnWhite(png);
  const factor = Math.ceil(Math.max(width, height) / LONGEST_SIDE);
  const small = factor === 1 ? { width, height, pixels } : shrink(pixels, width, height, factor);
  return { format: 'png', bytes: writePng(small), width: small.width, height: small.height };
}

function readChunks(bytes: Buffer): Png {
  let head: Head | null = null;
  let palette: Buffer = Buffer.alloc(0);
  let clear: Buffer | null = null;
  const data: Buffer[] = [];
  for (let at = SIGNATURE.length; ; ) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (bytes.readUInt32BE(at + 8 + length) !== crc32(bytes.subarray(at + 4, at + 8 + length))) {
      throw new LogoRefusal('logoDamaged');
    }
    if (kind === 'IHDR') head = headOf(content);
    else if (kind === 'PLTE') palette = content;
    else if (kind === 'tRNS') clear = content;
    else if (kind === 'IDAT') data.push(content);
    else if (kind === 'IEND') break;
    at += 12 + length;
  }
  if (head === null) throw new LogoRefusal('logoDamaged');
  return { head, palette, clear, data: Buffer.concat(data) };
}

function headOf(chunk: Buffer): Head {
  const [width, height] = [chunk.readUInt32BE(0), chunk.readUInt32BE(4)];
  const [depth, color, compression, filter, interlace] = [8, 9, 10, 11, 12].map((at) => chunk.readUInt8(at));
  if (width > MAX_LOGO_SIDE || height > MAX_LOGO_SIDE) throw new LogoRefusal('logoTooManyPixels');
  const depths = color === GREY ? [1, 2, 4, 8, 16] : color === PALETTE ? [1, 2, 4, 8] : [8, 16];
  const known = CHANNELS[color ?? -1] !== undefined && depths.includes(depth ?? 0);
  if (width === 0 || height === 0 || !known || compression !== 0 || filter !== 0 || (interlace ?? 2) > 1) {
    throw new LogoRefusal('logoDamaged');
  }
  return { width, height, depth: depth ?? 8, color: color ?? RGB, interlaced: interlace === 1 };
}

function layOnWhite(png: Png): Buffer {
  const { width, height, depth, color, interlaced } = png.head;
  const bits = (CHANNELS[color] ?? 1) * depth;
  const passes = (interlaced ? PASSES : WHOLE).map(([x, y, dx, dy]) => {
    const [columns, rows] = [Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)];
    const stride = Math.ceil((columns * bits) / 8);
    return { x, y, dx, dy, columns, rows: columns > 0 ? rows : 0, stride };
  });
  const expected = passes.reduce((sum, { rows, stride }) => sum + rows * (stride + 1), 0);
  const raw = inflateSync(png.data, { maxOutputLength: expected });
  if (raw.length !== expected) throw new LogoRefusal('logoDamaged');
  const pixels = Buffer.alloc(width * height * 3);
  const colorAt = readerOf(png);
  let at = 0;
  for (const { x, y, dx, dy, columns, rows, stride } of passes) {
    let above = Buffer.alloc(stride);
    for (let row = 0; row < rows; row += 1) {
      const line = raw.subarray(at + 1, at + 1 + stride);
      unfilter(raw.readUInt8(at), line, above, Math.max(1, bits >> 3));
      for (let column = 0; column < columns; column += 1) {
        colorAt(line, column, pixels, ((y + row * dy) * width + x + column * dx) * 3);
      }
      above = line;
      at += stride + 1;
    }
  }
  return pixels;
}

/** Undoes, in place, how a line was written for better packing (PNG specification, 9.2). */
function unfilter(filter: number, line: Buffer, above: Buffer, step: number): void {
  if (filter > 4) throw new LogoRefusal('logoDamaged');
  for (let at = 0; at < line.length; at += 1) {
    const left = at < step ? 0 : (line[at - step] ?? 0);
    const up = above[at] ?? 0;
    const corner = at < step ? 0 : (above[at - step] ?? 0);
    const guess = [0, left, up, (left + up) >> 1, filter === 4 ? paeth(left, up, corner) : 0][filter] ?? 0;
    line[at] = ((line[at] ?? 0) + guess) & 0xff;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

type ColorAt = (line: Buffer, column: number, into: Buffer, at: number) => void;

/** Writes the colour of a pixel as it looks on white. */
function readerOf({ head: { depth, color }, palette, clear }: Png): ColorAt {
  const channels = CHANNELS[color] ?? 1;
  const highest = 2 ** depth - 1;
  // Of 16 bits the upper eight; the rest no print shows.
  const value = (line: Buffer, index: number): number => {
    if (depth === 8) return line[index] ?? 0;
    if (depth === 16) return line[index * 2] ?? 0;
    const bit = index * depth;
    return ((line[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & highest;
  };
  const put = (into: Buffer, at: number, parts: readonly [number, number, number], alpha: number): void => {
    for (const [index, part] of parts.entries()) into[at + index] = Math.round(255 + ((part - 255) * alpha) / 255);
  };
  if (color === PALETTE) {
    return (line, column, into, at) => {
      const index = value(line, column);
      if (index * 3 + 2 >= palette.length) throw new LogoRefusal('logoDamaged');
      const [red = 0, green = 0, blue = 0] = palette.subarray(index * 3, index * 3 + 3);
      put(into, at, [red, green, blue], clear?.[index] ?? 255);
    };
  }
  // A single colour that counts as nothing; compared in full depth.
  const nothing =
    clear === null ? null : Array.from({ length: clear.length >> 1 }, (_, at) => clear.readUInt16BE(at * 2));
  const isNothing = (line: Buffer, from: number): boolean =>
    nothing?.every((part, index) => {
      const here = depth === 16 ? line.readUInt16BE((from + index) * 2) : value(line, from + index);
      return here === part;
    }) === true;
  const scale = depth < 8 ? 255 / highest : 1;
  return (line, column, into, at) => {
    const from = column * channels;
    const hasColor = channels >= 3;
    const red = value(line, from) * scale;
    const [green, blue] = hasColor ? [value(line, from + 1), value(line, from + 2)] : [red, red];
    const alpha = channels % 2 === 0 ? value(line, from + channels - 1) : isNothing(line, from) ? 0 : 255;
    put(into, at, [red, green, blue], alpha);
  };
}

type Pixels = { readonly width: number; readonly height: number; readonly pixels: Buffer };

/** Each pixel the mean of those it stands for. */
function shrink(pixels: Buffer, width: number, height: number, factor: number): Pixels {
  const [columns, rows] = [Math.max(1, Math.floor(width / factor)), Math.max(1, Math.floor(height / factor))];
  const small = Buffer.alloc(columns * rows * 3);
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      for (let part = 0; part < 3; part += 1) {
        let sum = 0;
        let count = 0;
        for (let row = y * factor; row < Math.min((y + 1) * factor, height); row += 1) {
          for (let column = x * factor; column < Math.min((x + 1) * factor, width); column += 1) {
            sum += pixels[(row * width + column) * 3 + part] ?? 0;
            count += 1;
          }
        }
        small[(y * columns + x) * 3 + part] = Math.round(sum / count);
      }
    }
  }
  return { width: columns, height: rows, pixels: small };
}

function writePng({ width, height, pixels }: Pixels): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, RGB, 0, 0, 0], 8);
  const stride = width * 3;
  const raw = Buffer.alloc(height * (stride + 1));
  for (let row = 0; row < height; row += 1) {
    // Each line as the difference to the one above, which packs flat areas well.
    raw[row * (stride + 1)] = 2;
    for (let at = 0; at < stride; at += 1) {
      const up = row === 0 ? 0 : (pixels[(row - 1) * stride + at] ?? 0);
      raw[row * (stride + 1) + 1 + at] = ((pixels[row * stride + at] ?? 0) - up) & 0xff;
    }
  }
  const parts = [
    SIGNATURE,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return new Uint8Array(Buffer.concat(parts));
}

function chunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(content.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
