import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { WorkspaceFile } from '#db/file/open.ts';
import { writePiecesAside } from '#documents/render/write-file.ts';
import { trailCsv, trailJson } from '#documents/trail/file.ts';
import { TRAIL_FORMATS } from '#shared/contract/domains/documents.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { ExportedFile } from '#shared/contract/exported-file.ts';
import type { RouteParsedInput } from '#shared/contract/registry.ts';
import { type Core, languageOf, openWorkspaceOf } from '../../core.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { onDay } from '../trail/past.ts';
import { PAGE, readPages, sourceOf } from '../trail/trail-entries.ts';
import { writeDocument } from './documents.ts';

export const trailExportHandlers: HandlersFor<'trail.export'> = { 'trail.export': exportTrail };

type Input = RouteParsedInput<'trail.export'>;

/**
 * Writes the trail, or a part of it, as the file's extension says. A PDF is made on a thread; the others are written as
 * they are read, since nothing in them is laid out.
 *
 * @throws AppError documentFormat, cancelled, and those of `write-file.ts`
 */
async function exportTrail(core: Core, { path: target, asOf, jobId, ...input }: Input): Promise<ExportedFile> {
  const { language: wanted, ...selection } = input;
  const language = languageOf(core, wanted);
  const file = openWorkspaceOf(core);
  const t = core.locales.translate(language);
  const extension = path.extname(target).slice(1);
  const format = TRAIL_FORMATS.find((known) => known === extension.toLowerCase());
  if (format === undefined) {
    throw new AppError('documentFormat', { document: t('documents:trail.title'), format: extension });
  }
  const source = onDay(core, asOf, (then) => sourceOf(then, openWorkspaceOf(then), selection, { asOf, language }));
  const pages = readPages(file, selection, source.trailEntries, format !== 'json');
  if (format === 'pdf') {
    const job = { kind: 'trail', source, entries: [...pages].flat(), path: target, language } as const;
    const { files } = await writeDocument(core, job, jobId);
    const [written] = files;
    if (written === undefined) throw new Error('the document job wrote nothing');
    return written;
  }
  const pieces = format === 'json' ? trailJson(source, pages) : trailCsv(source, pages, t);
  const signal = jobId === undefined ? undefined : core.jobs.start(jobId).signal;
  const onPage = (done: number) => {
    const stage = t('documents:stages.writeFiles');
    if (jobId !== undefined) core.emit('job.progress', { jobId, done, total: source.trailEntries, stage });
  };
  try {
    const written = await writePiecesAside(target, inBreaths(file, pieces, signal, onPage));
    return { path: path.basename(target), ...written, pages: 0 };
  } finally {
    if (jobId !== undefined) core.jobs.end(jobId);
  }
}

/** The pieces with room for other requests between them, until the work or the workspace is ended. */
async function* inBreaths(
  file: WorkspaceFile,
  pieces: Iterable<string>,
  signal: AbortSignal | undefined,
  onPage: (done: number) => void,
): AsyncGenerator<string> {
  let done = 0;
  for (const piece of pieces) {
    yield piece;
    onPage(done);
    done += PAGE;
    await setImmediate();
    if (signal?.aborted === true || !file.connection.open) throw new AppError('cancelled');
  }
}
