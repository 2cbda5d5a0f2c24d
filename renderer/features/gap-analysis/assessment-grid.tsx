import {
  type ClipboardEvent,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useColumnWidths } from '#renderer/components/grid/column-widths.ts';
import { layOut } from '#renderer/components/grid/columns.ts';
import { GridHead } from '#renderer/components/grid/grid-head.tsx';
import { Sizer } from '#renderer/components/grid/grid-look.ts';
import { pageOf, useVirtualRows } from '#renderer/components/grid/use-virtual-rows.ts';
import { useRoom } from '#renderer/components/measures/use-room.ts';
import { Unseen } from '#renderer/components/words/text.tsx';
import { statusForKey } from '#renderer/records/assessments/assessment-look.ts';
import type { AssessmentAccess } from '#renderer/records/assessments/use-assessment.ts';
import { MAX_MATURITY } from '#shared/entities/assessment.ts';
import { AssessmentRow, cellId } from './assessment-row.tsx';
import type { After } from './cell-editor.tsx';
import { readTsv, writeTsv } from './model/clipboard.ts';
import { gapColumns, ROW_REM, Scroller } from './model/grid-look.ts';
import { GRID_COLUMNS, type GridColumn, type GridView, isWritten, resultFor } from './model/grid-model.ts';
import { selectAll, selectCell, sortGridBy, useGapGrid } from './model/grid-store.ts';
import { type Cell, moveFrom, type Place, type Range, rangeOf } from './model/selection.ts';
import { useGridWrites } from './model/use-grid-writes.ts';

type AssessmentGridProps = {
  readonly view: GridView;
  readonly access: AssessmentAccess;
  readonly gridRef: RefObject<HTMLDivElement | null>;
};

const OVERSCAN = 6;

/**
 * The assessment as a spreadsheet. The grid holds the focus and points at the active cell, so that only the rows in view
 * need to exist; a cell that is written has the focus itself, and gives it back.
 */
