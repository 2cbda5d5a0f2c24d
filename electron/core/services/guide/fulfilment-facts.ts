import type { WorkspaceFile } from '#db/file/open.ts';
import type { ActionFacts, EvidenceFacts, FulfilmentFacts, InterviewFacts } from '#shared/rules/fulfilment/rule.ts';
import type { PlannedFacts } from '#shared/rules/readiness/rule.ts';
import { derived } from '../../reading/derived.ts';
import { readControls } from '../organisation/document-controls.ts';
import { readOrganisation } from '../organisation/organisation.ts';
import { systemFacts } from '../systems/system-facts.ts';

type RecordFacts = Omit<FulfilmentFacts, 'nodes' | 'asOf' | 'statements' | 'decisions'>;

/** What the records say, each table read once. */
export function readRecordFacts(file: WorkspaceFile): RecordFacts {
  return {
    ...systemFacts(file),
    organisation: organisationFacts(file),
    evidence: evidenceFacts(file),
    actions: actionFacts(file),
    interviews: interviewFacts(file),
    documents: documentFacts(file),
  };
}

export const organisationFacts = derived(['organisation'], readOrganisation);
/** As they are stored: how approvals stand is not theirs to say. */
const documentFacts = derived(['documentControls'], (file) =>
  readControls(file).map((control) => ({ ...control, approval: 'none' as const })),
);
export const evidenceFacts = derived(['evidence', 'evidenceLinks', 'evidenceRevisions'], readEvidenceFacts);
const actionFacts = derived(['actions'], readActionFacts);
const interviewFacts = derived(['interviews'], readInterviewFacts);

function readEvidenceFacts({ connection }: WorkspaceFile): Map<string, EvidenceFacts[]> {
  const rows = connection
    .prepare(
      `SELECT link.target_id AS nodeId, evidence.id, code, title, kind, valid_until AS validUntil,
         coalesce(nullif(period_to, ''), collected_on) AS tellsUntil,
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

/** Every action, those without a requirement too. */
export const plannedFacts = derived(['actions'], ({ connection }): readonly PlannedFacts[] => {
  const sql = `SELECT id, code, title, node_id AS nodeId, owner, due_on AS dueOn, status FROM actions
    ORDER BY length(code), code, id`;
  return connection.prepare(sql).all() as PlannedFacts[];
});

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
  return rows.map(({ roles, ...row }) => ({ ...row, roles: rolesIn(roles) }));
}

/** Of an interview whose roles cannot be read nothing is known about who was there; verification says where. */
function rolesIn(json: string): InterviewFacts['roles'] {
  try {
    const roles: unknown = JSON.parse(json);
    return Array.isArray(roles) ? roles : [];
  } catch {
    return [];
  }
}
