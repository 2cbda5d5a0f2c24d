import path from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { Encoding, ImportReport } from '#shared/contract/import-report.ts';
import type { AiSystem } from '#shared/entities/ai-system.ts';
import type { Translate } from './convert-rows.ts';
import { type PlannedCreate, type PlannedUpdate, planImport } from './plan-import.ts';
import { readTable } from './read/read-table.ts';
import { type ImportMapping, recogniseColumns } from './recognise-columns.ts';

/** All that an import needs, as plain data: it runs on a thread of its own. */
export type ImportJob = {
  readonly bytes: Uint8Array;
  /** Path of the file, for its name only; nothing is read from it here. */
  readonly path: string;
  readonly mapping?: ImportMapping | undefined;
  /** Of a text file, where somebody chose it. */
  readonly encoding?: Encoding | undefined;
  /** Every system of the workspace, archived ones too. */
  readonly existing: readonly AiSystem[];
  /** Language of the notes. */
  readonly language: string;
  /** A preview without a name column shows the columns, so that one can be mapped; an import is refused. */
  readonly preview?: boolean | undefined;
};

export type ImportPlan = {
  readonly report: ImportReport;
  readonly creates: readonly PlannedCreate[];
  readonly updates: readonly PlannedUpdate[];
};

export type ImportProgress = { readonly done: number; readonly total: number; readonly stage: string };

const PROGRESS_ROWS = 500;

/**
 * Reads a table of AI systems and plans what its import does to the systems there are. Changes nothing itself.
 *
 * @throws AppError importEmpty, importTooLarge, importTooManyRows, importUnreadable, importNoTable, importNoName,
 * importColumnUnknown, importColumnTwice, importFieldUnknown; each with the parameters of its sentence
 */
export async function importTable(
  job: ImportJob,
  t: Translate,
  report: (progress: ImportProgress) => void = () => {},
): Promise<ImportPlan> {
  const fileName = path.basename(job.path);
  try {
    return await planTable(job, fileName, t, report);
  } catch (error) {
    throw error instanceof AppError ? withWords(error, t) : error;
  }
}

async function planTable(
  job: ImportJob,
  fileName: string,
  t: Translate,
  report: (progress: ImportProgress) => void,
): Promise<ImportPlan> {
  report({ done: 0, total: 1, stage: t('imports:stages.reading', {}) });
  const table = await readTable(job.bytes, fileName, job.encoding);
  const columns = recogniseColumns(table, fileName, job.mapping);
  if (job.preview !== true && !columns.some((column) => column.target === 'name')) {
    throw new AppError('importNoName', { name: fileName, columns: table.headings.slice(0, 20).join(', ') });
  }
  const total = table.rows.length;
  const stage = t('imports:stages.comparing', {});
  const { rows, counts, creates, updates } = planImport(table, columns, job.existing, t, (done) => {
    if (done % PROGRESS_ROWS === 0) report({ done, total, stage });
  });
  report({ done: total, total, stage });
  const { format, encoding, encodingSure, delimiter, headingRow } = table;
  return {
    report: {
      fileName,
      format,
      encoding,
      encodingSure,
      delimiter,
      remarks: table.remarks.map(({ key, params }) => t(`imports:remarks.${key}`, params)),
      headingRow,
      columns: columns.map(({ heading, target, reason, examples }) => ({
        heading,
        field: target,
        reason,
        examples: [...examples],
      })),
      total,
      counts,
      rows,
    },
    creates,
    updates,
  };
}

/** The readers name a problem; its sentence takes words. */
export function withWords(error: AppError, t: Translate): AppError {
  const { problem, ...params } = error.params;
  if (typeof problem !== 'string') return error;
  const worded =
    error.code === 'importUnreadable'
      ? { reason: t(`imports:unreadable.${problem}`, params) }
      : { found: t(`imports:found.${problem}`, params), limit: t(`imports:limits.${problem}`, params) };
  return new AppError(error.code, { ...params, ...worded }, error.fields, error.cause);
}
