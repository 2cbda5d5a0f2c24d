import { AI_SYSTEM_FIELDS, type AiSystem } from '#shared/entities/ai-system.ts';
import { toCsv } from './csv.ts';
import { compareCodes, compareText, type DocumentFacts } from './data.ts';
import { fieldText } from './inventory.ts';
import { remembering, type Translate } from './translate.ts';

/**
 * The inventory as a table for spreadsheets, one column a field in the words of the document's language.
 */
export function inventoryCsv(facts: DocumentFacts, translate: Translate): Uint8Array {
  const t = remembering(translate);
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
  return toCsv([head, ...rows]);
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
