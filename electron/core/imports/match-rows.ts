import { createHash } from 'node:crypto';
import type { AiSystem, ImportRecord } from '#shared/entities/ai-system.ts';
import {
  type ColumnPlan,
  fieldEntries,
  lineIn,
  namedIdentity,
  type ParsedRow,
  rememberedIdentity,
  sameValue,
} from './convert-rows.ts';
import { isEmptyValue } from './convert-values.ts';

export type RowMatches = {
  /** The system that each row is about; rows that are not in it are new. */
  readonly systemOf: ReadonlyMap<ParsedRow, AiSystem>;
  /** Rows whose identifier belongs to a system that is evidently another one; the value is that system's name. */
  readonly contested: ReadonlyMap<ParsedRow, string>;
  /** Rows of a system that the last import knew by another identifier, which is the value. */
  readonly formerId: ReadonlyMap<ParsedRow, string>;
  /** New rows, and the system of their name and unit that has another identifier and no row in the file. */
  readonly namesakes: ReadonlyMap<ParsedRow, AiSystem>;
};

type Group = { readonly rows: ParsedRow[]; readonly systems: AiSystem[] };

/** Beyond this many comparisons rows of one name are matched in order alone. */
const MAX_PAIRS = 10_000;
/** Shorter values ("Yes", "HR") are equal by chance. */
const TELLING_CHARACTERS = 12;

/**
 * Which system each row is about: by identifier, then by name and unit as the file had them at the last import, then
 * by name and unit of a system made by hand. Rows that share an identity go first to the system whose last import
 * said the same, then to the most alike, then in order; so one row more in the middle moves none of the others.
 */
export function matchRows(rows: readonly ParsedRow[], existing: readonly AiSystem[], plan: ColumnPlan): RowMatches {
  const systemOf = new Map<ParsedRow, AiSystem>();
  const contested = new Map<ParsedRow, string>();
  const matched = new Set<AiSystem>();
  const remembered = existing.filter((system) => system.imported !== null);
  const identities = new Map(
    remembered.map((system) => [system, rememberedIdentity(system.imported as ImportRecord, plan)] as const),
  );
  const idOf = (system: AiSystem) => identities.get(system)?.externalId || keyedId(system.importKey);

  function pair(row: ParsedRow, system: AiSystem): void {
    systemOf.set(row, system);
    matched.add(system);
  }
  function pass(
    systems: readonly AiSystem[],
    rowKey: (row: ParsedRow) => string,
    systemKey: (system: AiSystem) => string,
    fits: (row: ParsedRow, system: AiSystem) => boolean,
  ): void {
    const open = rows.filter((row) => row.name !== '' && !systemOf.has(row));
    for (const group of groupBy(
      open,
      systems.filter((system) => !matched.has(system)),
      rowKey,
      systemKey,
    )) {
      matchGroup(group, plan, fits, pair);
    }
  }

  pass(
    remembered,
    (row) => row.identity.externalId,
    idOf,
    (row, system) => {
      if (plan.idMapped || isSameSystem(row, system, plan)) return true;
      contested.set(row, system.name);
      return false;
    },
  );
  // Spreadsheets take the zeros off 0007, and people write SYS-7 for SYS-007.
  pass(
    remembered,
    (row) => looseId(row.identity.externalId),
    (system) => looseId(idOf(system)),
    (row, system) => isSameSystem(row, system, plan),
  );
  // Two systems with different identifiers stay two, however equal their names.
  const idsAgree = (row: ParsedRow, system: AiSystem) =>
    row.identity.externalId === '' || idOf(system) === '' || row.identity.externalId === idOf(system);
  pass(
    remembered,
    (row) => row.identity.named,
    (system) => identities.get(system)?.named ?? '',
    idsAgree,
  );
  pass(remembered, (row) => row.identity.named, recordedName, idsAgree);
  // A blank cell leaves no trace, so where the unit now comes from a column that is blank in this row, the unit of the
  // last import must stand in another of its cells.
  pass(
    remembered,
    (row) => row.identity.named,
    (system) => namedIdentity(lineIn(system.imported?.fields ?? {}, 'name'), ''),
    (row, system) => idsAgree(row, system) && isUnitElsewhere(row, system, plan),
  );
  // Unless all they say is equal and the file has another identifier in place of the old one.
  const idsOfFile = new Set(rows.map((row) => row.identity.externalId));
  const named = (system: AiSystem) => identities.get(system)?.named ?? '';
  pass(
    remembered,
    (row) => row.identity.named,
    named,
    (row, system) => !idsOfFile.has(idOf(system)) && saysTheSame(row, system, plan),
  );
  const byHand = existing.filter((system) => system.imported === null);
  pass(
    byHand,
    (row) => row.identity.named,
    (system) => namedIdentity(system.name, system.organisationUnit),
    () => true,
  );
  const formerId = new Map<ParsedRow, string>();
  for (const [row, system] of systemOf) {
    contested.delete(row);
    const former = system.imported === null ? '' : idOf(system);
    const now = row.identity.externalId;
    if (now !== '' && former !== '' && !isKeyOf(system.importKey, now) && former !== now) formerId.set(row, former);
  }
  const open = new Map(remembered.filter((system) => !matched.has(system)).map((system) => [named(system), system]));
  const namesakes = new Map<ParsedRow, AiSystem>();
  for (const row of rows) {
    const system = systemOf.has(row) || row.name === '' ? undefined : open.get(row.identity.named);
    if (system !== undefined) namesakes.set(row, system);
  }
  return { systemOf, contested, formerId, namesakes };
}

