import { FlexRender } from '@tanstack/react-table';
import { type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { frozenOf, Line } from './grid-parts.ts';
import { type ListRow, SHOWN_COLUMNS } from './list-columns.tsx';

type GridRowProps = {
  readonly row: ListRow;
  readonly index: number;
  /** Distance from the top of the table, in pixels. */
  readonly start: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly onClick: (event: MouseEvent<HTMLElement>, row: ListRow) => void;
};

/** One system; drawn anew only when itself or its mark changes, however much the list around it moves. */
export const GridRow = memo(function GridRow({ row, index, start, active, selected, onClick }: GridRowProps) {
  const { t } = useTranslation('systems');
  const system = row.original;
  const cells = row.getAllCellsByColumnId();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid that holds the focus handles the keys of all rows.
    <Line
      role="row"
      id={rowElementId(row.id)}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-active={active}
      data-archived={system.archived}
      style={{ transform: `translateY(${start}px)` }}
      onClick={(event) => onClick(event, row)}
    >
      <div role="gridcell" aria-colindex={1} className="mark">
        <input
          type="checkbox"
          tabIndex={-1}
          checked={selected}
          readOnly
          aria-label={t('list.selectRow', { name: system.name })}
        />
      </div>
      {SHOWN_COLUMNS.map((column, position) => {
        const cell = cells[column];
        return (
          <div
            key={column}
            role="gridcell"
            aria-colindex={position + 2}
            data-frozen={frozenOf(column)}
            title={TEXT_COLUMNS.has(column) && system[column] !== '' ? String(system[column]) : undefined}
          >
            {cell !== undefined && <FlexRender cell={cell} />}
          </div>
        );
      })}
    </Line>
  );
});

export function rowElementId(id: string): string {
  return `system-row-${id}`;
}

/** Columns whose texts may be longer than their place; the whole stands in the tooltip. */
const TEXT_COLUMNS: ReadonlySet<string> = new Set(['name', 'organisationUnit', 'owner']);
