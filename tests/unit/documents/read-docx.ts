import { readParts } from './read-parts.ts';

/** A table of a document for word processors: its rows, and in them the texts of the cells. */
export type DocxTable = readonly (readonly string[])[];

export type ReadDocx = {
  readonly parts: ReadonlyMap<string, Buffer>;
  /** Of the body: every paragraph a line, those in tables too. */
  readonly text: string;
  readonly tables: readonly DocxTable[];
  readonly headings: readonly { readonly level: number; readonly text: string }[];
};

/** Reads back what this product's own documents say. Tables do not stand in each other. */
export async function readDocx(bytes: Uint8Array): Promise<ReadDocx> {
  const parts = await readParts(bytes);
  const xml = parts.get('word/document.xml')?.toString('utf8') ?? '';
  const tables = [...xml.matchAll(/<w:tbl>[\s\S]*?<\/w:tbl>/g)].map(([table]) =>
    [...table.matchAll(/<w:tr\b[\s\S]*?<\/w:tr>/g)].map(([row]) =>
      [...row.matchAll(/<w:tc>[\s\S]*?<\/w:tc>/g)].map(([cell]) => textOf(cell)),
    ),
  );
  const headings = paragraphsOf(xml).flatMap((paragraph) => {
    const level = Number(/<w:pStyle w:val="Heading(\d)"/.exec(paragraph)?.[1] ?? 0);
    return level === 0 ? [] : [{ level, text: runsOf(paragraph) }];
  });
  return { parts, text: textOf(xml), tables, headings };
}

function textOf(xml: string): string {
  return paragraphsOf(xml).map(runsOf).join('\n');
}

function paragraphsOf(xml: string): string[] {
  return [...xml.matchAll(/<w:p(?: [^>]*)?>[\s\S]*?<\/w:p>/g)].map(([paragraph]) => paragraph);
}

function runsOf(paragraph: string): string {
  return [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(br|tab)\/>/g)]
    .map(([, text, mark]) => (mark === undefined ? unescape(text ?? '') : mark === 'br' ? '\n' : '\t'))
    .join('');
}

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
