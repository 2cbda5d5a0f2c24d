import fs from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { coreWithWorkspace, type TestCore } from '../core.ts';
import { rewrite } from '../workbook/support.ts';

/** What the core says of a table with this text, before and after it is taken in. */
export async function take(core: TestCore, text: string, more: object = {}) {
  const file = path.join(core.folder, 'list.csv');
  fs.writeFileSync(file, text);
  return takeFile(core, file, more);
}

export async function takeFile(core: TestCore, file: string, more: object = {}) {
  const preview = await core.ask('actions.importPreview', { path: file, ...more });
  const { report, changeId } = await core.ask('actions.import', { path: file, mark: preview.mark, ...more });
  expect(report).toEqual({ ...preview, rows: report.rows });
  return { report, changeId, fates: report.rows.map(({ fate, code, notes }) => [fate, code, ...notes]) };
}

export async function withAction(fields: object = {}) {
  const core = await coreWithWorkspace();
  await core.ask('actions.create', {
    fields: { title: 'Write it down', owner: 'Ada', dueOn: '2026-03-31', ...fields },
  });
  return core;
}

type Cell = string | number | null | { readonly [key: string]: unknown };
type Workbook = Readonly<Record<string, readonly (readonly Cell[])[]>>;

/** A workbook of these sheets; texts and numbers stand for their cells. */
export async function workbook(core: TestCore, sheets: Workbook, hidden: readonly string[] = []): Promise<string> {
  const file = path.join(core.folder, 'list.xlsx');
  const all = Object.entries(sheets).map(([sheet, rows]) => ({ sheet, data: rows.map((row) => row.map(cellOf)) }));
  fs.writeFileSync(file, await writeXlsxFile(all as never, {}).toBuffer());
  await edit(file, (name, xml) =>
    name !== 'xl/workbook.xml'
      ? xml
      : hidden.reduce((text, sheet) => text.replace(`name="${sheet}"`, `name="${sheet}" state="hidden"`), xml),
  );
  return file;
}

/** Merges these ranges of the first sheet. */
export async function mergeCells(file: string, ranges: readonly string[]): Promise<void> {
  const cells = ranges.map((range) => `<mergeCell ref="${range}"/>`).join('');
  await edit(file, (name, xml) =>
    name !== 'xl/worksheets/sheet1.xml'
      ? xml
      : xml.replace('</sheetData>', `</sheetData><mergeCells count="${ranges.length}">${cells}</mergeCells>`),
  );
}

async function edit(file: string, change: Parameters<typeof rewrite>[1]): Promise<void> {
  fs.writeFileSync(file, await rewrite(file, change));
}

function cellOf(cell: Cell): Cell {
  if (typeof cell === 'string') return { value: cell, type: String };
  return typeof cell === 'number' ? { value: cell, type: Number } : cell;
}
