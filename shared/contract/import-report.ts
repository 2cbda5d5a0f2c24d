import { z } from 'zod';

/**
 * By field (for AI systems also `externalId`, the identifier in the inventory), the heading of the column its values come
 * from. `''` leaves the field without a column. Fields not named are recognised.
 */
export const mapping = z.record(z.string(), z.string());

/**
 * How the characters of a text file may be written: as IANA names it, and `cp850` for IBM850. Those of a file are found,
 * or chosen where they cannot be told.
 */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'cp850',
  'macintosh',
  'windows-1250',
  'windows-1251',
  'shift_jis',
  'gb18030',
  'big5',
  'euc-kr',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const IMPORT_FATES = ['new', 'update', 'unchanged', 'refused'] as const;
export type ImportFate = (typeof IMPORT_FATES)[number];

const importRow = z.object({
  /** Line of the table, counted from 1 with the heading row as the file numbers it. */
  row: z.int(),
  name: z.string(),
  fate: z.enum(IMPORT_FATES),
  code: z.string(),
  /** Why a row was refused, what it changes, or what was not taken over from it: finished sentences. */
  notes: z.array(z.string()),
});
export type ImportRow = z.infer<typeof importRow>;

const importColumn = z.object({
  heading: z.string(),
  /** Field the column was taken for, or `''`. */
  field: z.string(),
  /** Why: matched by its heading, by its values, by the user, or not at all. */
  reason: z.enum(['heading', 'content', 'mapped', 'none']),
  /** A few values as the file has them. */
  examples: z.array(z.string()),
});
export type ImportColumn = z.infer<typeof importColumn>;

const read = {
  fileName: z.string(),
  headingRow: z.int(),
  columns: z.array(importColumn),
  total: z.int(),
  counts: z.object({ new: z.int(), update: z.int(), unchanged: z.int(), refused: z.int() }),
  /** Every row's fate, in the file's order. */
  rows: z.array(importRow),
  /** What is to be known of the file as a whole: finished sentences. */
  remarks: z.array(z.string()),
};

export const importReport = z.object({
  ...read,
  format: z.enum(['csv', 'xlsx', 'json']),
  /** `''` for XLSX. */
  encoding: z.enum(['', ...ENCODINGS]),
  /** False where the characters do not prove the encoding, so that a person should look. */
  encodingSure: z.boolean(),
  delimiter: z.string(),
});
export type ImportReport = z.infer<typeof importReport>;

/** The same for a table of records of any kind. */
export const tableReport = z.object({
  ...read,
  format: z.enum(['csv', 'xlsx']),
  /** Of the sheet that was read; `''` for CSV. */
  sheet: z.string(),
  /** Labels of the fields that no column was taken for: they stay as they are. */
  left: z.array(z.string()),
  /** How many values empty cells take away. */
  emptied: z.int(),
  /** Tells whether a second look at the same file finds the same. */
  mark: z.string(),
});
export type TableReport = z.infer<typeof tableReport>;
