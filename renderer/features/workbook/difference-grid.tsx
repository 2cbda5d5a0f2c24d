import { type KeyboardEvent, type RefObject, useCallback, useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useVirtualRows } from '#renderer/components/grid/use-virtual-rows.ts';
import { Unseen } from '#renderer/components/words/text.tsx';
import { useGuidance } from '#renderer/standard/guidance.ts';
import { Head, Scroller } from './difference-look.ts';
import { cellKey, type DifferenceItem, nextCell } from './difference-model.ts';
import { CellRow, RequirementRow, rowElementId } from './difference-row.tsx';
import { choose, useWorkbookStore } from './workbook-store.ts';

type DifferenceGridProps = {
  readonly items: readonly DifferenceItem[];
  readonly gridRef: RefObject<HTMLDivElement | null>;
  /** Whether the file says what it held when it was issued. */
  readonly threeWay: boolean;
};

/** Heights in pixels until a row is measured. */
const CELL_HEIGHT = 52;
const REQUIREMENT_HEIGHT = 34;
const OVERSCAN = 8;
const PAGE = 10;
/** Characters and lines from which on a text may be higher than a small window's grid. */
const LONG_TEXT = 250;
const LONG_LINES = 9;

/**
 * The differences as a grid of rows: the grid holds the focus and points at the active row, so that only the rows in view
 * need to exist. Arrows up and down move; left keeps what is here, right takes what the file has, space changes between.
 */
export function DifferenceGrid({ items, gridRef, threeWay }: DifferenceGridProps) {
  const { t } = useTranslation('workbookPage');
  const guidance = useGuidance();
  const keysId = useId();
  const choices = useWorkbookStore((state) => state.choices);
  const activeKey = useWorkbookStore((state) => state.activeKey);
  const found = items.findIndex((item) => item.kind === 'cell' && item.key === activeKey);
  const activeIndex = found === -1 ? nextCell(items, -1, 1) : found;
  const long = isLong(items[found]);
  const headed = items[found - 1]?.kind === 'requirement';
  const keyAt = useCallback((index: number) => `${items[index]?.kind}${items[index]?.key ?? index}`, [items]);
  const { virtualizer } = useVirtualRows({
    scroller: gridRef,
    count: items.length,
    keyAt,
    rowRem: REQUIREMENT_HEIGHT / 16,
    heightAt: (index) => (items[index]?.kind === 'cell' ? CELL_HEIGHT : REQUIREMENT_HEIGHT),
    overscan: OVERSCAN,
    present: [activeIndex],
  });
  useEffect(() => {
    if (found === -1) return;
    const above =
      (virtualizer.measurementsCache[found]?.start ?? 0) < (virtualizer.scrollOffset ?? 0) + REQUIREMENT_HEIGHT;
    // What a cell belongs to stands above its requirement's first cell, and is to be seen with it.
    virtualizer.scrollToIndex(headed && (long || above) ? found - 1 : found, { align: long ? 'start' : 'auto' });
  }, [found, long, headed, virtualizer]);

  function goTo(index: number): void {
    const item = items[index];
    if (item?.kind === 'cell') useWorkbookStore.setState({ activeKey: item.key });
  }

  function handleKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const active = items[activeIndex];
    if (event.altKey || event.ctrlKey || event.metaKey || active?.kind !== 'cell') return;
    if (event.target !== event.currentTarget) return;
    const moves: Readonly<Record<string, () => number>> = {
      ArrowDown: () => nextCell(items, activeIndex, 1),
      ArrowUp: () => nextCell(items, activeIndex, -1),
      PageDown: () => nextCell(items, Math.min(activeIndex + PAGE, items.length), -1),
      PageUp: () => nextCell(items, Math.max(activeIndex - PAGE, -1), 1),
      Home: () => nextCell(items, -1, 1),
      End: () => nextCell(items, items.length, -1),
    };
    const move = moves[event.key];
    if (scrollWithin(event.currentTarget, rowElementId(active.key), event.key)) {
      // A text longer than the view is read to its end before the next row.
    } else if (move !== undefined) goTo(move());
    else if (event.key === 'ArrowLeft') choose([active.cell], 'keep');
    else if (event.key === 'ArrowRight') choose([active.cell], 'take');
    else if (event.key === ' ') choose([active.cell], choices.get(active.key) === 'take' ? 'keep' : 'take');
    else return;
    event.preventDefault();
  }

  const active = items[activeIndex];
  return (
    <>
      <Unseen id={keysId}>{t('grid.keys')}</Unseen>
      <Scroller
        ref={gridRef}
        role="grid"
        tabIndex={0}
        aria-label={t('grid.label')}
        aria-describedby={keysId}
        aria-rowcount={items.length + 1}
        aria-activedescendant={active === undefined ? undefined : rowElementId(active.key)}
        onKeyDown={handleKeyDown}
      >
        <div role="presentation" style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
          <div role="rowgroup" className="head">
            <Head role="row" aria-rowindex={1} data-sides={threeWay ? 3 : 2}>
              <div role="columnheader">{t('grid.column')}</div>
              {threeWay && <div role="columnheader">{t('grid.was')}</div>}
              <div role="columnheader">{t('grid.here')}</div>
              <div role="columnheader">{t('grid.file')}</div>
              <div role="columnheader">{t('grid.choice')}</div>
            </Head>
          </div>
          <div role="rowgroup">
            {virtualizer.getVirtualItems().map(({ index, start, key }) => {
              const item = items[index];
              if (item === undefined) return null;
              const place = { index, start, measure: virtualizer.measureElement };
              return item.kind === 'requirement' ? (
                <RequirementRow key={key} item={item} place={place} guidance={guidance} columns={threeWay ? 5 : 4} />
              ) : (
                <CellRow
                  key={key}
                  cell={item.cell}
                  place={place}
                  choice={choices.get(cellKey(item.cell))}
                  active={index === activeIndex}
                  onActivate={() => goTo(index)}
                />
              );
            })}
          </div>
        </div>
      </Scroller>
    </>
  );
}

/** Whether a row may not fit into view as a whole, so that its beginning has to be shown. */
function isLong(item: DifferenceItem | undefined): boolean {
  if (item?.kind !== 'cell') return false;
  const { was, here, file } = item.cell;
  return [was ?? '', here, file].some((text) => text.length > LONG_TEXT || text.split('\n').length > LONG_LINES);
}

/** Shows more of a row that does not fit into view in the direction of the key; false where its end is in view. */
function scrollWithin(grid: HTMLElement, rowId: string, key: string): boolean {
  const row = document.getElementById(rowId)?.getBoundingClientRect();
  if (row === undefined || (key !== 'ArrowDown' && key !== 'ArrowUp')) return false;
  const view = grid.getBoundingClientRect();
  const hidden = key === 'ArrowDown' ? row.bottom - view.bottom : view.top + REQUIREMENT_HEIGHT - row.top;
  if (hidden < 4 || row.height < view.height - REQUIREMENT_HEIGHT) return false;
  const step = Math.min(hidden + 4, (view.height - REQUIREMENT_HEIGHT) * 0.8);
  grid.scrollBy({ top: key === 'ArrowDown' ? step : -step });
  return true;
}
