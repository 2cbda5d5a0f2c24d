import type { Logo } from '#documents/model/model.ts';
import { MAX_LOGO_SIDE } from '#shared/contract/domains/branding.ts';
import { AppError } from '#shared/contract/errors.ts';
import { readJpeg } from './jpeg.ts';
import { opaquePng } from './png.ts';
import { LogoRefusal } from './refusal.ts';

export type ReadLogo = { readonly bytes: Uint8Array; readonly name: string };

/**
 * Checks by its content that a file is a picture that can stand on paper, and makes it one: without transparency, which
 * archives of PDFs do not want, and without what cameras and programs write beside the picture.
 *
 * @throws AppError logoNotPicture, logoDamaged, logoTooManyPixels, logoForPrint
 */
export function readLogo({ bytes, name }: ReadLogo): Logo {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (buffer.subarray(0, 8).equals(PNG)) return opaquePng(buffer);
    if (buffer.subarray(0, 3).equals(JPEG)) return readJpeg(buffer);
    throw new LogoRefusal('logoNotPicture');
  } catch (error) {
    // Whatever a broken picture trips over is its own fault.
    const code = error instanceof LogoRefusal ? error.code : 'logoDamaged';
    throw new AppError(code, { name, limit: MAX_LOGO_SIDE }, {}, error);
  }
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
