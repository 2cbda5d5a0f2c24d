import type { AnswerColumn } from '#shared/entities/workbook.ts';
import { cutText } from '#shared/values/well-formed.ts';

/** Most characters of a cell, in Excel as in LibreOffice, in UTF-16 code units. */
export const MAX_CELL_CHARACTERS = 32_767;
/** What is shown of a longer text; the remark that follows has room in what is left. */
const SHOWN_CHARACTERS = 32_000;

/**
 * Signs that XML or one of the spreadsheet programs drops: control characters, halves of characters, non-characters. Without the
 * flag `u`, so that halves can be named.
 */
const DROPPED =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffd-\uffff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const LINES: readonly AnswerColumn[] = ['owner', 'interviewee'];

/**
 * A text as a cell gives it back, whatever program saved it and with which line ends: two texts that differ in what no
 * cell carries are the same answer.
 */
export function cellText(column: AnswerColumn, text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').replace(DROPPED, '').trim();
  return LINES.includes(column) ? plain.replace(/\s+/gu, ' ') : plain;
}

/** What a cell shows of an answer that is too long for it; null where it fits. */
export function cutAnswer(answer: string): string | null {
  return answer.length > MAX_CELL_CHARACTERS ? cutText(answer, SHOWN_CHARACTERS) : null;
}
