import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { heightOfRows, rootFontSize } from '#renderer/components/grid/row-height.ts';
import { Unseen } from '#renderer/components/words/text.tsx';
import { ListWordsContext, listWords } from '../list-words.ts';
import { GridHead } from './grid-head.tsx';
import { targetOf, withIndex } from './grid-keys.ts';
import { ROW_REM, Scroller, Sizer } from './grid-parts.ts';
import { GridRow, rowElementId } from './grid-row.tsx';
import type { ListRow } from './list-columns.tsx';
import { SORTABLE_COLUMNS } from './list-model.ts';
import { useSystemList } from './list-store.ts';
import type { ListTable } from './use-list-table.ts';

type SystemsGridProps = {
  readonly table: ListTable;
  readonly gridRef: RefObject<HTMLDivElement | null>;
  readonly onOpen: (id: string) => void;
  readonly onArchive: () => void;
};

/** Rows drawn above and below the view, so that a quick scroll does not show paper. */
const OVERSCAN = 5;

/**
 * The list as a grid of rows: the grid holds the focus and points at the active row, so that only the rows in view
 * need to exist. Keys: arrows, Home, End, PageUp and PageDown move (with Shift they mark), Enter opens, Space marks,
 * Ctrl+A marks all, Escape none, Delete archives.
 */
export function SystemsGrid({ table, gridRef, onOpen, onArchive }: SystemsGridProps) {
  const { t, i18n } = useTranslation('systems');
  const words = useMemo(() => listWords(t, i18n.language), [t, i18n.language]);
  const { rows } = table.getRowModel();
  const keysId = useId();
  const activeId = useSystemList((state) => state.activeId);
  const selection = useSystemList((state) => state.selection);
  const activeIndex = Math.max(0, activeId === null ? 0 : rows.findIndex((row) => row.id === activeId));
  const [rowHeight] = useState(() => Math.round(ROW_REM * rootFontSize()));
  const rangeExtractor = useCallback(
    (range: Range) => withIndex(defaultRangeExtractor(range), Math.min(activeIndex, range.count - 1)),
    [activeIndex],
  );
  // A new function would make the virtualizer lay out all 10,000 rows again at every step of a scroll.
  const getItemKey = useCallback((index: number) => rows[index]?.id ?? index, [rows]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => gridRef.current,
    estimateSize: () => rowHeight,
    getItemKey,
    overscan: OVERSCAN,
    rangeExtractor,
    initialOffset: () => useSystemList.getState().scrollOffset,
    // The frozen heading lies over the first row's height.
    paddingStart: rowHeight,
    scrollPaddingStart: rowHeight,
  });
  const firstScroll = useRef(() => virtualizer.scrollToIndex(activeIndex));
  const offsetOf = useRef(() => virtualizer.scrollOffset ?? 0);
  useScrollMemory(gridRef, offsetOf);
  useEffect(() => {
    // The system that was looked at last may have been reached by another way than through the list.
    if (useSystemList.getState().activeId !== null) firstScroll.current();
  }, []);
  const shownMarks = useMemo(() => countMarked(rows, selection), [rows, selection]);
  const handleMarkAll = useCallback((marked: boolean) => table.toggleAllRowsSelected(marked), [table]);

  const mark = useCallback(
    (from: number, to: number) => {
      const between = rowsOf(table).slice(Math.min(from, to), Math.max(from, to) + 1);
      table.setRowSelection((marked) => ({ ...marked, ...Object.fromEntries(between.map(({ id }) => [id, true])) }));
    },
    [table],
  );

  // Kept in a ref, so that the memoised rows do not change with every move of the active one.
  const click = useRef<(event: MouseEvent<HTMLElement>, row: ListRow) => void>(() => {});
  useEffect(() => {
    click.current = (event, row) => {
      const index = rows.indexOf(row);
      useSystemList.setState({ activeId: row.id });
      const onMark = event.target instanceof Element && event.target.closest('.mark') !== null;
      if (event.shiftKey) mark(activeIndex, index);
      else if (onMark || event.ctrlKey || event.metaKey) row.toggleSelected();
      else onOpen(row.id);
    };
  });
  const handleClick = useCallback((event: MouseEvent<HTMLElement>, row: ListRow) => click.current(event, row), []);

  function handleKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const active = rows[activeIndex];
    if (event.target !== event.currentTarget || event.altKey || active === undefined) return;
    const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / rowHeight) - 2);
    const withCtrl = event.ctrlKey || event.metaKey;
    const target = targetOf(event.key, activeIndex, page, rows.length);
    if (target !== null) {
      if (event.shiftKey) mark(activeIndex, target);
      useSystemList.setState({ activeId: rows[target]?.id ?? null });
      virtualizer.scrollToIndex(target);
    } else if (event.key === 'a' && withCtrl) table.toggleAllRowsSelected(true);
    else if (withCtrl) return;
    else if (event.key === 'Enter') onOpen(active.id);
    else if (event.key === ' ') active.toggleSelected();
    else if (event.key === 'Delete') onArchive();
    else if (event.key === 'Escape') table.resetRowSelection(true);
    else return;
    event.preventDefault();
  }

  const active = rows[activeIndex];
  return (
    <>
      <Unseen id={keysId}>{t('list.keys')}</Unseen>
      <Scroller
        ref={gridRef}
        role="grid"
        tabIndex={0}
        aria-label={t('list.gridLabel')}
        aria-describedby={keysId}
        aria-rowcount={rows.length + 1}
        aria-colcount={SORTABLE_COLUMNS.length + 1}
        aria-multiselectable="true"
        aria-activedescendant={active === undefined ? undefined : rowElementId(active.id)}
        onKeyDown={handleKeyDown}
      >
        <Sizer role="presentation" style={{ height: virtualizer.getTotalSize(), ...heightOfRows(rowHeight) }}>
          <GridHead marks={marksOf(shownMarks, rows.length)} onMarkAll={handleMarkAll} />
          <ListWordsContext value={words}>
            <div role="rowgroup">
              {virtualizer.getVirtualItems().map(({ index, start }) => {
                const row = rows[index];
                return row === undefined ? null : (
                  <GridRow
                    key={row.id}
                    row={row}
                    index={index}
                    start={start}
                    active={index === activeIndex}
                    selected={selection[row.id] === true}
                    onClick={handleClick}
                  />
                );
              })}
            </div>
          </ListWordsContext>
        </Sizer>
      </Scroller>
    </>
  );
}

