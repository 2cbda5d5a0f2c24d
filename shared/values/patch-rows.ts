export type CodedRow = { readonly id: string; readonly code: string };

/** The order in which lists come: by code, ACT-1000 behind ACT-999, then by id; as SQLite compares texts, as long as codes are ASCII. */
export function byCode(a: CodedRow, b: CodedRow): number {
  if (a.code.length !== b.code.length) return a.code.length - b.code.length;
  if (a.code !== b.code) return a.code < b.code ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * A list after a change: `changed` rows take their new form, or their place in the order where they are new; what is in
 * `ids` and not among them is gone. Rows that did not change stay the same objects; where nothing differs, so does the
 * list.
 */
export function patchRows<Row extends { readonly id: string }>(
  rows: readonly Row[],
  ids: readonly string[],
  changed: readonly Row[],
  compare: (a: Row, b: Row) => number,
): readonly Row[] {
  if (ids.length === 0) return rows;
  const next = new Map(changed.map((row) => [row.id, row]));
  const touched = new Set(ids);
  const patched = rows.slice();
  let removed = false;
  let moved = false;
  let differs = false;
  rows.forEach((row, index) => {
    if (!touched.has(row.id)) return;
    differs = true;
    const current = next.get(row.id);
    if (current === undefined) removed = true;
    else {
      next.delete(row.id);
      patched[index] = current;
      moved ||= compare(row, current) !== 0;
    }
  });
  if (!differs && next.size === 0) return rows;
  const known = new Set(changed.map(({ id }) => id));
  const left = removed ? patched.filter(({ id }) => !touched.has(id) || known.has(id)) : patched;
  if (next.size === 0 && !moved) return left;
  return [...left, ...next.values()].sort(compare);
}
