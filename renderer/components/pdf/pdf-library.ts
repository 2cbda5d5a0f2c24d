import { getDocument, type PDFDocumentProxy, type PDFPageProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
// oxlint-disable-next-line import/default -- the bundler makes the address of it
import workerUrl from './pdf-worker.ts?worker&url';

export type PdfDocument = PDFDocumentProxy;
export type PdfPage = PDFPageProxy;
export type OpenPdf = { readonly document: PdfDocument; readonly close: () => void };

/**
 * Opens a PDF to be looked at. It runs none of the document's scripts and loads nothing from outside the file.
 *
 * @throws where the bytes are no PDF, or need a password
 */
export async function openPdf(file: Blob): Promise<OpenPdf> {
  // Bundled, so that it comes from where the page comes from; the policy of the page lets in no other.
  const port = new Worker(trustedWorker() as string, { type: 'module' });
  const worker = PDFWorker.create({ port });
  try {
    const document = await getDocument({
      data: new Uint8Array(await file.arrayBuffer()),
      worker,
      verbosity: 0,
      // The page may run no WebAssembly; a few pictures in scanned pages need it and are left out.
      useWasm: false,
      useWorkerFetch: false,
    }).promise;
    return { document, close: () => port.terminate() };
  } catch (error) {
    port.terminate();
    throw error;
  }
}

type TrustedTypes = {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): unknown };
};

let trusted: unknown;

/**
 * The desktop's page starts no script from an address that is text; this one address is the exception, under the one
 * name that its policy knows.
 */
function trustedWorker(): unknown {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  trusted ??=
    trustedTypes?.createPolicy('pdf-worker', { createScriptURL: () => workerUrl }).createScriptURL('') ?? workerUrl;
  return trusted;
}
