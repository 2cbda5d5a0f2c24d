import type { WorkbookComparison } from '#shared/contract/domains/workbook.ts';
import { resultKey } from '#shared/entities/assessment.ts';
import type { AnswerColumn } from '#shared/entities/workbook.ts';
import type { Session, Translate } from './session.ts';

/** What a workbook held, and what of it was taken or, in a dry run, would be. */
export type TakenWorkbook = WorkbookComparison & {
  readonly dryRun: boolean;
  readonly taken: number;
  readonly changeId: string | null;
};

/** Lines of each kind that are printed; the JSON report has them all. */
const MAX_LINES = 20;
const SHOWN_CHARACTERS = 60;

/** Takes what changed in the file alone, and of what changed on both sides the file's answer where `theirs` says so. */
export async function takeWorkbook(
  core: Session,
  path: string,
  options: { theirs: boolean; dryRun: boolean; sheet?: string; assessmentId?: string },
): Promise<TakenWorkbook> {
  const { theirs, dryRun, sheet, assessmentId } = options;
  const chosen = { ...(sheet && { sheet }), ...(assessmentId && { assessmentId }) };
  const comparison = await core.request('workbook.compare', { path, ...chosen });
  const cells = comparison.cells
    .filter(({ kind }) => theirs || kind === 'offered')
    .map(({ nodeId, element, column, here, file }) => ({ nodeId, element, column, seen: here, value: file }));
  const { fileName, sha256 } = comparison;
  if (dryRun || cells.length === 0) return { ...comparison, dryRun, taken: cells.length, changeId: null };
  return {
    ...comparison,
    dryRun,
    ...(await core.request('workbook.take', { fileName, sha256, cells, ...(assessmentId && { assessmentId }) })),
  };
}

export function printWorkbook(t: Translate, taken: TakenWorkbook): string {
  const { fileName, rows, cells, refused, missing, remarks, sheets, dryRun } = taken;
  const isOnSheets = sheets.filter(({ state }) => state === 'read').length > 1;
  const conflicts = cells.filter(({ kind }) => kind === 'conflict');
  const counts = { taken: taken.taken, conflicts: conflicts.length, refused: refused.length, missing: missing.length };
  return [
    t('workbook.source', { file: fileName, count: rows }),
    ...remarks,
    t(dryRun ? 'workbook.wouldBe' : 'workbook.done', counts),
    ...limited(
      t,
      cells.map((cell) => {
        const names = { key: resultKey(cell), column: t(`workbook:columns.${cell.column}`) };
        const sides = { here: shown(t, cell.column, cell.here), file: shown(t, cell.column, cell.file) };
        return t(`workbook.${cell.kind}`, { ...names, ...sides });
      }),
    ),
    ...limited(
      t,
      refused.map(({ sheet, row, heading, sentence }) => {
        const line = t('workbook.refused', { row, heading, sentence }).replace(' :', ':');
        return isOnSheets ? `${sheet}, ${line.trim()}` : line;
      }),
    ),
  ].join('\n');
}

function limited(t: Translate, lines: readonly string[]): string[] {
  if (lines.length <= MAX_LINES) return [...lines];
  return [...lines.slice(0, MAX_LINES), t('workbook.more', { count: lines.length - MAX_LINES })];
}

function shown(t: Translate, column: AnswerColumn, answer: string): string {
  if (column === 'status') return t(`assessment:status.${answer === '' ? 'notAssessed' : answer}`);
  const line = answer.replace(/\s+/gu, ' ');
  return JSON.stringify(line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line);
}
