import { ANSWER_COLUMNS, type AnswerColumn } from '#shared/entities/workbook.ts';
import { comparable } from '../../imports/words/normalise.ts';
import { shownHeadings } from '../answer-table.ts';
import { APPLICABLE_HEADINGS, FOREIGN_HEADINGS, REASON_HEADINGS, REFERENCE_HEADINGS } from './foreign-words.ts';

/** What a column of somebody else's gap analysis can hold: an answer, or what a statement of applicability adds. */
export type Role = AnswerColumn | 'applicable' | 'reason';
export type NamedColumn = { readonly index: number; readonly heading: string };
export type NamedColumns = {
  readonly roles: ReadonlyMap<Role, NamedColumn>;
  /** Columns that mean the same as each other, so that nobody can say which of them counts. */
  readonly alike: readonly NamedColumn[];
};

const MAX_HEADING = 120;
/** Words that leave a heading's meaning as it is. */
const EMPTY_WORDS = new Set([
  'iso',
  'iec',
  '42001',
  'aims',
  'current',
  'currently',
  'aktuell',
  'aktueller',
  'aktuelle',
  'actual',
  'the',
  'in',
  'fy',
]);
const YEAR = /(?<!\d)(20\d{2}|19\d{2})(?!\d)/u;

const RANKS: ReadonlyMap<Role, ReadonlyMap<string, number>> = new Map(
  [
    ...ANSWER_COLUMNS.map((column) => [column, FOREIGN_HEADINGS[column]] as const),
    ['applicable', APPLICABLE_HEADINGS] as const,
    ['reason', REASON_HEADINGS] as const,
  ].map(([role, words]) => {
    // From behind, so that of two words that compare as one the first has the say.
    const ranks = words.map((word, rank) => [comparable(word), rank] as const).toReversed();
    return [role, new Map(ranks)];
  }),
);
const REFERENCES = new Set(REFERENCE_HEADINGS.map(comparable));

type Candidate = NamedColumn & { readonly exact: boolean; readonly rank: number; readonly year: number };

/**
 * Which columns hold what, by their headings. Of several for one role the one of the latest year counts, then the one with the
 * more telling heading; two that say the same are told as alike, and neither counts.
 *
 * @param above the row above, where years may stand over several columns
 */
export function findColumns(
  cells: readonly string[],
  above: readonly string[],
  taken: ReadonlySet<number>,
): NamedColumns {
  const shown = shownHeadings(cells);
  const candidates = new Map<Role, Candidate[]>();
  let yearAbove = Number.POSITIVE_INFINITY;
  for (const [index, cell] of cells.entries()) {
    const over = (above[index] ?? '').trim();
    if (over !== '') yearAbove = yearIn(over) ?? Number.POSITIVE_INFINITY;
    if (taken.has(index) || cell.length > MAX_HEADING || cell.trim() === '') continue;
    const full = comparable(cell);
    const bare = bareOf(cell);
    for (const [role, ranks] of RANKS) {
      const rank = ranks.get(full) ?? ranks.get(bare);
      if (rank === undefined) continue;
      const candidate = {
        index,
        heading: shown[index] ?? '',
        exact: ranks.has(full),
        rank,
        year: yearIn(cell) ?? yearAbove,
      };
      candidates.set(role, [...(candidates.get(role) ?? []), candidate]);
    }
  }
  const year = Math.max(...(candidates.get('status') ?? []).map((candidate) => candidate.year));
  const roles = new Map<Role, NamedColumn>();
  const alike: NamedColumn[] = [];
  const used = new Set<number>();
  for (const [role] of RANKS) {
    const [first, second] = (candidates.get(role) ?? [])
      .filter((candidate) => !used.has(candidate.index) && !isOfOtherYear(candidate, year))
      .sort((a, b) => b.year - a.year || a.rank - b.rank || Number(b.exact) - Number(a.exact) || a.index - b.index);
    if (first === undefined) continue;
    if (
      second !== undefined &&
      second.year === first.year &&
      second.rank === first.rank &&
      second.exact === first.exact
    ) {
      alike.push(first, second);
      continue;
    }
    used.add(first.index);
    roles.set(role, { index: first.index, heading: first.heading });
  }
  return { roles, alike };
}

export function isReferenceHeading(cell: string): boolean {
  return cell.length <= MAX_HEADING && (REFERENCES.has(comparable(cell)) || REFERENCES.has(bareOf(cell)));
}

/** A comment of last year does not go with a status of this one. */
function isOfOtherYear(candidate: Candidate, year: number): boolean {
  return Number.isFinite(year) && Number.isFinite(candidate.year) && candidate.year !== year;
}

function yearIn(cell: string): number | null {
  const year = YEAR.exec(cell)?.[1];
  return year === undefined ? null : Number(year);
}

/** Without brackets, years, scales and the standard's own name. */
function bareOf(cell: string): string {
  const words = comparable(cell.replace(/\([^()]*\)|\[[^[\]]*\]/gu, ' ')).split(' ');
  const kept = words.filter((word) => !EMPTY_WORDS.has(word) && !/^(?:\d{1,4}|q\d|h\d)$/u.test(word));
  return kept.join(' ');
}
