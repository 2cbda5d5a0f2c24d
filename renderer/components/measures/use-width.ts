import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * Whether the element is narrower than that many rem; in rem, so that large text folds a layout as a small window does.
 * False until it was measured.
 */
export function useNarrowerThan(element: RefObject<HTMLElement | null>, rem: number): boolean {
  const [narrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return;
    const measure = () => setNarrow(target.clientWidth < rem * rootFontSize());
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element, rem]);
  return narrow;
}

/** Pixels of one rem at the text size chosen. */
export function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
