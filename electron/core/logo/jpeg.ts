import type { Logo } from '#documents/model/model.ts';
import { MAX_LOGO_SIDE } from '#shared/contract/domains/branding.ts';
import { LogoRefusal } from './refusal.ts';

/** Baseline, extended and progressive: what all readers of PDFs know. */
const FRAMES = [0xc0, 0xc1, 0xc2];
const SCAN = 0xda;
const END = 0xd9;
/** What belongs to the picture; the other application segments and comments say where and with what it was made. */
const KEPT_APPS = [0xe0, 0xee];

/** A JPEG without what was written beside the picture. */
export function readJpeg(bytes: Buffer): Logo {
  const parts: Buffer[] = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | null = null;
  let at = 2;
  for (;;) {
    const marker = bytes.readUInt8(at + 1);
    if (bytes.readUInt8(at) !== 0xff) throw new LogoRefusal('logoDamaged');
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) throw new LogoRefusal('logoDamaged');
    if (FRAMES.includes(marker)) size = frameOf(bytes.subarray(at + 4, end));
    if (marker === SCAN) break;
    const isBeside = marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && !KEPT_APPS.includes(marker));
    if (!isBeside) parts.push(bytes.subarray(at, end));
    at = end;
  }
  if (size === null) throw new LogoRefusal('logoDamaged');
  // Within the picture's own data this pair of bytes does not occur.
  const end = bytes.indexOf(Buffer.from([0xff, END]), at);
  if (end === -1) throw new LogoRefusal('logoDamaged');
  return { format: 'jpeg', bytes: new Uint8Array(Buffer.concat([...parts, bytes.subarray(at, end + 2)])), ...size };
}

function frameOf(frame: Buffer): { width: number; height: number } {
  const [depth, height, width, components] = [
    frame.readUInt8(0),
    frame.readUInt16BE(1),
    frame.readUInt16BE(3),
    frame.readUInt8(5),
  ];
  if (components === 4) throw new LogoRefusal('logoForPrint');
  if (depth !== 8 || width === 0 || height === 0) throw new LogoRefusal('logoDamaged');
  if (width > MAX_LOGO_SIDE || height > MAX_LOGO_SIDE) throw new LogoRefusal('logoTooManyPixels');
  return { width, height };
}
