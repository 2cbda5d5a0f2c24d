import type { Locator, Page } from 'playwright-core';

/** The navigation beside the page. */
export function navigation(page: Page): Locator {
  return page.getByRole('navigation', { name: 'Main navigation' });
}

/** The row of tabs above the page. */
export function tabs(page: Page): Locator {
  return page.getByRole('banner').getByRole('navigation');
}

/** Goes to a place by its name, such as `AI systems`. */
export async function openPlace(page: Page, name: string): Promise<void> {
  await navigation(page)
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();
}

/** Goes to a page of the place that is open, such as `Evidence`. */
export async function openTab(page: Page, name: string): Promise<void> {
  await tabs(page)
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();
}

/** What is lit: places (the one at the foot among them), steps, and tabs, by the words that they begin with. */
export function litIn(page: Page): Promise<{ places: string[]; steps: string[]; tabs: string[] }> {
  return page.evaluate(() => {
    const lit = (list: string) => {
      const found = [...document.querySelectorAll(`nav[aria-label="Main navigation"] [aria-current]`)];
      return found.filter((element) => (element.closest('ol') === null) === (list === 'places'));
    };
    const wordsOf = (elements: Iterable<Element>) => [...elements].map(({ textContent }) => (textContent ?? '').trim());
    return {
      places: wordsOf(lit('places')),
      steps: wordsOf(lit('steps')),
      tabs: wordsOf(document.querySelectorAll('header nav [aria-current]')),
    };
  });
}

/**
 * What of the navigation, the tabs and the tools above the page cannot be clicked as it stands: outside the window, cut
 * off, covered, or smaller than a finger's tip.
 */
export function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const column = document.querySelector('nav[aria-label="Main navigation"]')?.parentElement;
    const found: string[] = [];
    for (const root of [column, document.querySelector('header')]) {
      const things = [...(root?.querySelectorAll<HTMLElement>('a[href], button') ?? [])];
      if (things.length === 0) found.push('nothing is there');
      for (const thing of things) {
        const name = thing.getAttribute('aria-label') ?? thing.textContent ?? '';
        const { left, top, right, bottom, width, height } = thing.getBoundingClientRect();
        const inside = left >= 0 && top >= 0 && right <= window.innerWidth && bottom <= window.innerHeight;
        if (!inside || width < 24 || height < 24) {
          found.push(`${name}: ${[left, top, right, bottom].map(Math.round).join(' ')}`);
          continue;
        }
        const points = [
          [left + 5, (top + bottom) / 2],
          [right - 5, (top + bottom) / 2],
        ] as const;
        if (!points.every(([x, y]) => thing.contains(document.elementFromPoint(x, y))))
          found.push(`${name}: covered or cut off`);
      }
    }
    return found;
  });
}