export function AssessmentGrid({ view, access, gridRef }: AssessmentGridProps) {
  const { t } = useTranslation(['gapAnalysis', 'assessment']);
  const { columns, rows, results } = view;
  const keysId = useId();
  const { active: left, anchor, editing, sorting } = useGapGrid();
  // A column that is hidden by now cannot be the one that is written.
  const active: Cell = columns.includes(left.column) ? left : { ...left, column: 'code' };
  const writes = useGridWrites(view, access);
  const indexes = useMemo(() => new Map(rows.map((row, index) => [row.key, index])), [rows]);
  const place = useCallback(
    (cell: Cell): Place => ({ row: indexes.get(cell.key) ?? 0, column: Math.max(0, columns.indexOf(cell.column)) }),
    [indexes, columns],
  );
  const at = place(active);
  const range = rangeOf(at, anchor === null ? at : place(anchor));
  const editedIndex = editing === null ? at.row : place(editing).row;
  const keyAt = useCallback((index: number) => rows[index]?.key ?? index, [rows]);
  const { virtualizer, rowPixels, remPixels } = useVirtualRows({
    scroller: gridRef,
    count: rows.length,
    keyAt,
    rowRem: ROW_REM,
    overscan: OVERSCAN,
    present: [at.row, editedIndex],
  });
  const room = useRoom(gridRef).width / remPixels;
  const { widths, show, keep } = useColumnWidths('gapAnalysis');
  const resize = useMemo(() => ({ show, keep }), [show, keep]);
  const laid = useMemo(() => gapColumns(columns, (column) => t(`columns.${column}`), room), [columns, t, room]);
  const frozen = laid.filter((column) => column.frozen === true).length;
  const layout = useMemo(() => layOut(laid, { widths, room, rowPixels: rowPixels }), [laid, widths, room, rowPixels]);
  // Escape says that the next Tab is to leave the grid, which would otherwise keep it.
  const leaving = useRef(false);

  const reveal = useCallback(
    (to: Place) => {
      virtualizer.scrollToIndex(to.row);
      revealColumn(gridRef.current, columns[to.column], layout.frozenRem * remPixels);
    },
    [virtualizer, gridRef, columns, layout, remPixels],
  );
  const first = useRef(() => reveal(at));
  useEffect(() => first.current(), []);

  function goTo(to: Place, extend: boolean): void {
    const row = rows[to.row];
    const column = columns[to.column];
    if (row === undefined || column === undefined) return;
    selectCell({ key: row.key, column }, extend);
    reveal(to);
  }

  function edit(draft: string | null): void {
    const row = rows[at.row];
    if (row === undefined || access.locked || !isWritten(active.column)) return;
    const cell = { key: row.key, column: active.column };
    const [[own = ''] = []] = writes.read(rangeOf(at, at));
    useGapGrid.setState({ active: cell, anchor: null, editing: { ...cell, draft: draft ?? own } });
  }

  function commit(after: After): void {
    const { editing: written } = useGapGrid.getState();
    if (written === null) return;
    const from = place(written);
    useGapGrid.setState({ editing: null });
    if (!writes.keep(written, rangeOf(from, from))) {
      // What cannot be taken stands in its cell until it is mended or given up.
      useGapGrid.setState((state) => (state.editing === null ? { editing: written } : {}));
      return;
    }
    if (after === 'stay') return;
    gridRef.current?.focus({ preventScroll: true });
    const key = { down: 'ArrowDown', right: 'Tab', left: 'Tab' }[after];
    const to = moveFrom(
      from,
      { key, ctrl: false, shift: after === 'left' },
      { rows: rows.length, page: 1, columns: columns.length },
    );
    if (to !== null) goTo(to, false);
  }
  function cancel(): void {
    useGapGrid.setState({ editing: null });
    gridRef.current?.focus({ preventScroll: true });
  }
  // Kept in refs, so that the memoised rows do not change with every key.
  const handlers = useRef({ commit, cancel });
  useEffect(() => {
    handlers.current = { commit, cancel };
  });
  const handleCommit = useCallback((after: After) => handlers.current.commit(after), []);
  const handleCancel = useCallback(() => handlers.current.cancel(), []);

  /** Digits are whole answers in these columns; elsewhere they begin a text. */
  function digit(key: string): boolean {
    const status = active.column === 'status' ? statusForKey(key) : undefined;
    const level = active.column === 'maturity' && /^\d$/.test(key) && Number(key) <= MAX_MATURITY ? key : undefined;
    if (status === undefined && level === undefined) return false;
    const own: Range = { ...range, left: at.column, right: at.column };
    const row = rows[at.row];
    const needsReason =
      status === 'notApplicable' && row !== undefined && resultFor(results, row).finding.trim() === '';
    if (needsReason && !access.locked && own.top === own.bottom) {
      const cell = { key: row.key, column: 'finding' } as const;
      useGapGrid.setState({ active: cell, anchor: null, editing: { ...cell, draft: '', excluding: true } });
      reveal({ ...at, column: columns.indexOf('finding') });
    } else writes.put(own, [[status === undefined ? (level ?? '') : t(`assessment:status.${status}`)]]);
    return true;
  }

  function handleKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.target !== event.currentTarget || event.altKey || event.nativeEvent.isComposing) return;
    const { key, shiftKey: shift } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    if (key === 'Tab' && leaving.current) return;
    leaving.current = key === 'Escape';
    const page = pageOf(event.currentTarget, rowPixels);
    const to = moveFrom(at, { key, ctrl, shift }, { rows: rows.length, page, columns: columns.length });
    if (to !== null) goTo(to, shift && key !== 'Tab');
    else if (key === 'Escape') useGapGrid.setState({ anchor: null });
    else if (ctrl && key.toLowerCase() === 'a') selectAll(view);
    else if (ctrl && key.toLowerCase() === 'd') writes.fillDown(range);
    else if (ctrl) return;
    else if (key === 'Enter' || key === 'F2') edit(null);
    else if (key === 'Delete' || key === 'Backspace') writes.clear(range);
    else if (key.length !== 1) return;
    else if (!digit(key)) {
      if (!isTyped(active.column)) return;
      edit(key === ' ' ? '' : key);
    }
    event.preventDefault();
    event.stopPropagation();
  }

  function handleCopy(event: ClipboardEvent<HTMLDivElement>, cut: boolean): void {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', writeTsv(writes.read(range)));
    if (cut) writes.clear(range);
  }
  function handlePaste(event: ClipboardEvent<HTMLDivElement>): void {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    writes.put(range, readTsv(event.clipboardData.getData('text/plain')), true);
  }

  function handlePointer(event: PointerEvent<HTMLDivElement>): void {
    if (event.type === 'pointermove' && event.buttons !== 1) return;
    const cell = cellOf(event.target);
    if (cell === null || event.button > 0) return;
    if (event.type === 'pointermove') {
      if (cell.key !== active.key || cell.column !== active.column) selectCell(cell, true);
      return;
    }
    leaving.current = false;
    selectCell(cell, event.shiftKey);
  }

  const activeRow = rows[at.row];
  return (
    <>
      <Unseen id={keysId}>{t('keys')}</Unseen>
      <Scroller
        ref={gridRef}
        role="grid"
        tabIndex={0}
        aria-label={t('label')}
        aria-describedby={keysId}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable="true"
        aria-readonly={access.locked}
        aria-activedescendant={activeRow === undefined ? undefined : cellId(activeRow.key, active.column)}
        onKeyDown={handleKeyDown}
        onCopy={(event) => handleCopy(event, false)}
        onCut={(event) => handleCopy(event, true)}
        onPaste={handlePaste}
        onPointerDown={handlePointer}
        onPointerMove={handlePointer}
        onDoubleClick={(event) => {
          if (cellOf(event.target) !== null) edit(null);
        }}
      >
        <Sizer
          role="presentation"
          data-sideways={layout.sideways}
          style={{ ...layout.style, height: virtualizer.getTotalSize() }}
        >
          <GridHead columns={laid} sorting={sorting} onSort={sortGridBy} resize={resize} />
          <div role="rowgroup">
            {virtualizer.getVirtualItems().map(({ index, start }) => {
              const row = rows[index];
              if (row === undefined) return null;
              const selected = index >= range.top && index <= range.bottom;
              return (
                <AssessmentRow
                  key={row.key}
                  columns={columns}
                  frozen={frozen}
                  row={row}
                  result={resultFor(results, row)}
                  index={index}
                  start={start}
                  active={index === at.row ? at.column : -1}
                  from={selected ? range.left : -1}
                  to={selected ? range.right : -1}
                  editing={editing?.key === row.key ? editing : null}
                  onCommit={handleCommit}
                  onCancel={handleCancel}
                />
              );
            })}
          </div>
        </Sizer>
      </Scroller>
    </>
  );
}

function isTyped(column: GridColumn): boolean {
  return isWritten(column) && column !== 'status';
}

function cellOf(target: EventTarget): Cell | null {
  if (!(target instanceof Element) || target.closest('textarea, select') !== null) return null;
  const cell = target.closest<HTMLElement>('[role="gridcell"]');
  const { key, column } = cell?.dataset ?? {};
  const known = GRID_COLUMNS.find((each) => each === column);
  return key === undefined || known === undefined ? null : { key, column: known };
}

/** Scrolls sideways where the cell lies outside, or behind the frozen columns. */
function revealColumn(grid: HTMLDivElement | null, name: GridColumn | undefined, covered: number): void {
  if (grid === null || name === undefined || !isWritten(name)) return;
  // All rows have the same columns; the row itself may not be drawn yet.
  const cell = grid.querySelector<HTMLElement>(`[data-head] > [data-column="${name}"]`);
  if (cell === null) return;
  const { offsetLeft: left, offsetWidth: width } = cell;
  if (left - grid.scrollLeft < covered) grid.scrollLeft = left - covered;
  else if (left + width - grid.scrollLeft > grid.clientWidth) grid.scrollLeft = left + width - grid.clientWidth;
}
