import { ANSWER_COLUMNS, type AnswerColumn } from '#shared/entities/workbook.ts';
import type { GridRow } from '../../imports/read/source-table.ts';
import {
  type AnswerCell,
  type AnswerRow,
  type AnswerTable,
  answerCell,
  judgedCell,
  type LeftOut,
  leftColumns,
} from '../answer-table.ts';
import type { StatusOf } from '../parse-answer.ts';
import type { ReadSheet } from '../read-workbook.ts';
import type { NamedColumn, NamedColumns } from './find-columns.ts';
import type { TickColumn } from './find-ticks.ts';
import { type Reference, readReference } from './read-reference.ts';
import { columnStatus, ticks } from './read-status.ts';

/** A row of headings of somebody else's table, and the rows below it. */
export type ForeignSection = {
  /** Number of the row of headings. */
  readonly at: number;
  readonly headings: readonly string[];
  /** Column of the numbers of clauses and controls. */
  readonly id: number;
  /** Others that have such a heading: where the first is empty, one of them may say it. */
  readonly ids: readonly number[];
  readonly rows: readonly GridRow[];
  readonly columns: NamedColumns;
  readonly ticked: readonly TickColumn[];
};

/** Requirements below a chapter that are named one by one. */
const NAMED_CHILDREN = 6;

/** Every row and column below a row of headings: taken, or left out with its reason. */
export function readSection(
  section: ForeignSection,
  sheet: ReadSheet,
  known: ReadonlySet<string>,
  statusOf: StatusOf,
): AnswerTable {
  const { headings, id, ids, rows, columns, ticked } = section;
  const usedIds = new Set([id]);
  const answering = [...columns.roles.values(), ...ticked].map(({ index }) => index);
  const readCells = cellReader(section, sheet, statusOf);
  const found: AnswerRow[] = [];
  const leftOut: LeftOut[] = [];
  const titles: number[] = [];
  const reasons = new Map<string, number>();
  let above = '';
  for (const row of rows) {
    const at = row.cells[id]?.trim()
      ? id
      : (ids.find((index) => isWholeNode(readReference(row.cells[index] ?? ''), known)) ?? id);
    if (at !== id) usedIds.add(at);
    const own = (row.cells[at] ?? '').trim();
    // One number for several rows, which then stands more than once.
    const written = own === '' && sheet.facts.merged(row.row, id) ? above : own;
    if (own !== '') above = own;
    const reference = readReference(written);
    const isKnown = isWholeNode(reference, known);
    const answers = answering.some(
      (index) => (row.cells[index] ?? '').trim() !== '' || sheet.facts.at(row.row, index).uncalculated,
    );
    if (answering.length === 0 || (!isKnown && !answers)) {
      titles.push(row.row);
      continue;
    }
    const place = { sheet: sheet.name, row: row.row, key: written };
    if (!isKnown) {
      const blank = written === '' && sheet.facts.at(row.row, id).uncalculated;
      const why = blank ? { problem: 'idFormula' } : whyUnknown(written, headings[id] ?? '', reference, known);
      leftOut.push({ ...place, heading: '', value: '', ...why });
      continue;
    }
    const { cells, refused, reason } = readCells(row);
    if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    leftOut.push(...refused.map((cell) => ({ ...place, ...cell })));
    found.push({ sheet: sheet.name, row: row.row, key: reference.key, cells });
  }
  const reason = columns.roles.get('reason');
  const taken = new Set([...usedIds, ...answering.filter((index) => index !== reason?.index)]);
  const left = leftColumns(headings, rows, taken).map((column) => {
    return column.heading === reason?.heading
      ? { ...column, cells: column.cells - (reasons.get(reason.heading) ?? 0) }
      : column;
  });
  return {
    sheet: sheet.name,
    mapping: mappingOf(section),
    rows: found,
    leftOut,
    leftColumns: left.filter(({ cells }) => cells > 0),
    reasons,
    alike: columns.alike.map(({ heading }) => heading),
    titles,
  };
}

type NamedNode = Extract<Reference, { kind: 'one' }>;

/** Whether it is one requirement that is known, and not a part of it. */
function isWholeNode(reference: Reference | null, known: ReadonlySet<string>): reference is NamedNode {
  return reference?.kind === 'one' && reference.part === '' && known.has(reference.key);
}

function mappingOf({ columns: { roles }, ticked }: ForeignSection): Map<AnswerColumn, string> {
  const judging = [...ticked, roles.get('status'), roles.get('applicable')];
  const status = judging.flatMap((column) => (column === undefined ? [] : [column.heading])).join(' / ');
  return new Map(
    ANSWER_COLUMNS.flatMap((column) => {
      const heading = column === 'status' ? status : (roles.get(column)?.heading ?? '');
      return heading === '' ? [] : [[column, heading] as const];
    }),
  );
}

/** The reason why a row's number leads to no requirement; keys under `workbook:refused`. */
function whyUnknown(
  written: string,
  heading: string,
  reference: Reference | null,
  known: ReadonlySet<string>,
): Pick<LeftOut, 'problem' | 'params'> {
  if (written === '') return { problem: 'emptyId', params: { heading: heading.trim() } };
  if (reference === null) return { problem: 'noReference' };
  if (reference.kind === 'several') return { problem: 'severalIds' };
  if (reference.kind === 'date') {
    const numbers = reference.perhaps.filter((key) => known.has(key)).join(', ');
    return numbers === '' ? { problem: 'dateId' } : { problem: 'dateIdPerhaps', params: { numbers } };
  }
  const { key, part } = reference;
  if (part !== '' && known.has(key)) return { problem: 'partId', params: { whole: key, part } };
  const children = [...known].filter((other) => other.startsWith(`${key}.`) && !other.includes('/'));
  if (children.length === 0) return { problem: 'unknownId' };
  const named = [...children.slice(0, NAMED_CHILDREN), ...(children.length > NAMED_CHILDREN ? ['…'] : [])];
  return { problem: 'parentId', params: { children: named.join(', ') } };
}

