import { AI_SYSTEM_FIELDS, type AiSystem, type FieldDefinition } from '#shared/entities/ai-system.ts';
import { compareCodes, compareText, type DocumentData, type DocumentFacts } from '../model/data.ts';
import type { SheetColumn, Workbook } from '../model/sheet.ts';
import { remembering, type Translate } from '../model/translate.ts';
import { toCsv } from '../render/csv.ts';
import { buildInventory, fieldText } from './inventory.ts';

/**
 * The inventory as a table for spreadsheets, one column a field in the words of the document's language.
 */
export function inventoryCsv(facts: DocumentFacts, translate: Translate): Uint8Array {
  const { head, rows } = inventoryTable(facts, remembering(translate));
  return toCsv([head, ...rows]);
}

/** The same table as a workbook, behind the summary of the document. */
export function inventoryWorkbook(data: DocumentData, translate: Translate): Workbook {
  const t = remembering(translate);
  const { head, rows } = inventoryTable(data, t);
  const looks = [CODE, ...AI_SYSTEM_FIELDS.map(lookOf), DAY];
  const { blocks } = buildInventory(data, t);
  const table = blocks.findIndex(({ kind }) => kind === 'section');
  return {
    page: { name: t('documents:inventory.summary'), blocks: blocks.slice(0, table === -1 ? undefined : table) },
    sheets: [
      {
        name: t('documents:inventory.all'),
        columns: head.map((header, index) => ({ header, ...(looks[index] ?? CODE) })),
        rows,
      },
    ],
  };
}

const CODE: Omit<SheetColumn, 'header'> = { width: 10 };
const DAY: Omit<SheetColumn, 'header'> = { width: 14, kind: 'date' };

function lookOf({ kind }: FieldDefinition): Omit<SheetColumn, 'header'> {
  if (kind === 'date') return DAY;
  return { width: kind === 'text' ? 60 : 24 };
}

function inventoryTable(facts: DocumentFacts, t: Translate): { head: string[]; rows: string[][] } {
  const head = [
    t('documents:inventory.code'),
    ...AI_SYSTEM_FIELDS.map(({ key }) => t(`systems:fields.${key}.label`)),
    t('documents:inventory.archivedOn'),
  ];
  const rows = inOrder(facts.systems).map((system) => [
    system.code,
    ...AI_SYSTEM_FIELDS.map((field) => fieldText(system, field, t, '; ')),
    (system.archivedAt ?? '').slice(0, 10),
  ]);
  return { head, rows };
}

/** The inventory for programs: every field as it is stored, and the columns of the imported file that have no field. */
export function inventoryJson(facts: DocumentFacts): Uint8Array {
  const systems = inOrder(facts.systems).map(({ id, code, archivedAt, importKey, imported, ...fields }) => ({
    id,
    code,
    ...Object.fromEntries(AI_SYSTEM_FIELDS.map(({ key }) => [key, fields[key]])),
    archivedAt,
    importKey,
    otherInformation: imported?.other ?? {},
  }));
  const inventory = {
    format: 'ai-guard-inventory',
    formatVersion: 1,
    organisation: facts.organisation.name,
    asOf: facts.asOf,
    trail: { head: facts.trailHead, entries: facts.trailEntries },
    systems,
  };
  return Buffer.from(`${JSON.stringify(inventory, null, 2)}\n`);
}

function inOrder(systems: readonly AiSystem[]): AiSystem[] {
  return [...systems].sort((a, b) => compareCodes(a.code, b.code) || compareText(a.id, b.id));
}
