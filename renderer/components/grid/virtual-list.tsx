import { useVirtualizer } from '@tanstack/react-virtual';
import { type ComponentType, type HTMLAttributes, type ReactNode, type Ref, useEffect, useRef } from 'react';

type Frame = ComponentType<HTMLAttributes<HTMLDivElement> & { readonly ref?: Ref<HTMLDivElement> }>;

type VirtualListProps = {
  /** What scrolls. */
  readonly frame: Frame;
  readonly label: string;
  readonly count: number;
  readonly keyAt: (index: number) => string | number;
  /** Pixels until a row is measured. */
  readonly heightAt: (index: number) => number;
  readonly overscan?: number;
  readonly row: (index: number) => ReactNode;
  /** Called when the last row comes into view. */
  readonly onEnd?: (() => void) | undefined;
  /** Below the last row. */
  readonly foot?: ReactNode;
};

/** Rows of any height below each other, thousands of them; draws what is in view. */
export function VirtualList(props: VirtualListProps) {
  const { frame: Scroller, label, count, keyAt, heightAt, overscan = 10, row, onEnd, foot } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: heightAt,
    getItemKey: keyAt,
    overscan,
  });
  const items = virtualizer.getVirtualItems();
  const atEnd = (items.at(-1)?.index ?? -1) >= count - 1;
  useEffect(() => {
    if (atEnd) onEnd?.();
  }, [atEnd, onEnd]);
  return (
    <Scroller ref={scroller} tabIndex={0} role="region" aria-label={label}>
      <div role="list" style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
        {items.map(({ index, key, start }) => (
          <div
            key={key}
            role="listitem"
            aria-setsize={count}
            aria-posinset={index + 1}
            data-index={index}
            ref={virtualizer.measureElement}
            style={{ position: 'absolute', top: 0, left: 0, width: '100%', transform: `translateY(${start}px)` }}
          >
            {row(index)}
          </div>
        ))}
      </div>
      {foot}
    </Scroller>
  );
}
