import { frameWords, markOf, statusTone } from '../../model/cover.ts';
import type { DocumentModel } from '../../model/model.ts';
import type { Translate } from '../../model/translate.ts';
import { piecesOf, plainOf } from '../characters.ts';
import type { Setting } from './blocks.ts';
import { type Canvas, fitted, type PageFrame, type PageSize, type Picture } from './draw.ts';
import { HAIRLINE, INK, MARGINS, MUTED, SIZE, TONE_INK } from './tokens.ts';
import { type Face, type PdfDocument, widthOf } from './type.ts';

/** Room of the logo on the cover and in the head of each page, in points. */
const ON_COVER = { width: 150, height: 48, top: 28 } as const;
const IN_HEAD = { width: 76, height: 24, top: 33, gap: 10 } as const;

/** Running head and foot, the cover's band, and the mark across every page of what is not approved. */
export function frameOf(model: DocumentModel, setting: Setting, document: PdfDocument, t: Translate): PageFrame {
  const face = (color: string, bold = false) => setting.type.face({ size: SIZE.small, bold, color });
  const plain = (text: string) =>
    piecesOf(text.replaceAll('\n', ' '), setting.type.has, new Map())
      .map((piece) => piece.text)
      .join('');
  const words = frameWords(model, t);
  const head = {
    left: plain(words.left),
    right: words.right,
    below: plain(words.below),
    state: plain(words.state),
  };
  const foot = plain(words.foot);
  const mark = plain(markOf(model, t));
  const markFace = setting.type.face({
    size: mark === '' ? 100 : markSize(mark, setting),
    bold: true,
    color: '#F1F4F5',
  });
  const faces = {
    strong: face(INK, true),
    muted: face(MUTED),
    state: face(TONE_INK[statusTone(model)], true),
  };

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
    if (mark !== '') canvas.turnedText(markFace, mark, width / 2, height / 2, Math.atan2(height, width));
    if (number === 1) {
      canvas.rectangle(0, 0, 16, height, setting.accent);
      if (onCover !== null) canvas.picture(onCover, width - right - onCover.width, ON_COVER.top);
    } else {
      if (inHead !== null) canvas.picture(inHead, left, IN_HEAD.top + (IN_HEAD.height - inHead.height) / 2);
      spread(canvas, size, 36, [faces.strong, head.left], [faces.muted, head.right], indent);
      spread(canvas, size, 48, [faces.muted, head.below], [faces.state, head.state], indent);
      canvas.hairline(left, width - right, 64, 0.5, HAIRLINE);
    }
    canvas.hairline(left, width - right, height - 44, 0.5, HAIRLINE);
    spread(
      canvas,
      size,
      height - 38,
      [faces.muted, foot],
      [faces.muted, t('documents:frame.page', { page: number, pages: count })],
    );
  };
}

/** Two texts at the two ends of a line, which begins behind the indent; the left one gives way. */
function spread(
  canvas: Canvas,
  size: PageSize,
  y: number,
  [leftFace, left]: [Face, string],
  right: [Face, string],
  indent = 0,
): void {
  const margins = MARGINS[size.orientation];
  const room = size.width - margins.left - margins.right - indent;
  const rightText = fitted(right[0], right[1], room / 2);
  const rightWidth = widthOf(right[0], rightText);
  canvas.text(leftFace, [fitted(leftFace, left, room - rightWidth - 16)], margins.left + indent, y);
  canvas.text(right[0], [rightText], size.width - margins.right - rightWidth, y);
}

/** Large enough to be seen at a glance, small enough to fit across the page. */
function markSize(mark: string, { type }: Setting): number {
  return Math.min(150, 62_000 / Math.max(widthOf(type.face({ size: 100, bold: true }), plainOf(mark)), 1));
}
