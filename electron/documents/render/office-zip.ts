import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';

/** Times that a library took from the clock, in the properties of a file and of workbooks within it. */
const CLOCK = /(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g;

/**
 * The archive that an Office file is, written anew so that the same content gives the same bytes: entries carry the date
 * of issue and nothing of the machine, and so do the properties inside.
 *
 * @param asOf `YYYY-MM-DD`
 * @param change of a part's text
 */
export async function reproducible(
  bytes: Uint8Array,
  asOf: string,
  change: (part: string, xml: string) => string = (_, xml) => xml,
): Promise<Uint8Array> {
  const [year = 1980, month = 1, day = 1] = asOf.split('-').map(Number);
  // ZIP stores local time: made of local parts, it is the same in every time zone.
  const mtime = new Date(year, month - 1, day);
  const zip = new ZipFile();
  const archive = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  for await (const entry of archive.eachEntry()) {
    const content = await buffer(await archive.openReadStreamPromise(entry));
    zip.addBuffer(await settled(entry.fileName, content, asOf, change), entry.fileName, {
      mtime,
      mode: 0o100644,
      forceDosTimestamp: true,
    });
  }
  zip.end();
  return await buffer(zip.outputStream as Readable);
}

async function settled(
  name: string,
  content: Buffer,
  asOf: string,
  change: (part: string, xml: string) => string,
): Promise<Buffer> {
  // The figures behind a chart are a workbook of their own.
  if (name.endsWith('.xlsx')) return Buffer.from(await reproducible(content, asOf));
  if (!/\.(xml|rels)$/.test(name)) return content;
  const xml = content.toString('utf8').replace(CLOCK, `$1${asOf}T00:00:00Z$2`);
  return Buffer.from(change(name, xml));
}
