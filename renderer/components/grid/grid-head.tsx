import { type KeyboardEvent, memo, type PointerEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnWidths } from './column-widths.ts';
import { fitting, type GridColumn } from './columns.ts';
import { HeadGroup, Line, ResizeHandle } from './grid-look.ts';
import type { Sorting } from './place.ts';
import { rootFontSize } from './row-height.ts';
import { SortButton } from './sort-button.tsx';

type GridHeadProps = {
  readonly columns: readonly GridColumn[];
  readonly sorting: Sorting | null;
  readonly onSort: (column: string) => void;
  readonly resize: Pick<ColumnWidths, 'show' | 'keep'>;
  /** A cell before the first column, such as the box that marks all rows. */
  readonly lead?: ReactNode;
};

/** Rem by which a key changes a width. */
const STEP_REM = 1;

/** The frozen heading: each column a button that sorts and, with Shift and an arrow or by its edge, changes its width. */
export const GridHead = memo(function GridHead({ columns, sorting, onSort, resize, lead }: GridHeadProps) {
  const { t } = useTranslation();
  const first = lead === undefined ? 1 : 2;
  return (
    <HeadGroup role="rowgroup">
      <Line role="row" aria-rowindex={1} data-head="true">
        {lead}
        {columns.map((column, position) => {
          const direction = sorting?.column !== column.name ? 'none' : sorting.descending ? 'descending' : 'ascending';
          return (
            <div
              key={column.name}
              role="columnheader"
              aria-colindex={position + first}
              aria-sort={direction}
              data-column={column.name}
              data-frozen={column.frozen === true ? position : undefined}
            >
              <SortButton
                label={column.label}
                hint={t('grid.widthKeys')}
                direction={direction}
                onSort={() => onSort(column.name)}
                onKeyDown={(event) => changeByKey(event, column.name, resize)}
              />
              <WidthHandle column={column.name} title={t('grid.widthHint')} resize={resize} />
            </div>
          );
        })}
      </Line>
    </HeadGroup>
  );
});

function changeByKey(event: KeyboardEvent<HTMLElement>, column: string, { keep }: GridHeadProps['resize']): void {
  const by = { ArrowRight: STEP_REM, ArrowLeft: -STEP_REM }[event.key];
  if (!event.shiftKey || event.ctrlKey || event.altKey) return;
  if (by !== undefined) keep(column, fitting(event.currentTarget.offsetWidth / rootFontSize() + by));
  else if (event.key === 'Home') keep(column, null);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

type WidthHandleProps = Pick<GridHeadProps, 'resize'> & { readonly column: string; readonly title: string };

/** For the pointer; the keyboard has the heading's own keys. */
function WidthHandle({ column, title, resize }: WidthHandleProps) {
  const from = useRef<{ readonly x: number; readonly rem: number } | null>(null);
  const remAt = ({ clientX }: PointerEvent) =>
    from.current === null ? 0 : fitting(from.current.rem + (clientX - from.current.x) / rootFontSize());
  return (
    <ResizeHandle
      aria-hidden="true"
      title={title}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        const width = event.currentTarget.parentElement?.offsetWidth ?? 0;
        from.current = { x: event.clientX, rem: width / rootFontSize() };
      }}
      onPointerMove={(event) => {
        if (from.current !== null) resize.show(column, remAt(event));
      }}
      onPointerUp={(event) => {
        // A click that moves nothing chooses no width.
        if (from.current !== null && event.clientX !== from.current.x) resize.keep(column, remAt(event));
        from.current = null;
      }}
      onDoubleClick={() => resize.keep(column, null)}
    />
  );
}
