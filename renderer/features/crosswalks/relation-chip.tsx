import { Blend, Link2Off, type LucideIcon, Rows3, Spline } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import type { Tone } from '#renderer/theme/tokens.ts';
import type { Relation } from '#shared/catalogue/crosswalk.ts';

const LOOKS: Readonly<Record<Relation, { readonly tone: Tone; readonly icon: LucideIcon }>> = {
  sameStructure: { tone: 'ok', icon: Rows3 },
  partial: { tone: 'info', icon: Blend },
  related: { tone: 'neutral', icon: Spline },
};

/** How two sides bear on each other: mark, word and colour. */
export function RelationChip({ relation }: { readonly relation: Relation }) {
  const { t } = useTranslation('crosswalk');
  return <StatusChip {...LOOKS[relation]} label={t(`relation.${relation}`)} />;
}

export function NoCounterpartChip() {
  const { t } = useTranslation('crosswalks');
  // Plain: nothing is wrong where two frameworks do not meet, and there may be dozens below each other.
  return <StatusChip tone="neutral" variant="plain" icon={Link2Off} label={t('list.without')} />;
}
