import type { CellDifference, WorkbookComparison, WorkbookRefusal } from '#shared/contract/domains/workbook.ts';
import { type AssessmentResult, resultKey } from '#shared/entities/assessment.ts';
import { ANSWER_COLUMNS, type AnswerColumn, type Answers, answersOf } from '#shared/entities/workbook.ts';
import { cutText } from '#shared/values/well-formed.ts';
import { columnLetters, type GridRow } from '../imports/read/source-table.ts';
import type { Translate } from '../resources/locales.ts';
import type { FactsOf } from './cell-facts.ts';
import { cellText, cutAnswer } from './cell-text.ts';
import type { FoundTable } from './find-table.ts';
import { parseAnswer, type StatusOf } from './parse-answer.ts';

export type RowsToCompare = {
  readonly table: FoundTable;
  readonly facts: FactsOf;
  /** Every requirement and each of its parts, in the standard's order, as they stand here. */
  readonly here: readonly AssessmentResult[];
  /** By key, what the file held when it was issued; null where it does not say. */
  readonly was: ReadonlyMap<string, Answers> | null;
  /** Whether an empty cell says that there is nothing, rather than nothing at all. */
  readonly blanksAnswer: boolean;
  readonly statusOf: StatusOf;
  readonly t: Translate;
};

export type ComparedRows = Pick<WorkbookComparison, 'rows' | 'unchanged' | 'cells' | 'refused' | 'remarks' | 'missing'>;

const SHOWN_VALUE = 200;
/** Cells with formulas that are named one by one. */
const NAMED_CELLS = 12;

/** Every cell of the file held against what is here, and against what the file held when it was issued. */
export function compareRows(compared: RowsToCompare): ComparedRows {
  const { here, table, was, t } = compared;
  const known = new Map(here.map((result) => [resultKey(result), result]));
  const refused: WorkbookRefusal[] = [];
  const rows = rowsByKey(compared, known, refused);
  const cells: CellDifference[] = [];
  const formulas: string[] = [];
  let unchanged = 0;
  for (const result of here) {
    const row = rows.get(resultKey(result));
    if (row === undefined || row === 'refused') continue;
    const found = compareRow(compared, result, row);
    cells.push(...found.cells);
    refused.push(...found.refused);
    formulas.push(...found.formulas);
    unchanged += table.answers.size - found.cells.length - found.refused.length;
  }
  const expected = was === null ? [...known.keys()] : [...known.keys()].filter((key) => was.has(key));
  const named = [...formulas.slice(0, NAMED_CELLS), ...(formulas.length > NAMED_CELLS ? ['…'] : [])].join(', ');
  return {
    rows: [...rows.values()].filter((row) => row !== 'refused').length,
    unchanged,
    cells,
    refused: refused.sort((a, b) => a.row - b.row),
    remarks: formulas.length === 0 ? [] : [t('workbook:remarks.formulas', { count: formulas.length, cells: named })],
    // A table of others has no rows for parts.
    missing: expected.filter((key) => !rows.has(key) && (compared.blanksAnswer || !key.includes('/'))),
  };
}

/** The row of each key; one that stands twice is refused, since nobody can say which of them counts. */
function rowsByKey(
  { table, t }: RowsToCompare,
  known: ReadonlyMap<string, AssessmentResult>,
  refused: WorkbookRefusal[],
): Map<string, GridRow | 'refused'> {
  const all = new Map<string, GridRow[]>();
  for (const row of table.rows) {
    const written = (row.cells[table.id.index] ?? '').trim();
    const key = keyOf(written);
    const refusal = { row: row.row, key: cutText(written, SHOWN_VALUE), heading: '', value: '' };
    if (written === '') refused.push({ ...refusal, sentence: t('workbook:refused.noId') });
    else if (!known.has(key)) {
      refused.push({ ...refusal, sentence: t('workbook:refused.unknownId', { key: refusal.key }) });
    } else all.set(key, [...(all.get(key) ?? []), row]);
  }
  return new Map<string, GridRow | 'refused'>(
    [...all].map(([key, rows]): [string, GridRow | 'refused'] => {
      const [only] = rows;
      if (rows.length === 1 && only !== undefined) return [key, only];
      const sentence = t('workbook:refused.doubleId', { key, rows: rows.map(({ row }) => row).join(', ') });
      for (const { row } of rows) refused.push({ row, key, heading: '', value: '', sentence });
      return [key, 'refused'];
    }),
  );
}

/** As the catalogue writes it: a number may have come back with a comma, and a control with a small letter. */
export function keyOf(written: string): string {
  return written.replace(/\s+/gu, '').replace(/,/g, '.').toUpperCase();
}

type ComparedRow = {
  readonly cells: readonly CellDifference[];
  readonly refused: readonly WorkbookRefusal[];
  readonly formulas: readonly string[];
};

function compareRow(compared: RowsToCompare, result: AssessmentResult, { row, cells }: GridRow): ComparedRow {
  const { table, facts, was, statusOf, t } = compared;
  const key = resultKey(result);
  const here = answersOf(result);
  const issued = was?.get(key) ?? null;
  const found = new Map<AnswerColumn, CellDifference>();
  const refused: WorkbookRefusal[] = [];
  const formulas: string[] = [];
  const read: Partial<Record<AnswerColumn, string>> = {};

  function refuse(column: AnswerColumn, value: string, problem: string, params: Record<string, string | number> = {}) {
    const shown = cutText(value, SHOWN_VALUE);
    const sentence = t(`workbook:refused.${problem}`, { value: shown, key, ...params });
    refused.push({ row, key, heading: table.answers.get(column)?.heading ?? '', value: shown, sentence });
  }

  for (const column of ANSWER_COLUMNS) {
    const at = table.answers.get(column);
    if (at === undefined) continue;
    const text = cells[at.index] ?? '';
    const { formula, uncalculated, error, merged } = facts(row, at.index);
    const before = cellText(column, issued === null ? here[column] : issued[column]);
    if (uncalculated) refuse(column, '', 'formulaEmpty');
    else if (error !== '') refuse(column, error, 'error');
    else if (merged && text.trim() === '') {
      if (before !== '') refuse(column, '', 'merged');
    } else {
      if (formula) formulas.push(`${columnLetters(at.index)}${row}`);
      const cut = cutAnswer(before);
      if (cut !== null) {
        if (!cellText(column, text).startsWith(cut)) refuse(column, text, 'cut');
        continue;
      }
      const parsed = parseAnswer(column, text, statusOf);
      if ('problem' in parsed) {
        const { problem, ...params } = parsed;
        refuse(column, text.trim(), problem, params);
        continue;
      }
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
    if (found.delete('status')) refuse('status', cells[table.answers.get('status')?.index ?? -1] ?? '', 'reason');
    else if (found.delete('finding')) refuse('finding', '', 'reasonLost');
  }
  return { cells: [...found.values()], refused, formulas };
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
