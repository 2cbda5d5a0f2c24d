import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { SortButton } from '#renderer/components/grid/sort-button.tsx';
import { HeadGroup, Line } from './model/grid-look.ts';
import type { GridColumn } from './model/grid-model.ts';
import { sortGridBy, useGapGrid } from './model/grid-store.ts';

/** The frozen heading; each column is a button that sorts. */
export const GridHead = memo(function GridHead({ columns }: { readonly columns: readonly GridColumn[] }) {
  const { t } = useTranslation('gapAnalysis');
  const sorting = useGapGrid((state) => state.sorting);
  return (
    <HeadGroup role="rowgroup">
      <Line role="row" aria-rowindex={1} data-head="true">
        {columns.map((column, position) => {
          const direction = sorting?.column !== column ? 'none' : sorting.descending ? 'descending' : 'ascending';
          return (
            <div
              key={column}
              role="columnheader"
              aria-colindex={position + 1}
              aria-sort={direction}
              data-column={column}
            >
              <SortButton label={t(`columns.${column}`)} direction={direction} onSort={() => sortGridBy(column)} />
            </div>
          );
        })}
      </Line>
    </HeadGroup>
  );
});
