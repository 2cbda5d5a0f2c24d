import mammoth from 'mammoth';
import { packPlain, readArchive } from '../imports/check-archive.ts';
import { readSheets } from '../imports/read-xlsx.ts';
import type { TakeText } from './extract-words.ts';

/** Parts of a document that hold text or say how it hangs together; pictures and fonts are left out. */
const PART = /^(?:\[content_types\]\.xml|_rels\/\.rels|word\/.*\.(?:xml|rels))$/iu;
const UNREAD = /^word\/(?:theme|media|embeddings|fonts|glossary|charts|diagrams|settings\.xml|fontTable\.xml)/iu;
/** Most bytes of these parts: their text is held as a tree, some twenty times as large. */
const CAPS = { kept: 24 * 1024 * 1024, unpacked: 200 * 1024 * 1024 };

/** @throws for what is no document, or one that unpacks to too much */
export async function readDocx(bytes: Uint8Array, take: TakeText): Promise<void> {
  const parts = await readArchive(bytes, '', (name) => PART.test(name) && !UNREAD.test(name), CAPS);
  const { value } = await mammoth.extractRawText({ buffer: await packPlain(parts) });
  take(value.replaceAll(/\n{2,}/gu, '\n').trim());
}

/** @throws for what is no workbook, or one that unpacks to too much */
export async function readWorkbook(bytes: Uint8Array, take: TakeText): Promise<void> {
  for await (const grid of readSheets(bytes, '')) {
    for (const { cells } of grid) if (!take(`${cells.join('\t').trimEnd()}\n`)) return;
  }
}
