import { crc32, deflateSync } from 'node:zlib';

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

export type PngOptions = {
  readonly width: number;
  readonly height: number;
  /** Type of colour as the format numbers it; 6 (RGB and alpha) by default. */
  readonly color?: 0 | 2 | 3 | 4 | 6;
  readonly depth?: 1 | 2 | 4 | 8 | 16;
  /** The packed lines, without their filters; blank lines by default. */
  readonly lines?: readonly Buffer[];
  readonly filter?: 0 | 1 | 2 | 3 | 4;
  readonly palette?: Buffer;
  readonly clear?: Buffer;
  readonly interlaced?: boolean;
};

/** A PNG of given lines, which are written as they are: a filter other than 0 makes another picture of them. */
export function makePng({
  width,
  height,
  color = 6,
  depth = 8,
  filter = 0,
  interlaced = false,
  ...rest
}: PngOptions): Buffer {
  const stride = Math.ceil((width * (CHANNELS[color] ?? 1) * depth) / 8);
  const lines = rest.lines ?? Array.from({ length: height }, () => Buffer.alloc(stride));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([depth, color, 0, 0, interlaced ? 1 : 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    ...(rest.palette === undefined ? [] : [chunk('PLTE', rest.palette)]),
    ...(rest.clear === undefined ? [] : [chunk('tRNS', rest.clear)]),
    chunk('IDAT', deflateSync(Buffer.concat(lines.map((line) => Buffer.concat([Buffer.from([filter]), line]))))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export function chunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(content.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

/** The segments of a JPEG as far as they are looked at: no picture that anybody could see. */
export function makeJpeg(components: 1 | 3 | 4, width = 40, height = 20, more: readonly Buffer[] = []): Buffer {
  const frame = Buffer.alloc(6 + components * 3);
  frame.set([8], 0);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  frame.set([components], 5);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...more,
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd9]),
  ]);
}

export function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}
