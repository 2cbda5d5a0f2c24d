/** Between the entries of a list in one cell; a line break is read likewise. */
const BETWEEN = '; ';

/** A list as one cell. An entry that would be read as several stands in quotation marks, as in a CSV file. */
export function joinItems(items: readonly string[]): string {
  return items
    .map((item) => (/[;"\r\n]|^\s|\s$|^$/u.test(item) ? `"${item.replaceAll('"', '""')}"` : item))
    .join(BETWEEN);
}

export function splitItems(text: string): string[] {
  return [...text.matchAll(ITEM)].flatMap(([, quoted, bare = '']) => {
    if (quoted !== undefined) return [quoted.replaceAll('""', '"')];
    return bare.trim() === '' ? [] : [bare.trim()];
  });
}

/** Quoted up to the next separator, or else all up to it. */
const ITEM = /\s*(?:"((?:[^"]|"")*)"\s*(?=[;\n]|$)|([^;\n]+))(?:[;\n]|$)/gu;
