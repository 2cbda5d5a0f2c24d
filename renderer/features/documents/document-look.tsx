import { CircleCheck, CircleSlash, FilePen, Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import type { DocumentControl } from '#shared/entities/document-control.ts';

const LOOKS = {
  draft: { tone: 'neutral', icon: FilePen },
  inReview: { tone: 'attention', icon: Hourglass },
  approved: { tone: 'ok', icon: CircleCheck },
  obsolete: { tone: 'neutral', icon: CircleSlash },
} as const;

/** Where a document stands on its way to approval. */
export function DocumentStatusChip({ status }: { readonly status: DocumentControl['status'] }) {
  const { t } = useTranslation('documents');
  return <StatusChip {...LOOKS[status]} label={t(`status.${status}`)} />;
}
