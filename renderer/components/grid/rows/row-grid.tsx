import { styled } from '@mui/material/styles';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useColumnWidths } from '#renderer/components/grid/column-widths.ts';
import { type GridColumn, layOut, MARK_REM } from '#renderer/components/grid/columns.ts';
import { GridHead } from '#renderer/components/grid/grid-head.tsx';
import { Scroller, Sizer } from '#renderer/components/grid/grid-look.ts';
import { targetOf } from '#renderer/components/grid/keys.ts';
import {
  countMarked,
  type PlaceStore,
  TOP,
  toggleSorting,
  withMarks,
  withoutMarks,
} from '#renderer/components/grid/place.ts';
import { pageOf, useVirtualRows } from '#renderer/components/grid/use-virtual-rows.ts';
import { useRoom } from '#renderer/components/measures/use-room.ts';
import { Unseen } from '#renderer/components/words/text.tsx';
import { Row, rowElementId } from './row.tsx';

export type RowGridProps<R> = {
  /** Names the widths that are kept for it. */
  readonly name: string;
  readonly label: string;
  /** Keys of the page that act on the rows, for those who cannot see them. */
  readonly keys?: string;
  readonly columns: readonly GridColumn[];
  /** Sorted and narrowed; each row stays the same object until its record changes. */
  readonly rows: readonly R[];
  readonly idOf: (row: R) => string;
  /** What a row is called. */
  readonly nameOf: (row: R) => string;
  /** Stable, as the rows are drawn anew when it changes. */
  readonly cell: (row: R, column: string) => ReactNode;
  /** The whole text of a cell that may be longer than its place. */
  readonly wholeText?: (row: R, column: string) => string | undefined;
  readonly isFaint?: (row: R) => boolean;
  readonly place: PlaceStore;
  /** Whether the rows have an order of their own, which the third use of a heading brings back. */
  readonly ordered?: boolean;
  /** What narrows the rows: with another one the list begins at its top. */
  readonly narrowing: unknown;
  readonly gridRef: RefObject<HTMLDivElement | null>;
  readonly onOpen: (id: string) => void;
  /** What the Delete key does to the marked rows, or to the active one. */
  readonly onDelete?: () => void;
};

const ROW_REM = 2.25;
const OVERSCAN = 5;

/**
 * Records as a grid of rows: the grid holds the focus and points at the active row, so that only the rows in view need to
 * exist. Keys: arrows, Home, End, PageUp and PageDown move (with Shift they mark), Enter opens, Space marks, Ctrl+A marks
 * all, Escape none.
 */
