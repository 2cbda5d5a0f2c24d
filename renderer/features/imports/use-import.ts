import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChosenFile, grantDroppedFile, pickFile } from '#renderer/host/files.ts';
import type { Job } from '#renderer/host/use-job.ts';
import { giveColumn } from '#renderer/records/tables/mapping.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { Encoding } from '#shared/contract/import-report.ts';
import {
  cancelImport,
  type ImportState,
  readImport,
  restartImport,
  startImport,
  useImportStore,
  watchImport,
} from './import-store.ts';

export type ImportWizard = {
  readonly state: ImportState;
  readonly job: Pick<Job, 'running' | 'cancel'>;
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
  const state = useImportStore();
  useEffect(watchImport, []);
  const { file, mapping, preview, running } = state;
  return {
    state,
    job: { running, cancel: cancelImport },
    pick: () => take(() => pickFile('importTable', '')),
    async drop(files) {
      const [first, ...others] = files;
      if (first === undefined || running !== null) return;
      if (others.length > 0) showToast({ message: t('choose.oneFile', { name: first.name }) });
      await take(() => grantDroppedFile(first, 'importTable'));
    },
    async give(heading, field) {
      if (file !== null && preview !== null)
        await readImport({ mapping: giveColumn(mapping, preview.columns, heading, field) });
    },
    async recogniseAgain() {
      if (file !== null) await readImport({ mapping: {} });
    },
    async readAs(encoding) {
      if (file !== null) await readImport({ mapping: {}, encoding });
    },
    start: startImport,
    restart: restartImport,
  };
}

async function take(choose: () => Promise<ChosenFile | null>): Promise<void> {
  try {
    const file = await choose();
    if (file !== null) await readImport({ file });
  } catch (error) {
    useImportStore.setState({ problem: sentenceOf(error) });
  }
}
