import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RequestError, request, useCommand } from '#renderer/host/api.ts';
import { type ChosenFile, grantDroppedFile, pickFile } from '#renderer/host/files.ts';
import { type Job, useJob } from '#renderer/host/use-job.ts';
import { giveColumn, type Mapping } from '#renderer/records/tables/mapping.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { Encoding, ImportReport } from '#shared/contract/import-report.ts';

export type ImportState = {
  readonly file: ChosenFile | null;
  readonly mapping: Mapping;
  /** Chosen by the user; `null` where it is found. */
  readonly encoding: Encoding | null;
  readonly preview: ImportReport | null;
  /** What the import did, once it is done. */
  readonly result: { readonly report: ImportReport; readonly changeId: string | null } | null;
  /** Why the file could not be read, or the import not be made: a finished sentence. */
  readonly problem: string;
};

const BEGINNING: ImportState = { file: null, mapping: {}, encoding: null, preview: null, result: null, problem: '' };

export type ImportWizard = {
  readonly state: ImportState;
  readonly job: Job;
  readonly doing: 'reading' | 'importing';
  readonly pick: () => Promise<void>;
  readonly drop: (files: readonly File[]) => Promise<void>;
  readonly give: (heading: string, field: string) => Promise<void>;
  readonly recogniseAgain: () => Promise<void>;
  /** Reads the file again as one of this encoding; its headings, and so the mapping, may be others then. */
  readonly readAs: (encoding: Encoding) => Promise<void>;
  readonly start: () => Promise<void>;
  readonly restart: () => void;
};

/** The import from the choice of a file to its result; nothing is changed before {@link ImportWizard.start}. */
export function useImport(): ImportWizard {
  const { t } = useTranslation('importWizard');
  const [state, setState] = useState(BEGINNING);
  const [doing, setDoing] = useState<'reading' | 'importing'>('reading');
  const job = useJob();
  const { mutateAsync } = useCommand('systems.import');
  const { run } = job;

  const read = useCallback(
    async (file: ChosenFile, mapping: Mapping, encoding: Encoding | null, before: ImportState) => {
      setDoing('reading');
      setState({ ...before, file, mapping, encoding, problem: '' });
      try {
        const preview = await run((jobId) =>
          request('systems.importPreview', { ...inputOf(file, mapping, encoding), jobId }),
        );
        setState({ file, mapping, encoding, preview, result: null, problem: '' });
      } catch (error) {
        // A mapping that was refused or cancelled leaves the preview that was there.
        setState({ ...before, problem: isCancelled(error) ? '' : sentenceOf(error) });
      }
    },
    [run],
  );

  const take = useCallback(
    async (choose: () => Promise<ChosenFile | null>) => {
      try {
        const file = await choose();
        if (file !== null) await read(file, {}, null, BEGINNING);
      } catch (error) {
        setState((current) => ({ ...current, problem: sentenceOf(error) }));
      }
    },
    [read],
  );

  async function start(): Promise<void> {
    const { file, mapping, encoding } = state;
    if (file === null) return;
    setDoing('importing');
    setState({ ...state, problem: '' });
    try {
      const { report, changeId } = await run((jobId) => mutateAsync({ ...inputOf(file, mapping, encoding), jobId }));
      setState((current) => ({ ...current, result: { report, changeId } }));
    } catch (error) {
      if (isCancelled(error)) showToast({ message: t('cancelled') });
      setState((current) => ({ ...current, problem: isCancelled(error) ? '' : sentenceOf(error) }));
    }
  }

  return {
    state,
    job,
    doing,
    pick: () => take(() => pickFile('importTable', '')),
    async drop(files) {
      const [first, ...others] = files;
      if (first === undefined || job.running !== null) return;
      if (others.length > 0) showToast({ message: t('choose.oneFile', { name: first.name }) });
      await take(() => grantDroppedFile(first, 'importTable'));
    },
    async give(heading, field) {
      const { file, mapping, encoding, preview } = state;
      if (file !== null && preview !== null)
        await read(file, giveColumn(mapping, preview.columns, heading, field), encoding, state);
    },
    async recogniseAgain() {
      if (state.file !== null) await read(state.file, {}, state.encoding, state);
    },
    async readAs(encoding) {
      if (state.file !== null) await read(state.file, {}, encoding, state);
    },
    start,
    restart: () => setState(BEGINNING),
  };
}

function inputOf(file: ChosenFile, mapping: Mapping, encoding: Encoding | null) {
  return { path: file.grant, mapping: { ...mapping }, ...(encoding !== null && { encoding }) };
}

function isCancelled(error: unknown): boolean {
  return error instanceof RequestError && error.failure.code === 'cancelled';
}
