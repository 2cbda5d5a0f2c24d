import { CircleCheck, CircleSlash, FilePen, FileWarning, Hourglass } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { localToday } from '#renderer/components/words/format.ts';
import { approvalRemark, type ControlledDocument } from '#shared/entities/approval.ts';

const LOOKS = {
  draft: { tone: 'neutral', icon: FilePen },
  inReview: { tone: 'attention', icon: Hourglass },
  approved: { tone: 'ok', icon: CircleCheck },
  obsolete: { tone: 'neutral', icon: CircleSlash },
} as const;

/** Where a document stands on its way to approval, and whether an approval still counts. */
export function DocumentStatusChip({ document }: { readonly document: ControlledDocument }) {
  const { t } = useTranslation(['documents', 'documentsPage']);
  const { status } = document;
  const [today] = useState(() => localToday(new Date()));
  const remark = approvalRemark(document, today);
  if (remark !== '') {
    return <StatusChip tone="problem" icon={FileWarning} label={t(`documentsPage:approval.${remark}`)} />;
  }
  return <StatusChip {...LOOKS[status]} label={t(`status.${status}`)} />;
}
