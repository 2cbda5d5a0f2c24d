import { drawMarks } from './draw-marks.ts';
import type { Mark, Size } from './picture-marks.ts';

/** Longest side of a result, in pixels: beyond it a canvas takes more memory than a laptop may have. */
export const MAX_SIDE = 6_000;
const JPEG_QUALITY = 0.92;

export type OpenPicture = {
  /** Upright, whatever the camera wrote about how it was held. */
  readonly bitmap: ImageBitmap;
  /** Of the result. */
  readonly size: Size;
  readonly scaledDown: boolean;
};

/** @throws where the bytes are no picture that this window can decode */
export async function openPicture(picture: Blob): Promise<OpenPicture> {
  const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' });
  const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
  const size = {
    width: Math.max(1, Math.round(bitmap.width * scale)),
    height: Math.max(1, Math.round(bitmap.height * scale)),
  };
  return { bitmap, size, scaledDown: scale < 1 };
}

/**
 * Picture and marks as one: JPEG where it was one, else PNG. What lies below a redaction is not in it, nor is anything
 * that the camera wrote.
 *
 * @throws where the window cannot make a picture of this size
 */
export async function flattenPicture(
  { bitmap, size }: OpenPicture,
  marks: readonly Mark[],
  mediaType: string,
): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('there is no canvas to draw on');
  context.drawImage(bitmap, 0, 0, size.width, size.height);
  drawMarks(context, marks, size);
  const type = mediaType === 'image/jpeg' ? 'image/jpeg' : 'image/png';
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, type, JPEG_QUALITY);
  });
  // Lets go of the pixels at once, not when they are collected.
  canvas.width = 0;
  if (blob === null) throw new Error('the picture is too large to be written');
  return blob;
}
