import svgDrawings from 'pdfmake/js/3rd-party/svg-to-pdfkit.js';
import measures from 'pdfmake/js/DocMeasure.js';
import contexts from 'pdfmake/js/DocumentContext.js';
import layouts from 'pdfmake/js/LayoutBuilder.js';
import lines from 'pdfmake/js/Line.js';
import writers from 'pdfmake/js/PageElementWriter.js';
import documents from 'pdfmake/js/PDFDocument.js';
import svgMeasures from 'pdfmake/js/SVGMeasure.js';
import breakers from 'pdfmake/js/TextBreaker.js';

/*
 * The one place that reaches into pdfmake. Its own entry point joins these parts without a way in between, and that
 * way in is needed: to keep what it would drop silently (layout.ts), and to write pages compactly (draw.ts).
 * The version is pinned; tests/unit/documents holds what is relied upon.
 */
export const PdfDocument = exported(documents);
export const LayoutBuilder = exported(layouts);
export const DocMeasure = exported(measures);
export const DocumentContext = exported(contexts);
export const PageElementWriter = exported(writers);
export const Line = exported(lines);
export const SvgMeasure = exported(svgMeasures);
export const TextBreaker = exported(breakers);
export const drawSvg = exported(svgDrawings);

/** The modules are CommonJS made from ESM; whether the import is the module or its default depends on who loads it. */
function exported<T>(module: { readonly default: T }): T {
  return 'default' in module ? module.default : module;
}
