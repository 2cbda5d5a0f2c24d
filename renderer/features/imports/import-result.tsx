import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '#renderer/components/signs/link.tsx';
import { formatNumber } from '#renderer/components/words/format.ts';
import { FateCounts } from '#renderer/records/tables/fate-counts.tsx';
import { RowsPanel } from '#renderer/records/tables/rows-panel.tsx';
import { undoChange } from '#renderer/session/undo.ts';
import type { ImportFate } from '#shared/contract/import-report.ts';
import type { ImportState } from './import-store.ts';
import type { ImportWizard } from './use-import.ts';

type ImportResultProps = {
  readonly wizard: ImportWizard;
  readonly result: NonNullable<ImportState['result']>;
};

/** What an import did, with the way back and the way on. */
export function ImportResult({ wizard, result }: ImportResultProps) {
  const { t, i18n } = useTranslation('importWizard');
  const { report, changeId } = result;
  const { counts } = report;
  const heading = useRef<HTMLHeadingElement>(null);
  const [fate, setFate] = useState<ImportFate | null>(null);
  useEffect(() => heading.current?.focus(), []);
  const shown = (count: number) => ({ count, shown: formatNumber(count, i18n.language) });
  const sentences = [
    counts.new > 0 && t('done.created', shown(counts.new)),
    counts.update > 0 && t('done.updated', shown(counts.update)),
    counts.unchanged > 0 && t('done.unchanged', shown(counts.unchanged)),
    counts.refused > 0 && t('done.refused', shown(counts.refused)),
  ];
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0, gap: 1.25 }}>
      <Box>
        <Typography component="h2" variant="h2" ref={heading} tabIndex={-1} sx={{ '&:focus': { outline: 'none' } }}>
          {changeId === null ? t('done.titleUnchanged') : t('done.title', { name: report.fileName })}
        </Typography>
        <Typography sx={{ mt: 0.5 }}>{sentences.filter(Boolean).join(' ')}</Typography>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <LinkButton to="/systems" variant="contained">
          {t('done.toList')}
        </LinkButton>
        {changeId !== null && (
          <Button
            variant="outlined"
            startIcon={<Undo2 aria-hidden="true" />}
            onClick={() => {
              void undoChange(changeId);
              wizard.restart();
            }}
          >
            {t('done.undo')}
          </Button>
        )}
        <Button onClick={wizard.restart}>{t('done.another')}</Button>
      </Box>
      <FateCounts counts={counts} help={(each) => t(`fateHelp.${each}`)} chosen={fate} onChoose={setFate} />
      <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: '12rem' }}>
        <RowsPanel rows={report.rows} fate={fate} />
      </Box>
    </Box>
  );
}
