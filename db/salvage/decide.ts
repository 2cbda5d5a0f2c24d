import type { Fate } from '#shared/contract/workspace/salvage.ts';
import type { RecordTableName } from '../schema/tables.ts';
import { differingFields, type Fields, labelOf, replayEntries } from '../trail/replay.ts';
import type { Found, FoundRows } from './read.ts';

export type Salvaged = {
  readonly entity: RecordTableName;
  readonly id: string;
  /** What people call it, as far as anything still says so. */
  readonly label: string;
  readonly fate: Fate;
};

export type Decision = {
  readonly records: Map<RecordTableName, Map<string, Fields>>;
  readonly salvaged: Salvaged[];
  /** Tables of which there may have been records that nothing names any more. */
  readonly uncertain: readonly RecordTableName[];
};

/** Makes up each record's state from what its rows and the entries about it still say. */
export function decide({ trail, tables }: Found): Decision {
  const entries = [...trail.entries.values()].sort((a, b) => a.seq - b.seq);
  const known = replayEntries(entries);
  const created = new Set(entries.filter(({ operation }) => operation === 'create').map(keyOf));
  const ended = new Set<string>();
  for (const entry of entries) {
    if (entry.operation === 'delete') ended.add(keyOf(entry));
    else ended.delete(keyOf(entry));
  }
  const records: Decision['records'] = new Map();
  const salvaged: Salvaged[] = [];
  const uncertain: RecordTableName[] = [];
  for (const [entity, found] of tables) {
    const told = known.get(entity) ?? new Map<string, Fields>();
    if (!found.complete && !trail.whole) uncertain.push(entity);
    const taken = new Map<string, Fields>();
    records.set(entity, taken);
    for (const id of new Set([...found.rows.keys(), ...told.keys(), ...found.strays.keys()])) {
      const key = keyOf({ entity, entity_id: id });
      const whole = trail.whole || created.has(key);
      const state = told.get(id);
      const verdict = trail.whole
        ? byTrail(entity, found, id, state)
        : byRow(entity, found, id, { state, whole, ended: ended.has(key) });
      if (verdict === null) continue;
      const { fate, fields } = verdict;
      if (fields !== null) taken.set(id, fields);
      salvaged.push({ entity, id, fate, label: labelOf(entity, fields ?? state ?? found.rows.get(id) ?? {}) });
    }
  }
  return { records, salvaged, uncertain };
}

/** `fields` is null where the record is not in the new file. */
type Verdict = { readonly fate: Fate; readonly fields: Fields | null } | null;

/** An unbroken trail says everything; each entry proves by its hash that it is as it was written. */
function byTrail(entity: RecordTableName, { rows, strays }: FoundRows, id: string, state: Fields | undefined): Verdict {
  const row = rows.get(id);
  if (state === undefined) return row === undefined ? null : { fate: 'corrected', fields: null };
  const same = (candidate: Fields) => agree(entity, candidate, state);
  const whole = row === undefined ? strays.get(id)?.some(same) === true : same(row);
  return { fate: whole ? 'whole' : row === undefined ? 'fromTrail' : 'corrected', fields: state };
}

type Told = { readonly state: Fields | undefined; readonly whole: boolean; readonly ended: boolean };

/** Where entries are missing, a row that can be read says more than those that are left. */
function byRow(entity: RecordTableName, { rows, strays, complete }: FoundRows, id: string, told: Told): Verdict {
  const { state, whole, ended } = told;
  const row = rows.get(id);
  const explained = (fields: Fields) => state !== undefined && whole && agree(entity, fields, state);
  if (row !== undefined)
    return { fate: state === undefined || !whole || explained(row) ? 'whole' : 'unexplained', fields: row };
  // All pages of the table were read: an entry that is lost took the record away.
  if (complete || ended) return null;
  const versions = strays.get(id) ?? [];
  const fitting = versions.find(explained);
  if (fitting !== undefined) return { fate: 'whole', fields: fitting };
  const [stray] = versions;
  // Of several older states none is to be preferred.
  if (stray !== undefined && versions.every((other) => agree(entity, stray, other))) {
    return { fate: state === undefined || !whole ? 'whole' : 'unexplained', fields: stray };
  }
  if (whole && state !== undefined) return { fate: 'fromTrail', fields: state };
  return { fate: 'lost', fields: null };
}

function agree(entity: RecordTableName, row: Fields, state: Fields): boolean {
  return differingFields(entity, { fields: row, unreadable: [] }, state).length === 0;
}

function keyOf({ entity, entity_id: id }: { readonly entity: string; readonly entity_id: string }): string {
  return `${entity} ${id}`;
}
