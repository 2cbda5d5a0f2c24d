/** Where the library writes what it drew at random or counted since the thread began; `$1 id $2` within a tag. */
const PLACES = [
  { kind: 'rId', pattern: /(\b(?:r:id|r:embed|r:link|Id)=")rId([^"]+)(")/g },
  { kind: '_Toc', pattern: /(\b(?:w:name|w:anchor)=")_Toc(\d+)(")/g },
  { kind: '', pattern: /(<w:bookmark(?:Start|End)\b[^>]*\bw:id=")(\d+)(")/g },
  { kind: '', pattern: /(<v:shape\b[^>]*?\bid="PowerPlusWaterMarkObject)([^"]+)(")/g },
  { kind: '', pattern: /(<wp:docPr\b[^>]*?\bid=")(\d+)(")/g },
] as const;
const PAGE_FIELD = /(<w:instrText[^>]*>\s*PAGEREF )_Toc(\d+)/g;

/**
 * Gives the identifiers of a document the numbers of their first occurrence, so that the same document gets the same
 * ones wherever and whenever it is made. For the parts of one document in their order; text is left alone.
 */
export function settleIds(): (part: string, xml: string) => string {
  const known = PLACES.map(() => new Map<string, number>());
  const settled = (index: number, id: string) => {
    const ids = known[index] ?? new Map<string, number>();
    const number = ids.get(id) ?? ids.size + 1;
    ids.set(id, number);
    return `${PLACES[index]?.kind ?? ''}${number}`;
  };
  return (_, xml) =>
    xml
      .replace(/<[^>]+>/g, (tag) =>
        PLACES.reduce(
          (text, { pattern }, index) =>
            text.replace(
              pattern,
              (__, before: string, id: string, after: string) => before + settled(index, id) + after,
            ),
          tag,
        ),
      )
      .replace(PAGE_FIELD, (_match, before: string, id: string) => before + settled(1, id));
}
