import { type Extent, fitColumns, headsOf, inPairs, needOf } from '../../model/fit.ts';
import type {
  Block,
  Cell,
  Column,
  KeyValue,
  KeyValues,
  OutlineEntry,
  Rich,
  Run,
  Table,
  Tone,
} from '../../model/model.ts';
import { type Missing, piecesOfRuns, runsOf, settableSvg } from '../characters.ts';
import { breakable } from '../writing/shape.ts';
import { BARE, COLUMN_GAP, callout, PLAIN_RECORD, recordLook, ruled, tiles } from './looks.ts';
import { COVERED, type Margin, type PdfNode, type TableNode, type TextNode } from './nodes.ts';
import { A4, ACCENT, INK, MARGINS, MUTED, type Orientation, SIZE, TONE_INK } from './tokens.ts';
import { type SetRun, type Style, type Type, widthOf } from './type.ts';

/** What turning blocks into nodes needs to know about the document and the page it stands on. */
export type Setting = {
  readonly type: Type;
  readonly missing: Missing;
  readonly outline: ReadonlyMap<object, OutlineEntry>;
  readonly width: number;
  /** `#rrggbb` */
  readonly accent: string;
  /** Tables with the same heads, and the widths of their columns once they are known. */
  readonly alike: ReadonlyMap<string, readonly Table[]>;
  readonly widths: Map<string, number[]>;
  /** Word behind a record's title on the pages that follow its first. */
  readonly continued: string;
};

export function contentWidth(orientation: Orientation): number {
  const { left, right } = MARGINS[orientation];
  return (orientation === 'portrait' ? A4.width : A4.height) - left - right;
}

const BODY: Style = { size: SIZE.body, leading: 1.08 };
const SMALL: Style = { size: SIZE.small };

/** The headings above a block, so that bookmarks hang below each other. */
export type Trail = { readonly ids: (string | null)[] };

/** Sets a block, page breaks and sections excepted: those are the page maker's. */
export function nodesOf(
  block: Exclude<Block, { kind: 'pageBreak' | 'section' }>,
  setting: Setting,
  trail: Trail,
): PdfNode[] {
  switch (block.kind) {
    case 'heading':
      return [headingNode(block, setting, trail)];
    case 'paragraph':
      return [paragraphNode(block.text, block.role, setting)];
    case 'list':
      return [listNode(block.items, block.ordered === true, setting)];
    case 'table':
      return tableNodes(block, setting);
    case 'keyValues':
      return [keyValuesNode(block, setting, trail)];
    case 'figures':
      return figuresNodes(block.items, setting);
    case 'figure':
      return figureNodes(block, setting);
    case 'note':
      return [noteNode(block, setting)];
  }
}

/** Text as it can be set in the style: by typeface and direction, with stand-ins for what the typefaces lack. */
export function setText(
  text: Rich,
  style: Style,
  { type, missing, accent }: Setting,
  extra: Partial<SetRun> = {},
): SetRun[] {
  const runs = runsOf(text);
  const pieces = piecesOfRuns(
    runs.map((run) => run.text),
    type,
    missing,
  );
  return runs.flatMap((run, index) => {
    const own = styleOf(run, style, accent);
    return (pieces[index] ?? []).map(({ text: piece, stands, script, level = 0 }): SetRun => {
      const more = { ...(level !== 0 && { level }), ...(run.file !== undefined && { file: run.file }) };
      if (stands !== undefined) {
        return { text: piece, face: type.face({ ...style, color: MUTED }), ...extra, ...more, noWrap: true, stands };
      }
      const face = type.face({ ...own, script, rightToLeft: level % 2 === 1 });
      return { text: breakable(piece, script), face, ...extra, ...more };
    });
  });
}

export function textNode(text: Rich, style: Style, setting: Setting, extra: Partial<TextNode> = {}): TextNode {
  return { text: setText(text, style, setting), ...extra };
}

function styleOf(run: Run, style: Style, accent: string): Style {
  if (run.bold !== true && run.italic !== true && run.code !== true) return style;
  return {
    ...style,
    ...(run.bold === true && { bold: true }),
    ...(run.italic === true && { italic: true }),
    ...(run.code === true && { color: accent }),
  };
}

