import { readFile, stat } from 'node:fs/promises';
import type { ReceivedFile } from '#shared/contract/domains/evidence.ts';
import { AppError } from '#shared/contract/errors.ts';
import { DOCX, isText, type Preview, previewOf, XLSX } from '#shared/rules/preview.ts';
import { readArchive } from '../imports/read/check-archive.ts';
import { decodeText } from '../imports/read/decode-text.ts';
import { sniffFormat } from '../imports/read/sniff-format.ts';
import { refuse } from '../imports/read/source-table.ts';

/** Most characters of the result, in UTF-16 code units; a long book has as many. */
export const MAX_WORDS = 1_000_000;
/** Largest file that is looked into, in bytes. */
export const MAX_BYTES = 64 * 1024 * 1024;
const PDF = 'application/pdf';
const ZIP = 'application/zip';
const COMPOUND = 'application/x-cfb';
const PDF_END = 4096;
const PDF_DAMAGE = /^(?:InvalidPDF|MissingPDF|Format|XRef\w*|ParserEOF|UnknownError)(?:Exception|Error)$/u;
const HAVE_WORDS: ReadonlySet<Preview> = new Set(['pdf', 'text', 'words']);

export type Words = {
  /** Lines as the file has them; cells of a row apart by tabs. */
  readonly words: string;
  /** Whether there is more in the file than in `words`. */
  readonly cut: boolean;
  /** What keeps the file from being read, where something does. */
  readonly trouble?: Trouble;
};

export type Trouble = Exclude<ReceivedFile['trouble'], ''>;

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
  if (!isLookedInto(mediaType) || (await stat(file)).size > MAX_BYTES) return { words: '', cut: false };
  return wordsIn(await readFile(file), mediaType);
}

/** Whether words are looked for in files of this kind. */
export function hasWords(mediaType: string): boolean {
  return HAVE_WORDS.has(previewOf(mediaType));
}

/** Whether a file of this kind is opened when it comes in: for its words, or for what would keep others from opening it. */
export function isLookedInto(mediaType: string): boolean {
  return hasWords(mediaType) || mediaType === COMPOUND || mediaType === ZIP;
}

/** The same of bytes that lie in memory already. */
export async function wordsIn(bytes: Uint8Array, mediaType: string): Promise<Words> {
  const read = await readerOf(mediaType);
  if (read === null || bytes.length > MAX_BYTES) return { words: '', cut: false };
  let words = '';
  let cut = false;
  let trouble: Trouble | undefined = mediaType === PDF && !endsAsPdf(bytes) ? 'damaged' : undefined;
  const take: TakeText = (text) => {
    const room = MAX_WORDS - words.length;
    words += text.length > room ? text.slice(0, room) : text;
    cut ||= text.length > room;
    return !cut;
  };
  try {
    await read(bytes, take);
  } catch (error) {
    // What was read before the damage is worth finding.
    cut = words !== '';
    trouble = troubleIn(error) ?? trouble;
  }
  // Some files write a letter and its accent apart; a search has them as one.
  const composed = words.toWellFormed().normalize('NFC');
  // A few characters get longer by it.
  return {
    words: composed.slice(0, MAX_WORDS).toWellFormed(),
    cut: cut || composed.length > MAX_WORDS,
    ...(trouble !== undefined && { trouble }),
  };
}

/** Each loads its own library: a text does not wait for that of PDFs. */
async function readerOf(mediaType: string): Promise<Reader | null> {
  if (mediaType === PDF) return (await import('./read-pdf.ts')).readPdf;
  if (mediaType === DOCX) return (await import('./read-office.ts')).readDocx;
  if (mediaType === XLSX) return (await import('./read-office.ts')).readWorkbook;
  if (mediaType === COMPOUND) return refuseLocked;
  if (mediaType === ZIP) return async (bytes) => void (await readArchive(bytes, '', () => false));
  return isText(mediaType) ? readText : null;
}

/** Office files with a password are old Office files on the outside. */
async function refuseLocked(bytes: Uint8Array): Promise<void> {
  const format = sniffFormat(bytes);
  if (format.kind === 'compound' && format.encrypted) refuse('importUnreadable', '', 'locked');
}

/** What a reader's error says of the file; what it says of limits of this program is no trouble. */
function troubleIn(error: unknown): Trouble | undefined {
  if (error instanceof AppError) {
    const { problem } = error.params;
    return problem === 'locked' ? 'locked' : problem === 'workbook' ? 'damaged' : undefined;
  }
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return 'locked';
  return PDF_DAMAGE.test(name) ? 'damaged' : undefined;
}

/** Its last line, which is missing where a file was cut short; programs put some bytes behind it. */
function endsAsPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    '%%EOF',
    Math.max(0, bytes.length - PDF_END),
  );
}

async function readText(bytes: Uint8Array, take: TakeText): Promise<void> {
  take(decodeText(bytes)?.text ?? '');
}
