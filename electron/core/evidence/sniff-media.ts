import { open } from 'node:fs/promises';
import path from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { openPromise } from 'yauzl';
import { DOCX, XLSX } from '#shared/rules/preview.ts';
import { type DecodedText, decodeText } from '../imports/read/decode-text.ts';
import { heifType } from './heif-parts.ts';
import { latin1 } from './picture-parts.ts';

/** Bytes read from the start of a file; all that tells one kind from another but the parts of an archive stands there. */
const HEAD_BYTES = 1024 * 1024;
/** Most bytes of an archive's directory that are looked through, at its end; offices write some thousands. */
const MAX_DIRECTORY_BYTES = 1024 * 1024;

const UNKNOWN = 'application/octet-stream';

/** Kinds whose first characters are also those of ordinary text: "BMW" is no picture. */
const WRITTEN_AS_TEXT = new Set(['application/pdf', 'application/rtf', 'application/postscript', 'application/eps']);

/** What a text is called by the ending of its name; any other one is plain. */
const TEXT_TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.json': 'application/json',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.svg': 'image/svg+xml',
};

/** The part of an office file that no other kind has. */
const OFFICE_PARTS: Readonly<Record<string, string>> = {
  'word/document.xml': DOCX,
  'xl/workbook.xml': XLSX,
  'ppt/presentation.xml': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/**
 * The media type of a file by its content, of which at most some 2 MiB are read; `application/octet-stream` where it is
 * not known, or empty. Only of a text the name says which kind it is.
 *
 * @param file where it lies
 * @param fileName what it is called, which may be something else
 * @throws what the file system says of a file that cannot be read
 */
export async function sniffFile(file: string, fileName: string): Promise<string> {
  const { head, whole } = await readHead(file);
  const found = await sniffBytes(head);
  if (found === 'application/zip') return (await sniffArchive(file)) ?? found;
  if (found !== undefined && WRITTEN_AS_TEXT.has(found)) return found;
  const text = head.length === 0 ? null : decodeHead(head, whole);
  if (text === null || (found !== undefined && !isCertain(text))) return found ?? UNKNOWN;
  return TEXT_TYPES[path.extname(fileName).toLowerCase()] ?? 'text/plain';
}

/** What clipboards and cameras give, by the bytes that it begins with; null for anything else. */
export function pictureType(bytes: Uint8Array): string | null {
  const head = latin1(bytes.subarray(0, 12));
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('GIF8')) return 'image/gif';
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'image/webp';
  return heifType(bytes);
}

async function readHead(file: string): Promise<{ head: Uint8Array; whole: boolean }> {
  const handle = await open(file);
  try {
    // One byte more tells whether there is more.
    const bytes = Buffer.alloc(HEAD_BYTES + 1);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return { head: bytes.subarray(0, Math.min(length, HEAD_BYTES)), whole: length <= HEAD_BYTES };
  } finally {
    await handle.close();
  }
}

async function sniffBytes(head: Uint8Array): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(head))?.mime;
  } catch {
    // A damaged or hostile file is of no known kind.
    return undefined;
  }
}

/**
 * An archive as the office file that its directory names. The directory stands at the end, so that it is found however
 * large the pictures are that come before the parts which tell.
 */
async function sniffArchive(file: string): Promise<string | undefined> {
  try {
    const zip = await openPromise(file, { lazyEntries: true, autoClose: false, strictFileNames: false });
    try {
      let read = 0;
      for await (const entry of zip.eachEntry()) {
        const type = Object.hasOwn(OFFICE_PARTS, entry.fileName) ? OFFICE_PARTS[entry.fileName] : undefined;
        if (type !== undefined) return type;
        read += entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
        if (read > MAX_DIRECTORY_BYTES) return undefined;
      }
      return undefined;
    } finally {
      zip.close();
    }
  } catch {
    return undefined;
  }
}

/** Where the head ends within a character, the text is that without the last bytes. */
function decodeHead(head: Uint8Array, whole: boolean): DecodedText | null {
  const ends = whole ? [0] : [0, 1, 2, 3];
  const texts = ends.map((end) => decodeText(head.subarray(0, head.length - end)));
  const found = texts.find((text) => text !== null && isCertain(text)) ?? texts[0] ?? null;
  // Archives of texts have few zeros, but texts that somebody wrote have none.
  return found?.zeros === 0 ? found : null;
}

/** Any bytes without zeros are some text in an encoding of one byte a character. */
function isCertain({ encoding }: DecodedText): boolean {
  return encoding.startsWith('utf-');
}
