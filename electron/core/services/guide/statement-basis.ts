import type { WorkspaceFile } from '#db/file/open.ts';
import { parseFields } from '#db/trail/replay.ts';
import { NAMED_REFS, type Ref } from '#shared/rules/fulfilment/rule.ts';

type Connection = WorkspaceFile['connection'];
type Fields = Readonly<Record<string, unknown>>;

/** What a piece of evidence proves lies in these; who took it in and how it is classified does not matter. */
const PROVES = ['kind', 'title', 'description', 'source', 'location', 'periodFrom', 'periodTo', 'validUntil'];

/**
 * Of the evidence that a requirement had when something was stated about it: what is another by now, or gone. The trail
 * tells, from the entry after the statement on; evidence that came later changes nothing of what was stated.
 */
export function movedEvidence({ connection }: WorkspaceFile, statementId: string, nodeId: string): Ref[] {
  const stated = connection
    .prepare(`SELECT max(seq) FROM trail WHERE entity_id = ? AND entity = 'nodeStatements'`)
    .pluck()
    .get(statementId) as number | null;
  if (stated === null) return [];
  const links = connection
    .prepare(`SELECT id, evidence_id AS evidenceId FROM evidence_links WHERE target = 'node' AND target_id = ?`)
    .all(nodeId) as Link[];
  const linked = new Set(links.map(({ evidenceId }) => evidenceId));
  const gone = linksTaken(connection, stated, nodeId).filter(({ evidenceId }) => !linked.has(evidenceId));
  const other = links.filter(
    (link) => stoodThen(connection, link.id, stated) && isOther(connection, link.evidenceId, stated),
  );
  const ids = new Set([...gone, ...other].map(({ evidenceId }) => evidenceId));
  return [...ids].slice(0, NAMED_REFS).map((id) => ({ entity: 'evidence', id, label: labelOf(connection, id) }));
}

type Link = { readonly id: string; readonly evidenceId: string };

function linksTaken(connection: Connection, stated: number, nodeId: string): Link[] {
  const taken = connection
    .prepare(
      `SELECT entity_id AS id, before ->> '$.evidenceId' AS evidenceId FROM trail
       WHERE seq > ? AND entity = 'evidenceLinks' AND after IS NULL AND json_valid(before)
         AND before ->> '$.target' = 'node' AND before ->> '$.targetId' = ?`,
    )
    .all(stated, nodeId) as Link[];
  return taken.filter(({ id }) => stoodThen(connection, id, stated));
}

function stoodThen(connection: Connection, id: string, seq: number): boolean {
  const made = connection.prepare('SELECT min(seq) FROM trail WHERE entity_id = ?').pluck().get(id);
  return typeof made === 'number' && made <= seq;
}

function isOther(connection: Connection, evidenceId: string, stated: number): boolean {
  const later = connection
    .prepare(`SELECT before, after FROM trail WHERE entity_id = ? AND entity = 'evidence' AND seq > ? ORDER BY seq`)
    .all(evidenceId, stated) as { before: string | null; after: string | null }[];
  const then: Record<string, unknown> = {};
  const now: Record<string, unknown> = {};
  for (const entry of later) {
    const [before, after] = [parseFields(entry.before), parseFields(entry.after)];
    for (const field of PROVES) {
      if (field in before && !(field in then)) then[field] = before[field];
      if (field in after) now[field] = after[field];
    }
  }
  if (PROVES.some((field) => then[field] !== now[field])) return true;
  const files = connection.prepare('SELECT id FROM evidence_revisions WHERE evidence_id = ?').pluck().all(evidenceId);
  return files.some((id) => !stoodThen(connection, id as string, stated));
}

function labelOf(connection: Connection, id: string): string {
  const found = connection.prepare('SELECT code, title FROM evidence WHERE id = ?').get(id) as Fields | undefined;
  const last = connection
    .prepare(`SELECT before FROM trail WHERE entity_id = ? AND entity = 'evidence' AND after IS NULL ORDER BY seq DESC`)
    .pluck()
    .get(id) as string | undefined;
  const { code, title } = found ?? parseFields(last ?? null);
  return `${typeof code === 'string' ? code : ''} ${typeof title === 'string' ? title : ''}`.trim();
}
