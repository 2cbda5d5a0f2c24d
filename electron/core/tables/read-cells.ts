import { LANGUAGES } from '#shared/contract/app.ts';
import { MAX_LINE, MAX_TEXT } from '#shared/entities/text.ts';
import type { Field, Kind } from '#shared/kinds/define.ts';
import { isRequired, schemasOf } from '#shared/kinds/schemas.ts';
import { comparable, identityText } from '../imports/words/normalise.ts';
import { countryCode, readCountries } from '../imports/words/read-countries.ts';
import { type DateOrders, readDate } from '../imports/words/read-date.ts';
import type { Locales, Translate } from '../resources/locales.ts';
import { dayOfCount } from '../workbook/parse-answer.ts';
import { alsoCalled } from './columns.ts';
import { splitItems } from './items.ts';

/** `problem` is a key under `tables:refused`. */
export type ReadCell =
  /** `other`: by a word that is none of this program's, so that somebody should see what it is read as. */
  | { readonly value: unknown; readonly other?: boolean }
  | { readonly problem: string; readonly params?: Readonly<Record<string, string | number>> };

/** What cells can name besides words: nodes of the catalogue, and records by their codes and names. */
export type Known = {
  readonly nodes: ReadonlySet<string>;
  /** By table, the id for each code and name in small letters; null where several records are called so. */
  readonly records: ReadonlyMap<string, ReadonlyMap<string, string | null>>;
  readonly locales: Locales;
};

/** The value that a cell gives its field; what cannot be read for certain is a problem, never a guess. */
export type CellReader = (key: string, field: Field, text: string, orders: DateOrders) => ReadCell;

/** @param name namespace of the kind's words */
export function cellReader(name: string, kind: Kind, known: Known): CellReader {
  const languages = LANGUAGES.map((language) => known.locales.translate(language));
  const { changes } = schemasOf(kind);
  const choices = new Map<string, ReadonlyMap<string, Choice>>();

  function choiceOf(key: string, field: Field & { choices: readonly string[] }, word: string): Choice | undefined {
    const words = choices.get(key) ?? choiceWords(name, key, field, languages);
    choices.set(key, words);
    return words.get(comparable(word));
  }

  function read(key: string, field: Field, text: string, orders: DateOrders): ReadCell {
    const plain = text.trim();
    switch (field.kind) {
      case 'line':
      case 'person':
        return { value: plain };
      case 'text':
        return { value: text };
      case 'date':
        return readDay(plain, orders);
      case 'time':
        return readTime(plain);
      case 'flag':
        return readFlag(plain, languages);
      case 'choice': {
        return choiceOf(key, field, plain) ?? unknownChoice(name, key, field, languages[0]);
      }
      case 'choices': {
        const values = several(plain, (word) => choiceOf(key, field, word)?.value || undefined);
        return values === null ? unknownChoice(name, key, field, languages[0]) : { value: values };
      }
      case 'list':
        return { value: splitItems(text) };
      case 'node': {
        const value = nodeIn(plain, known.nodes);
        return value === undefined ? { problem: 'node' } : { value };
      }
      case 'nodes': {
        const values = several(plain, (word) => nodeIn(word, known.nodes));
        return values === null ? { problem: 'node' } : { value: values };
      }
      case 'country':
        return readCountry(plain);
      case 'countries': {
        const found = splitItems(plain).map((item) =>
          ISO.test(item) ? { codes: [item], unread: [] } : readCountries(item),
        );
        const wrong = found.flatMap(({ unread }) => unread);
        return wrong.length > 0 ? { problem: 'country' } : { value: [...new Set(found.flatMap(({ codes }) => codes))] };
      }
      case 'whole':
      case 'decimal':
      case 'money':
        return readNumber(field, plain);
      case 'reference':
        return recordCalled(plain, known.records.get(field.to));
      case 'references': {
        const found = splitItems(plain).map((item) => recordCalled(item, known.records.get(field.to)));
        const wrong = found.find((each) => 'problem' in each);
        return wrong ?? { value: [...new Set(found.map((each) => ('value' in each ? each.value : null)))] };
      }
      default:
        return { value: plain };
    }
  }

  return (key, field, text, orders) => {
    const found = read(key, field, text, orders);
    if ('problem' in found || !Object.hasOwn(kind.fields, key)) return found;
    const parsed = changes.safeParse({ [key]: found.value });
    return parsed.success ? { ...found, value: parsed.data[key] } : limitOf(field, text);
  };
}