const HEADING: Record<1 | 2 | 3, { style: Style; margin: Margin }> = {
  1: { style: { size: SIZE.h1, bold: true, color: INK }, margin: [0, 26, 0, 8] },
  2: { style: { size: SIZE.h2, bold: true, color: INK }, margin: [0, 20, 0, 4] },
  3: { style: { size: SIZE.h3, bold: true, color: INK }, margin: [0, 14, 0, 2] },
};

function headingNode(block: Extract<Block, { kind: 'heading' }>, setting: Setting, trail: Trail): TextNode {
  const entry = setting.outline.get(block);
  const id = entry?.id ?? block.text;
  const { number = '' } = block;
  const { style, margin } = HEADING[block.level];
  const parent = trail.ids.slice(0, block.level - 1).findLast((above) => above != null) ?? null;
  trail.ids.length = block.level - 1;
  trail.ids[block.level - 1] = id;
  const before = number === '' ? [] : setText(`${number}\u00a0\u00a0`, { ...style, color: setting.accent }, setting);
  return {
    text: [...before, ...setText(block.text, style, setting)],
    id,
    margin,
    bookmark: { id, parent, text: `${number} ${block.text}`.trim(), open: block.level === 1 },
  };
}

function paragraphNode(text: Rich, role: 'lead' | 'small' | undefined, setting: Setting): TextNode {
  if (role === 'lead') {
    return textNode(text, { size: SIZE.lead, leading: 1.12 }, setting, { margin: [0, 4, 0, 4] });
  }
  const style = role === 'small' ? { ...SMALL, color: MUTED } : BODY;
  return textNode(text, style, setting, { margin: [0, 4, 0, 2] });
}

function listNode(items: readonly Rich[], ordered: boolean, setting: Setting): TableNode {
  const marker = ordered ? 20 : 14;
  return {
    margin: [0, 4, 0, 2],
    table: {
      widths: [marker, setting.width - marker],
      body: items.map((item, index) => [
        textNode(ordered ? `${index + 1}.` : '•', { ...BODY, color: setting.accent, bold: true }, setting),
        textNode(item, BODY, setting, { margin: [0, 0, 0, 2] }),
      ]),
      dontBreakRows: true,
    },
    layout: BARE,
    keep: { least: 2 },
  };
}

function headNodes({ columns }: Table, setting: Setting): TextNode[] {
  return columns.map(({ header, align }) =>
    textNode(header, { ...SMALL, bold: true, color: setting.accent }, setting, { ...(align && { alignment: align }) }),
  );
}

function bodyNodes({ rows, columns, totals }: Table, setting: Setting): TextNode[][] {
  const summed = new Set(totals);
  return rows.map((row, index) =>
    row.map((cell, column) => cellNode(cell, columns[column], summed.has(index), setting)),
  );
}

function tableNodes(block: Table, setting: Setting): PdfNode[] {
  const head = headNodes(block, setting);
  const body = bodyNodes(block, setting);
  const totals = new Set(block.totals);
  const caption = block.caption === undefined ? [] : [captionNode(block.caption, setting)];
  if (body.length === 0) return caption;
  return [
    ...caption,
    {
      margin: [0, block.caption === undefined ? 8 : 2, 0, 6],
      table: {
        widths: columnWidths(block, head, body, setting),
        body: [head, ...body],
        headerRows: block.repeatHeader === true ? 1 : 0,
        ...(block.repeatHeader === true && { keepWithHeaderRows: 1 }),
        dontBreakRows: true,
      },
      layout: ruled(totals, setting.accent, block.byHand),
    },
  ];
}

function captionNode(caption: string, setting: Setting): TextNode {
  return textNode(caption, { ...SMALL, color: MUTED }, setting, { margin: [0, 10, 0, 0] });
}

