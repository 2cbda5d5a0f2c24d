import type { CellDifference, WorkbookComparison, WorkbookRefusal } from '#shared/contract/domains/workbook.ts';
import { type AssessmentResult, resultKey } from '#shared/entities/assessment.ts';
import { ANSWER_COLUMNS, type AnswerColumn, type Answers, answersOf } from '#shared/entities/workbook.ts';
import { cutText } from '#shared/values/well-formed.ts';
import type { Translate } from '../resources/locales.ts';
import { type AnswerRow, isAnswered, type LeftOut } from './answer-table.ts';
import { cellText, cutAnswer } from './cell-text.ts';
import { parseAnswer, type StatusOf } from './parse-answer.ts';

export type RowsToCompare = {
  readonly rows: readonly AnswerRow[];
  readonly leftOut: readonly LeftOut[];
  /** Every requirement and each of its parts, in the standard's order, as they stand here. */
  readonly here: readonly AssessmentResult[];
  /** By key, what the file held when it was issued; null where it does not say. */
  readonly was: ReadonlyMap<string, Answers> | null;
  /** Whether an empty cell says that there is nothing, rather than nothing at all. */
  readonly blanksAnswer: boolean;
  readonly statusOf: StatusOf;
  readonly t: Translate;
};

export type ComparedRows = Pick<
  WorkbookComparison,
  'rows' | 'unchanged' | 'cells' | 'refused' | 'remarks' | 'missing'
> & {
  /** What stood for a status, and what it was read as; not this program's own words. */
  readonly words: ReadonlyMap<string, string>;
};

const SHOWN_VALUE = 200;
/** Cells, rows and words that are named one by one in a sentence. */
export const NAMED = 12;

/** Every cell of the file held against what is here, and against what the file held when it was issued. */
export function compareRows(compared: RowsToCompare): ComparedRows {
  const { here, leftOut, was, t } = compared;
  const known = new Map(here.map((result) => [resultKey(result), result]));
  const refused = leftOut.map((left) => refusalOf(left, t));
  const rows = rowsByKey(compared, refused);
  const cells: CellDifference[] = [];
  const formulas: string[] = [];
  const uncalculated: string[] = [];
  const words = new Map<string, string>();
  let unchanged = 0;
  for (const result of here) {
    const row = rows.get(resultKey(result));
    if (row === undefined || row === 'refused') continue;
    const found = compareRow(compared, result, row);
    cells.push(...found.cells);
    refused.push(...found.refused);
    formulas.push(...found.formulas);
    uncalculated.push(...found.uncalculated);
    if (found.word !== null) words.set(...found.word);
    unchanged += row.cells.size - found.cells.length - found.refused.length;
  }
  const expected = was === null ? [...known.keys()] : [...known.keys()].filter((key) => was.has(key));
  const remark = (key: string, places: readonly string[]) =>
    places.length === 0 ? [] : [t(`workbook:remarks.${key}`, { count: places.length, cells: named(places) })];
  return {
    rows: [...rows.values()].filter((row) => row !== 'refused').length,
    unchanged,
    cells,
    refused: refused.sort((a, b) => a.sheet.localeCompare(b.sheet, 'en') || a.row - b.row),
    remarks: [...remark('uncalculated', uncalculated), ...remark('formulas', formulas)],
    // A table of others has no rows for parts.
    missing: expected.filter((key) => !rows.has(key) && (compared.blanksAnswer || !key.includes('/'))),
    words,
  };
}

/** The first of them, for a sentence. */
export function named(all: readonly (string | number)[]): string {
  return [...all.slice(0, NAMED), ...(all.length > NAMED ? ['…'] : [])].join(', ');
}

function refusalOf({ sheet, row, key, heading, value, problem, params }: LeftOut, t: Translate): WorkbookRefusal {
  const shown = { key: cutText(key, SHOWN_VALUE), value: cutText(value.trim(), SHOWN_VALUE) };
  return { sheet, row, heading, ...shown, sentence: t(`workbook:refused.${problem}`, { ...shown, ...params }) };
}

