import type { Logo } from '#documents/model/model.ts';
import type { DocumentJob, DocumentJobResult } from '#documents/run-document-job.ts';
import type { ExportedFile } from '#shared/contract/exported-file.ts';
import type { SalvageReport } from '#shared/contract/workspace/salvage.ts';
import type { Words } from '../evidence/extract-words.ts';
import type { ReadSource, SourceRead } from '../evidence/read-source.ts';
import type { MakeHandOver, OpenHandOver } from '../files/hand-over.ts';
import type { Salvage } from '../files/salvage.ts';
import type { ImportJob, ImportPlan } from '../imports/import-table.ts';
import type { ReadLogo } from '../logo/read-logo.ts';
import type { ReadingName } from '../reading/readings.ts';
import type { Locales } from '../resources/locales.ts';
import type { Report } from '../running-jobs.ts';
import type { ReadRecordTable, RecordTable } from '../tables/read-record-table.ts';
import type { WriteRecordTable } from '../tables/write-record-table.ts';
import type { ComparedWorkbook, CompareWorkbook } from '../workbook/compare-workbook.ts';
import type { WriteWorkbook } from '../workbook/write-workbook.ts';

type Job<Input, Output> = (input: Input, locales: Locales, report: Report) => Promise<Output>;

/**
 * What can run on a thread of its own. Inputs and outputs are copied, so they are plain data. Each job loads its own
 * libraries: an import does not wait for the PDF renderer.
 */
export const jobs = {
  document: (async (input, locales, report) => {
    const { runDocumentJob } = await import('#documents/run-document-job.ts');
    return runDocumentJob(input, locales.translate(input.language), report);
  }) satisfies Job<DocumentJob, DocumentJobResult>,
  makeHandOver: (async (input, locales, report) => {
    const { makeHandOver } = await import('../files/hand-over.ts');
    return makeHandOver(input, locales.translate(input.language), report);
  }) satisfies Job<MakeHandOver, { location: string; bytes: number }>,
  openHandOver: (async (input) => {
    const { openHandOver } = await import('../files/hand-over.ts');
    return openHandOver(input);
  }) satisfies Job<OpenHandOver, { location: string }>,
  checkCopy: (async (input) => {
    const { isSound } = await import('#db/file/connect.ts');
    return isSound(input.file, input.key === null ? null : Buffer.from(input.key));
  }) satisfies Job<{ file: string; key: Uint8Array | null }, boolean>,
  reading: (async ({ file, key, name, input }) => {
    const [{ readings }, { connectCopy }] = await Promise.all([
      import('../reading/readings.ts'),
      import('#db/file/connect.ts'),
    ]);
    const copy = connectCopy(file, key === null ? null : Buffer.from(key));
    try {
      return await readings[name](copy, input as never);
    } finally {
      copy.close();
    }
  }) satisfies Job<{ file: string; key: Uint8Array | null; name: ReadingName; input: unknown }, unknown>,
  salvage: (async (input, locales) => {
    const { runSalvage } = await import('../files/salvage.ts');
    return runSalvage(input, locales.translate(input.language));
  }) satisfies Job<Salvage, SalvageReport>,
  readSource: (async (input, _locales, report) => {
    const { readSource } = await import('../evidence/read-source.ts');
    return readSource(input, report);
  }) satisfies Job<ReadSource, SourceRead>,
  extractWords: (async ({ file, mediaType }) => {
    const { extractWords } = await import('../evidence/extract-words.ts');
    return extractWords(file, mediaType);
  }) satisfies Job<{ file: string; mediaType: string }, Words>,
  wordsIn: (async ({ bytes, mediaType }) => {
    const { wordsIn } = await import('../evidence/extract-words.ts');
    return wordsIn(bytes, mediaType);
  }) satisfies Job<{ bytes: Uint8Array; mediaType: string }, Words>,
  readLogo: (async (input) => {
    const { readLogo } = await import('../logo/read-logo.ts');
    return readLogo(input);
  }) satisfies Job<ReadLogo, Logo>,
  writeWorkbook: (async (input, locales) => {
    const { writeWorkbook } = await import('../workbook/write-workbook.ts');
    return writeWorkbook(input, locales.translate(input.language));
  }) satisfies Job<WriteWorkbook, ExportedFile>,
  compareWorkbook: (async (input, locales) => {
    const { compareWorkbook } = await import('../workbook/compare-workbook.ts');
    return compareWorkbook(input, locales);
  }) satisfies Job<CompareWorkbook, ComparedWorkbook>,
  writeRecordTable: (async (input) => {
    const { writeRecordTable } = await import('../tables/write-record-table.ts');
    return writeRecordTable(input);
  }) satisfies Job<WriteRecordTable, ExportedFile>,
  readRecordTable: (async (input, locales) => {
    const { readRecordTable } = await import('../tables/read-record-table.ts');
    return readRecordTable(input, locales.translate(input.language));
  }) satisfies Job<ReadRecordTable, RecordTable>,
  importTable: (async (input, locales, report) => {
    const { importTable } = await import('../imports/import-table.ts');
    return importTable(input, locales.translate(input.language), report);
  }) satisfies Job<ImportJob, ImportPlan>,
};

export type JobName = keyof typeof jobs;
export type JobInput<N extends JobName> = Parameters<(typeof jobs)[N]>[0];
export type JobOutput<N extends JobName> = Awaited<ReturnType<(typeof jobs)[N]>>;
