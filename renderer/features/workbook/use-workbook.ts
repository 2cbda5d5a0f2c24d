import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/components/words/format.ts';
import { RequestError, request, useCommand } from '#renderer/host/api.ts';
import { type ChosenFile, deliverExport, grantDroppedFile, pickFile } from '#renderer/host/files.ts';
import { isCancelled } from '#renderer/host/job.ts';
import { type Job, useJob } from '#renderer/host/use-job.ts';
import { useShownAssessment } from '#renderer/records/assessments/shown-assessment.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { firstChoices, keptChoices, takenCells } from './difference-model.ts';
import { forgetFile, useWorkbookStore } from './workbook-store.ts';

export type WorkbookExchange = {
  readonly job: Job;
  readonly doing: 'writing' | 'reading';
  readonly send: (name: string, asOf: string) => Promise<void>;
  readonly pick: () => Promise<void>;
  readonly drop: (files: readonly File[]) => Promise<void>;
  /** Reads the same file again, one of its sheets alone; `''` for all that go together. */
  readonly chooseSheet: (sheet: string) => Promise<void>;
  readonly take: () => Promise<void>;
  readonly taking: boolean;
};

/** Everything that a workbook goes through, out and back; nothing is changed before {@link WorkbookExchange.take}. */
export function useWorkbook(): WorkbookExchange {
  const { t, i18n } = useTranslation('workbookPage');
  const navigate = useNavigate();
  const job = useJob();
  const [doing, setDoing] = useState<WorkbookExchange['doing']>('reading');
  const { mutateAsync, isPending } = useCommand('workbook.take');
  const { assessmentId } = useShownAssessment();
  const { run } = job;

  const read = useCallback(
    async (file: ChosenFile, again: boolean, sheet: string) => {
      setDoing('reading');
      const chosen = { path: file.grant, assessmentId, ...(sheet !== '' && { sheet }) };
      const comparison = await run((jobId) => request('workbook.compare', { ...chosen, jobId }));
      const { comparison: before, choices } = useWorkbookStore.getState();
      const { cells } = comparison;
      useWorkbookStore.setState({
        ...{ file, sheet, comparison, view: null },
        choices: again && before !== null ? keptChoices(choices, before.cells, cells) : firstChoices(cells),
      });
    },
    [run, assessmentId],
  );

  const receive = useCallback(
    async (choosing: () => Promise<ChosenFile | null>, sheet = '') => {
      try {
        const file = await choosing();
        if (file === null) return;
        useWorkbookStore.setState({ problem: '' });
        await read(file, false, sheet);
      } catch (error) {
        if (!isCancelled(error)) useWorkbookStore.setState({ problem: sentenceOf(error) });
      }
    },
    [read],
  );

  return {
    job,
    doing,
    taking: isPending,
    async send(name, asOf) {
      try {
        const file = await pickFile('exportDocument', `${name}.xlsx`);
        if (file === null) return;
        setDoing('writing');
        await run((jobId) => request('workbook.export', { path: file.grant, asOf, assessmentId, jobId }));
        deliverExport(file);
        showToast({ message: t('send.sent', { name: file.name }), tone: 'ok' });
      } catch (error) {
        if (!isCancelled(error)) showToast({ message: sentenceOf(error), tone: 'problem' });
      }
    },
    pick: () => receive(() => pickFile('readWorkbook', '')),
    async drop(files) {
      const [first, ...others] = files;
      if (first === undefined || job.running !== null) return;
      if (others.length > 0) showToast({ message: t('back.oneFile', { name: first.name }) });
      await receive(() => grantDroppedFile(first, 'readWorkbook'));
    },
    async chooseSheet(sheet) {
      await receive(() => Promise.resolve(useWorkbookStore.getState().file), sheet);
    },
    async take() {
      const { file, sheet, comparison, choices } = useWorkbookStore.getState();
      if (file === null || comparison === null) return;
      const { fileName, sha256 } = comparison;
      try {
        const cells = takenCells(comparison.cells, choices);
        const { changeId, taken } = await mutateAsync({ fileName, sha256, assessmentId, cells });
        const shown = formatNumber(taken, i18n.language);
        showToast({ message: t('taken', { count: taken, shown, name: fileName }), changeId });
        forgetFile();
        await navigate({ to: '/gap-analysis' });
      } catch (error) {
        useWorkbookStore.setState({ problem: sentenceOf(error) });
        // What was written meanwhile is shown as what it is now: a conflict.
        if (error instanceof RequestError && error.failure.code === 'workbookMoved')
          await read(file, true, sheet).catch(() => {});
      }
    },
  };
}
