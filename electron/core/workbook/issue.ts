import { createHash } from 'node:crypto';
import { ASSESSMENT_STATUSES, type AssessmentResult, type AssessmentStatus } from '#shared/entities/assessment.ts';
import { ANSWER_COLUMNS, type Answers, answersOf } from '#shared/entities/workbook.ts';

/** Name of the sheet that nobody sees: what the workbook held when it was issued, and for whom. */
export const ISSUE_SHEET = '_aims';
/** Raised when an older program could not read what is written. */
const FORMAT = 1;
/** A text longer than a cell is spread over several. */
const CHUNK = 30_000;

/** What a workbook says about its own issue. */
export type Issue = {
  readonly workspaceId: string;
  readonly assessmentId: string;
  readonly language: string;
  /** Date of issue, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly trailEntries: number;
  readonly trailHead: string;
};

/** `newer` where a later program wrote it, `damaged` where answers are missing or were altered. */
export type FoundIssue =
  | { readonly state: 'whole'; readonly issue: Issue; readonly answers: ReadonlyMap<string, Answers> }
  | { readonly state: 'damaged'; readonly issue: Issue }
  | { readonly state: 'newer' };

const STATUS_PREFIX = 'status:';
const KEYS = ['workspaceId', 'assessmentId', 'language', 'asOf', 'trailEntries', 'trailHead'] as const;

/** Where the hidden sheet holds the words to choose a status from, for the lists of the other one. */
export const STATUS_WORDS_AT = { first: KEYS.length + 3, last: KEYS.length + 2 + ASSESSMENT_STATUSES.length };

/** Rows of texts for the hidden sheet: the issue, the words for the statuses, then every key with its answers. */
export function writeIssue(
  issue: Issue,
  rows: readonly { key: string; result: AssessmentResult }[],
  statusWord: (status: AssessmentStatus) => string,
): string[][] {
  const answers = rows.map(({ key, result }) => [key, answersJson(answersOf(result))] as const);
  return [
    ['format', String(FORMAT)],
    ...KEYS.map((key) => [key, String(issue[key])]),
    ['digest', digestOf(answers)],
    ...ASSESSMENT_STATUSES.map((status) => [`${STATUS_PREFIX}${status}`, statusWord(status)]),
    ...answers.map(([key, json]) => [key, ...chunksOf(json)]),
  ];
}

/** Reads such rows back; null where they are none. */
export function readIssue(rows: readonly (readonly string[])[]): FoundIssue | null {
  const values = new Map(rows.map(([key = '', ...rest]) => [key, rest.join('')]));
  const format = values.get('format') ?? '';
  if (!/^\d{1,6}$/.test(format) || !KEYS.every((key) => values.has(key))) return null;
  if (Number(format) > FORMAT) return { state: 'newer' };
  const text = (key: string) => values.get(key) ?? '';
  const issue = {
    ...{ workspaceId: text('workspaceId'), assessmentId: text('assessmentId'), language: text('language') },
    ...{ asOf: text('asOf'), trailEntries: Number(text('trailEntries')), trailHead: text('trailHead') },
  };
  const head = new Set<string>(['format', 'digest', ...KEYS]);
  const lines = rows.flatMap(([key = '', ...rest]) =>
    key === '' || head.has(key) || key.startsWith(STATUS_PREFIX) ? [] : [[key, rest.join('')] as const],
  );
  const answers = new Map<string, Answers>();
  for (const [key, json] of lines) {
    const parsed = parseAnswers(json);
    if (parsed !== null) answers.set(key, parsed);
  }
  const whole = digestOf(lines) === text('digest') && answers.size === lines.length;
  return whole ? { state: 'whole', issue, answers } : { state: 'damaged', issue };
}

/** ASCII alone, and no underscore before an x, which spreadsheets take for an escaped character. */
function answersJson(answers: Answers): string {
  const filled = Object.fromEntries(
    ANSWER_COLUMNS.flatMap((key) => (answers[key] === '' ? [] : [[key, answers[key]]])),
  );
  return JSON.stringify(filled).replace(
    /[^ -~]|_(?=x)/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function parseAnswers(json: string): Answers | null {
  try {
    const filled = JSON.parse(json) as Record<string, unknown>;
    const answers = ANSWER_COLUMNS.map((key) => [key, Object.hasOwn(filled, key) ? filled[key] : ''] as const);
    if (answers.some(([, answer]) => typeof answer !== 'string')) return null;
    return Object.fromEntries(answers) as Answers;
  } catch {
    return null;
  }
}

function digestOf(answers: readonly (readonly [string, string])[]): string {
  return createHash('sha256').update(JSON.stringify(answers)).digest('hex');
}

function chunksOf(text: string): string[] {
  return Array.from({ length: Math.ceil(text.length / CHUNK) }, (_, at) => text.slice(at * CHUNK, (at + 1) * CHUNK));
}
