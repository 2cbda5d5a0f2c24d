import { getTableColumns } from 'drizzle-orm';
import type { WorkspaceFile } from '#db/file/open.ts';
import { aiSystems } from '#db/schema/tables.ts';
import type {
  ActionFacts,
  EvidenceFacts,
  FulfilmentFacts,
  InterviewFacts,
  SystemFacts,
} from '#shared/rules/fulfilment/rule.ts';
import { SYSTEM_FACTS } from '#shared/rules/fulfilment/rule.ts';
import { onceEach } from '#shared/values/once-each.ts';
import { byCode } from '#shared/values/patch-rows.ts';
import { derived, derivedRows } from '../../reading/derived.ts';
import { readControls } from '../organisation/document-controls.ts';
import { readOrganisation } from '../organisation/organisation.ts';

type RecordFacts = Omit<FulfilmentFacts, 'nodes' | 'asOf' | 'statements' | 'decisions'>;

/** What the records say, each table read once. */
export function readRecordFacts(file: WorkspaceFile): RecordFacts {
  const systems = systemFacts(file);
  return {
    organisation: organisationFacts(file),
    systems,
    inScope: inScopeOf(systems),
    evidence: evidenceFacts(file),
    actions: actionFacts(file),
    interviews: interviewFacts(file),
    documents: documentFacts(file),
  };
}

const systemFacts = derivedRows({ of: 'aiSystems' }, readSystemFacts, byCode);
const inScopeOf = onceEach((systems: readonly SystemFacts[]) => systems.filter(({ scope }) => scope === 'inScope'));
export const organisationFacts = derived(['organisation'], readOrganisation);
export const documentFacts = derived(['documentControls'], readControls);
const evidenceFacts = derived(['evidence', 'evidenceLinks', 'evidenceRevisions'], readEvidenceFacts);
const actionFacts = derived(['actions'], readActionFacts);
const interviewFacts = derived(['interviews'], readInterviewFacts);

const AMONG = 'AND id IN (SELECT value FROM json_each(?))';

/** Rules ask of them only whether they say something: 10,000 systems carry megabytes of prose. */
const LONG = new Set([
  'scopeReason',
  'intendedUse',
  'foreseeableMisuse',
  'users',
  'affectedGroups',
  'dataCategories',
  'humanOversight',
]);
const LISTS = new Set(['aiRoles', 'suppliers']);

function readSystemFacts({ connection }: WorkspaceFile, ids?: readonly string[]): SystemFacts[] {
  const columns = getTableColumns(aiSystems);
  const selected = SYSTEM_FACTS.map((key) => {
    const name = `"${columns[key].name}"`;
    return LONG.has(key) ? `substr(ltrim(${name}, char(32, 9, 10, 13, 160)), 1, 1)` : name;
  });
  const rows = connection
    .prepare(
      `SELECT ${selected.join(', ')} FROM ai_systems WHERE archived_at IS NULL ${ids === undefined ? '' : AMONG}`,
    )
    .raw()
    .all(...(ids === undefined ? [] : [JSON.stringify(ids)])) as unknown[][];
  return rows.map((row) => {
    const facts: Record<string, unknown> = {};
    SYSTEM_FACTS.forEach((key, index) => {
      facts[key] = LISTS.has(key) ? listOf(row[index] as string) : row[index];
    });
    return facts as unknown as SystemFacts;
  });
}

function listOf(json: string): unknown {
  return json === '[]' ? EMPTY : (JSON.parse(json) as unknown);
}

const EMPTY: readonly string[] = [];

function readEvidenceFacts({ connection }: WorkspaceFile): Map<string, EvidenceFacts[]> {
  const rows = connection
    .prepare(
      `SELECT link.target_id AS nodeId, evidence.id, code, title, kind, valid_until AS validUntil,
         coalesce((
           SELECT sha256 FROM evidence_revisions WHERE evidence_id = evidence.id ORDER BY number DESC LIMIT 1
         ), '') AS sha256
       FROM evidence_links AS link JOIN evidence ON evidence.id = link.evidence_id
       WHERE link.target = 'node' ORDER BY length(code), code, evidence.id`,
    )
    .all() as (EvidenceFacts & { readonly nodeId: string })[];
  return byNode(rows);
}

function readActionFacts({ connection }: WorkspaceFile): Map<string, ActionFacts[]> {
  const rows = connection
    .prepare(
      `SELECT node_id AS nodeId, id, code, title, status FROM actions
       WHERE node_id <> '' AND status <> 'dropped' ORDER BY length(code), code, id`,
    )
    .all() as (ActionFacts & { readonly nodeId: string })[];
  return byNode(rows);
}

function byNode<T extends { readonly nodeId: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const list = found.get(row.nodeId);
    if (list === undefined) found.set(row.nodeId, [row]);
    else list.push(row);
  }
  return found;
}

function readInterviewFacts({ connection }: WorkspaceFile): InterviewFacts[] {
  const rows = connection
    .prepare(`SELECT id, code, title, roles FROM interviews WHERE held = 1 OR trim(minutes) <> '' ORDER BY code, id`)
    .all() as { id: string; code: string; title: string; roles: string }[];
  return rows.map(({ roles, ...row }) => ({ ...row, roles: listOf(roles) as InterviewFacts['roles'] }));
}
