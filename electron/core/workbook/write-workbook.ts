import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import writeXlsxFile, { type Cell, type Row } from 'write-excel-file/node';
import { ZipFile } from 'yazl';
import { escapeCodes } from '#documents/render/table-text.ts';
import { writeFileAside } from '#documents/render/write-file.ts';
import { marked, unmarked } from '#documents/render/xlsx/cell-text.ts';
import type { ExportedFile } from '#shared/contract/exported-file.ts';
import { ASSESSMENT_STATUSES, type AssessmentResult, MAX_MATURITY, resultKey } from '#shared/entities/assessment.ts';
import { ANSWER_COLUMNS, type AnswerColumn, answersOf } from '#shared/entities/workbook.ts';
import { type ArchivePart, readArchive } from '../imports/read/check-archive.ts';
import type { Translate } from '../resources/locales.ts';
import { cellText, cutAnswer } from './cell-text.ts';
import { ISSUE_SHEET, type Issue, writeIssue } from './issue.ts';
import { workbookFeature } from './workbook-feature.ts';

export type WriteWorkbook = {
  /** File to write. */
  readonly path: string;
  /** Of the workbook; the caller hands over the words of this language. */
  readonly language: string;
  readonly issue: Issue;
  readonly organisation: string;
  readonly assessment: string;
  readonly standard: string;
  /** Every requirement and each of its parts, in the standard's order. */
  readonly rows: readonly WorkbookRow[];
};
export type WorkbookRow = { readonly text: string; readonly result: AssessmentResult };

const INK = '#17212B';
const SOFT = '#46525E';
const SUNKEN = '#F3F1EA';
/** Tells a requirement from its parts. */
const TINT = '#E1EDEC';
const LINE = '#C9C4B6';
const ACCENT = '#0F5C63';
const WIDTHS: Readonly<Record<AnswerColumn, number>> = {
  status: 17,
  maturity: 10,
  finding: 46,
  note: 36,
  owner: 20,
  interviewee: 20,
  assessedOn: 13,
};
/** Numbers and texts of the rows stand before the answers. */
const TEXT_WIDTH = 50;
const INSTRUCTIONS_WIDTH = 92;
const FIXED_WIDTHS = [11, 9, TEXT_WIDTH];
const HEAD_HEIGHT = 24;
const LINE_HEIGHT = 15;
/** The most that Excel takes. */
const MAX_HEIGHT = 409;

/**
 * Writes the workbook that a client fills in. Times within it are those of the date of issue, so that the same data give
 * the same bytes.
 *
 * @throws AppError those of `write-file.ts`
 */
export async function writeWorkbook(job: WriteWorkbook, t: Translate): Promise<ExportedFile> {
  const bytes = await workbookBytes(job, t);
  writeFileAside(job.path, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path: path.basename(job.path), bytes: bytes.length, sha256, pages: 0 };
}

export async function workbookBytes(job: Omit<WriteWorkbook, 'path'>, t: Translate): Promise<Buffer> {
  const { issue, rows } = job;
  const hidden = writeIssue(
    issue,
    rows.map(({ result }) => ({ key: resultKey(result), result })),
    (status) => t(`assessment:status.${status}`),
  );
  const sheets = [
    { sheet: sheetName(t('workbook:sheet.instructions')), columns: [{ width: 22 }, { width: INSTRUCTIONS_WIDTH }] },
    {
      sheet: sheetName(t('workbook:sheet.assessment')),
      columns: [...FIXED_WIDTHS, ...ANSWER_COLUMNS.map((column) => WIDTHS[column])].map((width) => ({ width })),
      stickyRowsCount: 1,
      stickyColumnsCount: 2,
      orientation: 'landscape' as const,
    },
    { sheet: ISSUE_SHEET },
  ];
  const data = [instructions(job, t), assessmentSheet(rows, t), hidden.map((row) => row.map(textCell))];
  const feature = workbookFeature({ rows: rows.length, title: sheets[1]?.sheet ?? '', t });
  const file = writeXlsxFile(
    sheets.map((sheet, index) => ({ ...sheet, data: data[index] ?? [] })),
    { fontFamily: 'Calibri', fontSize: 11, features: [feature] },
  );
  const parts = await readArchive(await file.toBuffer(), '', () => true);
  return packAgain(parts, issue.asOf);
}

function assessmentSheet(rows: readonly WorkbookRow[], t: Translate): Row[] {
  const headings = ['id', 'number', 'text', ...ANSWER_COLUMNS];
  const head = headings.map(
    (key): Cell => ({
      ...{ ...textCell(t(`workbook:columns.${key}`)), fontWeight: 'bold', textColor: '#FFFFFF' },
      ...{ backgroundColor: ACCENT, alignVertical: 'center', wrap: true, height: HEAD_HEIGHT },
    }),
  );
  return [head, ...rows.map((row) => assessmentRow(row, t))];
}

