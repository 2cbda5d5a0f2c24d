import bidiFactory from 'bidi-js';

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const LETTERS = /\p{L}/gu;
const bidi = bidiFactory();

/** Levels by the Unicode bidirectional algorithm, one for each UTF-16 unit; null where all reads from left to right. */
export function levelsOf(text: string): Uint8Array | null {
  if (!RIGHT_TO_LEFT.test(text)) return null;
  return bidi.getEmbeddingLevels(text, baseOf(text)).levels;
}

/**
 * The standard lets the first letter decide, which would turn an English sentence that begins with an Arabic name;
 * here the greater part of the letters has to agree.
 */
function baseOf(text: string): 'ltr' | 'rtl' {
  const letters = text.match(LETTERS) ?? [];
  const right = letters.filter((letter) => RIGHT_TO_LEFT.test(letter));
  return letters[0] === right[0] && right.length * 2 > letters.length ? 'rtl' : 'ltr';
}

/** The parts of a line, given as they are read, in the order in which they stand from left to right (rule L2). */
export function inVisualOrder<T>(parts: readonly T[], levelOf: (part: T) => number): T[] {
  const ordered = [...parts];
  const highest = parts.reduce((max, part) => Math.max(max, levelOf(part)), 0);
  for (let level = highest; level > 0; level -= 1) {
    for (let from = 0; from < ordered.length; from += 1) {
      let to = from;
      while (to < ordered.length && levelOf(ordered[to] as T) >= level) to += 1;
      if (to > from + 1) ordered.splice(from, to - from, ...ordered.slice(from, to).toReversed());
      if (to > from) from = to;
    }
  }
  return ordered;
}

/** The bracket that is drawn where this one is read from right to left; any other character as it is. */
export function mirrored(character: string): string {
  return bidi.getMirroredCharacter(character) ?? character;
}
