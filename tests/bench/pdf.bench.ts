import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { APP_FOLDER, withCore } from './core-session.ts';
import { fillWorkspace } from './inventory.ts';
import { inMs, measureInTurns, perSecond, printTable, times } from './measure.ts';

const ROWS = 300;
const REPETITIONS = 3;
const AS_OF = new Date().toISOString().slice(0, 10);
const FONT = path.join(APP_FOLDER, 'resources', 'fonts', 'IBMPlexSans-Regular.ttf');

type Word = { readonly x: number; readonly y: number; readonly size: number; readonly text: string };
type PdfKitDocument = NodeJS.ReadableStream & {
  addPage(): void;
  font(path: string): PdfKitDocument;
  fontSize(size: number): PdfKitDocument;
  text(text: string, x: number, y: number, options: object): void;
  end(): void;
};
type PdfKit = new (options: object) => PdfKitDocument;

/** The inventory as a PDF, against pdfkit drawing the very same lines at the very same places. */
export async function benchPdf(): Promise<void> {
  await withCore(async (session) => {
    await fillWorkspace(session, ROWS);
    const file = path.join(session.folder, 'inventory.pdf');
    const exportIt = () => session.request('documents.export', { documentKey: 'inventory', path: file, asOf: AS_OF });
    const { pages, bytes } = await exportIt();
    const lines = readLines(file);
    const results = await measureInTurns(
      [
        { name: 'pdfkit drawing the same text', run: () => drawLines(lines) },
        { name: 'the inventory (thread, model, layout, file)', run: exportIt },
      ],
      REPETITIONS,
    );
    const [bare = Number.NaN] = results.values();
    printTable(
      `PDF of ${ROWS} systems: ${pages} pages, ${(bytes / 1024).toFixed(0)} KiB, ${lines.flat().length} lines of text`,
      ['', 'time', 'pages/s', 'against pdfkit'],
      [...results].map(([name, ms]) => [name, inMs(ms), perSecond(pages, ms), times(ms / bare)]),
    );
  });
}

/** Lines of text by page, where poppler finds them in the PDF. */
function readLines(file: string): Word[][] {
  const xml = execFileSync('pdftotext', ['-bbox-layout', file, '-'], { encoding: 'utf8', maxBuffer: 2 ** 30 });
  return xml
    .split('<page ')
    .slice(1)
    .map((page) =>
      page
        .split('<line ')
        .slice(1)
        .map((line) => {
          const [, x = 0, y = 0, , bottom = 0] = (
            /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/.exec(line) ?? []
          ).map(Number);
          const words = [...line.matchAll(/<word [^>]*>([^<]*)<\/word>/g)].map((match) => match[1] ?? '');
          return { x, y, size: Math.max(4, (bottom - y) * 0.75), text: unescape(words.join(' ')) };
        }),
    );
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** pdfkit is what pdfmake draws with; it is asked for from there, so that both are the same version. */
async function drawLines(pages: readonly (readonly Word[])[]): Promise<void> {
  const fromPdfmake = createRequire(createRequire(import.meta.url).resolve('pdfmake/package.json'));
  const PdfDocument = fromPdfmake('pdfkit') as PdfKit;
  const document = new PdfDocument({ size: 'A4', margin: 0, autoFirstPage: false, compress: true });
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve());
  });
  for (const page of pages) {
    document.addPage();
    document.font(FONT);
    for (const { x, y, size, text } of page) document.fontSize(size).text(text, x, y, { lineBreak: false });
  }
  document.end();
  await done;
  fs.writeFileSync('/dev/null', Buffer.concat(chunks));
}
