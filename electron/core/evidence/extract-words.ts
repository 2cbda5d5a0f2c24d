import { readFile, stat } from 'node:fs/promises';
import { DOCX, isText, type Preview, previewOf, XLSX } from '#shared/rules/preview.ts';
import { decodeText } from '../imports/read/decode-text.ts';

/** Most characters of the result, in UTF-16 code units; a long book has as many. */
export const MAX_WORDS = 1_000_000;
/** Largest file that is looked into, in bytes. */
export const MAX_BYTES = 64 * 1024 * 1024;
const HAVE_WORDS: ReadonlySet<Preview> = new Set(['pdf', 'text', 'words']);

export type Words = {
  /** Lines as the file has them; cells of a row apart by tabs. */
  readonly words: string;
  /** Whether there is more in the file than in `words`. */
  readonly cut: boolean;
};

/** Takes a stretch of text; false once there is enough. */
export type TakeText = (text: string) => boolean;

type Reader = (bytes: Uint8Array, take: TakeText) => Promise<void>;

/**
 * The words of a file, for the search and for a look at it. It takes seconds and memory, so it runs on a thread of its
 * own. A file that is damaged, locked, too large or of another kind has none.
 *
 * @param mediaType by the content, as `sniffFile` says
 * @throws what the file system says of a file that cannot be read
 */
export async function extractWords(file: string, mediaType: string): Promise<Words> {
  if (!hasWords(mediaType) || (await stat(file)).size > MAX_BYTES) return { words: '', cut: false };
  return wordsIn(await readFile(file), mediaType);
}

/** Whether words are looked for in files of this kind. */
export function hasWords(mediaType: string): boolean {
  return HAVE_WORDS.has(previewOf(mediaType));
}

/** The same of bytes that lie in memory already. */
export async function wordsIn(bytes: Uint8Array, mediaType: string): Promise<Words> {
  const read = await readerOf(mediaType);
  if (read === null || bytes.length > MAX_BYTES) return { words: '', cut: false };
  let words = '';
  let cut = false;
  const take: TakeText = (text) => {
    const room = MAX_WORDS - words.length;
    words += text.length > room ? text.slice(0, room) : text;
    cut ||= text.length > room;
    return !cut;
  };
  try {
    await read(bytes, take);
  } catch {
    // What was read before the damage is worth finding.
    cut = words !== '';
  }
  // Some files write a letter and its accent apart; a search has them as one.
  const composed = words.toWellFormed().normalize('NFC');
  // A few characters get longer by it.
  return { words: composed.slice(0, MAX_WORDS).toWellFormed(), cut: cut || composed.length > MAX_WORDS };
}

/** Each loads its own library: a text does not wait for that of PDFs. */
async function readerOf(mediaType: string): Promise<Reader | null> {
  if (mediaType === 'application/pdf') return (await import('./read-pdf.ts')).readPdf;
  if (mediaType === DOCX) return (await import('./read-office.ts')).readDocx;
  if (mediaType === XLSX) return (await import('./read-office.ts')).readWorkbook;
  return isText(mediaType) ? readText : null;
}

async function readText(bytes: Uint8Array, take: TakeText): Promise<void> {
  take(decodeText(bytes)?.text ?? '');
}
