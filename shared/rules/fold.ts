import { withoutAccents } from './fold-words.ts';

/** Lower case without accents, so that "Übung" is found by "ubung" and "łódź" by "lodz". */
export function fold(text: string): string {
  return PLAIN.test(text) ? text.toLowerCase() : withoutAccents(text);
}

/** Most texts need no decomposing, which is the slow part when 10,000 names are searched. */
const PLAIN = /^[\u0020-\u007e]*$/;

/** Whether every word of the query occurs in the text, whatever the accents, case and order. */
export function matchesWords(text: string, query: string): boolean {
  const folded = fold(text);
  return words(query).every((word) => folded.includes(word));
}

/** The first hits in their order, as many as an open list can be looked through; more letters narrow them down. */
export function firstHits<T>(items: readonly T[], nameOf: (item: T) => string, query: string): T[] {
  const hits: T[] = [];
  for (const item of items) {
    if (matchesWords(nameOf(item), query)) hits.push(item);
    if (hits.length === MOST_HITS) break;
  }
  return hits;
}

const MOST_HITS = 50;

/**
 * How well the query fits, higher is better, 0 not at all: the whole text, its start, the starts of words, anywhere.
 * Every word of the query must occur.
 */
export function matchScore(text: string, query: string): number {
  return foldedScore(fold(text), query);
}

/** {@link matchScore} for a text that was folded before, where the same ones are searched again with every key. */
export function foldedScore(folded: string, query: string): number {
  const wanted = words(query);
  if (wanted.length === 0) return 1;
  if (!wanted.every((word) => folded.includes(word))) return 0;
  const whole = wanted.join(' ');
  if (folded === whole) return 5;
  if (folded.startsWith(whole)) return 4;
  const starts = folded.split(/[^\p{L}\p{N}.]+/u);
  return wanted.every((word) => starts.some((start) => start.startsWith(word))) ? 3 : 2;
}

let lastQuery = '';
let lastWords: readonly string[] = [];

/** The query's words; the last ones are kept, since one query is held against thousands of texts. */
function words(query: string): readonly string[] {
  if (query !== lastQuery) {
    lastWords = fold(query).split(/\s+/).filter(Boolean);
    lastQuery = query;
  }
  return lastWords;
}
