/** What a cell says about which clause or control its row belongs to. */
export type Reference =
  /** `key` as the catalogue writes it, known there or not; `part` is the letter of a list within the clause, or `''`. */
  | { readonly kind: 'one'; readonly key: string; readonly part: string }
  /** More than one clause or control. */
  | { readonly kind: 'several' }
  /** A date, made by a spreadsheet program of a number such as 4.1; which numbers it can have been. */
  | { readonly kind: 'date'; readonly perhaps: readonly string[] };

/** A number stands at the beginning of a cell, behind a few words at most. */
const SEARCHED_CHARACTERS = 120;
const MOST_WORDS = 8;

const ANNEX = ['annexes?', 'annexure', 'anhang', 'bijlage', 'anexo', 'allegato', 'appendix', 'annex'];
const WORDS = [
  ...['iso', 'iec', 'din', 'en', '42001', '2023(?:\\s*\\(e\\))?', 'the'],
  ...[
    'clauses?',
    'sub-?clauses?',
    'cl',
    'controls?',
    'ctrl',
    'sections?',
    'sect?',
    'requirements?',
    'req',
    'chapters?',
  ],
  ...[
    'chap',
    'ch',
    'articles?',
    'art',
    'paragraphs?',
    'para',
    'point',
    'item',
    'reference',
    'ref',
    'number',
    'no',
    'id',
  ],
  ...['kapitel', 'kap', 'abschnitt', 'abschn', 'abs', 'artikel', 'maßnahmen?', 'massnahmen?', 'klausel', 'ziffern?'],
  ...['ziff', 'punkt', 'pkt', 'anforderung', 'anf', 'nummer', 'nr', 'norm', 'normkapitel', 'normabschnitt'],
  ...['chapitre', 'contrôle', 'controle', 'mesure', 'exigence', 'clausule', 'hoofdstuk', 'paragraaf', 'eis'],
  ...['beheersmaatregel', 'cláusula', 'clausula', 'capítulo', 'sección', 'apartado', 'requisito', 'capitolo', 'punto'],
];
const WORD = new RegExp(`^(?:(${ANNEX.join('|')})|${WORDS.join('|')}|[§#])(?!\\p{L})[\\s.:,;/_#()\\[\\]\\-–—]*`, 'iu');
const OPENING = /^[\s([{<"'„“‚‘•*·>-]+/u;
/** Another standard's clauses have the same numbers. */
const OTHER_STANDARD = /^(?:iso|iec|din|en|[\s/:-])+(?!42001)\d{4,5}/iu;
const NUMBER = /^(?:([a-z])[\s._/\-–—]{0,3})?(\d+(?:\.\d+)+|\d+(?:,\d+)+|\d+)/iu;
const LONGEST_NUMBER = /^\d{1,2}(?:[.,]\d{1,2}){0,3}$/u;
/** "Annex A, A.6.2.4" */
const ANNEX_TWICE = /^a[\s,;:/\-–—]+(?=a[\s._-]?\d)/iu;
const ELEMENT = /^\/(\d{1,2})(?![\d.])/u;
const PART =
  /^[\s.\-–/]*\(?(?:(?:lit|buchst|letter|point|bullet)\.?\s*)?(?:([a-z])\)|([a-z])(?=\s*$)|(?<=\()([a-z])(?=\)))/u;
const NEXT = new RegExp(
  `^[.)]?\\s*(?:[,;/&+\\n]|und|and|et|bis|to|through|or|oder|–|—|-)\\s*(?:(?:${[...ANNEX, ...WORDS.slice(7)].join('|')})\\.?\\s*)?(?:[a-z][.\\s]?)?\\d{1,2}\\.\\d`,
  'iu',
);
/** "A.6.2.4–6", "4.1 ff." */
const RANGE = /^\s*(?:[-–—,&+]\s*\d{1,2}\s*$|ff?\.|ff\b)/iu;
const BOUNDARY = /^(?:$|[^\p{L}\p{N}]|\p{Lu}\p{Ll})/u;

const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ...[
      ['jan', 'jän', 'ene', 'gen'],
      ['feb', 'fév', 'fev'],
      ['mar', 'mär', 'mrz', 'maa', 'mrt'],
      ['apr', 'avr', 'abr'],
    ],
    ...[
      ['may', 'mai', 'mei', 'mag'],
      ['jun', 'juin', 'giu'],
      ['jul', 'juil', 'lug'],
      ['aug', 'aoû', 'ago'],
    ],
    ...[['sep', 'set'], ['oct', 'okt', 'ott'], ['nov'], ['dec', 'dez', 'déc', 'dic']],
  ].flatMap((names, index) => names.map((name) => [name, index + 1])),
);
const MONTH = Object.keys(MONTHS)
  .sort((a, b) => b.length - a.length)
  .join('|');
const NUMERIC_DATES = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:[T ]00:00(?::00)?(?:\.0+)?Z?)?$/u,
  /^(?<day>\d{1,2})[./-](?<month>\d{1,2})[./-](?<year>\d{4})$/u,
  /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{2})$/u,
];
const NAMED_DATES = [
  new RegExp(`^(?<day>\\d{1,2})[.\\s-]*(?<name>${MONTH})\\p{L}*\\.?(?:[\\s,'-]+(?<year>\\d{2,4}))?$`, 'iu'),
  new RegExp(`^(?<name>${MONTH})\\p{L}*\\.?[\\s-]*(?<day>\\d{1,2})(?:[\\s,'-]+(?<year>\\d{4}))?$`, 'iu'),
];
/** Days as Excel counts them: 1950-01-01 to 2100-12-31, and 1970-01-01. */
const [FIRST_DAY, LAST_DAY, UNIX_DAY] = [18_264, 73_415, 25_569];

