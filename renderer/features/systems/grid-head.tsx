import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { frozenOf, HeadGroup, Line, SortButton } from './grid-parts.ts';
import { SHOWN_COLUMNS } from './list-columns.tsx';
import { sortBy, useSystemList } from './list-store.ts';
import type { ListTable } from './use-list-table.ts';

/** The frozen heading: what marks all rows, and the columns, each a button that sorts. */
export function GridHead({ table }: { readonly table: ListTable }) {
  const { t } = useTranslation('systems');
  const sorting = useSystemList((state) => state.sorting);
  const all = table.getRowModel().rows.length > 0 && table.getIsAllRowsSelected();
  const some = table.getIsSomeRowsSelected();
  return (
    <HeadGroup role="rowgroup">
      <Line role="row" aria-rowindex={1} data-head="true">
        <div role="columnheader" aria-colindex={1} className="mark">
          <input
            type="checkbox"
            aria-label={t('list.selectAll')}
            checked={all}
            ref={(box) => {
              if (box !== null) box.indeterminate = some && !all;
            }}
            onChange={(event) => table.toggleAllRowsSelected(event.target.checked)}
          />
        </div>
        {SHOWN_COLUMNS.map((column, position) => {
          const sorted = sorting.column === column;
          const Arrow = sorting.descending ? ArrowDown : ArrowUp;
          return (
            <div
              key={column}
              role="columnheader"
              aria-colindex={position + 2}
              aria-sort={sorted ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
              data-frozen={frozenOf(column)}
            >
              <SortButton type="button" onClick={() => sortBy(column)} title={t(`columns.${column}`)}>
                <span>{t(`columns.${column}`)}</span>
                {sorted && <Arrow aria-hidden="true" />}
              </SortButton>
            </div>
          );
        })}
      </Line>
    </HeadGroup>
  );
}
