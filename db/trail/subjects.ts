import type { Database } from 'better-sqlite3';

/** Fields by which people tell records of a kind apart; none of them is ever emptied. */
const IDENTITY = ['code', 'name', 'title', 'nodeId', 'documentKey', 'ruleId'] as const;

/** What people call a record, as far as it has such fields; an element stands with its node, as in `6.1.2/3`. */
export type TrailSubject = { readonly [field in (typeof IDENTITY)[number]]?: string };

type EntryKey = { readonly seq: number; readonly entity: string; readonly entityId: string };

/**
 * What each entry is about, as the record was called then. An entry keeps only the fields that changed, so the rest is
 * read from the record's earlier entries; nothing of it is stored.
 *
 * @returns one subject an entry, in the same order
 */
export function readSubjects(connection: Database, entries: readonly EntryKey[]): TrailSubject[] {
  // As text, whatever somebody may have written into the file from outside.
  const extracted = [...IDENTITY, ...BESIDE].map(
    (field) => `CAST(coalesce(after ->> '$.${field}', before ->> '$.${field}') AS TEXT) AS ${field}`,
  );
  const select = connection.prepare(
    `SELECT * FROM (
       SELECT seq, ${extracted.join(', ')} FROM trail
       WHERE entity_id = ? AND entity = ? AND json_valid(coalesce(after, before))
     ) WHERE coalesce(${[...IDENTITY, 'leadingAssessmentId'].join(', ')}) IS NOT NULL ORDER BY seq`,
  );
  const codeOf = assessmentCodes(connection);
  const histories = new Map<string, Named[]>();
  return entries.map(({ seq, entity, entityId }) => {
    const key = `${entity} ${entityId}`;
    const history = histories.get(key) ?? (select.all(entityId, entity) as Named[]);
    histories.set(key, history);
    const subject: Record<string, string> = {};
    for (const { seq: at, ...names } of history) {
      if (at > seq) break;
      for (const [field, value] of Object.entries(names)) if (value !== null) subject[field] = value;
    }
    const { element = '0', assessmentId = '', leadingAssessmentId = '', ...named } = subject;
    if (entity === 'workspace' && leadingAssessmentId !== '') return { ...named, ...codeOf(leadingAssessmentId) };
    if (entity !== 'assessmentResults') return named;
    const place = element === '0' ? named['nodeId'] : `${named['nodeId']}/${element}`;
    return { ...codeOf(assessmentId, true), ...named, ...(place !== undefined && { nodeId: place }) };
  });
}

/** What else an entry may say of what it is about. */
const BESIDE = ['element', 'assessmentId', 'leadingAssessmentId'] as const;

type Named = { readonly seq: number } & {
  readonly [field in (typeof IDENTITY)[number] | (typeof BESIDE)[number]]: string | null;
};

/** The code of an assessment; of the only one there is, and ever was, it needs not be said whose result something is. */
function assessmentCodes(connection: Database): (id: string, ifSeveral?: boolean) => { readonly code?: string } {
  const present = connection.prepare('SELECT id FROM assessments').pluck().all();
  const select = connection
    .prepare(
      `SELECT CAST(coalesce(after, before) ->> '$.code' AS TEXT) FROM trail
       WHERE entity_id = ? AND entity = 'assessments' AND json_valid(coalesce(after, before)) ORDER BY seq LIMIT 1`,
    )
    .pluck();
  const known = new Map<string, { readonly code?: string }>();
  return (id, ifSeveral = false) => {
    if (ifSeveral && present.length === 1 && present.includes(id)) return {};
    const found = known.get(id);
    if (found !== undefined) return found;
    const code = select.get(id);
    const made = typeof code === 'string' ? { code } : {};
    known.set(id, made);
    return made;
  };
}
