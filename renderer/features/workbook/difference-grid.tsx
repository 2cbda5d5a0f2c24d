import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useGuidance } from '#renderer/app/guidance.ts';
import { Unseen } from '#renderer/components/text.tsx';
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
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      // The grid points at the active row, so it must exist even off view.
      return indexes.includes(activeIndex) ? indexes : [...indexes, activeIndex].sort((a, b) => a - b);
    },
    [activeIndex],
  );
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => gridRef.current,
    estimateSize: (index) => (items[index]?.kind === 'cell' ? CELL_HEIGHT : REQUIREMENT_HEIGHT),
    getItemKey: (index) => items[index]?.kind + (items[index]?.key ?? String(index)),
    overscan: OVERSCAN,
    rangeExtractor,
    paddingStart: REQUIREMENT_HEIGHT,
    scrollPaddingStart: REQUIREMENT_HEIGHT,
  });
  useEffect(() => {
    if (found !== -1) virtualizer.scrollToIndex(found);
  }, [found, virtualizer]);

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
    if (move !== undefined) goTo(move());
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
            <Head role="row" aria-rowindex={1}>
              <div role="columnheader">{t('grid.column')}</div>
              <div role="columnheader">{threeWay ? t('grid.was') : ''}</div>
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
                <RequirementRow key={key} item={item} place={place} guidance={guidance} />
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
