import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { markForPrograms } from '../model/cover.ts';
import { alikeIn } from '../model/fit.ts';
import { type Block, type DocumentModel, listed, outlineOf } from '../model/model.ts';
import { FEWEST_LISTED, FEWEST_PAGES } from '../model/pages.ts';
import type { Translate } from '../model/translate.ts';
import { codeOf, type Missing, plainOf } from './characters.ts';
import { contentWidth, nodesOf, type Setting, type Trail } from './pdf/blocks.ts';
import { addContents, addControl, addCover, addTitle } from './pdf/cover.ts';
import { drawPages } from './pdf/draw.ts';
import { frameOf } from './pdf/frame.ts';
import { Layout } from './pdf/layout.ts';
import type { PdfNode } from './pdf/nodes.ts';
import { PdfDocument as PdfDocumentClass } from './pdf/pdfmake.ts';
import { A4, ACCENT, type Orientation } from './pdf/tokens.ts';
import { FONT_NAMES, isFontName, openType, type PdfDocument } from './pdf/type.ts';

export type PdfOptions = {
  /** Words of the document's language. */
  readonly t: Translate;
  /** Folder that holds the typefaces, as the build gathers them. */
  readonly fontsFolder: string;
  /** Version of the product, for the PDF's own properties. */
  readonly productVersion: string;
  /** Told now and then how far it is, 0 to 1; what it throws ends the work. */
  readonly onProgress?: (share: number) => void;
};

export type Pdf = { readonly bytes: Uint8Array; readonly pages: number };

/**
 * Sets a document on A4 pages. The same model gives the same bytes: the date inside is the date of issue. The file
 * follows the PDF/A-3b profile (all fonts embedded, no transparency, output intent, XMP); it is not tagged and does
 * not claim to be.
 */
export async function renderPdf(model: DocumentModel, options: PdfOptions): Promise<Pdf> {
  const { t, onProgress = () => {} } = options;
  const document = openDocument(model, options);
  const type = openType(document, options.fontsFolder);
  const missing: Missing = new Map();
  const outline = outlineOf(model.blocks);
  const setting: Setting = {
    type,
    missing,
    outline,
    width: contentWidth('portrait'),
    accent: model.brand?.accent || ACCENT,
    continued: t('documents:frame.continued'),
    alike: alikeIn(model.blocks),
    widths: new Map(),
  };

  const pause = pauses();
  const front = new Layout(document);
  const body = new Layout(document);
  if (model.isShort === true) {
    body.startPage('portrait');
    addTitle(body, model, setting, t);
  } else {
    front.startPage('portrait');
    addCover(front, model, setting, t);
  }
  await addBlocks(body, model.blocks, model.isShort === true ? 'portrait' : null, setting, async (share) => {
    onProgress(share * 0.7);
    await pause();
  });
  if (model.isShort === true) addControl(body, model, setting, t);
  addMissingNote(body, setting, t);
  const bodyPages = body.finish();
  const entries = listed(outline);
  // Known only now whether it is worth a page; the numbers in it are filled in when the pages are drawn.
  if (model.isShort !== true && entries.length >= FEWEST_LISTED && bodyPages.length + 1 >= FEWEST_PAGES) {
    front.startPage('portrait');
    addContents(front, entries, setting, t);
  }
  const pages = [...front.finish(), ...bodyPages];
  const written: Uint8Array[] = [];
  await drawPages(document, pages, frameOf(model, setting, document, t), async (drawn) => {
    // Copied out of Node's shared pool page by page: a few kilobytes left there would hold on to ten times as much.
    const chunk = document.read();
    if (chunk !== null) written.push(new Uint8Array(chunk));
    onProgress(0.7 + (0.3 * drawn) / pages.length);
    await pause();
  });
  document.end();
  return { bytes: Buffer.concat([...written, await buffer(document)]), pages: pages.length };
}

/** Lets the thread breathe every few milliseconds, so that messages such as "cancel" come in. */
function pauses(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < 25) return;
    await setImmediate();
    last = performance.now();
  };
}