export function RowGrid<R>(props: RowGridProps<R>) {
  const {
    name,
    label,
    keys,
    columns,
    rows,
    idOf,
    nameOf,
    cell,
    wholeText,
    isFaint,
    place,
    ordered = false,
    narrowing,
    gridRef,
    onOpen,
    onDelete,
  } = props;
  const { t } = useTranslation();
  const keysId = useId();
  const sorting = useStore(place, (state) => state.sorting);
  const activeId = useStore(place, (state) => state.activeId);
  const selection = useStore(place, (state) => state.selection);
  const ids = useMemo(() => rows.map(idOf), [rows, idOf]);
  const activeIndex = Math.max(0, activeId === null ? 0 : ids.indexOf(activeId));
  const keyAt = useCallback((index: number) => ids[index] ?? index, [ids]);
  const { virtualizer, rowPixels, remPixels } = useVirtualRows({
    scroller: gridRef,
    count: rows.length,
    keyAt,
    rowRem: ROW_REM,
    overscan: OVERSCAN,
    present: [activeIndex],
    initialOffset: () => place.getState().scrollOffset,
  });
  const { widths, show, keep } = useColumnWidths(name);
  const room = useRoom(gridRef).width / remPixels;
  const layout = useMemo(
    () => layOut(columns, { widths, room, rowPixels, lead: MARK_REM }),
    [columns, widths, room, rowPixels],
  );
  const resize = useMemo(() => ({ show, keep }), [show, keep]);
  const firstScroll = useRef(() => virtualizer.scrollToIndex(activeIndex));
  const offsetOf = useRef(() => virtualizer.scrollOffset ?? 0);
  useEffect(
    () => () => {
      // The virtualizer knows the offset; asking the element for it would force a layout.
      place.setState({ scrollOffset: offsetOf.current() });
    },
    [place],
  );
  const before = useRef({ narrowing, sorting });
  useEffect(() => {
    if (before.current.narrowing !== narrowing || before.current.sorting !== sorting) {
      gridRef.current?.scrollTo({ top: 0 });
    }
    before.current = { narrowing, sorting };
  }, [gridRef, narrowing, sorting]);
  useEffect(() => {
    // The record that was looked at last may have been reached by another way than through the list.
    if (place.getState().activeId !== null) firstScroll.current();
  }, [place]);

  const marked = useMemo(() => countMarked(ids, selection), [ids, selection]);
  const handleMarkAll = useCallback(
    (all: boolean) => place.setState({ selection: (all ? withMarks : withoutMarks)(place.getState().selection, ids) }),
    [place, ids],
  );
  const mark = (from: number, to: number) =>
    place.setState({ selection: withMarks(selection, ids.slice(Math.min(from, to), Math.max(from, to) + 1)) });
  const toggle = (id: string) =>
    place.setState({ selection: (selection[id] === true ? withoutMarks : withMarks)(selection, [id]) });
  const open = (id: string) => {
    place.setState({ activeId: id, order: ids });
    onOpen(id);
  };

  // Kept in a ref, so that the memoised rows do not change with every move of the active one.
  const click = useRef<(event: MouseEvent<HTMLElement>, id: string) => void>(() => {});
  useEffect(() => {
    click.current = (event, id) => {
      place.setState({ activeId: id });
      // A box that was ticked would keep the keys to itself.
      gridRef.current?.focus({ preventScroll: true });
      const onMark = event.target instanceof Element && event.target.closest('.mark') !== null;
      if (event.shiftKey) mark(activeIndex, ids.indexOf(id));
      else if (onMark || event.ctrlKey || event.metaKey) toggle(id);
      else open(id);
    };
  });
  const handleClick = useCallback((event: MouseEvent<HTMLElement>, id: string) => click.current(event, id), []);
  const handleSort = useCallback(
    (column: string) => place.setState({ sorting: toggleSorting(place.getState().sorting, column, ordered), ...TOP }),
    [place, ordered],
  );

  function handleKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const active = ids[activeIndex];
    if (marksAll(event)) {
      handleMarkAll(true);
      return event.preventDefault();
    }
    if (event.target !== event.currentTarget || event.altKey || active === undefined) return;
    const withCtrl = event.ctrlKey || event.metaKey;
    const target = targetOf(event.key, activeIndex, pageOf(event.currentTarget, rowPixels), ids.length);
    if (target !== null) {
      if (event.shiftKey) mark(activeIndex, target);
      place.setState({ activeId: ids[target] ?? null });
      virtualizer.scrollToIndex(target);
    } else if (withCtrl) return;
    else if (event.key === 'Enter') open(active);
    else if (event.key === ' ') toggle(active);
    else if (event.key === 'Delete' && onDelete !== undefined) onDelete();
    else if (event.key === 'Escape') place.setState({ selection: {} });
    else return;
    event.preventDefault();
  }

  const active = ids[activeIndex];
  const all = marked === rows.length && marked > 0;
  const markAll = useMemo(
    () => <MarkAll label={t('grid.markAll')} all={all} some={marked > 0 && !all} onMark={handleMarkAll} />,
    [t, all, marked, handleMarkAll],
  );
  return (
    <>
      <Unseen id={keysId}>
        {t('grid.keys')} {keys}
      </Unseen>
      <RowScroller
        ref={gridRef}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-describedby={keysId}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        aria-activedescendant={active === undefined ? undefined : rowElementId(active)}
        onKeyDown={handleKeyDown}
      >
        <Sizer
          role="presentation"
          data-sideways={layout.sideways}
          style={{ ...layout.style, height: virtualizer.getTotalSize() }}
        >
          <GridHead columns={columns} sorting={sorting} onSort={handleSort} resize={resize} lead={markAll} />
          <div role="rowgroup">
            {virtualizer.getVirtualItems().map(({ index, start }) => {
              const row = rows[index];
              const id = ids[index];
              return row === undefined || id === undefined ? null : (
                <Row<R>
                  key={id}
                  id={id}
                  row={row}
                  markLabel={t('grid.mark', { name: nameOf(row) })}
                  columns={columns}
                  cell={cell}
                  wholeText={wholeText}
                  faint={isFaint?.(row) ?? false}
                  index={index}
                  start={start}
                  active={index === activeIndex}
                  selected={selection[id] === true}
                  onClick={handleClick}
                />
              );
            })}
          </div>
        </Sizer>
      </RowScroller>
    </>
  );
}

/** Wherever the focus is within the grid, also on the box above all marks. */
function marksAll({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'a' && (ctrlKey || metaKey) && !altKey && !shiftKey;
}

type MarkAllProps = {
  readonly label: string;
  readonly all: boolean;
  readonly some: boolean;
  readonly onMark: (marked: boolean) => void;
};

function MarkAll({ label, all, some, onMark }: MarkAllProps) {
  return (
    <div role="columnheader" aria-colindex={1} className="mark">
      <input
        type="checkbox"
        aria-label={label}
        checked={all}
        ref={(box) => {
          if (box !== null) box.indeterminate = some;
        }}
        onChange={(event) => onMark(event.target.checked)}
      />
    </div>
  );
}

const RowScroller = styled(Scroller)(({ theme }) => ({
  // Above the frozen cells, which would cover an outline of the row itself.
  '&:focus-visible [data-active="true"]::after': {
    content: '""',
    position: 'absolute',
    inset: 0,
    zIndex: 2,
    border: `2px solid ${theme.palette.tokens.accent}`,
    pointerEvents: 'none',
  },
  '& .mark': { display: 'grid', placeItems: 'center', padding: 0 },
  '& input[type="checkbox"]': { width: '1rem', height: '1rem', margin: 0, accentColor: theme.palette.tokens.accent },
}));
