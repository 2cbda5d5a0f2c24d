import { FlexRender } from '@tanstack/react-table';
import { type MouseEvent, memo } from 'react';
import type { SystemRow } from '#shared/contract/domains/systems.ts';
import { type ListWords, useListWords } from '../list-words.ts';
import { frozenOf, Line } from './grid-parts.ts';
import type { ListRow } from './list-columns.tsx';
import { SORTABLE_COLUMNS, type SortableColumn } from './list-model.ts';

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
  const words = useListWords();
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
      style={{ top: start }}
      onClick={(event) => onClick(event, row)}
    >
      <div role="gridcell" aria-colindex={1} className="mark">
        <input type="checkbox" tabIndex={-1} checked={selected} readOnly aria-label={words.selectRow(system.name)} />
      </div>
      {SORTABLE_COLUMNS.map((column, position) => {
        const cell = cells[column];
        return (
          <div
            key={column}
            role="gridcell"
            aria-colindex={position + 2}
            data-column={column}
            data-frozen={frozenOf(column)}
            title={wholeText(system, column, words)}
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

/** The whole text of a cell that may be longer than its place, for the tooltip. */
function wholeText(system: SystemRow, column: SortableColumn, words: ListWords): string | undefined {
  if (column === 'lifecycleStage') return words.choices.lifecycleStage[system.lifecycleStage] || undefined;
  return column === 'name' || column === 'organisationUnit' || column === 'owner'
    ? system[column] || undefined
    : undefined;
}
