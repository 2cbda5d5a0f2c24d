/** What reads a PDF's bytes, on a thread of its own: begins to listen when it is loaded. */
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