export function countMarked(rows: readonly ListRow[], selection: Readonly<Record<string, unknown>>): number {
  if (Object.keys(selection).length === 0) return 0;
  return rows.reduce((sum, row) => sum + (selection[row.id] === true ? 1 : 0), 0);
}

function marksOf(marked: number, shown: number): 'none' | 'some' | 'all' {
  if (marked === 0) return 'none';
  return marked === shown ? 'all' : 'some';
}

function rowsOf(table: ListTable): readonly ListRow[] {
  return table.getRowModel().rows;
}

/** Notes where the list stands when it is left, and goes to its top when filters or sorting change. */
function useScrollMemory(gridRef: RefObject<HTMLDivElement | null>, offsetOf: RefObject<() => number>): void {
  const filters = useSystemList((state) => state.filters);
  const sorting = useSystemList((state) => state.sorting);
  const known = useRef({ filters, sorting });
  useEffect(() => {
    const grid = gridRef.current;
    if (known.current.filters !== filters || known.current.sorting !== sorting) grid?.scrollTo({ top: 0 });
    known.current = { filters, sorting };
  }, [gridRef, filters, sorting]);
  useEffect(
    () => () => {
      // The virtualizer knows the offset; asking the element for it would force a layout.
      useSystemList.setState({ scrollOffset: offsetOf.current() });
    },
    [offsetOf],
  );
}
