import type { AssessmentStatus } from '#shared/entities/assessment.ts';
import { STATUS_PIES, STATUS_SIGNS } from '#shared/records/status-words.ts';
import { comparable } from '../../imports/words/normalise.ts';
import type { StatusOf } from '../parse-answer.ts';

/** Skin tones and the signs that choose a picture instead of a letter say nothing. */
const VARIANTS = /[\ufe0e\ufe0f\s]|\p{Emoji_Modifier}/gu;
const PERCENT = /^(\d{1,3}(?:[.,]\d{1,10})?)\s?%$/u;
const NUMBER = /^\d{1,3}(?:[.,]\d{1,10})?$/u;
const PERCENT_HEADING = /%|percent|prozent|pourcent|porcent|\bpct\b/iu;

/**
 * How far something is met by the percentage: the steps of ISO/IEC 33020 for achieved process attributes, but for what is met,
 * which here is all of it.
 *
 * @param percent from 0 to 100
 */
export function statusOfPercent(percent: number): AssessmentStatus {
  if (percent >= 100) return 'met';
  if (percent > 50) return 'largelyMet';
  return percent > 15 ? 'partlyMet' : 'notMet';
}

/**
 * What the cells of a column of statuses mean. Numbers are percentages where the heading says so, fractions where none of them
 * is above 1; full and empty circles are steps where half ones stand among them.
 */
export function columnStatus(heading: string, cells: Iterable<string>, statusOf: StatusOf): StatusOf {
  const inPercent = PERCENT_HEADING.test(heading);
  let highest = 0;
  let pies = false;
  for (const cell of cells) {
    const plain = cell.trim();
    if (inPercent && NUMBER.test(plain)) highest = Math.max(highest, numberOf(plain));
    else if (plain.length < 8) pies ||= /[◔◑◐◒◕]/u.test(plain);
  }
  const signs = signMap(pies ? [STATUS_SIGNS, STATUS_PIES] : [STATUS_SIGNS]);
  return (text) => {
    const plain = text.trim();
    const percent = percentOf(plain, inPercent, highest <= 1);
    if (percent !== null) return percent <= 100 ? statusOfPercent(percent) : undefined;
    const sign = signs.get(plain.replace(VARIANTS, ''));
    if (sign !== undefined) return sign;
    // A sign beside a word has to say the same: "✓ Done".
    const pieces = plain.split(/\s+/u);
    const beside = pieces.find((piece) => signs.has(piece.replace(VARIANTS, '')));
    if (beside !== undefined) {
      const word = statusOf(pieces.filter((piece) => piece !== beside).join(' '));
      return word === signs.get(beside.replace(VARIANTS, '')) ? word : undefined;
    }
    const known = statusOf(plain);
    if (known !== undefined) return known;
    // "3 - Partially met", "Minor NC (2)"
    const bare = plain.replace(/^\(?\d{1,2}\s*[-–—:.)=]\s*/u, '').replace(/\s*[([][^)\]]*[)\]]$/u, '');
    return bare === plain || comparable(bare) === '' ? undefined : statusOf(bare);
  };
}

function percentOf(text: string, inPercent: boolean, fractions: boolean): number | null {
  const [, percent] = PERCENT.exec(text) ?? [];
  if (percent !== undefined) return numberOf(percent);
  if (!inPercent || !NUMBER.test(text)) return null;
  return fractions ? numberOf(text) * 100 : numberOf(text);
}

function numberOf(text: string): number {
  return Number(text.replace(',', '.'));
}

function signMap(sources: readonly Readonly<Partial<Record<AssessmentStatus, string>>>[]): Map<string, string> {
  return new Map(
    sources.flatMap((source) =>
      Object.entries(source).flatMap(([status, signs]) => Array.from(signs, (sign) => [sign, status] as const)),
    ),
  );
}

const TICKS = new Set([
  'x',
  '×',
  '✕',
  '✖',
  '✗',
  '✘',
  '☒',
  '✓',
  '✔',
  '☑',
  '✅',
  '●',
  '•',
  '■',
  '1',
  '*',
  'true',
  'yes',
  'y',
  'ja',
  'j',
  'oui',
  'wahr',
  '√',
]);
const NO_TICKS = new Set(['☐', '□', '○', '0', 'false', 'no', 'n', 'nein', 'non', 'falsch', '-', '–', '—']);

/** Whether a cell ticks its column; null where it holds something else. */
export function ticks(cell: string): boolean | null {
  const plain = cell
    .replace(VARIANTS, '')
    .replace(/^\[(.*)\]$/u, '$1')
    .toLowerCase();
  if (plain === '' || NO_TICKS.has(plain)) return false;
  return TICKS.has(plain) ? true : null;
}
