/* The parts of pdfmake 0.3.11 and pdfkit 0.19.1 that `pdfmake.ts` hands on, as far as they are used. */

declare module 'pdfmake/js/PDFDocument.js' {
  import type { EmbeddedFont } from '#documents/render/writing/font.ts';

  export type Reference = { readonly data: Record<string, unknown> };
  export type Outline = {
    readonly outlineData: Record<string, unknown>;
    readonly children: Outline[];
    addItem(title: string): Outline;
  };

  /** pdfkit's document, as far as it is used here. */
  class PDFDocument implements AsyncIterable<Uint8Array> {
    constructor(
      fonts: Record<string, Record<'normal' | 'bold' | 'italics' | 'bolditalics', string>>,
      images: object,
      patterns: object,
      attachments: object,
      options: object,
      virtualFiles: null,
      localAccessPolicy: (path: string) => boolean,
    );
    info: Record<string, string | Date>;
    readonly outline: Outline;
    readonly page: {
      readonly width: number;
      readonly height: number;
      readonly dictionary: Reference;
      readonly fonts: Record<string, unknown>;
      readonly xobjects: Record<string, unknown>;
    };
    _addInfo(): void;
    provideFont(family: string, bold: boolean, italics: boolean): EmbeddedFont;
    font(name: string): { readonly _font: EmbeddedFont };
    registerFont(name: string, bytes: Uint8Array): void;
    addPage(options: { size: readonly [number, number] }): void;
    addContent(operators: string): void;
    addNamedDestination(name: string, kind: 'XYZ', x: number | null, y: number, zoom: number | null): void;
    openImage(bytes: Buffer): object;
    image(picture: object, x: number, y: number, size: { width: number; height: number }): void;
    goTo(x: number, y: number, width: number, height: number, name: string): void;
    ref(data: Record<string, unknown>): Reference & { end(content?: Uint8Array): void };
    annotate(x: number, y: number, width: number, height: number, options: Record<string, unknown>): void;
    end(): void;
    read(): Uint8Array | null;
    [Symbol.asyncIterator](): AsyncIterator<Uint8Array>;
  }
  const module: { default: typeof PDFDocument };
  export default module;
}

declare module 'pdfmake/js/DocMeasure.js' {
  import type { PdfNode, TextNode } from '#documents/render/pdf/nodes.ts';

  class DocMeasure {
    constructor(document: object, styles: object, defaultStyle: object, svgMeasure: object, tableLayouts: object);
    measureNode(node: PdfNode): PdfNode;
    measureLeaf(node: TextNode): TextNode;
  }
  const module: { default: typeof DocMeasure };
  export default module;
}

declare module 'pdfmake/js/DocumentContext.js' {
  class DocumentContext {
    page: number;
    x: number;
    y: number;
    availableWidth: number;
    availableHeight: number;
    readonly pageMargins: { left: number; top: number; right: number; bottom: number };
    readonly pages: import('#documents/render/pdf/layout.ts').LaidPage[];
  }
  const module: { default: typeof DocumentContext };
  export default module;
}

declare module 'pdfmake/js/PageElementWriter.js' {
  import type contexts from 'pdfmake/js/DocumentContext.js';

  class PageElementWriter {
    constructor(context: InstanceType<typeof contexts.default>);
    context(): InstanceType<typeof contexts.default>;
    readonly contextStack: readonly object[];
    addPage(
      size: { width: number; height: number },
      orientation: string,
      margins: object,
      customProperties?: object,
    ): void;
    moveToNextPage(orientation?: string): void;
    currentBlockToRepeatable(): { items: { type: string; item: object }[] };
    addLine(line: object, apart?: boolean, index?: number): unknown;
    addFragment(block: object, fromX?: boolean, fromY?: boolean, apart?: boolean): unknown;
  }
  const module: { default: typeof PageElementWriter };
  export default module;
}

declare module 'pdfmake/js/LayoutBuilder.js' {
  import type writers from 'pdfmake/js/PageElementWriter.js';
  import type { PdfNode, TableNode, TextNode } from '#documents/render/pdf/nodes.ts';

  class LayoutBuilder {
    constructor(pageSize: object, pageMargins: object, svgMeasure: object);
    writer: InstanceType<typeof writers.default>;
    linearNodeList: { push(node: PdfNode): unknown };
    processNode(node: PdfNode, isVerticalAlignmentAllowed?: boolean): void;
    processTable(node: TableNode): void;
    processRow(row: {
      readonly cells: readonly PdfNode[];
      readonly rowIndex: number;
      readonly tableNode?: TableNode;
    }): {
      readonly positions: readonly object[];
    };
    buildNextLine(node: TextNode): object | null;
  }
  const module: { default: typeof LayoutBuilder };
  export default module;
}

declare module 'pdfmake/js/Line.js' {
  class Line {
    constructor(maxWidth: number);
    clone(): Line;
  }
  const module: { default: typeof Line };
  export default module;
}

declare module 'pdfmake/js/SVGMeasure.js' {
  const module: { default: new () => object };
  export default module;
}

declare module 'pdfmake/js/TextBreaker.js' {
  class TextBreaker {
    getBreaks(
      texts: readonly object[],
      styles: undefined,
    ): { text: string; lineEnd?: boolean; noNewLine?: boolean; run: import('#documents/render/pdf/type.ts').SetRun }[];
  }
  const module: { default: typeof TextBreaker };
  export default module;
}

declare module 'pdfmake/js/3rd-party/svg-to-pdfkit.js' {
  const module: {
    default: (document: object, svg: string, x: number, y: number, options: object) => void;
  };
  export default module;
}
