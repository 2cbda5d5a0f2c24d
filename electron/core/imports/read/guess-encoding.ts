import type { Encoding } from '#shared/contract/import-report.ts';
import { decodeCp850 } from './cp850.ts';

export type Guess = {
  readonly encoding: Encoding;
  readonly text: string;
  /** Whether the characters prove it. */
  readonly sure: boolean;
};

/** Characters beyond ASCII that are looked at. */
const LOOKED_AT = 4000;
const SAMPLE_BYTES = 256 * 1024;
/** By how much an encoding must fit better than all others, on average for each such character. */
const MARGIN = 0.5;
/** What is far the most frequent needs less. */
const USUAL_MARGIN = 0.1;
/** Below this a text in its own encoding does not fall. */
const GOOD = 0.8;
const SINGLE: readonly Encoding[] = ['cp850', 'macintosh', 'windows-1250', 'windows-1251'];
const DOUBLE: readonly Encoding[] = ['shift_jis', 'gb18030', 'euc-kr', 'big5'];
/** Only kana tell their language; the others are as good Chinese as Korean. */
const KANA_SHARE = 0.15;
const FEWEST_HAN = 4;

/** Letters that are frequent in Western and in Central European languages, and those that may be words. */
const FREQUENT = new Set('äöüßÄÖÜéèêëàâçîïôûùœÉÈÀÇñáíóúÑÁÍÓÚìòåøæÅØÆ');
const CENTRAL = new Set('ąćęłńśźżčďěňřšťůžýőűŁŚŹŻČĎŇŘŠŤŮŽÝŐŰ');
const ALONE = new Set('àáèéóíìòÀÉ');
const QUOTES = new Set('“”„‘’‚«»‹›–—…•€§°©®™²³½¼¾£¡¿·º\u00a0');

/**
 * The encoding of a text that is neither UTF-8 nor UTF-16, by what each would make of it: letters within words, signs
 * beside them, no controls. Windows-1252, in which spreadsheets of Western Europe and America save CSV, where nothing
 * fits clearly better.
 */
export function guessEncoding(bytes: Uint8Array): Guess {
  const { encoding, sure } = guessBySample(tellingCells(bytes));
  return { encoding, text: decodeAs(bytes, encoding), sure };
}

function guessBySample(sample: Uint8Array): Omit<Guess, 'text'> {
  const western = rate('windows-1252', decodeAs(sample, 'windows-1252'), scoreOfAlphabet);
  const single = SINGLE.map((encoding) => rate(encoding, decodeAs(sample, encoding), scoreOfAlphabet));
  const double = DOUBLE.flatMap((encoding) => {
    const text = decodeStrictly(sample, encoding);
    const rated = text === null ? null : rate(encoding, text, scoreOfHan);
    // Two or four signs of the West may be one or two characters by chance.
    return rated === null || rated.signs.length < FEWEST_HAN ? [] : [rated];
  });
  const rated = [western, ...single, ...double].sort((a, b) => b.score - a.score);
  const [best = western] = rated;
  const needed = best.encoding === western.encoding ? USUAL_MARGIN : MARGIN;
  const leads = rated.every((rival) => leadOver(best, rival) >= needed);
  const isDouble = DOUBLE.includes(best.encoding);
  const fits = best.score >= GOOD && (leads || leadOver(best, western) >= MARGIN);
  if (!fits || best.text === western.text) return { encoding: western.encoding, sure: fits && leads };
  const proven = isDouble ? best.encoding === 'shift_jis' && kanaShare(best.text) >= KANA_SHARE : leads;
  return { encoding: best.encoding, sure: proven };
}

/** Cells with characters beyond ASCII, as many as are worth looking at: what parts cells is no half of a character. */
function tellingCells(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(Math.min(bytes.length, SAMPLE_BYTES));
  let length = 0;
  let start = 0;
  let telling = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > 0x7f) telling = true;
    const ends = byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x2c || byte === 0x3b;
    if (!ends && at < bytes.length - 1) continue;
    if (telling) {
      const cell = bytes.subarray(start, at + 1);
      if (length + cell.length > sample.length) break;
      sample.set(cell, length);
      length += cell.length;
    }
    start = at + 1;
    telling = false;
  }
  return length === 0 ? bytes.subarray(start, start + SAMPLE_BYTES) : sample.subarray(0, length);
}

