import {
  AI_SYSTEM_FIELDS,
  type AiSystemField,
  type AiSystemFields,
  emptyAiSystemFields,
  type FieldKind,
} from '#shared/entities/ai-system.ts';
import { MAX_LINE } from '#shared/entities/text.ts';
import { cutText } from '#shared/values/well-formed.ts';
import { comparable, isNoAnswer, withoutEnumerator } from './words/normalise.ts';
import { readCountries } from './words/read-countries.ts';
import { type DateOrders, readDate } from './words/read-date.ts';
import { type ChoiceField, COMMON_VALUES, VALUE_WORDS } from './words/value-words.ts';

export type FieldValue = AiSystemFields[AiSystemField];

/** What was not taken over as it stands: a key under `imports:notes` and its values. */
export type ValueNote = { readonly key: string; readonly params: Readonly<Record<string, string | number>> };

export type Converted = {
  /** Absent where the cell cannot be read: the file then says nothing about the field. */
  readonly value?: FieldValue;
  /** Whether the cell says more than the value does, and so is kept as it stands. */
  readonly keep: boolean;
  readonly note?: ValueNote;
};

const ERRORS = new Set([
  ...[
    'N/A',
    'REF!',
    'VALUE!',
    'DIV/0!',
    'NAME?',
    'NUM!',
    'NULL!',
    'SPILL!',
    'CALC!',
    'FIELD!',
    'GETTING_DATA',
    'BUSY!',
  ],
  ...['NV', 'BEZUG!', 'WERT!', 'ZAHL!', 'ÜBERLAUF!', 'N/B', 'VERW!', 'WAARDE!', 'NAAM?', 'GETAL!', 'LEEG!', 'VALEUR!'],
  ...[
    'NOM?',
    'NOMBRE!',
    'NUL!',
    '¡VALOR!',
    '¡REF!',
    '¿NOMBRE?',
    '¡NUM!',
    '¡DIV/0!',
    '¡NULO!',
    'N/D',
    'RIF!',
    'VALORE!',
  ],
  ...['NOME?', 'CONNECT!', 'BLOCKED!', 'UNKNOWN!'],
]);
const MAX_LIST = 200;
const QUOTED_CHARACTERS = 80;
const MAX_CHOICE = 120;

const EMPTY = emptyAiSystemFields('');
export const FIELD_KINDS = Object.fromEntries(AI_SYSTEM_FIELDS.map((field) => [field.key, field.kind])) as Readonly<
  Record<AiSystemField, FieldKind>
>;

/** The value of `field` in a cell. Nothing is guessed: what cannot be read for certain is kept and noted instead. */
export function convertCell(field: AiSystemField, cell: string, orders: DateOrders): Converted {
  const text = cell.trim();
  if (text === '') return { value: EMPTY[field], keep: false };
  if (isSpreadsheetError(text)) return unread('cellError', text);
  if (field === 'name') return toName(text);
  if (isNoAnswer(text)) return { value: EMPTY[field], keep: true };
  switch (FIELD_KINDS[field]) {
    case 'text':
      return { value: plainText(text), keep: false };
    case 'line':
      return toLine(text);
    case 'list':
      return toList(text);
    case 'choice':
      return toChoice(field as ChoiceField, text);
    case 'choices':
      return toChoices(field as ChoiceField, text);
    case 'countries':
      return toCountries(text);
    case 'date':
      return toDate(text, orders);
  }
}

/** A cell as one line, as `name` and `organisationUnit` hold it. */
export function lineOf(field: 'name' | 'organisationUnit', cell: string): string {
  const text = cell.trim();
  if (field === 'name') return String(toName(text).value ?? '');
  return isNoAnswer(text) ? '' : String(toLine(text).value ?? '');
}

export function isEmptyValue(value: unknown): boolean {
  return value === '' || value === undefined || value === 'undecided' || (Array.isArray(value) && value.length === 0);
}

/** The choice that a value means, by its own name or by the words inventories use; `null` for any other. */
export function findChoice(field: ChoiceField, text: string): string | null {
  // Longer texts are explanations; looking them up would only cost time.
  if (text.length > MAX_CHOICE) return null;
  const found = CHOICES[field].get(comparable(text));
  if (found !== undefined) return found;
  const bare = withoutEnumerator(text);
  return bare === text ? null : (CHOICES[field].get(comparable(bare)) ?? null);
}

/** Whether a value means a choice of this field and of hardly anything else: for columns of unknown heading. */
export function isTellingChoice(field: ChoiceField, text: string): boolean {
  return findChoice(field, text) !== null && !COMMON.has(comparable(withoutEnumerator(text)));
}

/** What a spreadsheet shows where a formula fails, in the languages of the imports: no value, and no word of anybody. */
function isSpreadsheetError(text: string): boolean {
  return text.startsWith('#') && ERRORS.has(text.slice(1).toUpperCase());
}

export function isYesOrNo(text: string): boolean {
  return YES_OR_NO.has(comparable(text));
}

