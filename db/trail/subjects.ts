import type { Database, Statement } from 'better-sqlite3';
import { ID } from '#shared/entities/text.ts';
import { identityOf, namesRecord, placed, toldOf } from '#shared/records/told.ts';

/** What people call a record, by field; an element stands with its node, as in `6.1.2/3`, other records by their names. */
export type TrailSubject = Readonly<Record<string, string>>;

/** What an entry is about, and what the records are called whose ids it holds. */
export type Named = { readonly subject: TrailSubject; readonly names: Readonly<Record<string, string>> };

type Entry = {
  readonly seq: number;
  readonly entity: string;
  readonly entityId: string;
  /** As records, or as the trail stores them. */
  readonly before?: unknown;
  readonly after?: unknown;
};

/**
 * What each entry is about, as the records were called then. An entry keeps only the fields that changed, so the rest is
 * read from the earlier entries of its records; nothing of it is stored.
 *
 * @returns in the order of the entries
 */
export function nameEntries(connection: Database, entries: readonly Entry[]): Named[] {
  const subjectAt = subjects(connection);
  return entries.map(({ seq, entity, entityId, before, after }) => {
    const names: Record<string, string> = {};
    for (const id of idsIn(entity, [before, after])) {
      const label = subjectAt.label(id, seq);
      if (label !== '') names[id] = label;
    }
    return { subject: subjectAt.subject(entity, entityId, seq), names };
  });
}

function subjects(connection: Database) {
  const histories = new Map<string, readonly Told[]>();
  const entities = new Map<string, string>();
  const statements = new Map<string, Statement | null>();
  const present = connection.prepare('SELECT id FROM assessments').pluck().all();
  const entityOf = connection.prepare('SELECT entity FROM trail WHERE entity_id = ? LIMIT 1').pluck();

  function subject(entity: string, id: string, seq: number): TrailSubject {
    const key = `${entity} ${id}`;
    const statement = statements.get(entity) ?? selectHistory(connection, entity);
    statements.set(entity, statement);
    const history = histories.get(key) ?? ((statement?.all(id, entity) ?? []) as Told[]);
    histories.set(key, history);
    const said: Record<string, string> = {};
    for (const { seq: at, ...fields } of history) {
      if (at > seq) break;
      for (const [field, value] of Object.entries(fields)) if (typeof value === 'string') said[field] = value;
    }
    return entity === 'assessmentResults' ? result(said, seq) : named(entity, said, seq);
  }

  function named(entity: string, said: Record<string, string>, seq: number): TrailSubject {
    const fields = toldOf(entity)?.fields;
    return Object.fromEntries(
      Object.entries(said).map(([key, value]) => [
        key,
        namesRecord(fields?.[key]) && ID.test(value) ? label(value, seq) : value,
      ]),
    );
  }

  /** Of the only assessment there is, and ever was, it needs not be said whose result something is. */
  function result({ assessmentId = '', element = '0', ...said }: Record<string, string>, seq: number): TrailSubject {
    const { code } =
      present.length === 1 && present.includes(assessmentId) ? {} : subject('assessments', assessmentId, seq);
    const { nodeId } = said;
    return {
      ...(code !== undefined && { code }),
      ...(nodeId !== undefined && { nodeId: placed(nodeId, Number(element)) }),
    };
  }

  /** Code and name of a record; `''` where the trail tells of none. */
  function label(id: string, seq: number): string {
    const found = entities.get(id) ?? entityOf.get(id);
    if (typeof found !== 'string') return '';
    entities.set(id, found);
    return Object.values(subject(found, id, seq))
      .filter(Boolean)
      .join(' ');
  }

  return { subject, label };
}

type Told = { readonly seq: number } & Readonly<Record<string, unknown>>;

/** What each entry of a record says of the fields by which it is told apart, oldest first. */
function selectHistory(connection: Database, entity: string): Statement | null {
  const identity = identityOf(entity);
  if (identity.length === 0) return null;
  // As text, whatever somebody may have written into the file from outside.
  const extracted = identity.map(
    (field) => `CAST(coalesce(after ->> '$.${field}', before ->> '$.${field}') AS TEXT) AS "${field}"`,
  );
  const said = identity.map((field) => `"${field}"`).join(', ');
  return connection.prepare(
    `SELECT * FROM (
       SELECT seq, ${extracted.join(', ')} FROM trail
       WHERE entity_id = ? AND entity = ? AND json_valid(coalesce(after, before))
     ) WHERE coalesce(${said}, NULL) IS NOT NULL ORDER BY seq`,
  );
}

/** The ids of other records that an entry holds. */
function idsIn(entity: string, states: readonly unknown[]): Set<string> {
  const fields = toldOf(entity)?.fields ?? {};
  const ids = new Set<string>();
  for (const state of states) {
    for (const [key, value] of Object.entries(parsed(state))) {
      if (!namesRecord(fields[key])) continue;
      for (const one of Array.isArray(value) ? value : [value])
        if (typeof one === 'string' && ID.test(one)) ids.add(one);
    }
  }
  return ids;
}

/** What is no object was altered, and its hash tells so. */
function parsed(state: unknown): object {
  if (typeof state !== 'string') return typeof state === 'object' && state !== null ? state : {};
  try {
    const fields: unknown = JSON.parse(state);
    return typeof fields === 'object' && fields !== null ? fields : {};
  } catch {
    return {};
  }
}
