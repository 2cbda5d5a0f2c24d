import { expect, test } from 'vitest';
import { DOCX, previewOf, XLSX } from '#shared/rules/preview.ts';

test.each([
  ['image/jpeg', 'image'],
  ['image/webp', 'image'],
  ['image/heic', 'none'],
  ['image/tiff', 'none'],
  ['image/svg+xml', 'text'],
  ['text/html', 'text'],
  ['text/csv', 'text'],
  ['application/json', 'text'],
  ['application/pdf', 'pdf'],
  [DOCX, 'words'],
  [XLSX, 'words'],
  ['application/zip', 'none'],
  ['application/octet-stream', 'none'],
  ['', 'none'],
] as const)('%s is shown as %s', (mediaType, preview) => {
  expect(previewOf(mediaType)).toBe(preview);
});