/** Whether a field always has a value, so that an empty cell says nothing about it. */
export function isAlwaysSet(field: Field): boolean {
  return field.kind === 'flag' || ('blank' in field && field.blank !== undefined);
}

const ISO = /^[A-Z]{2}$/;

type Choice = { readonly value: string; readonly other?: boolean };

function choiceWords(
  name: string,
  key: string,
  field: Field & { readonly choices: readonly string[]; readonly words?: string },
  languages: readonly Translate[],
): Map<string, Choice> {
  const place = field.words ?? `${name}:choices.${key}`;
  const found = new Map<string, Choice>();
  // What the screen shows where nothing is chosen stands for that.
  for (const [choice, value] of [...field.choices.map((one) => [one, one] as const), ['none', ''] as const]) {
    const words = languages.map((t) => t(`${place}.${choice}`, { defaultValue: '' }));
    for (const word of [choice, ...words].map(comparable)) {
      if (word !== '' && !found.has(word) && (value !== '' || field.kind === 'choice')) found.set(word, { value });
    }
  }
  for (const value of field.choices) {
    const words = languages.flatMap((t) => alsoCalled(t, `${name}:alsoChosen.${key}.${value}`));
    for (const word of words.map(comparable)) if (!found.has(word)) found.set(word, { value, other: true });
  }
  return found;
}

function unknownChoice(
  name: string,
  key: string,
  field: Field & { readonly choices: readonly string[]; readonly words?: string },
  t: Translate | undefined,
): ReadCell {
  const words = field.choices.map((one) => t?.(`${field.words ?? `${name}:choices.${key}`}.${one}`) ?? one);
  return { problem: 'choice', params: { choices: words.join(', ') } };
}

/** Every entry of a list by what it means; commas part entries where they are no part of one. Null where one means nothing. */
function several(text: string, meaning: (word: string) => string | undefined): string[] | null {
  const found = splitItems(text).flatMap((item) => {
    const whole = meaning(item);
    return whole === undefined ? item.split(',').map((part) => meaning(part.trim())) : [whole];
  });
  return found.includes(undefined) ? null : [...new Set(found.flatMap((one) => one ?? []))];
}

/** The number at the beginning, which its title may follow, but no other number. */
function nodeIn(text: string, nodes: ReadonlySet<string>): string | undefined {
  const numbers = [...text.matchAll(NODE)].map(([number]) => number.toUpperCase().replace(/^A\.?\s?/u, 'A.'));
  const [id = '', ...others] = numbers;
  const leads = /^(?:A\.?\s?)?\d/iu.test(text) && nodes.has(id);
  return leads && !others.some((other) => nodes.has(other)) ? id : undefined;
}

const NODE = /(?<![\p{L}\d.])(?:A\.?\s?)?\d+(?:\.\d+)*/giu;

function recordCalled(text: string, records: ReadonlyMap<string, string | null> | undefined): ReadCell {
  const [code = ''] = text.split(/\s/u);
  const whole = records?.get(identityText(text));
  const id = whole ?? records?.get(identityText(code));
  if (typeof id === 'string') return { value: id };
  return { problem: whole === null ? 'referenceTwice' : 'reference' };
}

function readDay(text: string, orders: DateOrders): ReadCell {
  const counted = dayOfCount(text);
  if (counted !== null || /^\d{4}-\d{2}-\d{2}$/.test(text)) return { value: counted ?? text };
  const read = readDate(text, orders);
  if (read.kind === 'day') return { value: read.date };
  return { problem: read.kind === 'ambiguous' ? 'dateAmbiguous' : 'date' };
}

