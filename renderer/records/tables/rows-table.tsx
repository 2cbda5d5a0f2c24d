import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ScrollFrame } from '#renderer/components/grid/scroll-frame.ts';
import { formatNumber } from '#renderer/components/words/format.ts';
import { Code } from '#renderer/components/words/text.tsx';
import type { ImportRow } from '#shared/contract/import-report.ts';
import { FateChip } from './fate-chip.tsx';

/** Height of a row with one line, in pixels; rows with notes are measured. */
const ROW_HEIGHT = 34;

/** Every row of the file with its fate and why; draws only what is in view. */
export function RowsTable({ rows }: { readonly rows: readonly ImportRow[] }) {
  const { t, i18n } = useTranslation('importWizard');
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.row ?? index,
    overscan: 10,
  });
  return (
    <Scroller
      ref={scroller}
      role="table"
      tabIndex={0}
      aria-label={t('rows.label')}
      aria-rowcount={rows.length + 1}
      aria-colcount={5}
    >
      <div role="rowgroup" className="head">
        <Line role="row" aria-rowindex={1}>
          <div role="columnheader">{t('rows.row')}</div>
          <div role="columnheader">{t('rows.name')}</div>
          <div role="columnheader">{t('rows.fate')}</div>
          <div role="columnheader">{t('rows.code')}</div>
          <div role="columnheader">{t('rows.notes')}</div>
        </Line>
      </div>
      <div role="rowgroup" style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <Line
              key={key}
              role="row"
              aria-rowindex={index + 2}
              data-index={index}
              ref={virtualizer.measureElement}
              style={{ position: 'absolute', top: 0, left: 0, transform: `translateY(${start}px)` }}
            >
              <div role="cell" className="number">
                {formatNumber(row.row, i18n.language)}
              </div>
              <div role="cell">
                {row.name === '' ? (
                  <Box component="em" sx={{ color: 'text.secondary' }}>
                    {t('rows.noName')}
                  </Box>
                ) : (
                  row.name
                )}
              </div>
              <div role="cell">
                <FateChip fate={row.fate} />
              </div>
              <div role="cell">
                <Code>{row.code}</Code>
              </div>
              <div role="cell" className="notes">
                {row.notes.map((note) => (
                  <div key={note}>{note}</div>
                ))}
              </div>
            </Line>
          );
        })}
      </div>
    </Scroller>
  );
}

const Scroller = styled(ScrollFrame)(({ theme }) => ({
  '& > div': { minWidth: '46rem' },
  '& > .head': {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: theme.palette.tokens.sunken,
    color: theme.palette.tokens.inkSoft,
    fontWeight: 600,
  },
}));

const Line = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '4.5rem minmax(12rem, 2fr) 8rem 6rem minmax(12rem, 3fr)',
  width: '100%',
  borderBottom: `1px solid ${theme.palette.tokens.hairline}`,
  fontSize: '0.8125rem',
  lineHeight: 1.4,
  '& > div': { padding: '0.4375rem 0.75rem', minWidth: 0, overflowWrap: 'anywhere' },
  '& .number': { fontVariantNumeric: 'tabular-nums', color: theme.palette.tokens.inkSoft, textAlign: 'right' },
  '& .notes': { color: theme.palette.tokens.inkSoft },
}));
