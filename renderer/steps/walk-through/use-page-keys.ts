import { useLayoutEffect, useRef } from 'react';

/**
 * Keys wherever the focus is on the page, save in a dialog, which has keys of its own. `handle` is told whether somebody
 * is writing and answers whether it took the key. It takes effect with what is drawn: a moment later, a quick key would
 * go to the requirement before.
 */
export function usePageKeys(handle: (event: KeyboardEvent, writing: boolean) => boolean): void {
  const latest = useRef(handle);
  useLayoutEffect(() => {
    latest.current = handle;
  });
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.isComposing) return;
      if (document.querySelector('[role="dialog"]') !== null) return;
      const { target } = event;
      const writing = target instanceof HTMLElement && target.matches('textarea, input:not([type="radio"]), select');
      if (latest.current(event, writing)) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
