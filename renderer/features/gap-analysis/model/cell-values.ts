import {
  ASSESSMENT_STATUSES,
  type AssessmentStatus,
  MAX_MATURITY,
  type OwnResult,
  type ResultChanges,
} from '#shared/entities/assessment.ts';
import { date, MAX_LINE, MAX_TEXT } from '#shared/entities/text.ts';
import { STATUS_SIGNS, STATUS_WORDS } from '#shared/records/status-words.ts';
import { fold } from '#shared/rules/fold.ts';
import type { WrittenColumn } from './grid-model.ts';

/** The word of the screen's language for a status. */
export type StatusWord = (status: AssessmentStatus) => string;

/** What a cell says as text: what is copied out of it and what an editor begins with. */
export function cellText(result: OwnResult, column: WrittenColumn, statusWord: StatusWord): string {
  if (column === 'status') return result.status === 'notAssessed' ? '' : statusWord(result.status);
  if (column === 'maturity') return result.maturity === null ? '' : String(result.maturity);
  return result[column] ?? '';
}

/** Why a text cannot go into a cell; words under `gapAnalysis:problems`. */
export type CellProblem = 'status' | 'maturity' | 'date' | 'tooLong';
export type ParsedCell = { readonly changes: ResultChanges } | { readonly problem: CellProblem };

/** Takes a text into a cell: typed by a person, or copied from a spreadsheet. An empty one empties the cell. */
export function parseCell(column: WrittenColumn, typed: string, statusWord: StatusWord): ParsedCell {
  switch (column) {
    case 'status': {
      const status = statusOf(typed, statusWord);
      return status === undefined ? { problem: 'status' } : { changes: { status } };
    }
    case 'maturity': {
      const text = typed.trim();
      if (text === '') return { changes: { maturity: null } };
      // Spreadsheets may show a whole number with decimals.
      const level = /^(\d)(?:[.,]0+)?$/.exec(text)?.[1];
      if (level === undefined || Number(level) > MAX_MATURITY) return { problem: 'maturity' };
      return { changes: { maturity: Number(level) } };
    }
    case 'assessedOn': {
      const day = dayOf(typed.trim());
      return day === undefined ? { problem: 'date' } : { changes: { assessedOn: day } };
    }
    case 'owner':
    case 'interviewee': {
      const line = typed.replace(/\s+/gu, ' ').trim();
      return line.length > MAX_LINE ? { problem: 'tooLong' } : { changes: { [column]: line } };
    }
    default: {
      const text = typed.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
      return text.length > MAX_TEXT ? { problem: 'tooLong' } : { changes: { [column]: text } };
    }
  }
}

/** Words that spreadsheets of gap analyses use for a status, folded; an empty cell was not assessed. */
const KNOWN_WORDS: ReadonlyMap<string, AssessmentStatus> = new Map([
  ['', 'notAssessed'],
  ...ASSESSMENT_STATUSES.flatMap((status) =>
    [...STATUS_WORDS[status], ...(STATUS_SIGNS[status] ?? '')].map((word) => [fold(word), status] as const),
  ),
]);

function statusOf(typed: string, statusWord: StatusWord): AssessmentStatus | undefined {
  const word = fold(typed.trim());
  const named = ASSESSMENT_STATUSES.find((status) => fold(statusWord(status)) === word || fold(status) === word);
  return named ?? KNOWN_WORDS.get(word);
}

/** `2026-11-24`, or `24.11.2026` with the day first. With slashes nobody can say which number is the month. */
function dayOf(text: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text) ?? [];
  const iso = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return date.safeParse(iso).success ? iso : undefined;
}