function cellNode(cell: Cell, column: Column | undefined, total: boolean, setting: Setting): TextNode {
  const alignment = column?.align ?? 'left';
  if (typeof cell === 'string' || Array.isArray(cell)) {
    const style = total || column?.strong === true ? { ...SMALL, bold: true } : SMALL;
    return { text: setText(cell as Rich, style, setting), alignment };
  }
  if ('status' in cell) return { text: statusRuns(cell.status, cell.tone, setting), alignment };
  const { pageOf } = cell as { pageOf: string };
  const face = setting.type.face({ ...SMALL, color: setting.accent });
  return { text: [{ text: '0000', face, goTo: pageOf, pageOf, noWrap: true }], alignment: 'right' };
}

/** A sign with the word beside it: never a colour alone. */
function statusRuns(status: string, tone: Tone, setting: Setting): SetRun[] {
  const style: Style = { ...SMALL, bold: true, color: TONE_INK[tone] };
  const runs = setText(status, style, setting);
  // The sign stands in the room of blanks that do not part from the word.
  const room: SetRun = { text: '\u00a0'.repeat(5), face: setting.type.face(style), swatch: tone };
  return [room, ...runs];
}

function keyValuesNode(block: KeyValues, setting: Setting, trail: Trail): TableNode {
  const label = 98;
  const gap = 10;
  const value = setting.width / 2 - label - gap * 1.5;
  const body: PdfNode[][] = [];
  if (block.title !== undefined) body.push(recordTitle(block.title, setting, trail));
  for (const [first, second] of inPairs(block.items)) {
    const row = [labelNode(first.label, setting), valueNode(first, setting)];
    if (first.wide === true)
      body.push([...row.slice(0, 1), { ...valueNode(first, setting), colSpan: 3 }, COVERED, COVERED]);
    else if (second === undefined) body.push([...row, textNode('', SMALL, setting), textNode('', SMALL, setting)]);
    else body.push([...row, labelNode(second.label, setting), valueNode(second, setting)]);
  }
  if (block.remark !== undefined) {
    const remark = textNode(block.remark, { ...SMALL, color: MUTED }, setting, { colSpan: 4 });
    body.push([remark, COVERED, COVERED, COVERED]);
  }
  const titled = block.title !== undefined;
  return {
    margin: [0, titled ? 16 : 6, 0, 0],
    table: {
      widths: [label, value, label, value],
      body,
      headerRows: titled ? 1 : 0,
      ...(titled && { keepWithHeaderRows: 2 }),
      dontBreakRows: true,
    },
    layout: titled ? recordLook(setting.accent) : PLAIN_RECORD,
    keep: { whole: true, least: 2 },
  };
}

function recordTitle(title: NonNullable<KeyValues['title']>, setting: Setting, trail: Trail): PdfNode[] {
  const { id, code, text, status } = title;
  const parent = trail.ids.findLast((above) => above != null) ?? null;
  const runs = [
    ...setText(code, { size: SIZE.lead, bold: true, color: setting.accent }, setting),
    // By itself: a name that is read from right to left would take the gap to its other end.
    ...setText('\u00a0 ', { size: SIZE.lead, bold: true }, setting),
    ...setText(text, { size: SIZE.lead, bold: true }, setting),
  ];
  const name: TextNode = {
    text: runs,
    id,
    bookmark: { id, parent, text: `${code} ${text}`, open: false },
    colSpan: status === undefined ? 4 : 3,
    continued: setText(`\u00a0 ${setting.continued}`, { ...SMALL, color: MUTED }, setting),
  };
  if (status === undefined) return [name, COVERED, COVERED, COVERED];
  return [name, COVERED, COVERED, { text: statusRuns(status.status, status.tone, setting), alignment: 'right' }];
}

function labelNode(label: string, setting: Setting): TextNode {
  return textNode(label, { ...SMALL, color: MUTED }, setting);
}

function valueNode({ value }: KeyValue, setting: Setting): TextNode {
  if (typeof value === 'object' && 'status' in value) return { text: statusRuns(value.status, value.tone, setting) };
  return textNode(value, SMALL, setting);
}

