/**
 * Control characters, which no keyboard writes and no document can hold: all of them but tab and line breaks, and the two
 * code points that are no characters and that XML refuses.
 */
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g;

/** What word processors put where a line or a page ends within a paragraph. */
const PAGE_BREAKS = /[\v\f]/g;

/**
 * The same value with texts that Unicode allows and documents can hold: half of a character that was cut through, or that
 * a file brought along, becomes U+FFFD, as SQLite would store it, and control characters are taken out. Otherwise the
 * trail would keep another text than the record, and an export something that other programs do not read. What is well
 * formed already comes back as the very same value.
 */
export function wellFormed<T>(value: T): T {
  return mend(value) as T;
}

function mend(value: unknown): unknown {
  if (typeof value === 'string') return mendText(value);
  if (Array.isArray(value)) {
    const mended: unknown[] = value.map(mend);
    return mended.every((inner, at) => Object.is(inner, value[at])) ? value : mended;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const mended = entries.map(([key, inner]) => [mendText(key), mend(inner)] as const);
  const same = mended.every(([key, inner], at) => key === entries[at]?.[0] && Object.is(inner, entries[at][1]));
  return same ? value : Object.fromEntries(mended);
}

function mendText(text: string): string {
  return text.toWellFormed().replace(PAGE_BREAKS, '\n').replace(CONTROLS, '');
}

/** Whether lists and objects lie in each other more than `levels` deep. */
export function nestsDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => nestsDeeper(inner, levels - 1));
}

/** The first `most` UTF-16 code units, or one fewer where the last would be half of a character. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most);
}
