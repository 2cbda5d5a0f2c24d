import { ASSESSMENT_STATUSES, type AssessmentResult, MAX_MATURITY, type ResultChanges } from './assessment.ts';
import { date, MAX_LINE, MAX_TEXT } from './text.ts';

/**
 * What of an assessment goes to a client in a workbook and comes back, in the order of its columns. Named one by one, so
 * that a field which is added to an assessment stays at home until somebody decides otherwise.
 */
export const ANSWER_COLUMNS = [
  'status',
  'maturity',
  'finding',
  'note',
  'owner',
  'interviewee',
  'assessedOn',
] as const satisfies readonly (keyof AssessmentResult)[];
export type AnswerColumn = (typeof ANSWER_COLUMNS)[number];

/** Answers as text: a status by its code, a maturity as a digit, a date as `YYYY-MM-DD`; `''` where there is none. */
export type Answers = Readonly<Record<AnswerColumn, string>>;

export function answersOf(result: AssessmentResult): Answers {
  return {
    status: result.status === 'notAssessed' ? '' : result.status,
    maturity: result.maturity === null ? '' : String(result.maturity),
    finding: result.finding,
    note: result.note,
    owner: result.owner,
    interviewee: result.interviewee,
    assessedOn: result.assessedOn,
  };
}

/** What an answer written as {@link Answers} writes it changes; null where it is no such answer. */
export function changesOf(column: AnswerColumn, answer: string): ResultChanges | null {
  switch (column) {
    case 'status': {
      const status = ASSESSMENT_STATUSES.find((known) => known === (answer === '' ? 'notAssessed' : answer));
      return status === undefined ? null : { status };
    }
    case 'maturity': {
      if (answer === '') return { maturity: null };
      return /^\d$/.test(answer) && Number(answer) <= MAX_MATURITY ? { maturity: Number(answer) } : null;
    }
    case 'assessedOn':
      return date.safeParse(answer).success ? { assessedOn: answer } : null;
    case 'owner':
    case 'interviewee':
      return answer.length > MAX_LINE ? null : { [column]: answer };
    default:
      return answer.length > MAX_TEXT ? null : { [column]: answer };
  }
}
