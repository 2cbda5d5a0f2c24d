import { frameWords, markOf, statusTone } from '../../model/cover.ts';
import type { DocumentModel } from '../../model/model.ts';
import type { Translate } from '../../model/translate.ts';
import { type Setting, setText } from './blocks.ts';
import { type Canvas, fitted, type PageFrame, type PageSize, type Picture } from './draw.ts';
import { inlinesOf, segmentsOf } from './inlines.ts';
import { HAIRLINE, INK, MARGINS, MUTED, SIZE, TONE_INK } from './tokens.ts';
import { type PdfDocument, type SetRun, widthOf } from './type.ts';

/** Room of the logo on the cover and in the head of each page, in points. */
const ON_COVER = { width: 150, height: 48, top: 28 } as const;
const IN_HEAD = { width: 76, height: 24, top: 33, gap: 10 } as const;

/** Running head and foot, the cover's band, and the mark across every page of what is not approved. */
export function frameOf(model: DocumentModel, setting: Setting, document: PdfDocument, t: Translate): PageFrame {
  // Said on every page: the note on characters that no typeface has counts them where the text itself has them.
  const uncounted = { ...setting, missing: new Map() };
  const line = (text: string, color: string, bold = false) =>
    setText(text.replaceAll('\n', ' '), { size: SIZE.small, bold, color }, uncounted);
  const words = frameWords(model, t);
  const head = {
    left: line(words.left, INK, true),
    right: line(words.right, MUTED),
    below: line(words.below, MUTED),
    state: line(words.state, TONE_INK[statusTone(model)], true),
  };
  const foot = line(words.foot, MUTED);
  const mark = markOf(model, t);
  const markFace = setting.type.face({
    size: mark === '' ? 100 : markSize(mark, setting),
    bold: true,
    color: '#F1F4F5',
  });

  const logo = model.brand?.logo ?? null;
  const picture = logo === null ? null : document.openImage(Buffer.from(logo.bytes));
  const fittedTo = (room: { readonly width: number; readonly height: number }): Picture | null => {
    if (logo === null || picture === null) return null;
    const scale = Math.min(room.width / logo.width, room.height / logo.height);
    return { picture, width: logo.width * scale, height: logo.height * scale };
  };
  const onCover = fittedTo(ON_COVER);
  const inHead = fittedTo(IN_HEAD);
  const indent = inHead === null ? 0 : inHead.width + IN_HEAD.gap;

  return (canvas, size, number, count) => {
    const { width, height, orientation } = size;
    const { left, right } = MARGINS[orientation];
    if (mark !== '') canvas.turnedShapes(markFace, mark, width / 2, height / 2, Math.atan2(height, width));
    if (number === 1) {
      canvas.rectangle(0, 0, 16, height, setting.accent);
      if (onCover !== null) canvas.picture(onCover, width - right - onCover.width, ON_COVER.top);
    } else {
      if (inHead !== null) canvas.picture(inHead, left, IN_HEAD.top + (IN_HEAD.height - inHead.height) / 2);
      spread(canvas, size, 36, head.left, head.right, indent);
      spread(canvas, size, 48, head.below, head.state, indent);
      canvas.hairline(left, width - right, 64, 0.5, HAIRLINE);
    }
    canvas.hairline(left, width - right, height - 44, 0.5, HAIRLINE);
    const page = t('documents:frame.page', { page: number, pages: count });
    spread(canvas, size, height - 38, foot, line(page, MUTED));
  };
}

/** Two texts at the two ends of a line, which begins behind the indent; the left one gives way. */
function spread(
  canvas: Canvas,
  size: PageSize,
  y: number,
  left: readonly SetRun[],
  right: readonly SetRun[],
  indent = 0,
): void {
  const margins = MARGINS[size.orientation];
  const room = size.width - margins.left - margins.right - indent;
  const rightText = shortened(right, room / 2);
  const rightWidth = rightText.reduce((sum, { face, text }) => sum + widthOf(face, text), 0);
  show(canvas, shortened(left, room - rightWidth - 16), margins.left + indent, y);
  show(canvas, rightText, size.width - margins.right - rightWidth, y);
}

function show(canvas: Canvas, runs: readonly SetRun[], x: number, y: number): void {
  const pieces = runs.map((run) => ({ ...run, noWrap: true }));
  for (const { run, words, x: indent } of segmentsOf(inlinesOf(pieces), 'left')) {
    canvas.text(run.face, words, x + indent, y);
  }
}

/** As much of the text as has room, the run that is cut with an ellipsis. */
function shortened(runs: readonly SetRun[], room: number): readonly SetRun[] {
  let left = room;
  for (const [index, run] of runs.entries()) {
    const width = widthOf(run.face, run.text);
    if (width > left) return [...runs.slice(0, index), { ...run, text: fitted(run.face, run.text, left) }];
    left -= width;
  }
  return runs;
}

/** Large enough to be seen at a glance, small enough to fit across the page. */
function markSize(mark: string, { type }: Setting): number {
  return Math.min(150, 62_000 / Math.max(widthOf(type.face({ size: 100, bold: true }), mark), 1));
}
