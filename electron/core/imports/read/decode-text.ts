export type DecodedText = {
  readonly text: string;
  /** Encoding as IANA names it. */
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
};

const SAMPLE_BYTES = 64 * 1024;

/**
 * The text of a file whose encoding nobody wrote down: by its byte order mark, by the pattern of zero bytes (UTF-16),
 * as UTF-8 where it is valid throughout, else as Windows-1252, in which spreadsheets of Western Europe and America
 * save CSV. `null` where the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const marked = encodingByMark(bytes);
  if (marked !== null) return decodeStrictly(bytes, marked) ?? decodeLoosely(bytes, marked);
  const wide = encodingByZeroBytes(bytes);
  if (wide === 'binary') return null;
  if (wide !== null) return decodeStrictly(bytes, wide);
  return decodeStrictly(bytes, 'utf-8') ?? decodeLoosely(bytes, 'windows-1252');
}

function encodingByMark(bytes: Uint8Array): DecodedText['encoding'] | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/**
 * Text in UTF-16 has zero bytes, and nearly all of them at one parity: separators and line ends are ASCII even where
 * the words are not. Any other text has none.
 */
function encodingByZeroBytes(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'binary' | null {
  const length = Math.min(bytes.length, SAMPLE_BYTES);
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 1) {
    if (bytes[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  if (even === 0 && odd === 0) return null;
  if (bytes.length % 2 === 1) return 'binary';
  if (odd > 10 * even) return 'utf-16le';
  if (even > 10 * odd) return 'utf-16be';
  return 'binary';
}

function decodeStrictly(bytes: Uint8Array, encoding: DecodedText['encoding']): DecodedText | null {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
  return isText(text) ? { text, encoding } : null;
}

function decodeLoosely(bytes: Uint8Array, encoding: DecodedText['encoding']): DecodedText | null {
  const text = new TextDecoder(encoding).decode(bytes);
  return isText(text) ? { text, encoding } : null;
}

/** Control characters that no text editor writes: form feed, vertical tab and the old end-of-file mark are let pass. */
const BINARY = /[\u0000-\u0008\u000e-\u0019\u001b\u001c-\u001e]/gu;

function isText(text: string): boolean {
  if (text.includes('\u0000')) return false;
  let found = 0;
  for (const _ of text.slice(0, SAMPLE_BYTES).matchAll(BINARY)) found += 1;
  return found * 200 <= Math.min(text.length, SAMPLE_BYTES);
}
