import { CircleCheck, CircleDashed, CircleDot, CircleMinus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusChip, type StatusChipProps } from '#renderer/components/signs/status-chip.tsx';
import type { ActionStatus } from '#shared/kinds/improvement/action.ts';

const LOOKS = {
  open: { tone: 'attention', icon: CircleDashed },
  inProgress: { tone: 'info', icon: CircleDot },
  done: { tone: 'ok', icon: CircleCheck },
  dropped: { tone: 'neutral', icon: CircleMinus },
} as const satisfies Record<ActionStatus, Pick<StatusChipProps, 'tone' | 'icon'>>;

export function ActionStatusChip({ status }: { readonly status: ActionStatus }) {
  const { t } = useTranslation('actions');
  return <StatusChip {...LOOKS[status]} variant="plain" label={t(`choices.status.${status}`)} />;
}
