import { z } from 'zod';
import { assessmentResult } from '../../entities/assessment.ts';
import { date, id, line, text } from '../../entities/text.ts';
import { ANSWER_COLUMNS } from '../../entities/workbook.ts';
import { defineRoute } from '../define.ts';
import { exportedFile } from '../exported-file.ts';
import { change } from '../workspace/workspace.ts';

/** More than the whole standard with all its parts has cells. */
const MAX_CELLS = 20_000;

const column = z.enum(ANSWER_COLUMNS);
const place = assessmentResult.pick({ nodeId: true, element: true });

export const DIFFERENCE_KINDS = ['offered', 'conflict'] as const;

/**
 * A cell whose answer in the file is another than here; answers as `Answers` writes them. `offered` changed in the file
 * alone; a `conflict` changed on both sides, or nobody can say on which.
 */
export const cellDifference = place.extend({
  column,
  kind: z.enum(DIFFERENCE_KINDS),
  /** Row of the file, as a spreadsheet numbers it. */
  row: z.int(),
  /** What the workbook held when it was issued; null where the file does not say. */
  was: z.string().nullable(),
  here: z.string(),
  file: z.string(),
});
export type CellDifference = z.infer<typeof cellDifference>;

/** A cell or a row that cannot be taken, and why: a finished sentence. */
const refusal = z.object({
  /** `''` in a file that is one table. */
  sheet: z.string(),
  row: z.int(),
  /** What stands where the row says which requirement it is about. */
  key: z.string(),
  /** The column's heading; `''` where the whole row is meant. */
  heading: z.string(),
  value: z.string(),
  sentence: z.string(),
});
export type WorkbookRefusal = z.infer<typeof refusal>;

/**
 * `overlaps`: it has answers for what another sheet answers too, and can be chosen instead; `noHeadings`: it names clauses and
 * controls, but no answers; `severalRows`: it names most of them more than once.
 */
const SHEET_STATES = ['read', 'overlaps', 'notChosen', 'noHeadings', 'severalRows', 'noTable', 'beyond'] as const;
const sheet = z.object({
  name: z.string(),
  rows: z.int(),
  state: z.enum(SHEET_STATES),
});
export type WorkbookSheet = z.infer<typeof sheet>;

export const workbookComparison = z.object({
  fileName: z.string(),
  /** Of the file, so that the trail can name the one that answers were taken from. */
  sha256: z.string(),
  format: z.enum(['csv', 'xlsx']),
  /** A workbook of this program, or any other table that names clauses and controls. */
  source: z.enum(['workbook', 'table']),
  /** All sheets and what became of them; none for CSV. */
  sheets: z.array(sheet),
  /** Date of issue; `''` where the file does not say what it held then, and two sides are compared instead of three. */
  issuedOn: date,
  /** Whether the audit trail still holds the entry at which the workbook was issued. */
  sameTrail: z.boolean(),
  /** Rows that were recognised, and how many of their cells hold what they held or what is here. */
  rows: z.int(),
  unchanged: z.int(),
  cells: z.array(cellDifference),
  refused: z.array(refusal),
  /** What is worth knowing and changes nothing: finished sentences. */
  remarks: z.array(z.string()),
  /** Requirements and parts, by `resultKey`, that the file has no row for. */
  missing: z.array(z.string()),
});
export type WorkbookComparison = z.infer<typeof workbookComparison>;

export const workbookRoutes = {
  /** Same data, language and date of issue give the same bytes. */
  'workbook.export': defineRoute({
    kind: 'query',
    reads: [],
    input: z.object({
      path: z.string().min(1),
      asOf: z.iso.date(),
      language: line.optional(),
      /** The one assessment there is, where none is named. */
      assessmentId: id.optional(),
      jobId: line.optional(),
    }),
    output: exportedFile,
    files: { path: 'write' },
  }),
  /** Holds a workbook that came back against what is here; changes nothing. */
  'workbook.compare': defineRoute({
    kind: 'query',
    reads: ['workspace', 'assessments', 'assessmentResults', 'trail'],
    input: z.object({
      path: z.string().min(1),
      /** The one sheet to read; without it, all that do not answer for the same requirement. */
      sheet: line.optional(),
      assessmentId: id.optional(),
      jobId: line.optional(),
    }),
    output: workbookComparison,
    files: { path: 'read' },
  }),
  /** One change, taken whole or not at all: refused where a cell is no longer as `seen`, the answer here in the comparison. */
  'workbook.take': defineRoute({
    kind: 'command',
    input: z.object({
      fileName: line,
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      assessmentId: id.optional(),
      cells: z
        .array(place.extend({ column, seen: text, value: text }))
        .min(1)
        .max(MAX_CELLS),
    }),
    output: change.extend({ taken: z.int() }),
  }),
};
