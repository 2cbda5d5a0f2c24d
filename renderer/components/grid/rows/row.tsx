import { styled } from '@mui/material/styles';
import { type MouseEvent, memo, type ReactNode } from 'react';
import type { GridColumn } from '#renderer/components/grid/columns.ts';
import { Line } from '#renderer/components/grid/grid-look.ts';
import { MONO } from '#renderer/theme/tokens.ts';

type RowProps<R> = {
  readonly id: string;
  readonly row: R;
  readonly markLabel: string;
  readonly columns: readonly GridColumn[];
  readonly cell: (row: R, column: string) => ReactNode;
  readonly wholeText: ((row: R, column: string) => string | undefined) | undefined;
  readonly faint: boolean;
  readonly index: number;
  /** Distance from the top of the grid, in pixels. */
  readonly start: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly onClick: (event: MouseEvent<HTMLElement>, id: string) => void;
};

/** One record; drawn anew only when itself or its mark changes, however much the list around it moves. */
function PlainRow<R>(props: RowProps<R>) {
  const { id, row, markLabel, columns, cell, wholeText, faint, index, start, active, selected, onClick } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid that holds the focus handles the keys of all rows.
    <RowLine
      role="row"
      id={rowElementId(id)}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-active={active}
      data-faint={faint}
      style={{ top: start }}
      onClick={(event) => onClick(event, id)}
    >
      <div role="gridcell" aria-colindex={1} className="mark">
        <input type="checkbox" tabIndex={-1} checked={selected} readOnly aria-label={markLabel} />
      </div>
      {columns.map((column, position) => (
        <div
          key={column.name}
          role="gridcell"
          aria-colindex={position + 2}
          data-column={column.name}
          data-frozen={column.frozen === true ? position : undefined}
          title={wholeText?.(row, column.name)}
        >
          {cell(row, column.name)}
        </div>
      ))}
    </RowLine>
  );
}
export const Row = memo(PlainRow) as typeof PlainRow;

export function rowElementId(id: string): string {
  return `row-${id}`;
}

const RowLine = styled(Line)(({ theme }) => ({
  // A row's inside never moves what is outside it: layout stays within the rows that came into view.
  contain: 'strict',
  lineHeight: 1.4,
  '& > .mark': { display: 'grid', placeItems: 'center', padding: 0 },
  '& > [data-column="code"]': { fontFamily: MONO, fontSize: '0.8rem' },
  '& > .name, & .name': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', fontSize: '0.875rem' },
  '&:hover': { backgroundColor: theme.palette.tokens.hover },
  '&[data-active="true"]': { backgroundColor: theme.palette.tokens.hover },
  '&[aria-selected="true"]': { backgroundColor: theme.palette.tokens.selected },
  '&[data-faint="true"] .name': { color: theme.palette.tokens.inkSoft },
}));