/** As people write it, behind a day too, and as the part of a day that a cell without a format for times shows. */
function readTime(text: string): ReadCell {
  const plain = text.replace(BEFORE_TIME, '');
  const [, hours = '', minutes, half = ''] = TIME.exec(plain) ?? HOUR.exec(plain) ?? [];
  if (hours !== '') {
    return {
      value: clock(half === '' ? Number(hours) : (Number(hours) % 12) + (/^p/iu.test(half) ? 12 : 0), minutes || '00'),
    };
  }
  const count = /^(?:\d{5}|0)?(\.\d+)$/u.exec(plain)?.[1];
  const minute = Math.round(Number(count) * MINUTES);
  // "0.30" may be half past midnight too.
  if (count === undefined || minute === MINUTES || /^0\.[0-5]\d$/u.test(plain)) return { problem: 'time' };
  return { value: clock(Math.floor(minute / 60), String(minute % 60).padStart(2, '0')) };
}

function clock(hours: number, minutes: string): string {
  return `${String(hours).padStart(2, '0')}:${minutes}`;
}

const MINUTES = 24 * 60;
const BEFORE_TIME = /^(?:\d{4}-\d{2}-\d{2}[T ]|\d{1,2}\.\d{1,2}\.\d{4},? )\s*(?=\d{1,2}[:.h])/u;
const TIME = /^(?!0\.)(\d{1,2})[:.h]?(\d{2})(?:[:.]00)?\s*([ap]\.?\s?m\.?)?(?:\s*(?:Uhr|h))?$/iu;
const HOUR = /^(\d{1,2})()\s*(?:([ap]\.?\s?m\.?)|Uhr|h)$/iu;

function readFlag(text: string, languages: readonly Translate[]): ReadCell {
  const word = comparable(text);
  const means = (state: 'yes' | 'no', ...more: string[]) =>
    [...more, ...languages.map((t) => t(`common:state.${state}`))].map(comparable).includes(word);
  if (means('yes', 'true', 'x', '1', 'ja', 'oui', 'si')) return { value: true };
  return means('no', 'false', '0', 'nein', 'nee', 'non') ? { value: false } : { problem: 'flag' };
}

function readCountry(text: string): ReadCell {
  const value = ISO.test(text) ? text : countryCode(text);
  return value === null ? { problem: 'country' } : { value };
}

/**
 * A point is always a decimal one, as workbooks give numbers. "1,500" may be a thousand and a half or one and a half, so it
 * is no number; nor is "1.500" where it must be a whole one.
 */
function readNumber(field: Field, text: string): ReadCell {
  const limits = limitOf(field, '');
  const plain = text.replace(/^([+-]?\d+),(\d{1,2}|\d{4,})$|^([+-]?0),(\d+)$/u, '$1$3.$2$4');
  if (field.kind === 'whole') return /^[+-]?\d+(?:\.0{1,2})?$/u.test(plain) ? { value: Number(plain) } : limits;
  if (!/^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/iu.test(plain)) return limits;
  if (field.kind === 'decimal') return { value: Number(plain) };
  const [, whole = '', cents = ''] = /^\+?(\d+)(?:\.(\d{1,2}))?$/u.exec(plain) ?? [];
  return whole === '' ? limits : { value: Number(`${whole}${cents.padEnd(2, '0')}`) };
}

/** Why the schema of a field refuses a value. */
function limitOf(field: Field, text: string): ReadCell {
  switch (field.kind) {
    case 'line':
    case 'text':
      if (isRequired(field) && text.trim() === '') return { problem: 'missing' };
      return { problem: 'tooLong', params: { limit: field.kind === 'line' ? MAX_LINE : MAX_TEXT } };
    case 'person':
      return { problem: 'tooLong', params: { limit: MAX_LINE } };
    case 'whole':
    case 'decimal':
      return { problem: field.kind, params: { min: field.min, max: field.max } };
    case 'date':
    case 'time':
    case 'money':
    case 'country':
      return { problem: field.kind };
    default:
      return { problem: 'list' };
  }
}
