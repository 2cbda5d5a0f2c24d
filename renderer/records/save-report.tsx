import Button from '@mui/material/Button';
import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { JobProgress } from '#renderer/components/signs/job-progress.tsx';
import { localToday } from '#renderer/components/words/format.ts';
import { request } from '#renderer/host/api.ts';
import { deliverExport, pickFile } from '#renderer/host/files.ts';
import { isCancelled } from '#renderer/host/job.ts';
import { useJob } from '#renderer/host/use-job.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { flushDrafts } from '#renderer/session/save-state.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { ListedAssessment } from '#shared/contract/domains/assessments.ts';
import type { ExportFormat } from '#shared/contract/domains/documents.ts';

type SaveReportProps = {
  readonly documentKey: 'gap-analysis' | 'closing-summary';
  readonly assessment: ListedAssessment;
  readonly format?: ExportFormat;
};

/** Saves one of the documents that tell of a single assessment. */
export function SaveReport({ documentKey, assessment, format = 'pdf' }: SaveReportProps) {
  const { t } = useTranslation(['assessment', 'documents', 'documentsPage']);
  const job = useJob();
  const title = t(`documents:titles.${documentKey}`);
  async function handleSave(): Promise<void> {
    const asOf = localToday(new Date());
    try {
      const file = await pickFile('exportDocument', `${assessment.code} ${title}.${format}`);
      if (file === null) return;
      await flushDrafts();
      const asked = { documentKey, path: file.grant, asOf, assessmentId: assessment.id };
      await job.run((jobId) => request('documents.export', { ...asked, jobId }));
      deliverExport(file);
      showToast({ message: t('saved', { name: file.name }), tone: 'ok' });
    } catch (error) {
      showToast(isCancelled(error) ? { message: t('cancelled') } : { message: sentenceOf(error), tone: 'problem' });
    }
  }
  if (job.running !== null) return <JobProgress job={job} label={t('saving', { title })} />;
  return (
    <Button variant="outlined" startIcon={<FileText aria-hidden="true" />} onClick={() => void handleSave()}>
      {t('save', { title, format: t(`documentsPage:export.${format}`) })}
    </Button>
  );
}
