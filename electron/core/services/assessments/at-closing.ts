import type { WorkspaceFile } from '#db/file/open.ts';
import type { RecordOf } from '#db/records/write.ts';
import { columnsOf } from '#db/schema/columns-of.ts';
import type { RecordTableName } from '#db/schema/tables.ts';
import { type Records, rebuildTables } from '#db/trail/replay.ts';
import type { DocumentFacts, Visit } from '#documents/model/data.ts';
import type { Assessment } from '#shared/entities/assessment.ts';
import { organisation as organisationSchema } from '#shared/entities/organisation.ts';
import { earlierOf } from '#shared/rules/comparison.ts';
import { byCode } from '#shared/values/patch-rows.ts';
import { resultOf } from './assessment.ts';

type Database = WorkspaceFile['connection'];

/** What a judgement was made beside: told with it, and so kept as it was. */
export type AtClosing = Pick<DocumentFacts, 'organisation' | 'systems' | 'actions' | 'evidence'> &
  Pick<Visit, 'earlier'>;

const TABLES = [
  'organisation',
  'aiSystems',
  'assessments',
  'assessmentResults',
  'actions',
  'evidence',
  'evidenceRevisions',
  'evidenceLinks',
] as const satisfies readonly RecordTableName[];

/**
 * The records as they stood when an assessment was closed, from the trail: what is done later must not change what a
 * report says of that day. Null while it is open, and where the trail does not tell of its closing.
 */
export function readAtClosing({ connection }: WorkspaceFile, assessment: Assessment): AtClosing | null {
  if (assessment.closedOn === '') return null;
  const seq = closingOf(connection, assessment.id);
  if (seq === null) return null;
  const key = `${assessment.id} ${seq}`;
  const known = kept.get(connection);
  if (known?.key === key) return known.told;
  const told = readAt(connection, seq, assessment);
  kept.set(connection, { key, told });
  return told;
}

/** The last one asked for: what the trail tells up to an entry never changes. */
const kept = new WeakMap<Database, { readonly key: string; readonly told: AtClosing }>();

/** The last entry of the change by which it was last closed. */
function closingOf(connection: Database, id: string): number | null {
  const entries = connection
    .prepare(
      `SELECT change_id AS changeId, after ->> '$.closedOn' AS closedOn FROM trail
       WHERE entity_id = ? AND entity = 'assessments' AND json_valid(after) ORDER BY seq`,
    )
    .all(id) as { changeId: string; closedOn: string | null }[];
  let closed: string | null = null;
  for (const { changeId, closedOn } of entries) {
    if (closedOn === '') closed = null;
    else if (closedOn !== null) closed ??= changeId;
  }
  if (closed === null) return null;
  return connection.prepare('SELECT max(seq) FROM trail WHERE change_id = ?').pluck().get(closed) as number;
}

function readAt(connection: Database, seq: number, assessment: Assessment): AtClosing {
  const records = rebuildTables(connection, seq, TABLES);
  const revisions = Map.groupBy(rowsOf(records, 'evidenceRevisions'), ({ evidenceId }) => evidenceId);
  const links = Map.groupBy(rowsOf(records, 'evidenceLinks'), ({ evidenceId }) => evidenceId);
  const [organisation] = rowsOf(records, 'organisation');
  return {
    organisation: organisationSchema.parse(organisation),
    systems: rowsOf(records, 'aiSystems').sort(byCode),
    actions: rowsOf(records, 'actions').sort(byCode),
    evidence: rowsOf(records, 'evidence')
      .sort(byCode)
      .map((piece) => ({
        ...piece,
        revisions: (revisions.get(piece.id) ?? [])
          .sort((a, b) => a.number - b.number)
          .map(({ evidenceId: _of, ...revision }) => revision),
        links: (links.get(piece.id) ?? []).map(({ target, targetId }) => ({ target, targetId })),
      })),
    earlier: earlierAt(records, assessment),
  };
}

function earlierAt(records: Records, assessment: Assessment): AtClosing['earlier'] {
  const all = rowsOf(records, 'assessments').sort((a, b) => compare(a.id, b.id));
  const earlier = earlierOf(all, assessment);
  if (earlier === undefined) return null;
  const results = rowsOf(records, 'assessmentResults').filter(({ assessmentId }) => assessmentId === earlier.id);
  const { code, title } = earlier;
  return { code, title, results: results.sort((a, b) => compare(a.id, b.id)).map(resultOf) };
}

/** With the columns that came after the entries were written. */
function rowsOf<T extends RecordTableName>(records: Records, table: T): RecordOf<T>[] {
  const columns = Object.entries(columnsOf(table));
  return [...(records.get(table) ?? [])].map(([id, fields]) => {
    const row = columns.map(([key, column]) => [key, fields[key] ?? column.default ?? null]);
    return { ...Object.fromEntries(row), id } as RecordOf<T>;
  });
}

/** As SQLite compares texts. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
