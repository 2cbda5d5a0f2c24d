import fs from 'node:fs';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { type ArchivePart, readArchive } from '#core/imports/read/check-archive.ts';
import type { WorkbookComparison } from '#shared/contract/domains/workbook.ts';
import type { RouteInput } from '#shared/contract/registry.ts';
import { archiveOf } from '../../../faults/hostile-archives.ts';
import { coreWithWorkspace, type TestCore } from '../core.ts';

export type Entry = RouteInput<'assessment.set'>['entries'][number];

/** A workspace with answers of every kind. */
export async function assessedCore(): Promise<TestCore> {
  const core = await coreWithWorkspace();
  await core.ask('assessment.set', {
    entries: [
      {
        ...{ nodeId: '4.1', element: 0 },
        changes: { status: 'partlyMet', maturity: 2, finding: 'A list,\nkept by hand.', owner: 'Eva', note: '=1+1' },
      },
      { nodeId: '4.1', element: 2, changes: { status: 'met', interviewee: 'Jürgen Groß', assessedOn: '2026-03-04' } },
      { nodeId: '6.1.2', element: 3, changes: { status: 'notApplicable', finding: 'Nothing is bought.' } },
      { nodeId: 'A.6.2.4', element: 0, changes: { status: 'notMet', finding: 'constructor' } },
    ],
  });
  return core;
}

export async function exportTo(core: TestCore, name = 'out.xlsx'): Promise<string> {
  const file = path.join(core.folder, name);
  await core.ask('workbook.export', { path: file, asOf: '2026-01-01' });
  return file;
}

export async function compareBytes(core: TestCore, bytes: Uint8Array, name = 'back.xlsx'): Promise<WorkbookComparison> {
  const file = path.join(core.folder, name);
  fs.writeFileSync(file, bytes);
  return core.ask('workbook.compare', { path: file });
}

/** A difference in one line, for comparing. */
export function lineOf({
  nodeId,
  element,
  column,
  kind,
  was,
  here,
  file,
}: WorkbookComparison['cells'][number]): string {
  const key = element === 0 ? nodeId : `${nodeId}/${element}`;
  return `${key} ${column} ${kind}: ${was ?? '-'} | ${here} | ${file}`;
}

/** The workbook with its parts rewritten, as somebody else's program or hand would leave them. */
export async function rewrite(file: string, change: (name: string, xml: string) => string | null): Promise<Buffer> {
  const parts = await readArchive(fs.readFileSync(file), '', () => true);
  return archiveOf(
    parts.flatMap(({ name, bytes }: ArchivePart) => {
      const xml = change(name, bytes.toString('utf8'));
      return xml === null ? [] : [{ name, content: Buffer.from(xml) }];
    }),
  );
}

export const SHEET = 'xl/worksheets/sheet2.xml';
export const HIDDEN = 'xl/worksheets/sheet3.xml';

/** Markup of a cell that holds a text. */
export function textCell(place: string, text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped}</t></is></c>`;
}

/** Puts other cells in the place of some of the assessment's sheet; `''` takes one away. */
export function withCells(file: string, cells: Readonly<Record<string, string>>): Promise<Buffer> {
  return rewrite(file, (name, xml) => {
    if (name !== SHEET) return xml;
    let changed = xml;
    for (const [place, markup] of Object.entries(cells)) {
      const cell = new RegExp(`<c r="${place}"[^>]*?(?:/>|>.*?</c>)`);
      if (!cell.test(changed)) throw new Error(`no cell ${place}`);
      changed = changed.replace(cell, () => markup);
    }
    return changed;
  });
}

/** A table as Excel saves it as CSV in Western Europe: semicolons, CRLF, and Windows-1252 unless another is asked for. */
export function westernCsv(rows: readonly (readonly string[])[], encoding: 'latin1' | 'utf8' = 'latin1'): Buffer {
  const options = { delimiter: ';', record_delimiter: '\r\n', quoted_match: /[\r\n]/ };
  return Buffer.from(stringify(rows as string[][], options).replace(/\r?\n/g, '\r\n'), encoding);
}
