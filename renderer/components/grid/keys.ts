/** Where a key moves the active row to; null for keys that do not move it. */
export function targetOf(key: string, index: number, page: number, count: number): number | null {
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  return target === undefined ? null : Math.min(Math.max(target, 0), count - 1);
}

/** The indexes to draw with some more among them: what the grid points at must exist even off view. */
export function withIndexes(indexes: readonly number[], more: readonly number[], count: number): number[] {
  const missing = more.filter((index) => index >= 0 && index < count && !indexes.includes(index));
  return missing.length === 0 ? [...indexes] : [...new Set([...indexes, ...missing])].sort((a, b) => a - b);
}
