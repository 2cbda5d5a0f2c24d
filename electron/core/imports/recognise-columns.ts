import { AI_SYSTEM_FIELDS } from '#shared/entities/ai-system.ts';
import { cutText } from '#shared/values/well-formed.ts';
import { FIELD_KINDS, findChoice, isTellingChoice, isYesOrNo } from './convert-values.ts';
import { refuse, type SourceTable } from './read/source-table.ts';
import type { ImportTarget } from './words/heading-words.ts';
import { matchHeading, SURE_SCORE } from './words/match-headings.ts';
import { comparable, isNoAnswer, withoutEnumerator } from './words/normalise.ts';
import { countriesAtSight, readCountries } from './words/read-countries.ts';
import { looksLikeDate } from './words/read-date.ts';
import type { ChoiceField } from './words/value-words.ts';

/**
 * By field (or `externalId`), the heading of the column that it takes its values from. `''` leaves the field without
 * a column, even if one would be recognised; fields that are not named are recognised as without a mapping.
 */
export type ImportMapping = Readonly<Record<string, string>>;

export type ImportColumn = {
  readonly heading: string;
  /** `''` where the column has no field: its cells are kept with the system under their heading. */
  readonly target: ImportTarget | '';
  /** Taken by its heading, by its values, by the user, or not at all. */
  readonly reason: 'heading' | 'content' | 'mapped' | 'none';
  /** A few different values as the file has them. */
  readonly examples: readonly string[];
};

const SAMPLE_VALUES = 400;
const EXAMPLES = 3;
const EXAMPLE_CHARACTERS = 120;
/** Where the heading says nothing, nearly all values must agree. */
const CONTENT_SHARE = 0.9;
const CONTENT_SCORE = 30;
/** No list has as many rows: numbers beyond this are somebody's identifiers, even where they follow each other. */
const LAST_RUNNING = 1_000_000;
/** "Department head" is no department: words that any text bears out need most of the heading. */
const WORDS_SCORE = 60;

const TARGETS: ReadonlySet<ImportTarget> = new Set([
  ...AI_SYSTEM_FIELDS.map((field) => field.key),
  'externalId' as const,
]);
const CONTENT_CHOICES: readonly ChoiceField[] = [
  'lifecycleStage',
  'modelSource',
  'personalData',
  'oversightMode',
  'aiRoles',
];

type Candidate = { readonly column: number; readonly target: ImportTarget; readonly score: number };

/**
 * Which field each column holds, by `mapping`, else by its heading, else by its values. Each field is taken by one
 * column at most, the best; the values of the others are kept with the system, not merged into it.
 *
 * @throws AppError `importFieldUnknown`, `importColumnUnknown`, `importColumnTwice` for a mapping that does not fit
 */
export function recogniseColumns(table: SourceTable, fileName: string, mapping: ImportMapping = {}): ImportColumn[] {
  const mapped = resolveMapping(table.headings, TARGETS, fileName, mapping);
  const targets = new Map<number, { target: ImportTarget; reason: ImportColumn['reason'] }>();
  for (const [target, column] of mapped) if (column !== null) targets.set(column, { target, reason: 'mapped' });
  const taken = new Set<ImportTarget>(mapped.keys());
  const samples = table.headings.map((_, column) => sampleValues(table, column));
  const candidates = table.headings
    .flatMap((heading, column) => findCandidates(heading, column, samples[column] ?? [], table))
    .sort((a, b) => b.score - a.score || a.column - b.column);
  for (const { column, target, score } of candidates) {
    if (taken.has(target) || targets.has(column)) continue;
    taken.add(target);
    targets.set(column, { target, reason: score > SURE_SCORE ? 'heading' : 'content' });
  }
  // Of "Use case ID/Name" no system can do without the name.
  const named = taken.has('name')
    ? undefined
    : candidates.find(({ column, target, score }) => {
        return target === 'name' && score > SURE_SCORE && targets.get(column)?.reason !== 'mapped';
      });
  if (named !== undefined) targets.set(named.column, { target: 'name', reason: 'heading' });
  return table.headings.map((heading, column) => {
    const { target, reason } = targets.get(column) ?? { target: '' as const, reason: 'none' as const };
    return { heading, target, reason, examples: examplesOf(samples[column] ?? []) };
  });
}

/**
 * Column index for each mapped field; `null` for a field that shall have none.
 *
 * @throws AppError `importFieldUnknown`, `importColumnUnknown`, `importColumnTwice`
 */
export function resolveMapping<T extends string>(
  headings: readonly string[],
  targets: ReadonlySet<T>,
  fileName: string,
  mapping: ImportMapping,
): Map<T, number | null> {
  const resolved = new Map<T, number | null>();
  const used = new Set<number>();
  for (const [field, heading] of Object.entries(mapping)) {
    const target = [...targets].find((each) => each === field.trim());
    if (target === undefined) refuse('importFieldUnknown', fileName, '', { field });
    if (heading === '') {
      resolved.set(target, null);
      continue;
    }
    const column = findColumn(headings, heading);
    if (column === -1) refuse('importColumnUnknown', fileName, '', { column: heading });
    if (used.has(column)) refuse('importColumnTwice', fileName, '', { column: heading });
    used.add(column);
    resolved.set(target, column);
  }
  return resolved;
}

