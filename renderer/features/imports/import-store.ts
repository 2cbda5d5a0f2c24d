import i18next from 'i18next';
import { request } from '#renderer/host/api.ts';
import type { ChosenFile } from '#renderer/host/files.ts';
import { createJob, isCancelled, type RunningJob } from '#renderer/host/job.ts';
import { createForWorkspace, onWorkspaceChange, openWorkspaceId } from '#renderer/host/open-workspace.ts';
import type { Mapping } from '#renderer/records/tables/mapping.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { runCommand } from '#renderer/session/run-command.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { Encoding, ImportReport } from '#shared/contract/import-report.ts';
import { columnsAsBefore, rememberColumns } from './given-columns.ts';

/** An import from the choice of a file to its result. It goes on, and is there again, while somebody looks elsewhere. */
export type ImportState = {
  readonly file: ChosenFile | null;
  readonly mapping: Mapping;
  /** Whether the columns are those that were given to such a table before. */
  readonly asBefore: boolean;
  /** Chosen by the user; `null` where it is found. */
  readonly encoding: Encoding | null;
  readonly preview: ImportReport | null;
  /** What the import did, once it is done. */
  readonly result: { readonly report: ImportReport; readonly changeId: string | null } | null;
  /** Why the file could not be read, or the import not be made: a finished sentence. */
  readonly problem: string;
  readonly running: RunningJob | null;
  readonly doing: 'reading' | 'importing';
};

const BEGINNING: ImportState = {
  ...{ file: null, mapping: {}, asBefore: false, encoding: null, preview: null, result: null, problem: '' },
  ...{ running: null, doing: 'reading' },
};

// Its workspace is left, and with it the work: said before the state is put aside, so that it does not wait for ever.
onWorkspaceChange(() => {
  cancelImport();
  useImportStore.setState({ running: null });
});

export const useImportStore = createForWorkspace<ImportState>(BEGINNING);

const job = createJob((next) => useImportStore.setState(({ running }) => ({ running: next(running) })));
job.follow();
export const cancelImport = job.cancel;

/** Whether the page of the import is on the screen; what happens meanwhile is told in a message else. */
let isShown = false;

/** The page is on the screen, until the function that is returned is called. */
export function watchImport(): () => void {
  isShown = true;
  return () => {
    isShown = false;
    const { running, doing, file, result } = useImportStore.getState();
    // What was seen to be done is over.
    if (result !== null) restartImport();
    if (running === null || doing === 'reading') return;
    showToast({ message: i18next.t('importWizard:goesOn', { name: file?.name ?? '' }), action: lookAgain() });
  };
}

/** Reads a file that was chosen, or the one there is in another way; nothing of it is taken in. */
export async function readImport(how: Partial<Pick<ImportState, 'file' | 'mapping' | 'encoding'>>): Promise<void> {
  const before = how.file === undefined ? useImportStore.getState() : BEGINNING;
  const next = { ...before, asBefore: false, ...how };
  useImportStore.setState({ ...next, problem: '', doing: 'reading' });
  await run(
    async (jobId) => {
      const preview = await request('systems.importPreview', { ...inputOf(next), jobId });
      const known = how.mapping === undefined ? await columnsAsBefore(preview.columns) : {};
      if (Object.keys(known).length === 0) return { ...how, preview, result: null };
      const again = { ...next, mapping: known, asBefore: true };
      return { ...again, preview: await request('systems.importPreview', { ...inputOf(again), jobId }), result: null };
    },
    // A mapping that was refused or cancelled leaves the preview that was there.
    (problem) => ({ ...before, problem }),
  );
}

export async function startImport(): Promise<void> {
  const state = useImportStore.getState();
  if (state.file === null) return;
  const { name } = state.file;
  useImportStore.setState({ problem: '', doing: 'importing' });
  await run(
    async (jobId) => {
      const result = await request('systems.import', { ...inputOf(state), jobId });
      // What cannot be kept costs nobody the import.
      await rememberColumns(state.preview?.columns ?? [], state.mapping).catch(() => {});
      if (!isShown) {
        const { new: created, update: updated } = result.report.counts;
        const message = i18next.t('importWizard:doneElsewhere', { name, created, updated });
        showToast({ message, changeId: result.changeId, tone: 'ok' });
      }
      return { result };
    },
    (problem) => {
      if (problem === '') showToast({ message: i18next.t('importWizard:cancelled') });
      else if (!isShown) showToast({ message: problem, tone: 'problem', action: lookAgain() });
      return { problem };
    },
  );
}

function inputOf({ file, mapping, encoding }: ImportState) {
  return { path: file?.grant ?? '', mapping: { ...mapping }, ...(encoding !== null && { encoding }) };
}

export function restartImport(): void {
  useImportStore.setState(BEGINNING, true);
}

/** @param failed what is so after it failed; `''` stands for a job that was cancelled */
async function run(
  work: (jobId: string) => Promise<Partial<ImportState>>,
  failed: (problem: string) => Partial<ImportState>,
): Promise<void> {
  const home = openWorkspaceId();
  const done = await job.run(work).catch((error: unknown) => {
    if (openWorkspaceId() !== home) return {};
    return failed(isCancelled(error) ? '' : sentenceOf(error));
  });
  if (openWorkspaceId() === home) useImportStore.setState(done);
}

function lookAgain() {
  return {
    label: i18next.t('importWizard:look'),
    run: () => runCommand('systems.import'),
  };
}
