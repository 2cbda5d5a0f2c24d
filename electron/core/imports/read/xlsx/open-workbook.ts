import path from 'node:path';
import { type ArchivePart, readArchive } from '../check-archive.ts';
import { cleanText, refuse } from '../source-table.ts';
import { createPartFilter } from './filter-part.ts';
import { nameZip } from './name-zip.ts';
import { readFormats } from './number-formats.ts';
import type { CellContext } from './read-cells.ts';
import { attributeOf, plainText, stringOf } from './xml-text.ts';

/** Parts of a workbook that no cell needs. */
const UNREAD =
  /^xl\/(?:theme|drawings|charts|chartsheets|media|embeddings|externalLinks|pivotCache|pivotTables|printerSettings|ctrlProps|persons|threadedComments|tables|queryTables|slicers|slicerCaches|richData|worksheets\/_rels|comments[^/]*\.xml$|calcChain\.xml$)/iu;
const PART = /^xl\/.*\.(?:xml|rels)$/iu;

/** A sheet by its place from 1, with its markup, which was checked, for what its cells do not say. */
export type XlsxSheet = {
  readonly number: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly markup: () => string;
};
export type OpenWorkbook = CellContext & {
  /** Parts of the sheets by their numbers. */
  readonly parts: ReadonlyMap<number, Buffer>;
  /** All formulas wait to be calculated when the file is opened; libraries that cannot calculate write 0 until then. */
  readonly calculatedOnLoad: boolean;
};
export type CleanWorkbook = { readonly workbook: OpenWorkbook; readonly sheets: readonly XlsxSheet[] };

/**
 * The parts that hold cells, checked while they unpack and freed of what is empty, so that no sheet is ever held as it
 * lies in the file.
 *
 * @throws AppError `importUnreadable`, `importTooLarge`
 */
export async function cleanWorkbook(bytes: Uint8Array, fileName: string): Promise<CleanWorkbook> {
  const names: string[] = [];
  const parts = await readArchive(
    bytes,
    fileName,
    (name) => {
      names.push(name);
      return PART.test(name) && !UNREAD.test(name);
    },
    { filterOf: () => createPartFilter(fileName) },
  );
  if (!names.some((name) => name.toLowerCase() === 'xl/workbook.xml')) {
    const { problem, kind } = nameZip(names, bytes);
    refuse('importUnreadable', fileName, problem, { kind });
  }
  const related = relationsOf(parts);
  const { sheets, sheetParts } = listSheets(parts, related);
  const [strings, styles] = ['sharedStrings', 'styles'].map((type) => {
    const target = [...related.values()].find((relation) => relation.type === type)?.part ?? `xl/${type}.xml`;
    return xmlOf(parts, target);
  });
  const book = xmlOf(parts, 'xl/workbook.xml');
  const from1904 = /<workbookPr\s[^<>]*date1904\s*=\s*["'](?:1|true)["']/u.test(book);
  return {
    workbook: {
      parts: sheetParts,
      strings: readStrings(strings ?? ''),
      formats: readFormats(styles ?? '', from1904),
      calculatedOnLoad: /<calcPr\s[^<>]*fullCalcOnLoad\s*=\s*["'](?:1|true)["']/u.test(book),
    },
    sheets,
  };
}

type Relation = { readonly type: string; readonly part: string };

function relationsOf(parts: readonly ArchivePart[]): Map<string, Relation> {
  const relations = new Map<string, Relation>();
  for (const [, attributes = ''] of xmlOf(parts, 'xl/_rels/workbook.xml.rels').matchAll(/<Relationship\s([^>]*)>/gu)) {
    const type = attributeOf(attributes, 'Type')?.split('/').at(-1) ?? '';
    const target = attributeOf(attributes, 'Target') ?? '';
    const part = path.posix.normalize(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    relations.set(attributeOf(attributes, 'Id') ?? '', { type, part });
  }
  return relations;
}

/**
 * The sheets that hold cells; hidden ones, which hold lists of choices, last. Sheets that are only a chart are left out.
 */
function listSheets(parts: readonly ArchivePart[], related: ReadonlyMap<string, Relation>) {
  const visible: XlsxSheet[] = [];
  const hidden: XlsxSheet[] = [];
  const sheetParts = new Map<number, Buffer>();
  let number = 0;
  for (const [, attributes = ''] of xmlOf(parts, 'xl/workbook.xml').matchAll(/<sheet\s([^>]*)>/gu)) {
    number += 1;
    const relation = related.get(/\s\w+:id\s*=\s*["']([^"']*)["']/u.exec(` ${attributes}`)?.[1] ?? '');
    if (relation?.type !== 'worksheet') continue;
    const part = partOf(parts, relation.part) ?? Buffer.alloc(0);
    sheetParts.set(number, part);
    const isHidden = /^(?:veryH|h)idden$/u.test(attributeOf(attributes, 'state') ?? '');
    (isHidden ? hidden : visible).push({
      number,
      name: plainText(attributeOf(attributes, 'name') ?? ''),
      hidden: isHidden,
      markup: () => part.toString('utf8'),
    });
  }
  return { sheets: [...visible, ...hidden], sheetParts };
}

function readStrings(markup: string): string[] {
  const pieces = markup.split(/<si(?=[\s/>])/u).slice(1);
  return pieces.map((piece) => cleanText(piece.startsWith('/') ? '' : stringOf(piece.split('</si>', 1)[0] ?? '')));
}

function partOf(parts: readonly ArchivePart[], name: string): Buffer | undefined {
  const lower = name.toLowerCase();
  return parts.find((part) => part.name.toLowerCase() === lower)?.bytes;
}

function xmlOf(parts: readonly ArchivePart[], name: string): string {
  return partOf(parts, name)?.toString('utf8') ?? '';
}