/** Hands out the identity under which a system's row is found again; no two systems get the same. */
export function createKeys(existing: readonly AiSystem[]): (row: ParsedRow) => string {
  const used = new Set(existing.map((system) => system.importKey));
  const next = new Map<string, number>();
  return (row) => {
    const { externalId, named } = row.identity;
    const base =
      externalId === '' ? ['name', digest(named)] : ['id', externalId.length > 200 ? digest(externalId) : externalId];
    for (let number = next.get(base.join('/')) ?? 1; ; number += 1) {
      const key = `${base[0]}/${number}/${base[1]}`;
      if (used.has(key)) continue;
      used.add(key);
      next.set(base.join('/'), number + 1);
      return key;
    }
  };
}

/** Whether a system's key was made of this row's identifier. */
export function isKeyOf(importKey: string | null, externalId: string): boolean {
  return importKey !== null && (keyedId(importKey) === externalId || keyedId(importKey) === digest(externalId));
}

function keyedId(importKey: string | null): string {
  return /^id\/\d+\/(.*)$/su.exec(importKey ?? '')?.[1] ?? '';
}

function keyNumber(system: AiSystem): number {
  return Number(/^\w+\/(\d+)\//u.exec(system.importKey ?? '')?.[1] ?? 0);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function recordedName(system: AiSystem): string {
  const fields = system.imported?.fields ?? {};
  return namedIdentity(lineIn(fields, 'name'), lineIn(fields, 'organisationUnit'));
}

function isUnitElsewhere(row: ParsedRow, system: AiSystem, plan: ColumnPlan): boolean {
  const unit = lineIn(system.imported?.fields ?? {}, 'organisationUnit');
  return plan.unitHeading !== null && unit !== '' && Object.values(row.other).includes(unit);
}

function groupBy(
  rows: readonly ParsedRow[],
  systems: readonly AiSystem[],
  rowKey: (row: ParsedRow) => string,
  systemKey: (system: AiSystem) => string,
): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const key = rowKey(row);
    if (key === '') continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { rows: [row], systems: [] });
    else group.rows.push(row);
  }
  for (const system of systems) groups.get(systemKey(system))?.systems.push(system);
  return [...groups.values()].filter((group) => group.systems.length > 0);
}

function matchGroup(
  group: Group,
  plan: ColumnPlan,
  fits: (row: ParsedRow, system: AiSystem) => boolean,
  pair: (row: ParsedRow, system: AiSystem) => void,
): void {
  const systems = group.systems.sort((a, b) => keyNumber(a) - keyNumber(b));
  let rows = group.rows;
  if (rows.length === 1 && systems.length === 1) {
    const [row, system] = [rows[0], systems[0]];
    if (row !== undefined && system !== undefined && fits(row, system)) pair(row, system);
    return;
  }
  const open = new Set(systems);
  const bySaying = new Map<string, AiSystem[]>();
  for (const system of systems) {
    const said = saying(system.imported?.fields ?? {}, system.imported?.other ?? {}, plan);
    const same = bySaying.get(said);
    if (same === undefined) bySaying.set(said, [system]);
    else same.push(system);
  }
  rows = rows.filter((row) => {
    const same = bySaying.get(saying(row.fields, row.other, plan));
    const at = same?.findIndex((system) => fits(row, system)) ?? -1;
    const system = same?.[at];
    if (system === undefined) return true;
    same?.splice(at, 1);
    open.delete(system);
    pair(row, system);
    return false;
  });
  matchAlike(rows, [...open], plan, fits, pair);
}

