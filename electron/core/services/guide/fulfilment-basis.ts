import { createHash } from 'node:crypto';
import { getTableColumns } from 'drizzle-orm';
import type { WorkspaceFile } from '#db/file/open.ts';
import type { BasisRecord, nodeConfirmations } from '#db/schema/fulfilment.ts';
import { actions, aiSystems, evidence, interviews } from '#db/schema/tables.ts';
import { canonicalJson } from '#db/trail/canonical.ts';
import { readsOf } from '#shared/rules/fulfilment/evaluate.ts';
import {
  type Decision,
  type FulfilmentFacts,
  type FulfilmentRule,
  NAMED_REFS,
  type Reads,
  type Ref,
} from '#shared/rules/fulfilment/rule.ts';

/** What a decision on a requirement rests on. */
export type Basis = { readonly fingerprint: string; readonly basis: BasisRecord[] };

/** Records that are kept by name; of 10,000 systems a digest is enough. */
const NAMED = 300;

/** Reads the values that rules rest on; each column once, however many rules ask for it. */
export function basisReader(file: WorkspaceFile, facts: FulfilmentFacts): (rule: FulfilmentRule) => Basis {
  const values = valueReader(file, facts);
  return (rule) => {
    const all = createHash('sha256').update(String(rule.version));
    const records = new Map<string, Omit<BasisRecord, 'digest'> & { told: string }>();
    readsOf(facts, rule).forEach((reads, index) => {
      all.update(`\n${index}`);
      for (const id of reads.ids) {
        const told = values(reads, id);
        all.update(`\n${id} ${told}`);
        const { entity } = reads;
        const key = `${entity} ${id}`;
        const known = records.get(key);
        if (known !== undefined) known.told += `\n${told}`;
        else if (records.size < NAMED) records.set(key, { entity, id, label: labelOf(facts, entity, id), told });
      }
    });
    const basis = [...records.values()].map(({ told, ...record }) => ({ ...record, digest: shortDigest(told) }));
    return { fingerprint: all.digest('hex'), basis };
  };
}

type Stored = Pick<typeof nodeConfirmations.$inferSelect, 'ruleVersion' | 'fingerprint' | 'basis'>;

/** Whether that is no longer what it was, and which records are other, new or gone. */
export function movedSince(stored: Stored, ruleVersion: number, now: Basis): Pick<Decision, 'moved' | 'movedRefs'> {
  if (stored.fingerprint === now.fingerprint) return { moved: false, movedRefs: [] };
  if (stored.ruleVersion !== ruleVersion) return { moved: true, movedRefs: [] };
  const keyOf = ({ entity, id }: BasisRecord) => `${entity} ${id}`;
  const [before, after] = [stored.basis, now.basis].map((basis) => new Map(basis.map((each) => [keyOf(each), each])));
  const other = now.basis.filter((record) => before?.get(keyOf(record))?.digest !== record.digest);
  const gone = stored.basis.filter((record) => after?.has(keyOf(record)) !== true);
  const refs = [...other, ...gone].map(({ entity, id, label }) => ({ entity, id, label }) as Ref);
  return { moved: true, movedRefs: refs.slice(0, NAMED_REFS) };
}

const TABLES = { aiSystems, evidence, actions, interviews } as const;

function valueReader({ connection }: WorkspaceFile, facts: FulfilmentFacts): (reads: Reads, id: string) => string {
  const documents = new Map(facts.documents.map((control) => [control.documentKey, control]));
  const columns = new Map<string, Map<string, string>>();
  const files = new Map<string, string>();

  function stored(entity: keyof typeof TABLES, fields: readonly string[], id: string): string {
    const key = `${entity} ${fields.join()}`;
    const known = columns.get(key) ?? readColumns(entity, fields);
    columns.set(key, known);
    return known.get(id) ?? '';
  }
  function readColumns(entity: keyof typeof TABLES, fields: readonly string[]): Map<string, string> {
    const table = TABLES[entity];
    const all = getTableColumns(table) as Readonly<Record<string, { readonly name: string }>>;
    const names = fields.map((field) => `"${all[field]?.name}"`).join(', ');
    const sql = `SELECT id, ${names} FROM "${SQL_NAMES[entity]}"`;
    const rows = connection.prepare(sql).raw().all() as [string, ...unknown[]][];
    return new Map(rows.map(([id, ...values]) => [id, JSON.stringify(values)]));
  }
  /** The newest file of a piece of evidence: a new version of it is another proof. */
  function fileOf(id: string): string {
    if (files.size === 0) {
      const rows = connection.prepare('SELECT evidence_id, sha256 FROM evidence_revisions ORDER BY number').raw().all();
      files.set('', '');
      for (const [evidenceId, sha256] of rows as [string, string][]) files.set(evidenceId, sha256);
    }
    return files.get(id) ?? '';
  }
  return ({ entity, fields }, id) => {
    if (entity === 'organisation') return canonicalJson(facts.organisation[id as keyof typeof facts.organisation]);
    if (entity === 'documentControls') {
      const control = documents.get(id) as Readonly<Record<string, unknown>> | undefined;
      return JSON.stringify(fields.map((field) => control?.[field] ?? null));
    }
    const told = stored(entity, fields, id);
    return entity === 'evidence' ? `${told} ${fileOf(id)}` : told;
  };
}

const SQL_NAMES = {
  aiSystems: 'ai_systems',
  evidence: 'evidence',
  actions: 'actions',
  interviews: 'interviews',
} as const;

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

function shortDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
