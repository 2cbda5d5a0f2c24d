import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/components/words/format.ts';
import { Kbd } from '#renderer/components/words/text.tsx';
import { isNarrowed, NO_FILTERS } from './list-model.ts';
import { setFilters, useSystemList } from './list-store.ts';

type ListStatusProps = {
  readonly shown: number;
  readonly total: number;
};

/** How many systems are shown, and the keys of the list. */
export function ListStatus({ shown, total }: ListStatusProps) {
  const { t, i18n } = useTranslation('systems');
  const narrowed = useSystemList((state) => isNarrowed(state.filters));
  const number = (value: number) => formatNumber(value, i18n.language);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, minHeight: '2.25rem', flex: 'none' }}>
      <Box role="status" sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums' }}>
        {shown === total
          ? t('list.count', { count: total, shown: number(shown) })
          : t('list.countOf', { count: total, shown: number(shown), total: number(total) })}
      </Box>
      {narrowed && (
        <Button startIcon={<X aria-hidden="true" />} onClick={() => setFilters(NO_FILTERS)}>
          {t('list.clearFilters')}
        </Button>
      )}
      <Box sx={{ flex: 1 }} />
      <Box
        sx={{
          display: { xs: 'none', md: 'flex' },
          gap: 1.5,
          color: 'text.secondary',
          fontSize: '0.75rem',
        }}
        aria-hidden="true"
      >
        <span>
          <Kbd>Enter</Kbd> {t('list.keyOpen')}
        </span>
        <span>
          <Kbd>{t('list.keySpace')}</Kbd> {t('list.keyMark')}
        </span>
        <span>
          <Kbd>N</Kbd> {t('list.keyNew')}
        </span>
        <span>
          <Kbd>Del</Kbd> {t('list.keyArchive')}
        </span>
      </Box>
    </Box>
  );
}