type ReadCells = {
  readonly cells: Map<AnswerColumn, AnswerCell>;
  readonly refused: readonly Pick<LeftOut, 'heading' | 'value' | 'problem'>[];
  /** Heading of the column whose reason why something is not applicable was taken for its finding. */
  readonly reason: string | undefined;
};

function cellReader(
  { columns: { roles }, ticked, rows }: ForeignSection,
  { facts }: ReadSheet,
  statusOf: StatusOf,
): (row: GridRow) => ReadCells {
  const status = roles.get('status');
  const meaning =
    status === undefined ? statusOf : columnStatus(status.heading, valuesOf(rows, status.index), statusOf);
  return (row) => {
    const at = (column: NamedColumn) => answerCell(row, column, facts);
    const cells = new Map<AnswerColumn, AnswerCell>();
    const refused: Pick<LeftOut, 'heading' | 'value' | 'problem'>[] = [];
    for (const column of ANSWER_COLUMNS) {
      const role = roles.get(column);
      if (role !== undefined) cells.set(column, at(role));
    }
    const plain = cells.get('status');
    if (plain !== undefined) cells.set('status', judgedCell(plain, meaning));
    if (plain === undefined && ticked.length > 0)
      cells.set('status', tickedCell(ticked.map((tick) => ({ ...at(tick), status: tick.status }))));
    const applicable = roles.get('applicable');
    if (applicable !== undefined) {
      const cell = at(applicable);
      if (cell.facts.uncalculated) refused.push({ heading: cell.heading, value: '', problem: 'formulaEmpty' });
      const applies = readApplicable(cell.text, statusOf);
      if (applies === null) refused.push({ heading: cell.heading, value: cell.text, problem: 'applicable' });
      else if (applies !== undefined) {
        const judged = judgedWith(cells.get('status'), cell, applies);
        if (judged !== undefined) cells.set('status', judged);
      }
    }
    // The standard wants exclusions justified (6.1.3); others write the reason where they have room for it.
    const finding = cells.get('finding');
    let taken: string | undefined;
    const judged = cells.get('status');
    const isExcluded = judged?.meant === 'notApplicable' && judged.problem === undefined;
    if (isExcluded && (finding === undefined || finding.text.trim() === '')) {
      const reason = roles.get('reason');
      const note = cells.get('note');
      const why = reason === undefined ? undefined : at(reason);
      if (why !== undefined && why.text.trim() !== '') {
        cells.set('finding', why);
        taken = why.heading;
      } else if (note !== undefined && note.text.trim() !== '') {
        cells.set('finding', note);
        taken = note.heading;
        cells.delete('note');
      }
    }
    return { cells, refused, reason: taken };
  };
}

function* valuesOf(rows: readonly GridRow[], index: number): Generator<string> {
  for (const { cells } of rows) yield cells[index] ?? '';
}

function tickedCell(all: readonly (AnswerCell & { status: string })[]): AnswerCell {
  const [first] = all;
  if (first === undefined) throw new Error('no columns to tick');
  const headings = all.map(({ heading }) => heading).join(' / ');
  const unknown = all.find(({ facts }) => facts.uncalculated || facts.error !== '');
  if (unknown !== undefined) return unknown;
  const odd = all.find(({ text }) => ticks(text) === null);
  if (odd !== undefined) return { ...odd, problem: { key: 'tick', params: { heading: odd.heading } } };
  const chosen = all.filter(({ text }) => ticks(text) === true);
  const [only = first] = chosen;
  if (chosen.length > 1) {
    const names = chosen.map(({ heading }) => `"${heading}"`).join(', ');
    return { ...only, heading: headings, problem: { key: 'severalTicks', params: { names } } };
  }
  const { status, ...cell } = only;
  return { ...cell, heading: headings, meant: chosen.length === 1 ? status : '', byHeading: true };
}

/** Undefined where the cell is empty, null where it cannot be read. */
function readApplicable(text: string, statusOf: StatusOf): boolean | null | undefined {
  const plain = text.trim();
  if (plain === '') return undefined;
  if (/^(?:not\s|non\s?|nicht\s|in)?(?:applicable|anwendbar|selected|included|relevant|zutreffend)\.?$/iu.test(plain)) {
    return !/^(?:not|non|nicht)/iu.test(plain);
  }
  const sign = /^[✓✔☑✅x]$/iu.test(plain) ? 'met' : /^[✗✘❌☐]$/u.test(plain) ? 'notMet' : statusOf(plain);
  if (sign === 'met') return true;
  return sign === 'notMet' || sign === 'notApplicable' ? false : null;
}

/** What is not applicable has no other status beside it; undefined where the status stays as it is. */
function judgedWith(status: AnswerCell | undefined, applicable: AnswerCell, applies: boolean): AnswerCell | undefined {
  if (status?.problem !== undefined) return undefined;
  const judged = status?.meant ?? '';
  const isExcluded = judged === 'notApplicable';
  if (applies && !isExcluded) return undefined;
  const isJudged = ['met', 'largelyMet', 'partlyMet'].includes(judged);
  if (applies ? isExcluded : isJudged) {
    const params = { applicable: applicable.text.trim(), under: applicable.heading };
    return { ...(status ?? applicable), problem: { key: 'contradiction', params } };
  }
  return isExcluded ? undefined : { ...applicable, meant: 'notApplicable', byHeading: true };
}
