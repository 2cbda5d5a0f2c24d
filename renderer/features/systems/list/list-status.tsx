import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Archive, ArchiveRestore, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/components/words/format.ts';
import { Kbd } from '#renderer/components/words/text.tsx';
import { isNarrowed, NO_FILTERS } from './list-model.ts';
import { setFilters, useSystemList } from './list-store.ts';

type ListStatusProps = {
  readonly shown: number;
  readonly total: number;
  readonly selected: number;
  /** Marked systems that the filters hide. */
  readonly hidden: number;
  readonly onArchive: () => void;
  readonly onRestore: () => void;
  readonly onClear: () => void;
};

/** How many systems are shown; with some marked, how many and what can be done with them. */
export function ListStatus({ shown, total, selected, hidden, onArchive, onRestore, onClear }: ListStatusProps) {
  const { t, i18n } = useTranslation('systems');
  const narrowed = useSystemList((state) => isNarrowed(state.filters));
  const number = (value: number) => formatNumber(value, i18n.language);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, minHeight: '2.25rem', flex: 'none' }}>
      <Box role="status" sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums' }}>
        {shown === total
          ? t('list.count', { count: total, shown: number(shown) })
          : t('list.countOf', { count: total, shown: number(shown), total: number(total) })}
        {selected > 0 && (
          <Box component="strong" sx={{ color: 'text.primary', ml: 2 }}>
            {hidden === 0
              ? t('list.selected', { count: selected, shown: number(selected) })
              : t('list.selectedHidden', { count: selected, shown: number(selected), hidden: number(hidden) })}
          </Box>
        )}
      </Box>
      {narrowed && (
        <Button startIcon={<X aria-hidden="true" />} onClick={() => setFilters(NO_FILTERS)}>
          {t('list.clearFilters')}
        </Button>
      )}
      {selected > 0 && (
        <>
          <Button variant="outlined" startIcon={<Archive aria-hidden="true" />} onClick={onArchive}>
            {t('list.archive')}
          </Button>
          <Button variant="outlined" startIcon={<ArchiveRestore aria-hidden="true" />} onClick={onRestore}>
            {t('list.restore')}
          </Button>
          <Button onClick={onClear}>{t('list.clearSelection')}</Button>
        </>
      )}
      <Box sx={{ flex: 1 }} />
      <Box
        sx={{
          display: { xs: 'none', md: selected > 0 ? 'none' : 'flex', lg: 'flex' },
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