/** The text of bytes that somebody says are in this encoding; what it does not have becomes U+FFFD. */
export function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  return encoding === 'cp850' ? decodeCp850(bytes) : new TextDecoder(encoding).decode(bytes);
}

/** The same, `null` where it has something else. */
export function decodeStrictly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

type Rated = {
  readonly encoding: Encoding;
  readonly text: string;
  /** On average for each character beyond ASCII. */
  readonly score: number;
  readonly signs: readonly { readonly sign: string; readonly score: number }[];
};
type Score = (sign: string, before: string, after: string) => number;

function rate(encoding: Encoding, text: string, scoreOf: Score): Rated {
  const signs: { sign: string; score: number }[] = [];
  for (const { 0: sign, index } of text.matchAll(/[^\0-\x7f]/gu)) {
    signs.push({ sign, score: scoreOf(sign, text[index - 1] ?? ' ', text[index + sign.length] ?? ' ') });
    if (signs.length >= LOOKED_AT) break;
  }
  const sum = signs.reduce((total, { score }) => total + score, 0);
  return { encoding, text, score: sum / Math.max(1, signs.length), signs };
}

/** By how much an encoding fits better where it reads something else: most signs are the same in several. */
function leadOver(best: Rated, rival: Rated): number {
  if (best.signs.length !== rival.signs.length) return best.score - rival.score;
  const leads = best.signs.flatMap(({ sign, score }, index) => {
    const other = rival.signs[index];
    return other === undefined || other.sign === sign ? [] : [score - other.score];
  });
  return leads.length === 0 ? Number.POSITIVE_INFINITY : leads.reduce((sum, lead) => sum + lead, 0) / leads.length;
}

function scoreOfAlphabet(sign: string, before: string, after: string): number {
  if (/[\u0080-\u009f\ufffd]/u.test(sign)) return -10;
  if (/[\u2500-\u259f]/u.test(sign)) return -5;
  const within = isLetter(before) && isLetter(after);
  if (!isLetter(sign)) {
    if (within) return sign === '’' || sign === '\u00ad' ? 1 : -3;
    return QUOTES.has(sign) ? 1 : -2;
  }
  if (!isLetter(before) && !isLetter(after)) return ALONE.has(sign) ? 0.5 : -1;
  // "GrÖáe", "MÅller": no word has a capital behind another letter and before a small one, or a small one in capitals.
  if (isUpper(sign) && (isLower(before) || (isUpper(before) && isLower(after)))) return -3;
  if (isLower(sign) && isUpper(before) && isUpper(after)) return -3;
  if (/\p{Script=Cyrillic}/u.test(sign)) return /[A-Za-z]/u.test(before + after) ? -3 : 1.7;
  // Three such letters in a row are another alphabet.
  if (before > '\x7f' && after > '\x7f' && isLetter(before) && isLetter(after)) return -2;
  return FREQUENT.has(sign) ? 2 : CENTRAL.has(sign) ? 1.2 : 0.3;
}

function scoreOfHan(sign: string, before: string, after: string): number {
  if (/[A-Za-z]/u.test(before) && /[A-Za-z]/u.test(after)) return -4;
  if (/[\u3040-\u30ff]/u.test(sign)) return 2;
  if (/[\uac00-\ud7a3]/u.test(sign)) return 1.5;
  if (/[\u3000-\u303f\uff00-\uff5e]/u.test(sign)) return 1;
  if (/[\u4e00-\u9fff]/u.test(sign)) return isHan(before) || isHan(after) ? 1.5 : 0.3;
  return -3;
}

function kanaShare(text: string): number {
  const all = text.slice(0, 100_000).match(/[^\0-\x7f]/gu) ?? [];
  return all.filter((sign) => /[\u3040-\u30ff]/u.test(sign)).length / Math.max(1, all.length);
}

function isHan(sign: string): boolean {
  return /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]/u.test(sign);
}

function isLetter(sign: string): boolean {
  return /\p{L}/u.test(sign);
}

function isUpper(sign: string): boolean {
  return /\p{Lu}/u.test(sign);
}

function isLower(sign: string): boolean {
  return /\p{Ll}/u.test(sign);
}