function assessmentRow({ text, result }: WorkbookRow, t: Translate): Row {
  const whole = result.element === 0;
  const look = { alignVertical: 'top', borderColor: LINE, borderStyle: 'thin' } as const;
  const fixed = { ...look, backgroundColor: whole ? TINT : SUNKEN, textColor: whole ? INK : SOFT } as const;
  const bold = whole ? ({ fontWeight: 'bold' } as const) : {};
  const height = heightOf([
    [text, TEXT_WIDTH],
    ...ANSWER_COLUMNS.map((column) => [String(result[column] ?? ''), WIDTHS[column]] as const),
  ]);
  return [
    { ...fixed, ...bold, ...textCell(resultKey(result)), height },
    { ...fixed, ...bold, ...textCell(result.nodeId) },
    {
      ...fixed,
      ...bold,
      ...textCell(cellText('finding', text)),
      wrap: true,
      ...(whole ? {} : { align: 'left', indent: 1 }),
    },
    ...ANSWER_COLUMNS.map((column): Cell => ({ ...look, ...answerCell(result, column, t) })),
  ];
}

/** Only cells that are to be filled in have a number format: `workbook-feature.ts` unlocks by it. */
function answerCell(result: AssessmentResult, column: AnswerColumn, t: Translate): Cell & object {
  const answer = cellText(column, answersOf(result)[column]);
  switch (column) {
    case 'status':
      return { ...textCell(t(`assessment:status.${result.status}`)), format: '@' };
    case 'maturity':
      return { type: Number, format: '0', align: 'center', ...(answer !== '' && { value: Number(answer) }) };
    case 'assessedOn':
      return {
        ...{ type: Date, format: 'yyyy-mm-dd', align: 'center' },
        ...(answer !== '' && { value: new Date(`${answer}T00:00:00Z`) }),
      };
    default: {
      const cut = cutAnswer(answer);
      if (cut === null) return { ...textCell(answer), format: '@', wrap: true };
      return { ...textCell(`${cut}\n${t('workbook:tooLongForCell')}`), backgroundColor: SUNKEN, wrap: true };
    }
  }
}

function instructions({ organisation, assessment, standard, issue }: Omit<WriteWorkbook, 'path'>, t: Translate): Row[] {
  const heading = (key: string): Row => [
    { ...textCell(t(`workbook:instructions.${key}`)), fontWeight: 'bold', fontSize: 13, textColor: ACCENT, height: 28 },
  ];
  const line = (label: string, text: string): Row => [
    { ...textCell(label), alignVertical: 'top', textColor: SOFT, height: heightOf([[text, INSTRUCTIONS_WIDTH]]) },
    { ...textCell(text), alignVertical: 'top', wrap: true },
  ];
  const points = (keys: readonly string[]): Row[] =>
    keys.map((key, index) => line(String(index + 1), t(`workbook:instructions.${key}`, names)));
  const column = (key: string) => t(`workbook:columns.${key}`);
  const names = {
    sheet: t('workbook:sheet.assessment'),
    ...{ status: column('status'), finding: column('finding'), maturity: column('maturity'), id: column('id') },
    columns: ANSWER_COLUMNS.map(column).join(', '),
  };
  return [
    [
      {
        ...textCell(t('workbook:instructions.title', { standard })),
        fontWeight: 'bold',
        fontSize: 18,
        textColor: INK,
        height: 32,
      },
    ],
    line(t('workbook:instructions.organisation'), organisation),
    line(t('workbook:instructions.assessment'), assessment),
    line(t('workbook:instructions.issuedOn'), issue.asOf),
    heading('whatToDo'),
    ...points(['do.choose', 'do.finding', 'do.maturity', 'do.leave', 'do.send']),
    heading('whatToChange'),
    ...points(['change.cells', 'change.filter', 'change.sort', 'change.rows', 'change.long']),
    heading('statuses'),
    ...ASSESSMENT_STATUSES.map((status) =>
      line(t(`assessment:status.${status}`), t(`workbook:instructions.status.${status}`)),
    ),
    heading('levels'),
    ...Array.from({ length: MAX_MATURITY + 1 }, (_, level) =>
      line(String(level), t(`workbook:instructions.level.${level}`)),
    ),
  ];
}

function textCell(value: string) {
  return { value: marked(escapeCodes(value)), type: String };
}

function unmark({ name, bytes }: ArchivePart): Buffer {
  return /\.(xml|rels)$/.test(name) ? Buffer.from(unmarked(name, bytes.toString('utf8'))) : bytes;
}

/**
 * Height of a row in points: LibreOffice does not work it out when it opens a file. Both programs fit it anew when the
 * row is written in.
 */
function heightOf(cells: readonly (readonly [text: string, width: number])[]): number {
  const lines = cells.map(([text, width]) =>
    text
      .slice(0, MAX_HEIGHT * width)
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0),
  );
  return Math.min(MAX_HEIGHT, 3 + LINE_HEIGHT * Math.max(1, ...lines));
}

/** Names of sheets have at most 31 characters, and not all of them. */
function sheetName(words: string): string {
  return words
    .replace(/[:\\/?*[\]]/g, ' ')
    .slice(0, 31)
    .trim();
}

/** With the times of the date of issue: the library takes those of the clock. */
function packAgain(parts: readonly ArchivePart[], asOf: string): Promise<Buffer> {
  const [year = 1980, month = 1, day = 1] = asOf.split('-').map(Number);
  // ZIP stores local time from 1980 on: made of local parts, it is the same in every time zone.
  const mtime = new Date(Math.max(year, 1980), month - 1, day);
  const zip = new ZipFile();
  for (const { name, bytes } of parts)
    zip.addBuffer(unmark({ name, bytes }), name, { mtime, mode: 0o100644, forceDosTimestamp: true });
  zip.end();
  return buffer(zip.outputStream as Readable);
}
