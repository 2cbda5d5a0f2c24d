import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/components/format.ts';
import { IMPORT_FATES, type ImportFate, type ImportReport } from '#shared/contract/systems.ts';
import { FateChip } from './fate-chip.tsx';

type FateCountsProps = {
  readonly counts: ImportReport['counts'];
  readonly chosen: ImportFate | null;
  readonly onChoose: (fate: ImportFate | null) => void;
};

/** How many rows are new, updates, unchanged or refused; each number shows its rows. */
export function FateCounts({ counts, chosen, onChoose }: FateCountsProps) {
  const { t, i18n } = useTranslation('importWizard');
  return (
    <Box
      role="group"
      aria-label={t('fateFilter')}
      sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(4, 1fr)' }, gap: 1 }}
    >
      {IMPORT_FATES.map((fate) => (
        <CountButton
          key={fate}
          type="button"
          aria-pressed={chosen === fate}
          disabled={counts[fate] === 0}
          onClick={() => onChoose(chosen === fate ? null : fate)}
        >
          <FateChip fate={fate} />
          <strong>{formatNumber(counts[fate], i18n.language)}</strong>
          <small>{t(`fateHelp.${fate}`)}</small>
        </CountButton>
      ))}
    </Box>
  );
}

const CountButton = styled('button')(({ theme }) => ({
  all: 'unset',
  boxSizing: 'border-box',
  display: 'grid',
  gridTemplateColumns: 'auto 1fr',
  alignItems: 'center',
  columnGap: '0.625rem',
  padding: '0.5rem 0.75rem',
  border: `1px solid ${theme.palette.tokens.hairline}`,
  borderRadius: theme.shape.borderRadius,
  backgroundColor: theme.palette.tokens.surface,
  cursor: 'pointer',
  '& strong': { fontSize: '1.125rem', lineHeight: 1.3, textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  '& small': { gridColumn: '1 / -1', fontSize: '0.75rem', color: theme.palette.tokens.inkFaint },
  '&:hover:not(:disabled)': { borderColor: theme.palette.tokens.edge },
  '&[aria-pressed="true"]': {
    borderColor: theme.palette.tokens.accent,
    backgroundColor: theme.palette.tokens.selected,
  },
  '&[aria-pressed="true"] small': { color: theme.palette.tokens.inkSoft },
  '&:disabled': { cursor: 'default', backgroundColor: 'transparent' },
  '&:focus-visible': { outline: `2px solid ${theme.palette.tokens.accent}`, outlineOffset: 2 },
}));
