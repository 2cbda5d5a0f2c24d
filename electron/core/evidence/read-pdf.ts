import { checkStreams } from './check-pdf.ts';
import type { TakeText } from './extract-words.ts';

/** A register of 3,000 systems has some 300. */
const MAX_PAGES = 2_000;

/**
 * The text of a PDF, page after page, lines as they are drawn. Nothing is drawn for it: no font, picture or form is
 * loaded, and nothing from outside the file.
 *
 * @throws for what is no PDF, one that needs a password, or one that unpacks to too much
 */
export async function readPdf(bytes: Uint8Array, take: TakeText): Promise<void> {
  checkStreams(bytes);
  const { getDocument } = await loadLibrary();
  const loading = getDocument({
    // The library takes the bytes for itself and would empty those of a pool.
    data: new Uint8Array(bytes),
    verbosity: 0,
    useWorkerFetch: false,
    useWasm: false,
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
  });
  try {
    const document = await loading.promise;
    const pages = Math.min(document.numPages, MAX_PAGES);
    for (let number = 1; number <= pages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
      page.cleanup();
      if (!take(`${text}\n`)) return;
    }
    if (document.numPages > MAX_PAGES) throw new Error('there are more pages than are read');
  } finally {
    await loading.destroy();
  }
}

/**
 * The library runs its worker's part in this thread, since it finds it loaded, and would look for its file otherwise.
 * While it loads, it looks for a package to draw with, which is not needed, and warns that there is none.
 */
async function loadLibrary(): Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')> {
  const worker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  Object.assign(globalThis, { pdfjsWorker: worker });
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    console.warn = warn;
  }
}
