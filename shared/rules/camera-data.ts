/** Kinds of pictures out of which what a camera wrote can be taken without touching a pixel. */
const CLEANED: ReadonlySet<string> = new Set([
  ...['image/jpeg', 'image/png', 'image/apng', 'image/webp'],
  ...['image/heic', 'image/heif', 'image/avif'],
]);
/** Kinds that no camera writes. */
const DRAWN: ReadonlySet<string> = new Set(['image/gif', 'image/bmp', 'image/svg+xml', 'image/x-icon']);

export function canLoseCameraData(mediaType: string): boolean {
  return CLEANED.has(mediaType);
}

/** Whether a file of this kind may tell where, when and with what it was taken. */
export function mayHoldCameraData(mediaType: string): boolean {
  return mediaType.startsWith('image/') && !DRAWN.has(mediaType);
}
