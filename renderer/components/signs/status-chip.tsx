import { styled, useTheme } from '@mui/material/styles';
import { CircleCheck, CircleDashed, CircleDot, CircleX, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { Tone } from '#renderer/theme/tokens.ts';

/** The mark of each tone where a state has no mark of its own. */
export const TONE_ICONS: Record<Tone, LucideIcon> = {
  ok: CircleCheck,
  attention: TriangleAlert,
  problem: CircleX,
  neutral: CircleDashed,
  info: CircleDot,
};

export type StatusChipProps = {
  readonly tone: Tone;
  /** The state in words; it is never left to the colour. */
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  /** `plain` drops the fill, for dense rows that would otherwise look like a traffic light. */
  readonly variant?: 'filled' | 'plain' | undefined;
};

/** A state as mark, word and colour. */
export function StatusChip({ tone, label, icon, variant = 'filled' }: StatusChipProps) {
  const colours = useTheme().palette.tokens.tones[tone];
  const Icon = icon ?? TONE_ICONS[tone];
  return (
    <Chip
      style={{ color: colours.text, backgroundColor: variant === 'filled' ? colours.fill : 'transparent' }}
      data-variant={variant}
    >
      <Icon aria-hidden="true" />
      <span>{label}</span>
    </Chip>
  );
}

const Chip = styled('span')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: '0.3125rem',
  padding: '0.125rem 0.5rem 0.125rem 0.375rem',
  borderRadius: 4,
  fontSize: '0.8125rem',
  lineHeight: 1.4,
  // In a table's cell a state stays on one line, elsewhere it gives way to large text and long languages.
  'td &, th &, [role="gridcell"] &': { whiteSpace: 'nowrap' },
  verticalAlign: 'middle',
  '& svg': { width: '0.9375rem', height: '0.9375rem', flex: 'none' },
  '&[data-variant="plain"]': { padding: 0 },
});
