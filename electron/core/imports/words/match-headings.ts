import { HEADING_WORDS, type ImportTarget, SMALL_WORDS, TELLING_WORDS } from './heading-words.ts';
import { comparable, withoutEnumerator } from './normalise.ts';

export type HeadingMatch = {
  readonly target: ImportTarget;
  /** 100 for the heading itself, 90 for a part of it, 80 in another word order, 40 to 70 for a phrase within it. */
  readonly score: number;
};

type Phrase = { readonly target: ImportTarget; readonly words: readonly string[]; readonly rank: number };

const EXACT = 100;
const PART = 90;
const REORDERED = 80;
const CONTAINED = 40;
/** Below this a heading is a hint, which the values must bear out. */
export const SURE_SCORE = 75;
/** Longer cells are no headings; whole questions reach some 230 characters. */
const MAX_HEADING = 260;
/** Longer headings are sentences, in which single words prove nothing. */
const MAX_WORDS = 6;
/** The first word of a list is the best; this keeps all of a list above the next kind of match. */
const RANK_STEP = 0.05;

const phrases: Phrase[] = [];
const byText = new Map<string, { target: ImportTarget; rank: number }[]>();
const byBag = new Map<string, { target: ImportTarget; rank: number }[]>();
for (const [target, words] of Object.entries(HEADING_WORDS) as [ImportTarget, readonly string[]][]) {
  // The name of the field itself, as JSON exports have it.
  for (const [rank, word] of [...words, target].entries()) {
    const text = comparable(word);
    const meant = meaningful(text);
    remember(byText, text, { target, rank });
    remember(byBag, bag(meant), { target, rank });
    const telling = meant.length > 1 || TELLING_WORDS.has(meant[0] ?? '');
    if (telling && meant.length > 0 && meant.length <= MAX_WORDS) phrases.push({ target, words: meant, rank });
  }
}

/** Every place a column of this heading could go, the likeliest first. */
export function matchHeading(heading: string): HeadingMatch[] {
  const found = new Map<ImportTarget, number>();
  const text = comparable(heading);
  if (text === '') return [];
  note(found, byText.get(text), EXACT);
  for (const part of parts(heading)) note(found, byText.get(part), PART);
  const words = meaningful(text);
  note(found, byBag.get(bag(words)), REORDERED);
  if (words.length > 0 && words.length <= MAX_WORDS) {
    for (const phrase of phrases) {
      const share = phrase.words.length / words.length;
      if (share >= 0.5 && containsRun(words, phrase.words)) {
        note(found, [phrase], CONTAINED + 30 * share);
      }
    }
  }
  return [...found].map(([target, score]) => ({ target, score })).sort((a, b) => b.score - a.score);
}

/** How many cells of a row are headings that inventories use: tells the heading row from a title above it. */
export function countKnownHeadings(cells: readonly string[]): number {
  const targets = new Set<ImportTarget>();
  for (const cell of cells) {
    const best = cell.length > MAX_HEADING ? undefined : matchHeading(cell)[0];
    if (best !== undefined && best.score > SURE_SCORE) targets.add(best.target);
  }
  return targets.size;
}

export function hasNameHeading(cells: readonly string[]): boolean {
  return cells.some((cell) => matchHeading(cell).some((match) => match.target === 'name' && match.score > SURE_SCORE));
}

function note(
  found: Map<ImportTarget, number>,
  matches: readonly { target: ImportTarget; rank: number }[] | undefined,
  base: number,
): void {
  for (const { target, rank } of matches ?? []) {
    const score = base - rank * RANK_STEP;
    if (score > (found.get(target) ?? 0)) found.set(target, score);
  }
}

function remember<T>(index: Map<string, T[]>, key: string, value: T): void {
  if (key === '') return;
  const entry = index.get(key);
  if (entry === undefined) index.set(key, [value]);
  else entry.push(value);
}

function meaningful(text: string): string[] {
  const words = text.split(' ');
  const kept = words.filter((word) => !SMALL_WORDS.has(word));
  return kept;
}

function bag(words: readonly string[]): string {
  return [...words].sort().join(' ');
}

/** "Vendor / Supplier", "Owner (business)", "general.name": each part may be the heading. */
function parts(heading: string): string[] {
  const outside = withoutEnumerator(heading).replace(/[([{][^()[\]{}]*[)\]}]/gu, ' ');
  // Of a path in a JSON file the last step names the value; those before it name what it belongs to.
  const last = outside.slice(outside.lastIndexOf('.') + 1);
  const pieces = last.split(/[/|:;,\n]|\s[-–—]\s/u);
  return [...new Set([outside, ...pieces].map(comparable))].filter((part) => part !== '');
}

function containsRun(words: readonly string[], run: readonly string[]): boolean {
  for (let start = 0; start + run.length <= words.length; start += 1) {
    if (run.every((word, index) => words[start + index] === word)) return true;
  }
  return false;
}
