import { Document, type FileChild, Packer, SectionType } from 'docx';
import { estimatePageNumbers } from 'docx/layout';
import { alikeIn } from '../../model/fit.ts';
import { type Block, type DocumentModel, listed, outlineOf } from '../../model/model.ts';
import { FEWEST_LISTED } from '../../model/pages.ts';
import type { Translate } from '../../model/translate.ts';
import { officeText } from '../office-text.ts';
import { reproducible } from '../office-zip.ts';
import type { Orientation } from '../pdf/tokens.ts';
import { blocksOf, type Setting } from './blocks.ts';
import { contents, control, cover, coverHeader, footer, header, title } from './front.ts';
import { accentOf, band, documentStyles, numberings, pageOf, textWidth } from './look.ts';
import { settleIds } from './settle-ids.ts';

const MOST_LETTERS = 400_000;
const LONGEST_WORD = 1_000;

type Part = { readonly orientation: Orientation; readonly blocks: readonly Block[] };

/**
 * Writes a document for word processors (Office Open XML): headings, lists, tables and charts are the format's own, so
 * that it can be worked on. The same model gives the same bytes: dates inside are the date of issue.
 */
export async function renderDocx(model: DocumentModel, t: Translate): Promise<Uint8Array> {
  const accent = accentOf(model.brand);
  const bookmarks = new Map<string, string>();
  let lists = 0;
  const setting = {
    outline: outlineOf(model.blocks),
    bookmarkOf(id: string) {
      const name = bookmarks.get(id) ?? `part${bookmarks.size + 1}`;
      bookmarks.set(id, name);
      return name;
    },
    nextList: () => lists++,
    accent,
    alike: alikeIn(model.blocks),
  };
  const frame = (orientation: Orientation) => ({
    headers: { default: header(model, orientation, t) },
    footers: { default: footer(model, orientation, t) },
  });
  const portrait = { ...setting, width: textWidth('portrait') };
  const front = {
    headers: { ...frame('portrait').headers, first: coverHeader(model, t) },
    footers: { ...frame('portrait').footers, first: footer(model, 'portrait', t) },
    properties: { page: { ...pageOf('portrait'), borders: band(accent) }, titlePage: true },
    children: [
      ...cover(model, portrait, t),
      ...(listed(setting.outline).length < FEWEST_LISTED ? [] : contents(portrait, t)),
    ] as FileChild[],
  };
  const parts = partsOf(model.blocks).map(({ orientation, blocks }) => ({
    ...frame(orientation),
    properties: { page: pageOf(orientation), type: SectionType.NEXT_PAGE },
    children: childrenOf(blocks, { ...setting, width: textWidth(orientation) }),
  }));
  if (model.isShort === true) {
    parts.at(0)?.children.unshift(...title(model, portrait, t));
    parts.at(-1)?.children.push(...control(model, portrait, t));
  }
  const { control: data, organisation } = model;
  const document = new Document({
    title: officeText(`${data.identifier} ${model.title}`),
    subject: officeText(`${organisation.name}, ${t('documents:frame.subtitle')}`),
    creator: officeText(data.author || organisation.name),
    lastModifiedBy: officeText(data.author || organisation.name),
    styles: documentStyles(model.language, accent),
    numbering: { config: numberings(accent) },
    ...(canBeLaidOut(model.blocks) && { pageNumbers: estimatePageNumbers }),
    sections: model.isShort === true ? parts : [front, ...parts],
  });
  return reproducible(await Packer.toBuffer(document), model.asOf, settleIds());
}

/**
 * Whether the pages can be counted in good time: the library takes a minute and more for a single word of 50,000 letters.
 * Where they are not, word processors offer to bring the table of contents up to date.
 */
function canBeLaidOut(blocks: readonly Block[]): boolean {
  let letters = 0;
  let longest = 0;
  const measure = (key: string, value: unknown): unknown => {
    if (typeof value !== 'string' || key === 'svg') return value;
    letters += value.length;
    for (const word of value.length > longest ? value.split(/\s/) : []) longest = Math.max(longest, word.length);
    return value;
  };
  JSON.stringify(blocks, measure);
  return letters <= MOST_LETTERS && longest <= LONGEST_WORD;
}

/** Stretches of blocks that stand on pages turned the same way. */
function partsOf(blocks: readonly Block[]): Part[] {
  const parts: Part[] = [];
  // The part that loose blocks go on in; a section ends it.
  let open: Block[] | null = null;
  for (const block of blocks) {
    if (block.kind === 'section') {
      parts.push(block);
      open = null;
    } else if (open === null) {
      open = [block];
      parts.push({ orientation: 'portrait', blocks: open });
    } else {
      open.push(block);
    }
  }
  return parts;
}

function childrenOf(blocks: readonly Block[], setting: Setting): FileChild[] {
  let newPage = false;
  return blocks.flatMap((block, index) => {
    if (block.kind === 'section') return [];
    if (block.kind === 'pageBreak') {
      newPage = index > 0;
      return [];
    }
    const breaks = newPage;
    newPage = false;
    return blocksOf(block, setting, breaks);
  });
}
