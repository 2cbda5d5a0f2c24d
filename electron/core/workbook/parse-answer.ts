import { LANGUAGES } from '#shared/contract/app.ts';
import { ASSESSMENT_STATUSES, MAX_MATURITY } from '#shared/entities/assessment.ts';
import { date, MAX_LINE, MAX_TEXT } from '#shared/entities/text.ts';
import type { AnswerColumn } from '#shared/entities/workbook.ts';
import { STATUS_WORDS } from '#shared/records/status-words.ts';
import { comparable } from '../imports/words/normalise.ts';
import type { Locales } from '../resources/locales.ts';
import { cellText } from './cell-text.ts';

/** The status that a word stands for, as `Answers` writes it. */
export type StatusOf = (word: string) => string | undefined;

/** `problem` is a key under `workbook:refused`. */
export type ParsedAnswer =
  | { readonly answer: string }
  | { readonly problem: 'status' | 'maturity' | 'date' }
  | { readonly problem: 'tooLong'; readonly limit: number };

/** Days as Excel counts them that a date can be: 1950-01-01 to 2100-12-31. */
const FIRST_DAY = 18_264;
const LAST_DAY = 73_415;
/** 1970-01-01 in that count. */
const UNIX_DAY = 25_569;

/** By the code of a status, its word in any language there is, or a word that other gap analyses use. */
export function statusWords(locales: Locales): StatusOf {
  const known = new Map<string, string>();
  // What has neither letters nor digits, such as a dash, is known as it stands.
  const signs = new Map<string, string>([['', '']]);
  for (const status of ASSESSMENT_STATUSES) {
    const answer = status === 'notAssessed' ? '' : status;
    const words = LANGUAGES.map((language) => locales.translate(language)(`assessment:status.${status}`));
    for (const word of [...STATUS_WORDS[status], ...words, status]) {
      if (comparable(word) === '') signs.set(word, answer);
      else known.set(comparable(word), answer);
    }
  }
  return (word) => {
    const plain = comparable(word);
    return plain === '' ? signs.get(word.trim()) : known.get(plain);
  };
}

/** A cell's text as the answer that it gives. */
export function parseAnswer(column: AnswerColumn, text: string, statusOf: StatusOf): ParsedAnswer {
  const plain = cellText(column, text);
  switch (column) {
    case 'status': {
      const answer = statusOf(plain);
      return answer === undefined ? { problem: 'status' } : { answer };
    }
    case 'maturity': {
      if (plain === '') return { answer: '' };
      // A whole number may come with decimals, after whatever sign the country puts before them, or with its name.
      const level = /^(?:(?:level|stufe|niveau|nivel)\s*)?(\d)(?:[.,]0+)?(?:\s*[-–:(]\s*\D.*)?$/iu.exec(plain)?.[1];
      return level === undefined || Number(level) > MAX_MATURITY ? { problem: 'maturity' } : { answer: level };
    }
    case 'assessedOn': {
      const answer = dayOf(plain);
      return answer === null ? { problem: 'date' } : { answer };
    }
    default: {
      const limit = column === 'owner' || column === 'interviewee' ? MAX_LINE : MAX_TEXT;
      return plain.length > limit ? { problem: 'tooLong', limit } : { answer: plain };
    }
  }
}

/** With slashes nobody can say which number is the month. */
function dayOf(text: string): string | null {
  const counted = dayOfCount(text);
  if (counted !== null) return counted;
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text) ?? [];
  const iso = year === '' ? text.replace(/[T ]00:00(?::00(?:\.0+)?)?Z?$/u, '') : `${year}-${pad(month)}-${pad(day)}`;
  return date.safeParse(iso).success ? iso : null;
}

/** A date that a cell without a format for dates shows as the number of its day; null where it is none. */
export function dayOfCount(text: string): string | null {
  if (!/^\d{5}$/.test(text) || Number(text) < FIRST_DAY || Number(text) > LAST_DAY) return null;
  return new Date((Number(text) - UNIX_DAY) * 86_400_000).toISOString().slice(0, 10);
}

function pad(number: string): string {
  return number.padStart(2, '0');
}
