import { countKnownHeadings, hasNameHeading } from '../words/match-headings.ts';

export type JsonObject = { readonly [key: string]: unknown };

export type FoundRecords = {
  readonly records: readonly JsonObject[];
  /** Where other lists of objects stand that are not read. */
  readonly unread: readonly string[];
};

/** How far below the top the records are looked for: `[…]`, `{systems: […]}`, `{data: {systems: […]}}`. */
const SEARCH_DEPTH = 2;

type List = { readonly path: string; readonly records: readonly JsonObject[] };

/**
 * The records of a JSON document: the largest array of objects; else the largest object of objects of one kind, whose
 * keys become a column; or else the document itself, where it is one record. `null` where there is nothing of these.
 */
export function findRecords(document: unknown): FoundRecords | null {
  const arrays = listsOf(document, SEARCH_DEPTH, '', recordsOfArray);
  const array = largest(arrays);
  if (isObject(document)) {
    const own = Object.keys(document).filter((key) => !isObject(document[key]));
    const known = countKnownHeadings(own);
    // A record may have a list of its vendors, and a list of systems a name of its own.
    const isRecord = own.some((key) => isText(document[key]) && hasNameHeading([key]));
    if (isRecord && (array === null || known > countKnownHeadings(Object.keys(array.records[0] ?? {})))) {
      return { records: [document], unread: [] };
    }
  }
  const lists = array === null ? listsOf(document, SEARCH_DEPTH, '', recordsOfMap) : arrays;
  const found = array ?? largest(lists);
  if (found === null) return null;
  const unread = lists.filter((list) => list !== found && list.path !== '');
  return { records: found.records, unread: unread.map(({ path, records }) => `${path} (${records.length})`) };
}

function listsOf(
  value: unknown,
  depth: number,
  path: string,
  recordsOf: (value: unknown) => readonly JsonObject[] | null,
): List[] {
  const records = recordsOf(value);
  if (records !== null) return [{ path, records }];
  if (!isObject(value) || depth === 0) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    listsOf(inner, depth - 1, path === '' ? key : `${path}.${key}`, recordsOf),
  );
}

function largest(lists: readonly List[]): List | null {
  let found: List | null = null;
  for (const list of lists) if (list.records.length > (found?.records.length ?? 0)) found = list;
  return found;
}

function recordsOfArray(value: unknown): readonly JsonObject[] | null {
  if (!Array.isArray(value)) return null;
  const objects = value.filter(isObject);
  return objects.length > 0 && objects.length * 2 >= value.length ? objects : null;
}

/** `{"sys-1": {"name": …}, "sys-2": {"name": …}}`: objects that have a key in common, each under its identifier. */
function recordsOfMap(value: unknown): readonly JsonObject[] | null {
  if (!isObject(value)) return null;
  const entries = Object.entries(value);
  const objects = Object.values(value).filter(isObject);
  if (objects.length === 0 || objects.length < entries.length) return null;
  const uses = new Map<string, number>();
  for (const object of objects) for (const key of Object.keys(object)) uses.set(key, (uses.get(key) ?? 0) + 1);
  const keys = [...uses.keys()];
  const named = hasNameHeading(keys);
  const alike = Math.max(0, ...uses.values()) * 2 > objects.length;
  // Of one object alone only its name tells that it is a record.
  if (!alike || (objects.length === 1 && !named)) return null;
  if (objects.every((object) => Object.values(object).every(isObject))) return null;
  const column = !named ? 'name' : keys.includes('id') ? 'key' : 'id';
  return entries.map(([key, object]) => ({ [column]: key, ...(object as JsonObject) }));
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isWritten(value);
}

type RawJson = { rawJSON?: (text: string) => unknown; isRawJSON?: (value: unknown) => boolean };
const raw = JSON as unknown as RawJson;

/** A number as the file writes it: identifiers may be longer than a number is exact, and `1.0` is not `1`. */
export function parseJson(text: string): unknown {
  // Newer than the types know: the source of a value, and values that keep theirs.
  const keep = (_: string, value: unknown, context?: { source?: string }) => {
    const source = context?.source;
    return typeof value === 'number' && source !== undefined && String(value) !== source
      ? raw.rawJSON?.(source)
      : value;
  };
  return JSON.parse(text, keep);
}

function isWritten(value: unknown): boolean {
  return raw.isRawJSON?.(value) ?? false;
}
