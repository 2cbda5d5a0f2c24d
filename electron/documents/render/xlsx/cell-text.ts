import type { Translate } from '../../model/translate.ts';
import { officeText } from '../office-text.ts';
import { codedText, escapeCodes } from '../table-text.ts';

/** Stands before every text until the library is done with it. */
const MARK = '~';
const MARKED = new RegExp(`<t(?: xml:space="preserve")?>${MARK}`, 'g');

/**
 * The library looks texts up in a plain object, where `constructor` would be found without having been put there, so each
 * begins with a mark until it is written.
 */
export function marked(text: string): string {
  return `${MARK}${text}`;
}

/** Blanks at the ends of a text count too, which the library does not see behind a mark. */
export function unmarked(part: string, xml: string): string {
  return part === 'xl/sharedStrings.xml' ? xml.replace(MARKED, '<t xml:space="preserve">') : xml;
}

/** A text that is read again: nothing of it is shown in another way, and it has to fit. */
export function wholeText(text: string): string {
  return marked(codedText(text));
}

/** What a cell of the format holds at most, in UTF-16 units. */
export const LONGEST_CELL = 32_767;

/** A text as a cell can hold it, marked; one that is too long ends with a sentence that says so. */
export function cellText(text: string, t: Translate): string {
  return marked(fitting(text, t));
}

function fitting(text: string, t: Translate): string {
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