/** The row of each key; one that stands twice is refused, since nobody can say which of them counts. */
function rowsByKey({ rows, t }: RowsToCompare, refused: WorkbookRefusal[]): Map<string, AnswerRow | 'refused'> {
  const all = new Map<string, AnswerRow[]>();
  for (const row of rows) {
    const found = all.get(row.key);
    if (found === undefined) all.set(row.key, [row]);
    else found.push(row);
  }
  return new Map<string, AnswerRow | 'refused'>(
    [...all].map(([key, found]): [string, AnswerRow | 'refused'] => {
      // A title above its questions says nothing that could be doubled.
      const filled = found.filter(isAnswered);
      const [only = found[0]] = filled;
      if (filled.length < 2 && only !== undefined) return [key, only];
      const sentence = t('workbook:refused.doubleId', { key, rows: named(filled.map(({ row }) => row)) });
      for (const { sheet, row } of filled) refused.push({ sheet, row, key, heading: '', value: '', sentence });
      return [key, 'refused'];
    }),
  );
}

type ComparedRow = {
  readonly cells: readonly CellDifference[];
  readonly refused: readonly WorkbookRefusal[];
  readonly formulas: readonly string[];
  readonly uncalculated: readonly string[];
  readonly word: readonly [string, string] | null;
};

function compareRow(compared: RowsToCompare, result: AssessmentResult, { sheet, row, cells }: AnswerRow): ComparedRow {
  const { was, statusOf, t } = compared;
  const key = resultKey(result);
  const here = answersOf(result);
  const issued = was?.get(key) ?? null;
  const found = new Map<AnswerColumn, CellDifference>();
  const refused: WorkbookRefusal[] = [];
  const formulas: string[] = [];
  const uncalculated: string[] = [];
  const read: Partial<Record<AnswerColumn, string>> = {};
  let word: ComparedRow['word'] = null;

  function refuse(column: AnswerColumn, value: string, problem: string, params: Record<string, string | number> = {}) {
    const heading = cells.get(column)?.heading ?? '';
    refused.push(refusalOf({ sheet, row, key, heading, value, problem, params }, t));
  }

  for (const column of ANSWER_COLUMNS) {
    const cell = cells.get(column);
    if (cell === undefined) continue;
    const { text, facts, problem } = cell;
    const before = cellText(column, issued === null ? here[column] : issued[column]);
    if (facts.formula && !facts.uncalculated && facts.error === '') formulas.push(cell.place);
    if (facts.uncalculated) {
      uncalculated.push(cell.place);
      refuse(column, '', 'formulaEmpty');
    } else if (facts.error !== '') refuse(column, facts.error, 'error');
    else if (problem !== undefined) refuse(column, text, problem.key, problem.params);
    else if (text.trim() === '' && cell.merged()) refuse(column, '', 'merged');
    else {
      const cut = cutAnswer(before);
      if (cut !== null) {
        if (!cellText(column, text).startsWith(cut)) refuse(column, text, 'cut');
        continue;
      }
      const parsed = parseAnswer(column, cell.meant ?? text, statusOf);
      if ('problem' in parsed) {
        const { problem: key, ...params } = parsed;
        refuse(column, text, key, params);
        continue;
      }
      if (column === 'status' && text.trim() !== '' && cell.byHeading !== true)
        word = [text.replace(/\s+/gu, ' ').trim(), parsed.answer];
      if (parsed.answer === '' && !compared.blanksAnswer) continue;
      read[column] = parsed.answer;
      const kind = kindOf(column, issued?.[column] ?? null, here[column], parsed.answer);
      if (kind === null) continue;
      const { nodeId, element } = result;
      const sides = { was: issued?.[column] ?? null, here: here[column], file: parsed.answer };
      found.set(column, { nodeId, element, column, kind, row, ...sides });
    }
  }

  // The standard wants exclusions justified (6.1.3).
  const finding = read.finding ?? cellText('finding', here.finding);
  const status = read.status ?? here.status;
  if (status === 'notApplicable' && finding === '') {
    if (found.delete('status')) refuse('status', cells.get('status')?.text ?? '', 'reason');
    else if (found.delete('finding')) refuse('finding', '', 'reasonLost');
  }
  return { cells: [...found.values()], refused, formulas, uncalculated, word };
}

/** Null where the file changes nothing. */
function kindOf(column: AnswerColumn, was: string | null, here: string, file: string): CellDifference['kind'] | null {
  const now = cellText(column, here);
  if (file === now) return null;
  // Nobody can say who changed it; what fills an empty cell overwrites nothing.
  if (was === null) return now === '' ? 'offered' : 'conflict';
  const before = cellText(column, was);
  if (file === before) return null;
  return now === before ? 'offered' : 'conflict';
}
