/**
 * Text with everything taken off that people write differently from one file to the next: case, accents, punctuation,
 * umlauts spelled out (ae, oe, ue), camelCase and snake_case. For comparing only.
 */
export function comparable(text: string): string {
  if (text.length > MEMO_CHARACTERS) return strip(text);
  const known = memo.get(text);
  if (known !== undefined) return known;
  if (memo.size >= MEMO_ENTRIES) memo.clear();
  const plain = strip(text);
  memo.set(text, plain);
  return plain;
}

/** Cells of an inventory say "Yes", "No" and "N/A" ten thousand times. */
const memo = new Map<string, string>();
const MEMO_ENTRIES = 20_000;
const MEMO_CHARACTERS = 60;

function strip(text: string): string {
  return text
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/ß/gu, 'ss')
    .replace(/[æ]/gu, 'a')
    .replace(/[øœ]/gu, 'o')
    .replace(/([aou])e/gu, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Name of a thing as its identity: case, width, spacing, invisible characters and typographic quotes and dashes do
 * not count, but punctuation and accents do ("C" and "C++" are two systems).
 */
export function identityText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/[‘’‚‛`´]/gu, "'")
    .replace(/[“”„‟«»]/gu, '"')
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

const NO_ANSWER = new Set(
  [
    ...['n/a', 'na', 'n.a.', 'not applicable', 'not available', 'unknown', 'not known', 'tbd', 'tbc', 'todo', 'null'],
    ...['to be determined', 'to be confirmed', 'to be defined', 'not provided', 'not specified', 'blank', 'undefined'],
    ...['k. A.', 'keine Angabe', 'keine Angaben', 'nicht zutreffend', 'nicht anwendbar', 'unbekannt', 'entfällt'],
    ...['n.v.t.', 'nvt', 'niet van toepassing', 'onbekend', 'nog te bepalen', 's/o', 'sans objet', 'non applicable'],
    ...['non renseigné', 'inconnu', 'à définir', 'no aplica', 'desconocido', 'sin datos', 'non applicabile', 'n.d.'],
    ...['sconosciuto', 'da definire', 'blank not provided'],
  ].map(comparable),
);

/** Whether a cell says that there is nothing to say: "N/A", "k. A.", "n.v.t.", a dash. */
export function isNoAnswer(text: string): boolean {
  if (text.length > 40) return false;
  const plain = comparable(text);
  return plain === '' ? !/[\p{L}\p{N}]/u.test(text) : NO_ANSWER.has(plain);
}

/** `c)`, `(2)`, `iv.`, `3 -` or a bullet before the words that they count. */
const ENUMERATOR =
  /^\s*(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,3})\)\s*|(?:q\d{1,3}|[a-z]|[ivx]{1,4}|\d{1,3}(?:\.\d{1,3})*)[.:]\s+|\d{1,3}(?:\.\d{1,3})+\s+|\d{1,3}\s*[-–—]\s+|[•▪◦●‣*–—-]\s+)(?=\S)/iu;

/** A value or heading of a form without its number or letter. */
export function withoutEnumerator(text: string): string {
  return text.replace(ENUMERATOR, '');
}
