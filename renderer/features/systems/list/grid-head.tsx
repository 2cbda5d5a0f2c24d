import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { SortButton } from '#renderer/components/grid/sort-button.tsx';
import { frozenOf, HeadGroup, Line } from './grid-parts.ts';
import { SORTABLE_COLUMNS } from './list-model.ts';
import { sortBy, useSystemList } from './list-store.ts';

type GridHeadProps = {
  /** How many of the shown systems are marked. */
  readonly marks: 'none' | 'some' | 'all';
  readonly onMarkAll: (marked: boolean) => void;
};

/** The frozen heading: what marks all rows, and the columns, each a button that sorts. */
export const GridHead = memo(function GridHead({ marks, onMarkAll }: GridHeadProps) {
  const { t } = useTranslation('systems');
  const sorting = useSystemList((state) => state.sorting);
  return (
    <HeadGroup role="rowgroup">
      <Line role="row" aria-rowindex={1} data-head="true">
        <div role="columnheader" aria-colindex={1} className="mark">
          <input
            type="checkbox"
            aria-label={t('list.selectAll')}
            checked={marks === 'all'}
            ref={(box) => {
              if (box !== null) box.indeterminate = marks === 'some';
            }}
            onChange={(event) => onMarkAll(event.target.checked)}
          />
        </div>
        {SORTABLE_COLUMNS.map((column, position) => {
          const direction = sorting.column !== column ? 'none' : sorting.descending ? 'descending' : 'ascending';
          return (
            <div
              key={column}
              role="columnheader"
              aria-colindex={position + 2}
              aria-sort={direction}
              data-frozen={frozenOf(column)}
            >
              <SortButton label={t(`columns.${column}`)} direction={direction} onSort={() => sortBy(column)} />
            </div>
          );
        })}
      </Line>
    </HeadGroup>
  );
});
