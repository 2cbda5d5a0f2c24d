/** How a page can show a file: as a picture, as pages, as the text that it is, or as the words found in it. */
export type Preview = 'image' | 'pdf' | 'text' | 'words' | 'none';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Pictures that every window can decode and that cannot hold a script. */
const IMAGES = new Set(['image/png', 'image/apng', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif', 'image/bmp']);

/** `mediaType` as the content says, such as `image/jpeg`. SVG and HTML can hold scripts, so they are shown as text. */
export function previewOf(mediaType: string): Preview {
  if (IMAGES.has(mediaType)) return 'image';
  if (mediaType === 'application/pdf') return 'pdf';
  if (mediaType === DOCX || mediaType === XLSX) return 'words';
  return isText(mediaType) ? 'text' : 'none';
}

/** Whether the bytes are text in some encoding. */
export function isText(mediaType: string): boolean {
  return mediaType.startsWith('text/') || mediaType === 'application/json' || mediaType === 'image/svg+xml';
}