/** A heading as it stands, or the only one that differs in case, accents and punctuation alone. */
function findColumn(headings: readonly string[], heading: string): number {
  const exact = headings.indexOf(heading.replace(/\s+/gu, ' ').trim());
  if (exact !== -1) return exact;
  const plain = comparable(heading);
  const alike = headings.flatMap((known, column) => (comparable(known) === plain ? [column] : []));
  return alike.length === 1 ? (alike[0] ?? -1) : -1;
}

function findCandidates(heading: string, column: number, values: readonly string[], table: SourceTable): Candidate[] {
  const answers = values.filter((value) => !isNoAnswer(value));
  const candidates = matchHeading(heading)
    .filter((match) => match.score >= WORDS_SCORE || !isWording(match.target))
    .filter((match) => suits(match.target, answers, match.score > SURE_SCORE, column, table))
    .map(({ target, score }) => ({ column, target, score }));
  if (candidates.length > 0) return candidates;
  const target = targetByContent(answers);
  return target === null ? [] : [{ column, target, score: CONTENT_SCORE }];
}

/**
 * Whether the values of a column can be what its heading promises: a "Status" column of traffic lights is no stage,
 * and a "Human oversight" column of yes and no is no description.
 */
function suits(
  target: ImportTarget,
  answers: readonly string[],
  sure: boolean,
  column: number,
  table: SourceTable,
): boolean {
  if (target === 'externalId') return identifiesRows(table, column);
  // An empty column is what its heading says; the next file may fill it.
  if (answers.length === 0) return sure;
  const kind = FIELD_KINDS[target];
  if (kind === 'date') return share(answers, looksLikeDate) >= 0.4;
  if (kind === 'choice' || kind === 'choices')
    return share(answers, (value) => isChoice(target as ChoiceField, value)) >= 0.5;
  if (kind === 'countries') return share(answers, (value) => readCountries(value).codes.length > 0) >= 0.5;
  if (target === 'name') return share(answers, isNumber) < 0.5 && share(answers, isYesOrNo) < 0.5;
  return share(answers, (value) => isYesOrNo(value) || isNumber(value)) < 0.8;
}

/** A choice, or a list of them, or one with a remark after it. */
function isChoice(field: ChoiceField, value: string): boolean {
  return [value, ...withoutEnumerator(value).split(/[,;:/(]|\s[-–—]\s/u)].some(
    (part) => findChoice(field, part) !== null,
  );
}

function isWording(target: ImportTarget): boolean {
  return target === 'externalId' || FIELD_KINDS[target] === 'line' || FIELD_KINDS[target] === 'text';
}

function targetByContent(answers: readonly string[]): ImportTarget | null {
  if (answers.length < 2) return null;
  if (nearlyAll(answers, (value) => countriesAtSight(value) !== null)) {
    if (answers.some((value) => countriesAtSight(value) === 'name')) return 'deploymentCountries';
  }
  for (const field of CONTENT_CHOICES) {
    const known = nearlyAll(answers, (value) => findChoice(field, value) !== null);
    if (known && answers.some((value) => isTellingChoice(field, value))) return field;
  }
  return null;
}

/**
 * Whether a column tells the rows apart, as an identifier must. Running numbers do not count: where they are the row's
 * number, one row more in the middle would give every system below another's identity. Who knows better maps it.
 */
function identifiesRows(table: SourceTable, column: number): boolean {
  const seen = new Set<string>();
  let running = true;
  let previous: number | null = null;
  for (const row of table.rows) {
    const cell = (row.cells[column] ?? '').trim();
    if (cell === '' || seen.has(cell)) return false;
    seen.add(cell);
    const number = /^\d+$/u.test(cell) ? Number(cell) : Number.NaN;
    if (Number.isNaN(number) || number > LAST_RUNNING || (previous !== null && number !== previous + 1))
      running = false;
    previous = number;
  }
  return !running;
}

/** Filled cells, spread over the whole table: the first rows of an inventory are often of one kind. */
function sampleValues(table: SourceTable, column: number): string[] {
  const values: string[] = [];
  const step = Math.max(1, Math.floor(table.rows.length / (4 * SAMPLE_VALUES)));
  for (let index = 0; index < table.rows.length && values.length < SAMPLE_VALUES; index += step) {
    const value = table.rows[index]?.cells[column]?.trim() ?? '';
    if (value !== '') values.push(value);
  }
  return values;
}

function examplesOf(values: readonly string[]): string[] {
  const different = new Set<string>();
  for (const value of values) {
    different.add(value.length > EXAMPLE_CHARACTERS ? `${cutText(value, EXAMPLE_CHARACTERS - 1)}…` : value);
    if (different.size >= EXAMPLES) break;
  }
  return [...different];
}

function isNumber(value: string): boolean {
  return /^[-+]?[\d.,\s]+%?$/u.test(value);
}

/** Ends at the first values that settle it: most columns are of another kind altogether. */
function nearlyAll(values: readonly string[], test: (value: string) => boolean): boolean {
  let misses = values.length * (1 - CONTENT_SHARE);
  for (const value of values) {
    if (test(value)) continue;
    misses -= 1;
    if (misses < 0) return false;
  }
  return true;
}

function share(values: readonly string[], test: (value: string) => boolean): number {
  let count = 0;
  for (const value of values) if (test(value)) count += 1;
  return count / values.length;
}
