import fs from 'node:fs';
import path from 'node:path';
import { ZipFile } from 'yazl';
import type { Translate } from '#core/imports/convert-rows.ts';
import { type PlannedCreate, type PlannedUpdate, planImport, type RowPlan } from '#core/imports/plan-import.ts';
import { readTable } from '#core/imports/read/read-table.ts';
import type { SourceTable } from '#core/imports/read/source-table.ts';
import { type ImportMapping, recogniseColumns } from '#core/imports/recognise-columns.ts';
import { loadLocales } from '#core/resources/locales.ts';
import { AppError } from '#shared/contract/errors.ts';
import { type AiSystem, type AiSystemFields, aiSystem, emptyAiSystemFields } from '#shared/entities/ai-system.ts';
import { columnLetters } from '#shared/values/column-letters.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const FIXTURES = path.join(ROOT, 'tests/fixtures/imports');
export const US_EXCERPT = 'us-federal-2024-excerpt.csv';
export const NL_EXCERPT = 'nl-register-2026-excerpt.json';

/** The real words, so that a note without a sentence shows. */
export const t: Translate = loadLocales(path.join(ROOT, 'resources/locales')).translate('en');

export function fixture(name: string): Uint8Array {
  return fs.readFileSync(path.join(FIXTURES, name));
}

/** The words of a namespace as they stand in its file. */
export function words(namespace: string): Record<string, Record<string, never>> {
  return JSON.parse(fs.readFileSync(path.join(ROOT, `resources/locales/en/${namespace}.json`), 'utf8'));
}

export function utf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

export function readCsvText(text: string, fileName = 'table.csv'): Promise<SourceTable> {
  return readTable(utf8(text), fileName);
}

export function cellsOf(table: SourceTable): string[][] {
  return table.rows.map((row) => [...row.cells]);
}

/** The refusal of a promise; fails the test where there is none. */
export async function refusal(promise: Promise<unknown>): Promise<AppError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

export async function planText(
  text: string,
  existing: readonly AiSystem[] = [],
  mapping: ImportMapping = {},
  fileName = 'table.csv',
): Promise<RowPlan> {
  const table = await readCsvText(text, fileName);
  return planImport(table, recogniseColumns(table, fileName, mapping), existing, t);
}

export function madeByHand(number: number, fields: Partial<AiSystemFields> & { name: string }): AiSystem {
  return aiSystem.parse({
    ...emptyAiSystemFields(fields.name),
    ...fields,
    id: idOf(number),
    code: `SYS-${String(number).padStart(3, '0')}`,
    archivedAt: null,
    importKey: null,
    imported: null,
  });
}

/**
 * The systems after a plan, as a workspace would give them back: checked against the entity, and through JSON, in
 * which a record lies in its column.
 */
export function applyPlan(
  existing: readonly AiSystem[],
  plan: { readonly creates: readonly PlannedCreate[]; readonly updates: readonly PlannedUpdate[] },
): AiSystem[] {
  const systems = new Map<string, unknown>(existing.map((system) => [system.id, system]));
  for (const { id, changes, importKey, imported } of plan.updates) {
    systems.set(id, { ...(systems.get(id) as AiSystem), ...changes, importKey, imported });
  }
  let number = Math.max(0, ...existing.map((system) => Number(system.id.slice(-12))));
  for (const { fields, importKey, imported } of plan.creates) {
    number += 1;
    const code = `SYS-${String(number).padStart(3, '0')}`;
    systems.set(idOf(number), { ...fields, id: idOf(number), code, archivedAt: null, importKey, imported });
  }
  return [...systems.values()].map((system) => aiSystem.parse(JSON.parse(JSON.stringify(system))));
}

export function edit(systems: readonly AiSystem[], name: string, changes: Partial<AiSystem>): AiSystem[] {
  if (!systems.some((system) => system.name === name)) throw new Error(`no system is called ${name}`);
  return systems.map((system) => (system.name === name ? { ...system, ...changes } : system));
}

function idOf(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

type ZipEntry = { name: string; content: string | Uint8Array; mode?: number };

export async function zipOf(entries: readonly ZipEntry[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { name, content, mode } of entries) {
    zip.addBuffer(Buffer.from(content as Uint8Array), name, {
      mtime: new Date(0),
      ...(mode !== undefined && { mode }),
    });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook with these sheets, each given as the XML of its rows. */
export function workbookParts(sheets: readonly string[], styles = ''): ZipEntry[] {
  const list = sheets.map((_, index) => `<sheet name="S${index + 1}" sheetId="${index + 1}" r:id="r${index + 1}"/>`);
  const relations = sheets.map(
    (_, index) => `<Relationship Id="r${index + 1}" Type="${REL}/worksheet" Target="worksheets/s${index + 1}.xml"/>`,
  );
  return [
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'xl/workbook.xml', content: `<workbook xmlns:r="${REL}"><sheets>${list.join('')}</sheets></workbook>` },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${relations.join('')}<Relationship Id="st" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
    },
    { name: 'xl/styles.xml', content: `<styleSheet>${styles}</styleSheet>` },
    ...sheets.map((rows, index) => ({
      name: `xl/worksheets/s${index + 1}.xml`,
      content: `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    })),
  ];
}

export function workbook(...sheets: string[][][]): Promise<Buffer> {
  return zipOf(workbookParts(sheets.map(sheetRows)));
}

export function sheetRows(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells, row) => {
      const written = cells.map((cell, column) =>
        cell === ''
          ? ''
          : `<c r="${columnLetters(column)}${row + 1}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`,
      );
      return `<row r="${row + 1}">${written.join('')}</row>`;
    })
    .join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
