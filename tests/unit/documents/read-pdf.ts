import { inflateSync } from 'node:zlib';

/** Reads back what this product's own PDFs say, so that the tests need no program that may not be installed. */
export type PdfText = {
  readonly text: string;
  /** Baseline's start, points from the page's bottom left corner. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
};
export type PdfPage = {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PdfText[];
  readonly text: string;
};
export type ReadPdf = {
  readonly pages: readonly PdfPage[];
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly bookmarks: readonly { readonly title: string; readonly level: number; readonly page: number }[];
  readonly info: Readonly<Record<string, string>>;
  readonly metadata: string;
  /** Every stretch of every page, in the order drawn, a line each. */
  readonly text: string;
  readonly trailer: string;
};
type PdfObject = { readonly dict: string; readonly stream: Buffer | null };

export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = readObjects(Buffer.from(bytes));
  const raw = Buffer.from(bytes).toString('latin1');
  const trailer = raw.slice(raw.lastIndexOf('trailer'));
  const root = objects.get(refOf(trailer, 'Root'))?.dict ?? '';
  const kids = refsIn(objects.get(refOf(root, 'Pages'))?.dict ?? '', 'Kids');
  const pages = kids.map((kid) => readPage(objects, objects.get(kid)?.dict ?? ''));
  return {
    objects,
    pages,
    bookmarks: readBookmarks(objects, refOf(root, 'Outlines'), kids, 1),
    info: readInfo(objects, refOf(trailer, 'Info')),
    metadata: objects.get(refOf(root, 'Metadata'))?.stream?.toString('utf8') ?? '',
    text: pages.map((page) => page.text).join('\n'),
    trailer,
  };
}

function readObjects(bytes: Buffer): Map<number, PdfObject> {
  const raw = bytes.toString('latin1');
  const objects = new Map<number, PdfObject>();
  const start = /(\d+) 0 obj\n/g;
  for (let match = start.exec(raw); match !== null; match = start.exec(raw)) {
    const from = start.lastIndex;
    const end = raw.indexOf('\nendobj', from);
    const streamAt = raw.indexOf('\nstream\n', from);
    let stream: Buffer | null = null;
    let dict = raw.slice(from, end);
    if (streamAt !== -1 && streamAt < end) {
      dict = raw.slice(from, streamAt);
      const length = Number(/\/Length (\d+)/.exec(dict)?.[1]);
      const body = bytes.subarray(streamAt + 8, streamAt + 8 + length);
      stream = dict.includes('/FlateDecode') ? inflateSync(body) : body;
      start.lastIndex = streamAt + 8 + length;
    }
    objects.set(Number(match[1]), { dict, stream });
  }
  return objects;
}

function readPage(objects: ReadonlyMap<number, PdfObject>, dict: string): PdfPage {
  const [, width = 0, height = 0] = (/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(dict) ?? []).map(Number);
  const resources = objects.get(refOf(dict, 'Resources'))?.dict ?? '';
  const fonts = new Map<string, Map<number, string>>();
  for (const [, name = '', ref] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const toUnicode = refOf(objects.get(Number(ref))?.dict ?? '', 'ToUnicode');
    fonts.set(name, readCharacterMap(objects.get(toUnicode)?.stream?.toString('latin1') ?? ''));
  }
  const content = objects.get(refOf(dict, 'Contents'))?.stream?.toString('latin1') ?? '';
  const texts = readTexts(content, fonts, height);
  return { width, height, texts, text: texts.map(({ text }) => text).join('\n') };
}

/** A stretch with an ActualText counts as that, as it does for a reader that copies. */
function readTexts(content: string, fonts: ReadonlyMap<string, Map<number, string>>, height: number): PdfText[] {
  const texts: PdfText[] = [];
  let actual: string | null = null;
  const parts = /\/ActualText <([0-9A-F]*)>|(EMC)|BT([\s\S]*?)ET/g;
  for (const [, stands, end, body] of content.matchAll(parts)) {
    if (stands !== undefined) actual = Buffer.from(stands, 'hex').swap16().toString('utf16le').replace('\ufeff', '');
    else if (end !== undefined) actual = null;
    else if (body !== undefined) {
      const [, font = '', size = ''] = /\/(F\d+) ([\d.]+) Tf/.exec(body) ?? [];
      const matrix = /(\S+) (\S+) (\S+) (\S+) (\S+) (\S+) Tm/.exec(body)?.slice(1).map(Number) ?? [];
      const [, , , d = 1, x = 0, y = 0] = matrix;
      const glyphs = [...body.matchAll(/<([0-9a-f]+)>/g)].map(([, hex = '']) => hex).join('');
      const shown = (glyphs.match(/.{4}/g) ?? [])
        .map((code) => fonts.get(font)?.get(Number.parseInt(code, 16)) ?? '\ufffd')
        .join('');
      texts.push({ text: actual ?? shown, x, y: d < 0 ? height - y : y, size: Number(size) });
    }
  }
  return texts;
}

function readCharacterMap(cmap: string): Map<number, string> {
  const map = new Map<number, string>();
  for (const [, first = '', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    for (const [index, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      const units = Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16();
      map.set(Number.parseInt(first, 16) + index, units.toString('utf16le'));
    }
  }
  return map;
}

function readBookmarks(
  objects: ReadonlyMap<number, PdfObject>,
  parent: number,
  pages: readonly number[],
  level: number,
): { title: string; level: number; page: number }[] {
  const found: { title: string; level: number; page: number }[] = [];
  let at = refOf(objects.get(parent)?.dict ?? '', 'First');
  while (at !== 0) {
    const dict = objects.get(at)?.dict ?? '';
    const page = Number(/\/Dest \[(\d+) 0 R/.exec(dict)?.[1]);
    found.push({ title: stringIn(dict, 'Title'), level, page: pages.indexOf(page) + 1 });
    found.push(...readBookmarks(objects, at, pages, level + 1));
    at = refOf(dict, 'Next');
  }
  return found;
}

function readInfo(objects: ReadonlyMap<number, PdfObject>, ref: number): Record<string, string> {
  const dict = objects.get(ref)?.dict ?? '';
  return Object.fromEntries(
    [...dict.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, key = '', at]) => [
      key,
      stringIn(`/X ${objects.get(Number(at))?.dict ?? ''}`, 'X'),
    ]),
  );
}

function stringIn(dict: string, key: string): string {
  const escaped = new RegExp(`/${key} \\(((?:\\\\.|[^\\\\)])*)\\)`, 's').exec(dict)?.[1] ?? '';
  const bytes = Buffer.from(
    escaped.replace(/\\(.)/gs, (_, c: string) => ({ n: '\n', r: '\r', t: '\t' })[c] ?? c),
    'latin1',
  );
  return bytes[0] === 0xfe && bytes[1] === 0xff
    ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le')
    : bytes.toString('latin1');
}

function refOf(dict: string, key: string): number {
  return Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dict)?.[1] ?? 0);
}

function refsIn(dict: string, key: string): number[] {
  const list = new RegExp(`/${key} \\[([^\\]]*)\\]`).exec(dict)?.[1] ?? '';
  return [...list.matchAll(/(\d+) 0 R/g)].map(([, ref]) => Number(ref));
}