function openDocument(model: DocumentModel, { t, productVersion }: PdfOptions): PdfDocument {
  const { control, organisation } = model;
  const info = {
    Title: propertyText(`${control.identifier} ${model.title}`),
    Author: propertyText(control.author || organisation.name),
    Subject: propertyText(`${organisation.name}, ${t('documents:frame.subtitle')}`),
    Keywords: markForPrograms(model),
    Creator: `${t('documents:frame.product')} ${productVersion}`,
    Producer: 'pdfmake 0.3',
    CreationDate: new Date(`${model.asOf}T00:00:00Z`),
  };
  const options = {
    size: [A4.width, A4.height],
    pdfVersion: '1.7',
    subset: 'PDF/A-3b',
    displayTitle: true,
    lang: model.language,
    autoFirstPage: false,
    font: null,
    info,
  };
  // pdfmake's own entry point would also resolve addresses in documents; without it, nothing here can reach a network,
  // and of local files only the typefaces are let through, by their registered names.
  const document: PdfDocument = new PdfDocumentClass(FONT_NAMES, {}, {}, {}, options, null, isFontName);
  escapeMetadata(document);
  return document;
}

/** pdfkit writes the properties into the XMP packet as they are; an ampersand in a name would break the packet. */
function escapeMetadata(document: PdfDocument): void {
  const addInfo = document['_addInfo'].bind(document);
  document['_addInfo'] = () => {
    const { info } = document;
    document.info = Object.fromEntries(
      Object.entries(info).map(([key, value]) => [key, typeof value === 'string' ? escapeXml(value) : value]),
    );
    addInfo();
    document.info = info;
  };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function propertyText(text: string): string {
  return text.toWellFormed().replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
}

/** Paragraphs below a heading that wait with it. */
const MOST_INTRODUCING = 3;

async function addBlocks(
  layout: Layout,
  blocks: readonly Block[],
  begun: Orientation | null,
  setting: Setting,
  onProgress: (share: number) => Promise<void>,
): Promise<void> {
  const trail: Trail = { ids: [] };
  const total = countBlocks(blocks);
  let done = 0;
  // The page that the last block stands on; one that must be left before the next block is none.
  let page = begun;
  // Headings and what introduces something wait for what follows, so that they never stand alone at a page's end.
  let waiting: PdfNode[] = [];
  let introduced = 0;
  const flush = () => {
    layout.add(...waiting);
    waiting = [];
    introduced = 0;
  };
  const leavePage = () => {
    flush();
    page = null;
  };
  const add = async (block: Block, orientation: Orientation): Promise<void> => {
    if (block.kind === 'section') {
      leavePage();
      for (const inner of block.blocks) await add(inner, block.orientation);
      leavePage();
      return;
    }
    if (block.kind === 'pageBreak') leavePage();
    if (block.kind !== 'pageBreak') {
      if (page !== orientation) {
        flush();
        layout.startPage(orientation);
      }
      page = orientation;
      const introducing = waiting.length > 0 && introduces(block) && introduced < MOST_INTRODUCING;
      waiting.push(...nodesOf(block, { ...setting, width: contentWidth(orientation) }, trail));
      if (introducing) introduced += 1;
      else if (block.kind !== 'heading') flush();
    }
    done += 1;
    await onProgress(done / total);
  };
  for (const block of blocks) await add(block, 'portrait');
  flush();
}

/** Few words below a heading belong to it. */
function introduces(block: Block): boolean {
  return (block.kind === 'paragraph' || block.kind === 'note') && plainOf(block.text).length < 400;
}

function countBlocks(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + (block.kind === 'section' ? countBlocks(block.blocks) : 1), 0);
}

/** Says which characters are shown by their number, so that a reader knows what `[U+6771]` means. */
function addMissingNote(layout: Layout, setting: Setting, t: Translate): void {
  const { missing } = setting;
  if (missing.size === 0) return;
  const shown = [...missing.keys()].sort((a, b) => a - b).slice(0, 120);
  const rest = missing.size - shown.length;
  const list = shown.map(codeOf).join(' ') + (rest > 0 ? ` ${t('documents:frame.missingMore', { count: rest })}` : '');
  const total = [...missing.values()].reduce((sum, count) => sum + count, 0);
  const text = `${t('documents:frame.missingText', { count: total })} ${list}`;
  const block = { kind: 'note', tone: 'neutral', title: t('documents:frame.missingTitle'), text } as const;
  for (const node of nodesOf(block, setting, { ids: [] })) layout.add(node);
}
