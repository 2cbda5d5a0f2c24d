import type { WorkspaceFile } from '#db/file/open.ts';
import { parseFields } from '#db/trail/replay.ts';
import type { Since } from '#shared/contract/domains/assessments.ts';
import { ASSESSMENT_SAYS, RESULT_SAYS } from '#shared/entities/assessment.ts';

type Entry = {
  readonly seq: number;
  readonly at: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** What the trail tells of an assessment beside what stands in it. */
export function readSince({ connection }: WorkspaceFile, id: string): Since {
  const own = connection
    .prepare(`SELECT seq, at, before, after FROM trail WHERE entity_id = ? AND entity = 'assessments' ORDER BY seq`)
    .all(id) as Entry[];
  const reopened: { closedOn: string; at: string }[] = [];
  let closedOn = '';
  let acknowledged: number | null = null;
  let said = 0;
  for (const { seq, at, after } of own) {
    const now = parseFields(after);
    if (closedOn !== '' && now['closedOn'] === '') reopened.push({ closedOn, at });
    if (typeof now['closedOn'] === 'string') closedOn = now['closedOn'];
    if ('acknowledgedBy' in now) acknowledged = now['acknowledgedBy'] === '' ? null : seq;
    if (ASSESSMENT_SAYS.some((field) => field in now)) said = seq;
  }
  if (acknowledged === null) return { reopened, changed: false };
  const results = connection
    .prepare(
      `SELECT seq, at, before, after FROM trail WHERE seq > @seq AND entity = 'assessmentResults' AND (
         entity_id IN (SELECT id FROM assessment_results WHERE assessment_id = @id)
         OR (after IS NULL AND json_valid(before) AND before ->> '$.assessmentId' = @id)
       )`,
    )
    .all({ seq: acknowledged, id }) as Entry[];
  const touched = (entry: Entry) => {
    const [before, after] = [parseFields(entry.before), parseFields(entry.after)];
    return RESULT_SAYS.some((field) => field in before || field in after);
  };
  return { reopened, changed: said > acknowledged || results.some(touched) };
}
