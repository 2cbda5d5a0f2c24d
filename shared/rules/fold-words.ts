/**
 * The text folded for searching: lower case, without accents, and as long as it was in UTF-16 units, so that a place
 * found in it is the place in the text. A character whose folded form has another length ("ß", "ﬁ", Hangul) keeps its
 * form. What is looked for is folded by the same function.
 */
export function foldWords(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const known = new Map<string, string>();
  let folded = '';
  for (const character of text) {
    let form = known.get(character);
    if (form === undefined) {
      form = foldCharacter(character);
      known.set(character, form);
    }
    folded += form;
  }
  return folded;
}

/** Lower case without accents, of any length: "Straße" becomes "strasse". */
export function withoutAccents(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[łøđðþßæœı]/g, (letter) => LETTERS[letter] ?? letter);
}

function foldCharacter(character: string): string {
  // Two forms of one letter; which of them a capital becomes depends on its place in the word.
  if (character === 'ς') return 'σ';
  const lower = character.toLowerCase();
  return [withoutAccents(character), lower].find((form) => form.length === character.length) ?? character;
}

const ASCII = /^[\u0000-\u007f]*$/;

/** Letters that Unicode does not decompose. */
const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};