/** The clause or control that a cell names at its beginning, in whatever form; null where it names none. */
export function readReference(cell: string): Reference | null {
  const plain = cell.slice(0, SEARCHED_CHARACTERS).normalize('NFKC').trim();
  if (!/\d/u.test(plain)) return null;
  const date = dateIn(plain);
  if (date !== null) return { kind: 'date', perhaps: date };
  let rest = plain.replace(OPENING, '');
  let annex = false;
  for (let words = 0; words < MOST_WORDS; words += 1) {
    if (OTHER_STANDARD.test(rest)) return null;
    const word = WORD.exec(rest);
    if (word === null) break;
    annex ||= word[1] !== undefined;
    rest = rest.slice(word[0].length);
  }
  rest = rest.replace(ANNEX_TWICE, '');
  const [all = '', letter = annex ? 'A' : '', number = ''] = NUMBER.exec(rest) ?? [];
  if (!LONGEST_NUMBER.test(number)) return null;
  const key = [...(letter === '' ? [] : [letter.toUpperCase()]), ...number.split(/[.,]/u).map(Number)].join('.');
  const after = rest.slice(all.length);
  if (/^\s?%/u.test(after)) return null;
  const element = ELEMENT.exec(after)?.[1];
  if (element !== undefined) return { kind: 'one', key: `${key}/${Number(element)}`, part: '' };
  if (NEXT.test(after) || RANGE.test(after)) return { kind: 'several' };
  const part = PART.exec(after);
  if (part !== null) return { kind: 'one', key, part: part[1] ?? part[2] ?? part[3] ?? '' };
  return BOUNDARY.test(after) ? { kind: 'one', key, part: '' } : null;
}

/** The numbers that a date can have been before a spreadsheet program took it for one; null for no date. */
function dateIn(text: string): string[] | null {
  if (/^\d{5}$/u.test(text)) {
    const count = Number(text);
    if (count < FIRST_DAY || count > LAST_DAY) return null;
    const day = new Date((count - UNIX_DAY) * 86_400_000);
    return numbersOf(day.getUTCDate(), day.getUTCMonth() + 1, day.getUTCFullYear());
  }
  for (const pattern of NUMERIC_DATES) {
    const { day, month, year } = pattern.exec(text)?.groups ?? {};
    if (day !== undefined) return numbersOf(Number(day), Number(month), Number(year));
  }
  for (const pattern of NAMED_DATES) {
    const { day, name = '', year } = pattern.exec(text)?.groups ?? {};
    if (day !== undefined) return numbersOf(Number(day), MONTHS[name.toLowerCase()] ?? 0, Number(year ?? 0));
  }
  return null;
}

function numbersOf(day: number, month: number, year: number): string[] {
  const short = year % 100;
  const pairs = [`${day}.${month}`, `${month}.${day}`];
  return [...new Set([...pairs, ...pairs.map((pair) => `${pair}.${short}`), `${short}.${month}.${day}`])];
}
