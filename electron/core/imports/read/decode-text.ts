import type { Encoding } from '#shared/contract/import-report.ts';
import { decodeAs, decodeStrictly, guessEncoding } from './guess-encoding.ts';

export type DecodedText = {
  readonly text: string;
  readonly encoding: Encoding;
  /** Whether somebody said so, or the bytes prove it. */
  readonly sure: boolean;
  /** Zero characters that stood in it and were left out. */
  readonly zeros: number;
};

const SAMPLE_BYTES = 64 * 1024;
/** Text in UTF-16 has a zero byte at least for this share of its bytes: separators and line ends are ASCII. */
const WIDE_SHARE = 0.01;
/** Zeros that a program left in a text are fewer than this share. */
const STRAY_SHARE = 0.05;

/**
 * The text of a file whose encoding nobody wrote down: by its byte order mark, by the pattern of zero bytes (UTF-16),
 * as UTF-8 where it is valid throughout, else as `guessEncoding` finds. `null` where the bytes are no text. Zeros among
 * other text, which some exports leave, are dropped and counted.
 *
 * @param said an encoding that somebody chose
 */
export function decodeText(bytes: Uint8Array, said?: Encoding): DecodedText | null {
  if (said !== undefined) return readable(decodeAs(bytes, said), said, true);
  const marked = encodingByMark(bytes);
  if (marked !== null) return readable(decodeAs(bytes, marked), marked, true);
  const { even, odd, length } = countZeros(bytes);
  const plain = bytes.includes(0) ? bytes.filter((byte) => byte !== 0) : bytes;
  const dropped = bytes.length - plain.length;
  const text = even + odd <= STRAY_SHARE * length ? decodeStrictly(plain, 'utf-8') : null;
  if (text !== null) return readable(text, 'utf-8', true, dropped);
  if (even + odd > WIDE_SHARE * length) return decodeWide(bytes, even, odd);
  const guess = guessEncoding(plain);
  return readable(guess.text, guess.encoding, guess.sure, dropped);
}

function encodingByMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function countZeros(bytes: Uint8Array): { even: number; odd: number; length: number } {
  const length = Math.min(bytes.length, SAMPLE_BYTES);
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 1) {
    if (bytes[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  return { even, odd, length };
}

/** In UTF-16 nearly all zero bytes stand at one parity. */
function decodeWide(bytes: Uint8Array, even: number, odd: number): DecodedText | null {
  if (bytes.length % 2 === 1) return null;
  const encoding = odd > 10 * even ? 'utf-16le' : even > 10 * odd ? 'utf-16be' : null;
  if (encoding === null) return null;
  const text = decodeAs(bytes, encoding);
  return text.includes('\ufffd') ? null : readable(text, encoding, true);
}

/** Control characters that no text editor writes: form feed, vertical tab and the old end-of-file mark are let pass. */
const BINARY = /[\u0001-\u0008\u000e-\u0019\u001b\u001c-\u001e]/gu;

/** Behind the last line, it is no row. */
const END_OF_FILE = /\u001a+\s*$/u;

function readable(text: string, encoding: Encoding, sure: boolean, dropped = 0): DecodedText | null {
  const plain = text.includes('\0') ? text.replaceAll('\0', '') : text;
  const zeros = dropped + text.length - plain.length;
  if (zeros > STRAY_SHARE * plain.length) return null;
  let found = 0;
  for (const _ of plain.slice(0, SAMPLE_BYTES).matchAll(BINARY)) found += 1;
  if (found * 200 > Math.min(plain.length, SAMPLE_BYTES)) return null;
  return { text: plain.replace(END_OF_FILE, ''), encoding, sure, zeros };
}