function figuresNodes(
  items: readonly { readonly value: string; readonly label: string; readonly tone?: Tone }[],
  setting: Setting,
): PdfNode[] {
  const perRow = Math.min(items.length, 5);
  const gap = 14;
  const width = (setting.width - gap * (perRow - 1)) / perRow;
  // The largest size of the scale in which every value stands on one line.
  const fits = (size: number) =>
    items.every(({ value }) => widthOf(setting.type.face({ size, bold: true }), value) <= width);
  const size = [SIZE.h1, SIZE.h2].find(fits) ?? SIZE.lead;
  const rows: PdfNode[] = [];
  for (let at = 0; at < items.length; at += perRow) {
    const cells = Array.from({ length: perRow }, (_, index): PdfNode => {
      const item = items[at + index];
      if (item === undefined) return textNode('', SMALL, setting);
      const color = item.tone === undefined ? INK : TONE_INK[item.tone];
      return {
        stack: [
          textNode(item.value, { size, bold: true, color }, setting),
          textNode(item.label, { ...SMALL, color: MUTED }, setting),
        ],
      };
    });
    rows.push({
      margin: [0, 8, 0, 4],
      table: { widths: cells.map(() => width), body: [cells], dontBreakRows: true },
      layout: tiles(gap, setting.accent),
    });
  }
  return rows;
}

function figureNodes(block: Extract<Block, { kind: 'figure' }>, setting: Setting): PdfNode[] {
  const [, width = '0', height = '0'] = /<svg[^>]* width="([\d.]+)"[^>]* height="([\d.]+)"/.exec(block.svg) ?? [];
  const proportion = Number(height) / Math.max(Number(width), 1);
  // A picture cannot break: one that is taller than a page's room is made smaller.
  const fitting = Math.min(setting.width, 560 / Math.max(proportion, 0.01));
  const caption = block.caption === undefined ? [] : [captionNode(block.caption, setting)];
  const colored = block.svg.replaceAll(ACCENT, setting.accent);
  const svg = settableSvg(colored, setting.type.has, setting.missing);
  return [...caption, { svg, width: fitting, height: fitting * proportion, margin: [0, 6, 0, 4] }];
}

function noteNode(block: Extract<Block, { kind: 'note' }>, setting: Setting): TableNode {
  const title = block.title === undefined ? [] : [textNode(block.title, noteTitle(block.tone), setting)];
  return {
    margin: [0, 8, 0, 6],
    table: {
      widths: [setting.width - 3 - 24],
      body: [...title, textNode(block.text, BODY, setting)].map((node) => [node]),
      dontBreakRows: false,
    },
    layout: callout(block.tone),
    keep: { whole: true },
  };
}

function noteTitle(tone: Tone): Style {
  return { size: SIZE.body, bold: true, color: TONE_INK[tone] };
}

/** Column widths in points, by what stands in this table and in those like it. */
function columnWidths(
  block: Table,
  head: readonly TextNode[],
  body: readonly TextNode[][],
  setting: Setting,
): number[] {
  const key = headsOf(block);
  const known = setting.widths.get(key);
  if (known !== undefined) return known;
  const others = (setting.alike.get(key) ?? []).filter((table) => table !== block);
  // Characters that are missing are counted where they are set.
  const quiet = { ...setting, missing: new Map() };
  const rows = [...body, ...others.flatMap((table) => bodyNodes(table, quiet))];
  const room = setting.width - COLUMN_GAP * (block.columns.length - 1);
  const needs = head.map((node, column) =>
    needOf(
      extentOf(node.text),
      rows.map((row) => extentOf(row[column]?.text ?? [])),
      room,
    ),
  );
  const widths = fitColumns(needs, room);
  setting.widths.set(key, widths);
  return widths;
}

function extentOf(runs: readonly SetRun[]): Extent {
  let [word, line, longestWord, longestLine] = [0, 0, 0, 0];
  for (const { text, face } of runs) {
    for (const part of text.split(/([ \n])/)) {
      const width = part === '' || part === '\n' ? 0 : widthOf(face, part);
      [word, line] = part === '\n' ? [0, 0] : [part === ' ' ? 0 : word + width, line + width];
      longestWord = Math.max(longestWord, word);
      longestLine = Math.max(longestLine, line);
    }
  }
  // A hair more than its sum, so that nothing breaks for a rounding.
  return { word: longestWord === 0 ? 0 : longestWord + 0.5, line: longestLine === 0 ? 0 : longestLine + 0.5 };
}
