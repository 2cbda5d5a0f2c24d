import { expect, test } from 'vitest';
import { safeFileName } from '#core/files/file-names.ts';

test('a name that is cut is cut between two characters', () => {
  for (let length = 110; length < 125; length += 1) {
    const name = safeFileName(`${'a'.repeat(length)}😀😀.aims`);
    expect(name.isWellFormed()).toBe(true);
    expect(name).toMatch(/\.aims$/);
    expect(name.length).toBeLessThanOrEqual(120);
  }
});
