import type { Translate } from '../../model/translate.ts';
import { officeText } from '../office-text.ts';

/** What a cell of the format holds at most, in UTF-16 units. */
export const LONGEST_CELL = 32_767;

/** A text as a cell can hold it; one that is too long ends with a sentence that says so. */
export function cellText(text: string, t: Translate): string {
  const whole = officeText(text);
  const escaped = escapeCodes(whole);
  if (escaped.length <= LONGEST_CELL) return escaped;
  const note = (left: number) => `\n${t('documents:sheet.cut', { count: left })}`;
  let kept = whole.slice(0, LONGEST_CELL - note(whole.length).length);
  for (;;) {
    if (/[\ud800-\udbff]$/.test(kept)) kept = kept.slice(0, -1);
    const cut = escapeCodes(kept) + note(whole.length - kept.length);
    if (cut.length <= LONGEST_CELL) return cut;
    kept = kept.slice(0, kept.length - (cut.length - LONGEST_CELL));
  }
}

/** Spreadsheets read `_x0041_` as the character with that number. */
function escapeCodes(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
