import { and, asc, eq, gt, gte, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { readDb, type WorkspaceFile } from '#db/file/open.ts';
import { trail } from '#db/schema/tables.ts';
import { nameEntries } from '#db/trail/subjects.ts';
import { trailHead } from '#db/trail/trail.ts';
import type { TrailExportEntry, TrailSource } from '#documents/trail/entry.ts';
import { trailJson } from '#documents/trail/file.ts';
import type { TrailSelection } from '#shared/contract/workspace/trail.ts';
import type { Core } from '../../core.ts';
import { workspaceIdOf } from '../../workspace-row.ts';
import { readOrganisation } from '../organisation/organisation.ts';

/** Entries read at a time: few enough that nobody waits, and that a trail of any length takes no more memory. */
export const PAGE = 500;

export function filterOf({ since, until, actor, entity, entityId, action, text }: TrailSelection): SQL | undefined {
  return and(
    since === undefined ? undefined : gte(trail.at, since),
    until === undefined ? undefined : lt(trail.at, until),
    actor === undefined ? undefined : eq(trail.actor, actor),
    entity === undefined ? undefined : eq(trail.entity, entity),
    entityId === undefined ? undefined : eq(trail.entityId, entityId),
    action === undefined ? undefined : eq(trail.action, action),
    text === undefined || text === '' ? undefined : holds(text),
  );
}

/** Looks where people write. JSON keeps letters as they are, so that a word is found as it was typed. */
function holds(text: string): SQL | undefined {
  const pattern = `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const columns = [trail.after, trail.before, trail.reason];
  return or(...columns.map((column) => sql`${column} LIKE ${pattern} ESCAPE '\\'`));
}

/** What a file of the trail says about where it was taken from. */
export function sourceOf(
  core: Core,
  file: WorkspaceFile,
  selection: TrailSelection,
  { asOf, language }: { readonly asOf: string; readonly language: string },
): TrailSource {
  const { since = null, until = null, actor = null, entity = null, entityId = null, action = null } = selection;
  const { head: newest, entries: count } = trailHead(file.connection);
  return {
    organisation: readOrganisation(file),
    workspace: workspaceIdOf(file),
    catalogue: core.catalogue,
    selection: { since, until, actor, entity, entityId, action, text: selection.text || null },
    trailHead: newest,
    trailEntries: count,
    asOf,
    language,
  };
}

/**
 * The entries chosen, oldest first and page by page, up to the number given: the trail only grows, so what is written
 * meanwhile stays outside. Between pages the connection is free for others.
 *
 * @param named whether their records are to be named, which takes longer
 */
export function* readPages(
  file: WorkspaceFile,
  selection: TrailSelection,
  last: number,
  named: boolean,
): Generator<readonly TrailExportEntry[]> {
  const chosen = filterOf(selection);
  for (let seq = 0; ; ) {
    const rows = readDb(file)
      .select()
      .from(trail)
      .where(and(chosen, gt(trail.seq, seq), lte(trail.seq, last)))
      .orderBy(asc(trail.seq))
      .limit(PAGE)
      .all();
    const names = named ? nameEntries(file.connection, rows) : [];
    if (rows.length > 0) {
      yield rows.map((row, index) => ({
        stored: STORED.map((key) => row[key]),
        subject: {},
        names: {},
        ...names[index],
      }));
    }
    if (rows.length < PAGE) return;
    seq = rows.at(-1)?.seq ?? last;
  }
}

/** The whole trail as one JSON file in memory, for a pack. */
export function trailAsJson(core: Core, file: WorkspaceFile, asOf: string): Uint8Array {
  const source = sourceOf(core, file, {}, { asOf, language: '' });
  const pieces = [...trailJson(source, readPages(file, {}, source.trailEntries, false))];
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
}

/** The columns of an entry in the order in which its hash takes them, the hash itself last. */
const STORED = [
  'seq',
  'at',
  'actor',
  'action',
  'reason',
  'changeId',
  'entity',
  'entityId',
  'operation',
  'before',
  'after',
  'previousHash',
  'hash',
] as const;