const COMMON = new Set(COMMON_VALUES.map(comparable));
const YES_OR_NO = new Set(['yes', 'no', 'true', 'false', 'ja', 'nein', 'nee', 'oui', 'non', 'si']);
const CHOICES = Object.fromEntries(
  Object.entries(VALUE_WORDS).map(([field, choices]) => [
    field,
    new Map(
      Object.entries(choices).flatMap(([choice, words]) =>
        [...words, choice].map((word) => [comparable(word), choice] as const),
      ),
    ),
  ]),
) as unknown as Readonly<Record<ChoiceField, ReadonlyMap<string, string>>>;

function plainText(text: string): string {
  return text.replace(/\r\n?/gu, '\n');
}

/** A dash is no name. A system may be called "N/A", but hardly is. */
function toName(text: string): Converted {
  if (!isNoAnswer(text)) return toLine(text);
  if (/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text)) return { ...toLine(text), ...noted('nameNoAnswer', text) };
  return { value: '', keep: true, ...noted('nameMark', text) };
}

function noted(key: string, text: string): { note: ValueNote } {
  return { note: { key, params: { value: quoted(text) } } };
}

function toLine(text: string): Converted {
  const line = text.replace(/\s+/gu, ' ');
  if (line.length <= MAX_LINE) return { value: line, keep: false };
  const value = `${cutText(line, MAX_LINE - 1).trimEnd()}…`;
  return { value, keep: true, note: { key: 'lineCut', params: { limit: MAX_LINE } } };
}

function toList(text: string): Converted {
  const items = [...new Set(listItems(text).map((item) => item.replace(/\s+/gu, ' ').trim()))].filter(
    (item) => item !== '' && !isNoAnswer(item) && !isNoSupplier(item),
  );
  const cut = items.length > MAX_LIST || items.some((item) => item.length > MAX_LINE);
  const value = items.slice(0, MAX_LIST).map((item) => cutText(item, MAX_LINE));
  if (!cut) return { value, keep: items.length === 0 };
  return { value, keep: true, note: { key: 'listCut', params: { limit: MAX_LIST, characters: MAX_LINE } } };
}

/** "None" and "in-house" name nobody. */
function isNoSupplier(item: string): boolean {
  return NOTHING.has(comparable(item)) || findChoice('modelSource', item) === 'inHouse';
}

const NOTHING = new Set(['none', 'keine', 'keiner', 'geen', 'aucun', 'aucune', 'ninguno', 'nessuno']);

/** Some inventories export lists as JSON within a cell. */
function listItems(text: string): string[] {
  if (text.startsWith('[') && text.endsWith(']')) {
    try {
      const parsed: unknown = JSON.parse(text);
      if (Array.isArray(parsed)) return parsed.map(String);
    } catch {
      // Not JSON after all: a name in brackets.
    }
  }
  return text.split(/[;\n\r]/u);
}

/** The wording is kept beside every choice: "Acquisition and/or Development" says more than the stage it falls under. */
function toChoice(field: ChoiceField, text: string): Converted {
  // "Retired: replaced by X" is a stage with a remark; "No - only pseudonyms" is not a plain no.
  const head = field === 'lifecycleStage' ? withoutEnumerator(text).split(/[:(;,]|\s[-–—]\s/u)[0] : undefined;
  const value = findChoice(field, text) ?? (head === undefined ? null : findChoice(field, head));
  return value === null ? unread('choiceUnknown', text) : { value, keep: true };
}

function toChoices(field: ChoiceField, text: string): Converted {
  const whole = findChoice(field, text);
  const parts =
    whole === null ? listItems(text).flatMap((item) => item.split(/[,/&+]|\s(?:and|und|en|et|y|e)\s/u)) : [];
  const found =
    whole === null ? parts.filter((part) => part.trim() !== '').map((part) => findChoice(field, part)) : [whole];
  if (found.length === 0 || found.includes(null)) return unread('choiceUnknown', text);
  return { value: [...new Set(found)] as FieldValue, keep: true };
}

function toCountries(text: string): Converted {
  const { codes, unread: others } = readCountries(text);
  if (others.length === 0) return { value: codes, keep: true };
  const note = {
    key: codes.length > 0 ? 'countriesPartly' : 'countriesUnknown',
    params: { value: quoted(others.join('; ')) },
  };
  return codes.length > 0 ? { value: codes, keep: true, note } : { keep: true, note };
}

function toDate(text: string, orders: DateOrders): Converted {
  // "N/A - never retired" answers as well as "N/A" does.
  const head = text.split(/\s*[-–—]/u)[0] ?? '';
  if (head !== '' && isNoAnswer(head)) return { value: '', keep: true };
  const read = readDate(text, orders);
  switch (read.kind) {
    case 'day':
      return { value: read.date, keep: false };
    case 'period':
      return {
        value: read.date,
        keep: true,
        note: { key: 'datePeriod', params: { value: quoted(text), date: read.date } },
      };
    case 'spreadsheetYear':
      return { keep: true, note: { key: 'dateSpreadsheetYear', params: { value: quoted(text), year: read.year } } };
    case 'year':
      return unread('dateYear', text);
    case 'ambiguous':
      return unread('dateAmbiguous', text);
    case 'unreadable':
      return unread('dateUnreadable', text);
  }
}

function unread(key: string, text: string): Converted {
  return { keep: true, ...noted(key, text) };
}

/** A cell as a sentence can quote it. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= QUOTED_CHARACTERS ? line : `${cutText(line, QUOTED_CHARACTERS - 1).trimEnd()}…`;
}