function matchAlike(
  rows: readonly ParsedRow[],
  systems: readonly AiSystem[],
  plan: ColumnPlan,
  fits: (row: ParsedRow, system: AiSystem) => boolean,
  pair: (row: ParsedRow, system: AiSystem) => void,
): void {
  const compare = rows.length * systems.length <= MAX_PAIRS && rows.length + systems.length > 2;
  const pairs: { row: number; system: number; score: number }[] = [];
  if (compare) {
    for (const [row, parsed] of rows.entries()) {
      for (const [system, known] of systems.entries())
        pairs.push({ row, system, score: likeness(parsed, known, plan) });
    }
    pairs.sort((a, b) => b.score - a.score || a.row - b.row || a.system - b.system);
  } else {
    for (let index = 0; index < Math.min(rows.length, systems.length); index += 1) {
      pairs.push({ row: index, system: index, score: 0 });
    }
  }
  const usedRows = new Set<number>();
  const usedSystems = new Set<number>();
  for (const { row, system } of pairs) {
    const [parsed, known] = [rows[row], systems[system]];
    if (parsed === undefined || known === undefined || usedRows.has(row) || usedSystems.has(system)) continue;
    if (!fits(parsed, known)) continue;
    usedRows.add(row);
    usedSystems.add(system);
    pair(parsed, known);
  }
}

/** How many values of a row a system's last import had as well. */
function likeness(row: ParsedRow, system: AiSystem, plan: ColumnPlan): number {
  return comparedValues(row, system.imported, plan).filter(([now, then]) => sameValue(now, then)).length;
}

/**
 * Whether a row with a system's identifier is that system, perhaps renamed, and not one of another inventory that
 * counts alike: its name or unit-independent long texts must agree.
 */
function isSameSystem(row: ParsedRow, system: AiSystem, plan: ColumnPlan): boolean {
  const record = system.imported;
  if (record === null) return false;
  const nameThen = namedIdentity(lineIn(record.fields, 'name'), '');
  if (namedIdentity(row.name, '') === nameThen) return true;
  const telling = comparedValues(row, record, plan).filter(
    ([now, then]) => String(now).length > TELLING_CHARACTERS && String(then).length > TELLING_CHARACTERS,
  );
  const same = telling.filter(([now, then]) => sameValue(now, then)).length;
  return same > 0 && same * 2 >= telling.length;
}

/** Values that both have, other than the name. */
function comparedValues(row: ParsedRow, record: ImportRecord | null, plan: ColumnPlan): [unknown, unknown][] {
  if (record === null) return [];
  const values: [unknown, unknown][] = [];
  for (const [field, value] of fieldEntries(row.fields)) {
    const then = record.fields[field];
    if (field !== 'name' && !isEmptyValue(value) && !isEmptyValue(then)) values.push([value, then]);
  }
  for (const [heading, text] of Object.entries(row.other)) {
    const then = record.other[heading];
    if (then !== undefined && heading !== plan.idHeading) values.push([text, then]);
  }
  return values;
}

/** Whether all that a row says but its identifier is what the system's last import said, and is not just a name. */
function saysTheSame(row: ParsedRow, system: AiSystem, plan: ColumnPlan): boolean {
  const { fields, other } = system.imported ?? { fields: {}, other: {} };
  const columns = plan.columns.filter(({ target }) => target !== 'externalId');
  if (saying(row.fields, row.other, { ...plan, columns }) !== saying(fields, other, { ...plan, columns })) return false;
  const values = comparedValues(row, system.imported, plan);
  return values.length > 1 || values.some(([value]) => String(value).length > TELLING_CHARACTERS);
}

/** An identifier without what programs and people change about it: zeros in front, capitals, signs between its parts. */
function looseId(id: string): string {
  return id
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^(\d+)\.0+$/u, '$1')
    .replace(/(\p{L})(?=\d)|(\d)(?=\p{L})/gu, '$1$2 ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<!\d)0+(?=\d)/gu, '')
    .trim();
}

/** All that a row says, as one text; of a system's record only what this table could say. */
function saying(
  fields: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, string>>,
  plan: ColumnPlan,
): string {
  const said: unknown[] = [];
  for (const { target, heading } of plan.columns) {
    const value = target === '' || target === 'externalId' ? undefined : fields[target];
    said.push(isEmptyValue(value) ? null : value, other[heading] ?? null);
  }
  return JSON.stringify(said);
}
