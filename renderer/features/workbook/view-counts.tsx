import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { CountButton } from '#renderer/components/grid/count-button.ts';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { formatNumber } from '#renderer/components/words/format.ts';
import type { Tone } from '#renderer/theme/tokens.ts';
import { VIEWS, type View } from './difference-model.ts';

const TONES: Readonly<Record<View, Tone>> = {
  offered: 'info',
  conflict: 'attention',
  refused: 'problem',
  missing: 'neutral',
};

type ViewCountsProps = {
  readonly counts: Readonly<Record<View, number>>;
  readonly chosen: View | null;
  /** Whether the file says what it held when it was issued. */
  readonly threeWay: boolean;
  readonly onChoose: (view: View | null) => void;
};

/** How many cells are offered, in conflict or not taken, and what the file lacks; each number shows its own. */
export function ViewCounts({ counts, chosen, threeWay, onChoose }: ViewCountsProps) {
  const { t, i18n } = useTranslation('workbookPage');
  return (
    <Box
      role="group"
      aria-label={t('views.label')}
      sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(4, 1fr)' }, gap: 1, flex: 'none' }}
    >
      {VIEWS.map((view) => (
        <CountButton
          key={view}
          type="button"
          aria-pressed={chosen === view}
          disabled={counts[view] === 0}
          onClick={() => onChoose(chosen === view ? null : view)}
        >
          <StatusChip tone={TONES[view]} label={t(`views.${view}`)} />
          <strong>{formatNumber(counts[view], i18n.language)}</strong>
          <small>{t(threeWay ? `views.help.${view}` : `views.twoSides.${view}`)}</small>
        </CountButton>
      ))}
    </Box>
  );
}
