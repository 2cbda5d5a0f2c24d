import { useLocation } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';

/** Within these milliseconds the page before is still there, and its heading would be read out. */
const USUAL_LOAD = 60;
/** How long a new page may take to have its heading, in milliseconds. */
const LONGEST_LOAD = 5000;

/**
 * A page change moves the focus to the new page's heading, so that a screen reader says where one is, and scrolls to
 * the top. The heading may come late (a page loaded on demand), the page before it may take the focus with it when it
 * goes, and a dialog that led here may still be closing.
 */
export function useHeadingFocus(main: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    const element = main.current;
    if (shown.current === pathname || element === null) return;
    shown.current = pathname;
    element.scrollTo(0, 0);
    let moved = false;
    function settle(): void {
      const { activeElement, body } = document;
      // Once it was moved, the focus is the user's, unless it got lost.
      if (element === null || (moved && activeElement !== body)) return;
      // A page may open with a dialog, whose first field has the focus.
      if (element.contains(activeElement) || document.querySelector('[role="dialog"]') !== null) return;
      const heading = element.querySelector<HTMLElement>('h1');
      heading?.focus({ preventScroll: true });
      moved ||= heading !== null;
    }
    const observer = new MutationObserver(settle);
    const begin = setTimeout(() => {
      observer.observe(document.body, { childList: true, subtree: true });
      settle();
    }, USUAL_LOAD);
    const end = setTimeout(() => {
      observer.disconnect();
      if (document.activeElement === document.body) element.focus({ preventScroll: true });
    }, LONGEST_LOAD);
    return () => {
      observer.disconnect();
      clearTimeout(begin);
      clearTimeout(end);
    };
  }, [pathname, main]);
}
