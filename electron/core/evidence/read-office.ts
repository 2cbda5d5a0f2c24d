import mammoth from 'mammoth';
import { packPlain, readArchive } from '../imports/read/check-archive.ts';
import { readSheets } from '../imports/read/read-xlsx.ts';
import type { TakeText } from './extract-words.ts';

/** Parts of a document that hold text or say how it hangs together; pictures and fonts are left out. */
const PART = /^(?:\[content_types\]\.xml|_rels\/\.rels|word\/.*\.(?:xml|rels))$/iu;
const UNREAD = /^word\/(?:theme|media|embeddings|fonts|glossary|charts|diagrams|settings\.xml|fontTable\.xml)/iu;
const CAPS = { kept: 24 * 1024 * 1024, unpacked: 200 * 1024 * 1024 };
/** Most elements of these parts: some 250 densely set pages. Each takes about 2 kB in the reader's tree. */
const MAX_ELEMENTS = 250_000;

/** @throws for what is no document, or one that unpacks to too much or holds too much */
export async function readDocx(bytes: Uint8Array, take: TakeText): Promise<void> {
  const parts = await readArchive(bytes, '', (name) => PART.test(name) && !UNREAD.test(name), CAPS);
  if (parts.reduce((sum, { bytes: xml }) => sum + countElements(xml), 0) > MAX_ELEMENTS) {
    throw new Error('the document holds more than is read');
  }
  const { value } = await mammoth.extractRawText({ buffer: await packPlain(parts) });
  take(value.replaceAll(/\n{2,}/gu, '\n').trim());
}

/** @throws for what is no workbook, or one that unpacks to too much */
export async function readWorkbook(bytes: Uint8Array, take: TakeText): Promise<void> {
  for await (const grid of readSheets(bytes, '')) {
    for (const { cells } of grid) if (!take(`${cells.join('\t').trimEnd()}\n`)) return;
  }
}

/** Starts of tags, but not of those that close. */
function countElements(xml: Buffer): number {
  let count = 0;
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at + 1)) if (xml[at + 1] !== 0x2f) count += 1;
  return count;
}
