import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '#renderer/host/api.ts';
import { type ChosenFile, deliverExport, pickFile } from '#renderer/host/files.ts';
import { isCancelled } from '#renderer/host/job.ts';
import { type Job, useJob } from '#renderer/host/use-job.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { ExportFormat } from '#shared/contract/domains/documents.ts';
import type { ExportedFile } from '#shared/contract/exported-file.ts';
import { fileNameOf } from './file-name.ts';

/** What was written, kept while the page is open. */
export type Issued = {
  readonly key: number;
  readonly file: ChosenFile;
  readonly asOf: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly files: readonly ExportedFile[];
};

export type Exports = {
  readonly job: Job;
  /** What is being made, for the progress line. */
  readonly making: string;
  readonly issued: readonly Issued[];
  readonly exportDocument: (document: Exportable, format: ExportFormat, asOf: string) => Promise<void>;
  readonly exportPack: (name: string, asOf: string, options: PackOptions) => Promise<void>;
};

export type PackOptions = { readonly zip: boolean; readonly withTrail: boolean };

export type Exportable = {
  readonly documentKey: string;
  readonly identifier: string;
  readonly title: string;
  /** Of documents that tell of one. */
  readonly assessmentId?: string | undefined;
};

/** Writes documents where the user chooses, with progress; a cancelled or failed export leaves nothing behind. */
export function useExports(): Exports {
  const { t } = useTranslation('documentsPage');
  const job = useJob();
  const [making, setMaking] = useState('');
  const [issued, setIssued] = useState<readonly Issued[]>([]);
  const { run } = job;

  const write = useCallback(
    async (choose: () => Promise<ChosenFile | null>, label: string, asOf: string, work: Work) => {
      try {
        const file = await choose();
        if (file === null) return;
        setMaking(label);
        const files = await run((jobId) => work(file.grant, jobId));
        setIssued((before) => [{ key: Date.now(), file, asOf, at: Date.now(), files }, ...before]);
        deliverExport(file);
      } catch (error) {
        if (isCancelled(error)) showToast({ message: t('export.cancelled') });
        else showToast({ message: sentenceOf(error), tone: 'problem' });
      }
    },
    [run, t],
  );

  return {
    job,
    making,
    issued,
    async exportDocument({ documentKey, identifier, title, assessmentId }, format, asOf) {
      const name = `${fileNameOf(`${identifier} ${title}`)}.${format}`;
      await write(
        () => pickFile('exportDocument', name),
        t('export.running', { name }),
        asOf,
        async (path, jobId) => [await request('documents.export', { documentKey, path, asOf, jobId, assessmentId })],
      );
    },
    async exportPack(name, asOf, { zip, withTrail }) {
      await write(
        () => pickFile('exportPack', zip ? `${fileNameOf(name)}.zip` : fileNameOf(name)),
        t('export.runningPack'),
        asOf,
        async (path, jobId) => (await request('pack.exportStage1', { path, asOf, zip, withTrail, jobId })).files,
      );
    },
  };
}

type Work = (path: string, jobId: string) => Promise<readonly ExportedFile[]>;
