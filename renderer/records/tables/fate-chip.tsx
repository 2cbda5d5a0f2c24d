import { CircleEqual, CirclePlus, CircleX, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import type { ImportFate } from '#shared/contract/import-report.ts';

const LOOKS = {
  new: { tone: 'ok', icon: CirclePlus },
  update: { tone: 'info', icon: RefreshCw },
  unchanged: { tone: 'neutral', icon: CircleEqual },
  refused: { tone: 'problem', icon: CircleX },
} as const;

/** What becomes of a row. */
export function FateChip({ fate }: { readonly fate: ImportFate }) {
  const { t } = useTranslation('importWizard');
  return <StatusChip {...LOOKS[fate]} label={t(`fates.${fate}`)} variant="plain" />;
}
