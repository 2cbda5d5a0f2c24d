import path from 'node:path';
import type { ExportFormat } from '#shared/contract/domains/documents.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { ExportedFile } from '#shared/contract/exported-file.ts';
import type { ControlledDocument } from '#shared/entities/approval.ts';
import { documentOf, formatOf } from './issued/registry.ts';
import type { DocumentFacts } from './model/data.ts';
import type { DocumentModel } from './model/model.ts';
import type { Workbook } from './model/sheet.ts';
import type { Translate } from './model/translate.ts';
import { buildStage1Pack, sha256Of, writePackFolder, writePackZip } from './pack/stage1-pack.ts';
import { renderPdf } from './render/render-pdf.ts';
import { writeFileAside } from './render/write-file.ts';
import { buildTrail } from './trail/audit-trail.ts';
import type { TrailExportEntry, TrailSource } from './trail/entry.ts';

/** What a thread is asked to write; plain data. */
export type DocumentJob = {
  /** Of the documents; the caller hands over the words of this language. */
  readonly language: string;
  /** Folder that holds the typefaces. */
  readonly fontsFolder: string;
  /** Folder that holds the parts of the page that checks a pack. */
  readonly verifierFolder: string;
  readonly productVersion: string;
} & (
  | {
      readonly kind: 'document';
      readonly facts: DocumentFacts;
      readonly control: ControlledDocument;
      /** File to write; its extension says the format. */
      readonly path: string;
    }
  | {
      readonly kind: 'trail';
      readonly source: TrailSource;
      readonly entries: readonly TrailExportEntry[];
      /** PDF to write. */
      readonly path: string;
    }
  | {
      readonly kind: 'stage1';
      readonly facts: DocumentFacts;
      readonly controls: readonly ControlledDocument[];
      /** The whole trail as JSON, where whoever gets the pack is to have it. */
      readonly trail: Uint8Array | null;
      /** Folder to write, or file where one ZIP is wanted. */
      readonly path: string;
      readonly zip: boolean;
    }
);

/** Where the result lies, and every file written (for a pack: every file in it). */
export type DocumentJobResult = { readonly location: string; readonly files: readonly ExportedFile[] };

export type Report = (progress: { done: number; total: number; stage: string }) => void;

const SCALE = 1000;

/**
 * Builds, sets and writes one document or a pack. Everything is made in memory first and written at the end, aside and
 * by renaming: whoever ends the thread midway calls `discardPartial` afterwards and nothing is left.
 *
 * @param signal looked at several times a second
 * @throws AppError cancelled, documentUnknown, documentFormat, and those of `write-file.ts` and `stage1-pack.ts`
 */
export async function runDocumentJob(
  job: DocumentJob,
  t: Translate,
  report: Report,
  signal?: AbortSignal,
): Promise<DocumentJobResult> {
  const { fontsFolder, verifierFolder, productVersion } = job;
  const options = { t, fontsFolder, verifierFolder, productVersion };
  const onShare = progressTo(report, t('documents:stages.setPages'), signal);
  if (job.kind !== 'stage1') {
    const file =
      job.kind === 'trail'
        ? await renderPdf(buildTrail(job.source, job.entries, t), { ...options, onProgress: onShare })
        : await makeDocument(job, t, onShare);
    writeFileAside(job.path, file.bytes);
    return { location: job.path, files: [exported(path.basename(job.path), file.bytes, file.pages)] };
  }
  const { facts, controls, trail } = job;
  const files = await buildStage1Pack({ facts, controls, trail }, options, onShare);
  const location = job.zip && !job.path.toLowerCase().endsWith('.zip') ? `${job.path}.zip` : job.path;
  const stage = t('documents:stages.writeFiles');
  report({ done: 0, total: files.length, stage });
  if (job.zip) await writePackZip(location, facts, files);
  else writePackFolder(location, files, (done) => report({ done, total: files.length, stage }));
  return { location, files: files.map(({ path: name, bytes, pages }) => exported(name, bytes, pages)) };
}

async function makeDocument(
  { control, facts, path: file, fontsFolder, productVersion }: Extract<DocumentJob, { kind: 'document' }>,
  t: Translate,
  onProgress: (share: number) => void,
): Promise<{ bytes: Uint8Array; pages: number }> {
  const definition = documentOf(control.documentKey);
  const format = formatOf(file);
  if (format === null || !definition.formats.includes(format)) {
    throw new AppError('documentFormat', { document: definition.key, format: path.extname(file).slice(1) });
  }
  const table = definition.tables[format];
  if (table !== undefined) return { bytes: table(facts, t), pages: 0 };
  const data = { ...facts, control };
  const model = definition.build(data, t);
  if (format === 'pdf') return renderPdf(model, { t, fontsFolder, productVersion, onProgress });
  onProgress(0);
  const bytes = await renderOffice(format, model, definition.workbook?.(data, t), t);
  onProgress(1);
  return { bytes, pages: 0 };
}

/** Each format brings a library of its own, which is loaded where it is asked for. */
async function renderOffice(
  format: ExportFormat,
  model: DocumentModel,
  workbook: Workbook | undefined,
  t: Translate,
): Promise<Uint8Array> {
  if (format === 'docx') return (await import('./render/docx/render-docx.ts')).renderDocx(model, t);
  if (workbook === undefined) throw new Error(`no writer for ${format}`);
  return (await import('./render/xlsx/render-xlsx.ts')).renderXlsx(model, workbook, t);
}

/** Reports whole thousandths, each once, and stops the work when it was cancelled. */
function progressTo(report: Report, stage: string, signal: AbortSignal | undefined): (share: number) => void {
  let last = -1;
  return (share) => {
    if (signal?.aborted === true) throw new AppError('cancelled');
    const done = Math.floor(share * SCALE);
    if (done === last) return;
    last = done;
    report({ done, total: SCALE, stage });
  };
}

function exported(name: string, bytes: Uint8Array, pages: number): ExportedFile {
  return { path: name, bytes: bytes.length, sha256: sha256Of(bytes), pages };
}
