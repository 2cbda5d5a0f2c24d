export type CodedRow = { readonly id: string; readonly code: string };

/** The order in which lists come: by code, then by id; as SQLite compares texts, as long as codes are ASCII. */
export function byCode(a: CodedRow, b: CodedRow): number {
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
  const gone = new Set(ids.filter((id) => !next.has(id)));
  const patched: Row[] = [];
  let inOrder = true;
  let differs = false;
  for (const row of rows) {
    if (gone.has(row.id)) {
      differs = true;
      continue;
    }
    const current = next.get(row.id);
    if (current === undefined) patched.push(row);
    else {
      next.delete(row.id);
      inOrder &&= compare(row, current) === 0;
      differs = true;
      patched.push(current);
    }
  }
  if (next.size > 0) {
    inOrder = false;
    differs = true;
    patched.push(...next.values());
  }
  if (!differs) return rows;
  return inOrder ? patched : patched.sort(compare);
}
