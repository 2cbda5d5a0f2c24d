import type { PdfPage, PdfText } from './read-pdf.ts';

/** A heading's size at least, in points. */
const HEADING = 13.5;
const LARGEST = 30;
/** Lines of a page besides its head and foot, so that it is worth turning to. */
const LEAST_LINES = 4;

/** What a typesetter would send back, page by page; the cover stands for itself. */
export function pageFaults(pages: readonly PdfPage[]): string[] {
  return pages.slice(1).flatMap((page, index) => faultsOf(page).map((fault) => `page ${index + 2}: ${fault}`));
}

function faultsOf(page: PdfPage): string[] {
  const lines = linesOf(page);
  const last = lines.at(-1);
  if (last === undefined) return ['blank'];
  const words = lines.map((line) => line.map(({ text }) => text).join(' '));
  const [first = ''] = words;
  return [
    ...(lines.length < LEAST_LINES ? [`holds no more than: ${words.join(' / ')}`] : []),
    ...(last.every(({ size }) => size >= HEADING) ? [`ends with the heading: ${words.at(-1)}`] : []),
    ...(first.includes('(continued)') && words.slice(1).every((line) => line.startsWith('Not recorded'))
      ? ['goes on with nothing but what is not recorded']
      : []),
  ];
}

/** Titles of records that go on on another page. */
export function splitRecords(pages: readonly PdfPage[]): string[] {
  return pages.flatMap(({ text }) => text.split('\n').filter((line) => line.includes('(continued)')));
}

/** What stands between head and foot, from top to bottom; the mark across the page is not of it. */
function linesOf({ texts, width, height }: PdfPage): PdfText[][] {
  const [top, bottom] = width > height ? [72, 52] : [76, 58];
  const lines: PdfText[][] = [];
  const own = texts.filter(({ y, size }) => size < LARGEST && y > bottom && y < height - top);
  for (const text of [...own].sort((a, b) => b.y - a.y)) {
    const line = lines.at(-1);
    if (line?.[0] !== undefined && Math.abs(line[0].y - text.y) < 2) line.push(text);
    else lines.push([text]);
  }
  return lines;
}
