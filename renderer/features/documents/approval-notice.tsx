import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { formatDate, localToday } from '#renderer/components/words/format.ts';
import { useCommand } from '#renderer/host/api.ts';
import { useReadOnly } from '#renderer/records/form/record-drawer.tsx';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { approvalRemark, type ControlledDocument } from '#shared/entities/approval.ts';

type ApprovalNoticeProps = {
  readonly document: ControlledDocument;
  /** Of documents that tell of one: which is approved. */
  readonly assessmentId: string | undefined;
};

/** Why an approval does not count, and the way to another one: of what the document says today. */
export function ApprovalNotice({ document, assessmentId }: ApprovalNoticeProps) {
  const { t, i18n } = useTranslation('documentsPage');
  const { mutateAsync, isPending } = useCommand('documents.approve');
  const readOnly = useReadOnly();
  const [today] = useState(() => localToday(new Date()));
  const remark = approvalRemark(document, today);
  if (remark === '') return null;
  const { documentKey, approver, approvedOn } = document;

  async function approve(): Promise<void> {
    try {
      await mutateAsync({ documentKey, assessmentId, approver, approvedOn: today });
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }
  return (
    <Notice
      tone="problem"
      actions={
        approver !== '' &&
        !readOnly && (
          <Button size="small" disabled={isPending} onClick={() => void approve()}>
            {t('approval.again', { name: approver })}
          </Button>
        )
      }
    >
      {t(`approval.${remark}Text`, { date: approvedOn === '' ? '–' : formatDate(approvedOn, i18n.language) })}
    </Notice>
  );
}
