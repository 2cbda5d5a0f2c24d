import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request, useCommand } from '#renderer/host/api.ts';
import { type ChosenFile, pickFile } from '#renderer/host/files.ts';
import { isCancelled } from '#renderer/host/job.ts';
import { type Job, useJob } from '#renderer/host/use-job.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { flushDrafts } from '#renderer/session/save-state.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { TableReport } from '#shared/contract/import-report.ts';
import type { KindName } from '#shared/kinds/registry.ts';
import { giveColumn, type Mapping } from './mapping.ts';

type State = {
  readonly file: ChosenFile;
  readonly mapping: Mapping;
  readonly preview: TableReport | null;
  /** Why the file could not be read, or taken in: a finished sentence. */
  readonly problem: string;
};

export type TakeIn = {
  /** Null while no file is chosen. */
  readonly state: State | null;
  readonly job: Job;
  /** Whether a person gave a column to a field, or to none. */
  readonly isMapped: boolean;
  readonly pick: () => Promise<void>;
  readonly give: (heading: string, field: string) => Promise<void>;
  readonly recogniseAgain: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly close: () => void;
};

/** Taking in a table of records, from the choice of the file; nothing is changed before {@link TakeIn.start}. */
export function useTakeIn(name: KindName, of: string | undefined): TakeIn {
  const { t } = useTranslation('tables');
  const [state, setState] = useState<State | null>(null);
  const job = useJob();
  const { mutateAsync } = useCommand(`${name}.import`);
  const belonging = of === undefined ? {} : { of };

  async function read(file: ChosenFile, mapping: Mapping, before: State | null): Promise<void> {
    setState({ file, mapping, preview: before?.preview ?? null, problem: '' });
    try {
      await flushDrafts();
      const asked = { path: file.grant, mapping: { ...mapping }, ...belonging };
      const preview = await job.run((jobId) => request(`${name}.importPreview`, { ...asked, jobId }));
      setState({ file, mapping, preview, problem: '' });
    } catch (error) {
      // A mapping that was refused or cancelled leaves the preview that was there.
      if (isCancelled(error)) setState(before);
      else setState({ ...(before ?? { file, mapping, preview: null }), problem: sentenceOf(error) });
    }
  }

  async function start(): Promise<void> {
    if (state === null || state.preview === null) return;
    const { file, mapping, preview } = state;
    setState({ ...state, problem: '' });
    try {
      const asked = { path: file.grant, mapping: { ...mapping }, mark: preview.mark, ...belonging };
      const { report, changeId } = await job.run((jobId) => mutateAsync({ ...asked, jobId }));
      const { counts } = report;
      const numbers = { created: counts.new, updated: counts.update, refused: counts.refused };
      showToast({ message: t('done', { name: file.name, ...numbers }), changeId, tone: 'ok' });
      setState(null);
    } catch (error) {
      setState({ ...state, problem: isCancelled(error) ? t('cancelled') : sentenceOf(error) });
    }
  }

  return {
    state,
    job,
    isMapped: Object.keys(state?.mapping ?? {}).length > 0,
    async pick() {
      try {
        const file = await pickFile('readWorkbook', '');
        if (file !== null) await read(file, {}, null);
      } catch (error) {
        showToast({ message: sentenceOf(error), tone: 'problem' });
      }
    },
    async give(heading, field) {
      if (state !== null && state.preview !== null)
        await read(state.file, giveColumn(state.mapping, state.preview.columns, heading, field), state);
    },
    async recogniseAgain() {
      if (state !== null) await read(state.file, {}, state);
    },
    start,
    close() {
      if (job.running !== null) job.cancel();
      setState(null);
    },
  };
}
