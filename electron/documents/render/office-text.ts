import { codeOf } from './characters.ts';

/** Line ends as Windows, old Macs and Unicode write them. */
const LINE_ENDS = /\r\n?|\u0085|\u2028|\u2029|\v|\f/g;
/** What XML cannot hold, or what turns the reading direction and can disguise a name. */
const UNSAFE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as an Office file can hold it: characters that it cannot are shown by their number, as in the PDF. */
export function officeText(text: string): string {
  return text.replace(LINE_ENDS, '\n').replace(UNSAFE, (character) => codeOf(character.codePointAt(0) ?? 0));
}
