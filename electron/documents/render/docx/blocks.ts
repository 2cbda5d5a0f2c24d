import { Bookmark, HeadingLevel, Paragraph, type Table } from 'docx';
import type { Block, Heading, OutlineEntry, Rich, Table as TableBlock } from '../../model/model.ts';
import { figureBlocks } from './chart.ts';
import { BULLETS, hex, NUMBERS } from './look.ts';
import { textRuns } from './runs.ts';
import { figuresBlocks, keyValueBlocks, noteBlocks, tableBlocks } from './tables.ts';

/** What turning blocks into the format's own needs to know about the document and the page it stands on. */
export type Setting = {
  readonly outline: ReadonlyMap<object, OutlineEntry>;
  /** The name under which something is pointed at. */
  readonly bookmarkOf: (id: string) => string;
  /** A number of its own for each list, so that each begins with 1. */
  readonly nextList: () => number;
  readonly accent: string;
  /** Tables with the same heads. */
  readonly alike: ReadonlyMap<string, readonly TableBlock[]>;
  /** Between the margins, in twips. */
  readonly width: number;
};

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** A block, page breaks and sections excepted: those are the page maker's. */
export function blocksOf(
  block: Exclude<Block, { kind: 'pageBreak' | 'section' }>,
  setting: Setting,
  newPage: boolean,
): (Paragraph | Table)[] {
  const before = newPage && block.kind !== 'heading' ? [new Paragraph({ pageBreakBefore: true })] : [];
  return [...before, ...contentOf(block, setting, newPage)];
}

function contentOf(
  block: Exclude<Block, { kind: 'pageBreak' | 'section' }>,
  setting: Setting,
  newPage: boolean,
): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block, setting, newPage)];
    case 'paragraph': {
      const style = block.role === 'lead' ? 'Lead' : block.role === 'small' ? 'Small' : 'Normal';
      return [new Paragraph({ style, children: textRuns(block.text, setting.accent) })];
    }
    case 'list':
      return list(block.items, block.ordered === true, setting);
    case 'table':
      return tableBlocks(block, setting);
    case 'keyValues':
      return keyValueBlocks(block, setting);
    case 'figures':
      return figuresBlocks(block, setting);
    case 'figure':
      return figureBlocks(block, setting);
    case 'note':
      return noteBlocks(block, setting);
  }
}

function heading(block: Heading, setting: Setting, newPage: boolean): Paragraph {
  const entry = setting.outline.get(block);
  const number =
    block.number === undefined
      ? []
      : textRuns(`${block.number}\u00a0\u00a0`, setting.accent, { color: hex(setting.accent) });
  return new Paragraph({
    heading: LEVELS[block.level],
    pageBreakBefore: newPage,
    children: [
      new Bookmark({
        id: setting.bookmarkOf(entry?.id ?? block.text),
        children: [...number, ...textRuns(block.text, setting.accent)],
      }),
    ],
  });
}

function list(items: readonly Rich[], ordered: boolean, setting: Setting): Paragraph[] {
  const numbering = ordered
    ? { reference: NUMBERS, level: 0, instance: setting.nextList() }
    : { reference: BULLETS, level: 0 };
  return items.map((item) => new Paragraph({ numbering, children: textRuns(item, setting.accent) }));
}
