import { createHash } from 'node:crypto';
import { getTableName } from 'drizzle-orm';
import type { WorkspaceFile } from '#db/file/open.ts';
import { columnsOf } from '#db/schema/columns-of.ts';
import type { BasisRecord, nodeConfirmations } from '#db/schema/fulfilment.ts';
import { recordTables } from '#db/schema/tables.ts';
import { canonicalJson } from '#db/trail/canonical.ts';
import { decisionBasis } from '#shared/records/stored.ts';
import { readsOf } from '#shared/rules/fulfilment/evaluate.ts';
import {
  type Decision,
  type FulfilmentFacts,
  type FulfilmentRule,
  NAMED_REFS,
  type Reads,
  type Ref,
} from '#shared/rules/fulfilment/rule.ts';
import { onceEach } from '#shared/values/once-each.ts';
import { derivedRows } from '../../reading/derived.ts';

/** What a decision on a requirement rests on. */
type Basis = { readonly fingerprint: string; readonly basis: BasisRecord[] };

/** Records that are kept by name; of 10,000 systems a digest is enough. */
const NAMED = 300;

/** Reads the values that rules rest on; after a change, of those records alone that changed. */
export function basisReader(file: WorkspaceFile, facts: FulfilmentFacts): (rule: FulfilmentRule) => Basis {
  const values = valueReader(file, facts);
  return (rule) => {
    // Hashed as one text: there can be 10,000 records.
    const all = [String(rule.version)];
    const records = new Map<string, Omit<BasisRecord, 'digest'> & { told: string }>();
    readsOf(facts, rule).forEach((reads, index) => {
      all.push(`\n${index}`);
      const valueOf = values(reads);
      for (const id of reads.ids) {
        const told = valueOf(id);
        all.push(`\n${id} ${told}`);
        const { entity } = reads;
        const key = `${entity} ${id}`;
        const known = records.get(key);
        if (known !== undefined) known.told += `\n${told}`;
        else if (records.size < NAMED) records.set(key, { entity, id, label: labelOf(facts, entity, id), told });
      }
    });
    const basis = [...records.values()].map(({ told, ...record }) => ({
      ...record,
      digest: digestOf(told).slice(0, 16),
    }));
    return { fingerprint: digestOf(all.join('')), basis };
  };
}

type Stored = Pick<typeof nodeConfirmations.$inferSelect, 'ruleVersion' | 'fingerprint' | 'basis'>;

/** Whether that is no longer what it was, and which records are other, new or gone. */
export function movedSince(stored: Stored, ruleVersion: number, now: Basis): Pick<Decision, 'moved' | 'movedRefs'> {
  if (stored.fingerprint === now.fingerprint) return { moved: false, movedRefs: [] };
  if (stored.ruleVersion !== ruleVersion) return { moved: true, movedRefs: [] };
  // What a decision rests on that nobody can read is not what it was.
  const kept = decisionBasis.safeParse(stored.basis);
  if (!kept.success) return { moved: true, movedRefs: [] };
  const keyOf = ({ entity, id }: BasisRecord) => `${entity} ${id}`;
  const [before, after] = [kept.data, now.basis].map((basis) => new Map(basis.map((each) => [keyOf(each), each])));
  const other = now.basis.filter((record) => before?.get(keyOf(record))?.digest !== record.digest);
  const gone = kept.data.filter((record) => after?.has(keyOf(record)) !== true);
  const refs = [...other, ...gone].map(({ entity, id, label }) => ({ entity, id, label }) as Ref);
  return { moved: true, movedRefs: refs.slice(0, NAMED_REFS) };
}

type Stores = 'aiSystems' | 'evidence' | 'actions' | 'interviews';

function valueReader(file: WorkspaceFile, facts: FulfilmentFacts): (reads: Reads) => (id: string) => string {
  const documents = new Map(facts.documents.map((control) => [control.documentKey, control]));
  // A new version of a file is another proof.
  const files = new Map([...facts.evidence.values()].flat().map(({ id, sha256 }) => [id, sha256]));
  return ({ entity, fields }) => {
    if (entity === 'organisation')
      return (id) => canonicalJson(facts.organisation[id as keyof typeof facts.organisation]);
    if (entity === 'documentControls') {
      return (id) => {
        const control = documents.get(id) as Readonly<Record<string, unknown>> | undefined;
        return JSON.stringify(fields.map((field) => control?.[field] ?? null));
      };
    }
    const told = toldById(storedValues(entity, fields)(file));
    return (id) => (entity === 'evidence' ? `${told.get(id) ?? ''} ${files.get(id)}` : (told.get(id) ?? ''));
  };
}

type Told = { readonly id: string; readonly told: string };
const toldById = onceEach((rows: readonly Told[]) => new Map(rows.map(({ id, told }) => [id, told])));

const stored = new Map<string, (file: WorkspaceFile) => readonly Told[]>();

/** These columns of every record as they lie in the file; there are as many such lists as rules have reads. */
function storedValues(entity: Stores, fields: readonly string[]): (file: WorkspaceFile) => readonly Told[] {
  const key = `${entity} ${fields.join()}`;
  const known =
    stored.get(key) ?? derivedRows({ of: entity }, (file, ids) => readColumns(file, entity, fields, ids), byId);
  stored.set(key, known);
  return known;
}

function readColumns(
  { connection }: WorkspaceFile,
  entity: Stores,
  fields: readonly string[],
  ids?: readonly string[],
) {
  const all = columnsOf(entity);
  const names = fields.map((field) => `"${all[field]?.name}"`).join(', ');
  const among = ids === undefined ? '' : 'WHERE id IN (SELECT value FROM json_each(?))';
  const sql = `SELECT id, ${names} FROM "${getTableName(recordTables[entity])}" ${among}`;
  const rows = connection
    .prepare(sql)
    .raw()
    .all(...(ids === undefined ? [] : [JSON.stringify(ids)])) as [string, ...unknown[]][];
  return rows.map(([id, ...values]): Told => ({ id, told: JSON.stringify(values) }));
}

function byId(a: Told, b: Told): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function labelOf(facts: FulfilmentFacts, entity: Reads['entity'], id: string): string {
  const named = (list: Iterable<{ readonly id: string; readonly code: string; readonly title: string }>) => {
    for (const each of list) if (each.id === id) return `${each.code} ${each.title}`.trim();
    return '';
  };
  switch (entity) {
    case 'organisation':
      return '';
    case 'documentControls':
      return facts.documents.find(({ documentKey }) => documentKey === id)?.identifier ?? '';
    case 'aiSystems': {
      const system = facts.systems.find((each) => each.id === id);
      return system === undefined ? '' : `${system.code} ${system.name}`;
    }
    case 'evidence':
      return named([...facts.evidence.values()].flat());
    case 'actions':
      return named([...facts.actions.values()].flat());
    case 'interviews':
      return named(facts.interviews);
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
