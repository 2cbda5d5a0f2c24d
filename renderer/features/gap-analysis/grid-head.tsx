import { ArrowDown, ArrowUp } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { HeadGroup, Line, SortButton } from './grid-look.ts';
import { GRID_COLUMNS } from './grid-model.ts';
import { sortGridBy, useGapGrid } from './grid-store.ts';

/** The frozen heading; each column is a button that sorts. */
export const GridHead = memo(function GridHead() {
  const { t } = useTranslation('gapAnalysis');
  const sorting = useGapGrid((state) => state.sorting);
  return (
    <HeadGroup role="rowgroup">
      <Line role="row" aria-rowindex={1} data-head="true">
        {GRID_COLUMNS.map((column, position) => {
          const sorted = sorting?.column === column;
          const descending = sorted && sorting.descending;
          const Arrow = descending ? ArrowDown : ArrowUp;
          return (
            <div
              key={column}
              role="columnheader"
              aria-colindex={position + 1}
              aria-sort={sorted ? (descending ? 'descending' : 'ascending') : 'none'}
              data-column={column}
            >
              <SortButton type="button" onClick={() => sortGridBy(column)} title={t(`columns.${column}`)}>
                <span>{t(`columns.${column}`)}</span>
                {sorted && <Arrow aria-hidden="true" />}
              </SortButton>
            </div>
          );
        })}
      </Line>
    </HeadGroup>
  );
});
