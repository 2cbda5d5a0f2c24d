import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect } from 'react';

export type OneStop = {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
};

/**
 * Makes the links and buttons within an element one stop for Tab: arrows, Home and End move between them. The stop is
 * the one that has the focus, else the one marked as current, else the first.
 */
export function useOneStop(group: RefObject<HTMLElement | null>): OneStop {
  // After every drawing: what is in the group, and what is current, may have changed.
  useLayoutEffect(() => rest(group.current));
  return {
    onKeyDown(event) {
      const items = itemsOf(group.current);
      const at = items.findIndex((item) => item === document.activeElement);
      const to = at < 0 || event.ctrlKey || event.metaKey || event.altKey ? undefined : targetOf(event.key, at, items);
      if (to === undefined) return;
      event.preventDefault();
      to.focus();
    },
    onFocus: (event) => letStop(group.current, event.target as HTMLElement),
    onBlur(event) {
      if (group.current?.contains(event.relatedTarget) !== true) rest(group.current, null);
    },
  };
}

function targetOf(key: string, at: number, items: readonly HTMLElement[]): HTMLElement | undefined {
  if (key === 'ArrowDown' || key === 'ArrowRight') return items[(at + 1) % items.length];
  if (key === 'ArrowUp' || key === 'ArrowLeft') return items.at(at - 1);
  if (key === 'Home') return items[0];
  return key === 'End' ? items.at(-1) : undefined;
}

function rest(group: HTMLElement | null, focused: Element | null = document.activeElement): void {
  const items = itemsOf(group);
  const current = items.find((item) => item.hasAttribute('aria-current'));
  letStop(group, items.find((item) => item === focused) ?? current ?? items[0]);
}

function letStop(group: HTMLElement | null, stop: HTMLElement | undefined): void {
  for (const item of itemsOf(group)) item.tabIndex = item === stop ? 0 : -1;
}

function itemsOf(group: HTMLElement | null): HTMLElement[] {
  return [...(group?.querySelectorAll<HTMLElement>('a[href], button:not(:disabled)') ?? [])];
}
