import { CircleCheck, CircleDashed, CircleSlash } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusChip } from '#renderer/components/status-chip.tsx';
import type { SystemRow } from '#shared/contract/systems.ts';

const LOOKS = {
  inScope: { tone: 'ok', icon: CircleCheck },
  outOfScope: { tone: 'neutral', icon: CircleSlash },
  undecided: { tone: 'attention', icon: CircleDashed },
} as const;

type ScopeChipProps = { readonly scope: SystemRow['scope']; readonly variant?: 'filled' | 'plain' };

/** Whether the management system covers an AI system; undecided is what still needs doing. */
export function ScopeChip({ scope, variant = 'filled' }: ScopeChipProps) {
  const { t } = useTranslation('systems');
  return <StatusChip {...LOOKS[scope]} label={t(`choices.scope.${scope}`)} variant={variant} />;
}
