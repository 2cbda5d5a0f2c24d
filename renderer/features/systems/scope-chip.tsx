import { CircleCheck, CircleSlash, createLucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import type { SystemRow } from '#shared/contract/domains/systems.ts';

/** One stroke where the library's own dashed circle has eight: it stands in every row of a fresh inventory. */
const DashedCircle = createLucideIcon('circle-dashed-plain', [
  ['circle', { cx: '12', cy: '12', r: '10', strokeDasharray: '4 3.85', key: 'circle' }],
]);

/** Mark and colour of each scope decision. */
export const SCOPE_LOOKS = {
  inScope: { tone: 'ok', icon: CircleCheck },
  outOfScope: { tone: 'neutral', icon: CircleSlash },
  undecided: { tone: 'attention', icon: DashedCircle },
} as const;

type ScopeChipProps = { readonly scope: SystemRow['scope'] };

/** Whether the management system covers an AI system; undecided is what still needs doing. */
export function ScopeChip({ scope }: ScopeChipProps) {
  const { t } = useTranslation('systems');
  return <StatusChip {...SCOPE_LOOKS[scope]} label={t(`choices.scope.${scope}`)} />;
}
