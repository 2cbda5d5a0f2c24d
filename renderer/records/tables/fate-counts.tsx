import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { CountButton } from '#renderer/components/grid/count-button.ts';
import { formatNumber } from '#renderer/components/words/format.ts';
import { IMPORT_FATES, type ImportFate, type ImportReport } from '#shared/contract/import-report.ts';
import { FateChip } from './fate-chip.tsx';

type FateCountsProps = {
  readonly counts: ImportReport['counts'];
  /** What is said below the number of each. */
  readonly help: (fate: ImportFate) => string;
  readonly chosen: ImportFate | null;
  readonly onChoose: (fate: ImportFate | null) => void;
};

/** How many rows are new, updates, unchanged or refused; each number shows its rows. */
export function FateCounts({ counts, help, chosen, onChoose }: FateCountsProps) {
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
          <small>{help(fate)}</small>
        </CountButton>
      ))}
    </Box>
  );
}
