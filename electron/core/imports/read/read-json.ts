import { findRecords, isObject, type JsonObject, parseJson } from './find-records.ts';
import {
  cleanText,
  createMeter,
  distinctHeadings,
  type FileRemark,
  MAX_COLUMNS,
  MAX_ROWS,
  type Meter,
  refuse,
  refuseTooManyColumns,
  refuseTooManyRows,
  type SourceRow,
  toSourceRow,
} from './source-table.ts';

/** Objects within objects become columns `a.b.c`; what lies deeper stays as JSON text in its cell. */
const MAX_DEPTH = 8;
const JOIN = '; ';

export type JsonTable = {
  readonly headings: string[];
  readonly rows: SourceRow[];
  readonly remarks: readonly FileRemark[];
};

/**
 * The records of a JSON document, or of one object a line (JSON Lines), as a table. Arrays of plain
 * values become one cell, joined with "; "; arrays of objects one cell for each of their keys.
 * `null` where the text is no JSON at all.
 */
export function readJson(text: string, fileName: string): JsonTable | null {
  const document = parseDocument(text, fileName);
  if (document === undefined) return null;
  const found = findRecords(document) ?? refuse('importNoTable', fileName);
  if (found.records.length > MAX_ROWS) refuseTooManyRows(fileName);
  const { unread } = found;
  return {
    ...toTable(found.records, createMeter(fileName), fileName),
    remarks: unread.length === 0 ? [] : [{ key: 'otherLists', params: { names: unread.slice(0, 20).join(', ') } }],
  };
}

function parseDocument(text: string, fileName: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof RangeError) refuse('importUnreadable', fileName, 'deep', {}, error);
    return parseLines(text);
  }
}

function parseLines(text: string): unknown {
  const records: unknown[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    try {
      const record = parseJson(line);
      if (!isObject(record)) return undefined;
      records.push(record);
    } catch {
      return undefined;
    }
  }
  return records.length > 0 ? records : undefined;
}

function toTable(records: readonly JsonObject[], meter: Meter, fileName: string) {
  const columns = new Map<string, number>();
  const sparse = records.map((record) => {
    const cells = new Map<string, string[]>();
    collectAll(record, cells, fileName);
    for (const path of cells.keys()) {
      if (columns.has(path)) continue;
      if (columns.size >= MAX_COLUMNS) refuseTooManyColumns(fileName);
      columns.set(path, columns.size);
    }
    return cells;
  });
  const paths = [...columns.keys()];
  const indexes = paths.map((_, index) => index);
  const rows: SourceRow[] = [];
  for (const [index, cells] of sparse.entries()) {
    const texts = paths.map((path) => cleanText((cells.get(path) ?? []).join(JOIN)));
    meter.add(
      texts.length,
      texts.reduce((sum, text) => sum + text.length, 0),
    );
    if (texts.some((text) => text.trim() !== '')) rows.push(toSourceRow({ row: index + 1, cells: texts }, indexes));
  }
  return { headings: distinctHeadings(paths.map(cleanText)), rows };
}

/** JSON may be nested deeper than anything that walks it can go; no inventory is. */
function collectAll(record: JsonObject, cells: Map<string, string[]>, fileName: string): void {
  try {
    collect(record, '', 0, cells);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    refuse('importUnreadable', fileName, 'deep', {}, error);
  }
}

function collect(value: unknown, path: string, depth: number, cells: Map<string, string[]>): void {
  if (value === null || value === undefined || value === '') {
    // An empty value still makes a column: a later import may fill it.
    if (path !== '' && !cells.has(path)) cells.set(path, []);
  } else if (Array.isArray(value)) {
    if (!cells.has(path) && !value.some(isObject)) cells.set(path, []);
    for (const item of value) {
      if (Array.isArray(item)) put(cells, path, JSON.stringify(item));
      else collect(item, path, depth, cells);
    }
  } else if (isObject(value)) {
    if (depth >= MAX_DEPTH) put(cells, path, JSON.stringify(value));
    else
      for (const key of Object.keys(value)) collect(value[key], path === '' ? key : `${path}.${key}`, depth + 1, cells);
  } else {
    put(cells, path, typeof value === 'string' ? value : JSON.stringify(value));
  }
}

function put(cells: Map<string, string[]>, path: string, text: string): void {
  const texts = cells.get(path);
  if (texts === undefined) cells.set(path, [text]);
  else texts.push(text);
}
