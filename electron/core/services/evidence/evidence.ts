import path from 'node:path';
import { asc, eq, inArray } from 'drizzle-orm';
import { findContent, readContent } from '#db/contents/contents.ts';
import { searchWords } from '#db/contents/extracts.ts';
import { contentPieces } from '#db/contents/pieces.ts';
import { readDb, type WorkspaceFile } from '#db/file/open.ts';
import { codeOrder, nextCode } from '#db/records/rows.ts';
import { type Change, type WriteDb, writeChange } from '#db/records/write.ts';
import { evidence, evidenceLinks, evidenceRevisions } from '#db/schema/tables.ts';
import { writePiecesAside } from '#documents/render/write-file.ts';
import type { ReceivedFile, RevisionInput } from '#shared/contract/domains/evidence.ts';
import { AppError } from '#shared/contract/errors.ts';
import { type Evidence, type EvidenceFields, type EvidenceLink, LINKED_TABLES } from '#shared/entities/evidence.ts';
import { MAX_LINE } from '#shared/entities/text.ts';
import { cutText } from '#shared/values/well-formed.ts';
import { actorOf } from '../../actor.ts';
import { type Core, openWorkspaceOf, todayUtc } from '../../core.ts';
import { definedOnly } from '../../defined-only.ts';
import { contentBytes } from '../../evidence/check-words.ts';
import { hasWords } from '../../evidence/extract-words.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { receiveBytes, receiveFile } from '../../intake/receive.ts';
import { runJob } from '../../jobs/run-job.ts';

const BLANK: Omit<EvidenceFields, 'kind' | 'title'> = {
  description: '',
  source: '',
  location: '',
  collectedBy: '',
  collectedOn: '',
  periodFrom: '',
  periodTo: '',
  validUntil: '',
  classification: '',
};

export const evidenceHandlers: HandlersFor<
  | 'evidence.list'
  | 'evidence.receive'
  | 'evidence.receivePicture'
  | 'evidence.add'
  | 'evidence.addRevision'
  | 'evidence.update'
  | 'evidence.link'
  | 'evidence.remove'
  | 'evidence.read'
  | 'evidence.save'
  | 'evidence.search'
  | 'evidence.words'
  | 'evidence.picture'
  | 'evidence.keepPicture'
> = {
  'evidence.list': (core, _input, only) => readEvidence(openWorkspaceOf(core), only),
  'evidence.receive': async (core, { path: source, withoutMetadata = false, jobId }) => {
    const file = openWorkspaceOf(core);
    const received = await receiveFile(core, file, path.resolve(source), withoutMetadata, jobId);
    return withKnown(file, received);
  },
  'evidence.receivePicture': (core, { fileName, base64, withoutMetadata = false }) => {
    const file = openWorkspaceOf(core);
    return withKnown(file, receiveBytes(file, fileName, Buffer.from(base64, 'base64'), withoutMetadata));
  },
  'evidence.add': (core, { fields, links, revision }) => {
    const file = openWorkspaceOf(core);
    return changeEvidence(core, 'evidence.add', (db) => {
      const made = { ...BLANK, ...definedOnly(fields), kind: fields.kind, title: fields.title };
      checkFields(made);
      // A picture without its file would be a claim; so would a file behind what somebody said.
      if ((made.kind === 'file') !== (revision !== undefined)) throw new AppError('evidenceFile');
      const collected = {
        collectedBy: made.collectedBy === '' ? actorOf(core) : made.collectedBy,
        collectedOn: made.collectedOn === '' ? todayUtc(core) : made.collectedOn,
      };
      const code = nextCode(file.connection, 'evidence', { prefix: 'EV', digits: 4 });
      const id = db.insert('evidence', { ...made, ...collected, code });
      if (revision !== undefined) insertRevision(core, db, id, 1, revision);
      for (const link of links) insertLink(core, db, id, link);
      return id;
    });
  },
  'evidence.addRevision': (core, { id, revision }) =>
    changeEvidence(core, 'evidence.addRevision', (db) => {
      const { kind, revisions } = find(openWorkspaceOf(core), id);
      if (kind !== 'file') throw new AppError('evidenceFile');
      if (revisions.at(-1)?.sha256 === revision.sha256) throw new AppError('evidenceSame');
      if (revision.madeFrom !== undefined && !revisions.some((each) => each.id === revision.madeFrom)) {
        throw new AppError('recordMissing', { id: revision.madeFrom });
      }
      insertRevision(core, db, id, (revisions.at(-1)?.number ?? 0) + 1, revision);
      return id;
    }),
  'evidence.update': (core, { id, changes }) =>
    changeEvidence(core, 'evidence.update', (db) => {
      checkFields({ ...find(openWorkspaceOf(core), id), ...definedOnly(changes) });
      db.update('evidence', id, changes);
      return id;
    }),
  'evidence.link': (core, { id, add, remove }) =>
    changeEvidence(core, 'evidence.link', (db) => {
      const file = openWorkspaceOf(core);
      find(file, id);
      const stored = linkRows(file, [id]);
      const same = (a: EvidenceLink) => (b: EvidenceLink) => a.target === b.target && a.targetId === b.targetId;
      for (const link of remove) for (const row of stored.filter(same(link))) db.remove('evidenceLinks', row.id);
      for (const link of add) if (!stored.some(same(link))) insertLink(core, db, id, link);
      return id;
    }),
  'evidence.remove': (core, { id }) => {
    const file = openWorkspaceOf(core);
    const header = { actor: actorOf(core), action: 'evidence.remove' };
    const { changeId } = writeChange(file, header, (db) => {
      const { revisions } = find(file, id);
      for (const row of linkRows(file, [id])) db.remove('evidenceLinks', row.id);
      for (const revision of revisions) db.remove('evidenceRevisions', revision.id);
      db.remove('evidence', id);
    });
    return { changeId };
  },
  'evidence.read': (core, { sha256, from, length }) => {
    const bytes = readContent(openWorkspaceOf(core).connection, sha256, from, length);
    if (bytes === null) throw new AppError('evidenceContentMissing');
    return { base64: bytes.toString('base64') };
  },
  'evidence.save': async (core, { sha256, path: target }) => {
    const { connection } = openWorkspaceOf(core);
    const written = await writePiecesAside(path.resolve(target), contentPieces(connection, sha256));
    return { path: path.basename(target), ...written, pages: 0 };
  },
  'evidence.search': (core, { text }) => {
    const file = openWorkspaceOf(core);
    const found = searchWords(file.connection, text);
    return readEvidence(file).flatMap(({ id, revisions }) => {
      const snippet = revisions.toReversed().flatMap(({ sha256 }) => found.get(sha256) ?? [])[0];
      return snippet === undefined ? [] : [{ id, snippet }];
    });
  },
  'evidence.words': async (core, { sha256 }) => ({ words: await readWordsOf(core, sha256) }),
  'evidence.picture': (core, { sha256 }) => ({
    base64: picturesOf(openWorkspaceOf(core)).get(sha256) ?? null,
  }),
  'evidence.keepPicture': (core, { sha256, base64 }) => {
    const file = openWorkspaceOf(core);
    if (findContent(file.connection, sha256) !== null) picturesOf(file).set(sha256, base64);
    return {};
  },
};

/**
 * Small pictures that a page drew of the files' own bytes since the workspace was opened. They are kept here alone: in
 * the file anybody who has it could exchange them, and no trail would tell.
 */
const pictures = new WeakMap<WorkspaceFile['connection'], Map<string, string>>();

function picturesOf({ connection }: WorkspaceFile): Map<string, string> {
  const known = pictures.get(connection) ?? new Map<string, string>();
  pictures.set(connection, known);
  return known;
}

/** What is shown as the words of a file is read from its bytes, on a thread; those kept are for the search. */
async function readWordsOf(core: Core, sha256: string): Promise<string> {
  const { connection } = openWorkspaceOf(core);
  const mediaType = connection
    .prepare('SELECT media_type FROM evidence_revisions WHERE sha256 = ?')
    .pluck()
    .get(sha256);
  if (typeof mediaType !== 'string' || !hasWords(mediaType)) return '';
  const bytes = contentBytes(connection, sha256);
  if (bytes === null) throw new AppError('evidenceDamaged');
  return (await runJob(core, 'wordsIn', { bytes, mediaType }, undefined)).words;
}

/** By code, each with its revisions and what it supports: all evidence, or those of the ids that there are. */
export function readEvidence(file: WorkspaceFile, only?: readonly string[]): Evidence[] {
  const db = readDb(file);
  const among = (column: typeof evidence.id | typeof evidenceRevisions.evidenceId) =>
    only === undefined ? undefined : inArray(column, [...only]);
  const revisions = Map.groupBy(
    db
      .select()
      .from(evidenceRevisions)
      .where(among(evidenceRevisions.evidenceId))
      .orderBy(asc(evidenceRevisions.number))
      .all(),
    ({ evidenceId }) => evidenceId,
  );
  const links = Map.groupBy(linkRows(file, only), ({ evidenceId }) => evidenceId);
  return db
    .select()
    .from(evidence)
    .where(among(evidence.id))
    .orderBy(...codeOrder(evidence))
    .all()
    .map((row) => ({
      ...row,
      revisions: (revisions.get(row.id) ?? []).map(({ evidenceId: _of, ...revision }) => revision),
      links: (links.get(row.id) ?? []).map(({ target, targetId }) => ({ target, targetId })),
    }));
}

function linkRows(file: WorkspaceFile, only?: readonly string[]) {
  return readDb(file)
    .select()
    .from(evidenceLinks)
    .where(only === undefined ? undefined : inArray(evidenceLinks.evidenceId, [...only]))
    .orderBy(asc(evidenceLinks.target), asc(evidenceLinks.targetId), asc(evidenceLinks.id))
    .all();
}

function changeEvidence(
  core: Core,
  action: string,
  work: (db: WriteDb) => string,
): { changeId: Change<string>['changeId']; evidence: Evidence } {
  const file = openWorkspaceOf(core);
  const { changeId, result } = writeChange(file, { actor: actorOf(core), action }, work);
  return { changeId, evidence: find(file, result) };
}

function find(file: WorkspaceFile, id: string): Evidence {
  const [found] = readEvidence(file, [id]);
  if (found === undefined) throw new AppError('recordMissing', { id });
  return found;
}

function insertRevision(core: Core, db: WriteDb, evidenceId: string, number: number, input: RevisionInput): void {
  const content = findContent(openWorkspaceOf(core).connection, input.sha256);
  if (content === null) throw new AppError('evidenceContentMissing');
  db.insert('evidenceRevisions', {
    evidenceId,
    number,
    sha256: input.sha256,
    bytes: content.bytes,
    fileName: input.fileName,
    mediaType: input.mediaType,
    note: input.note ?? '',
    addedAt: core.environment.now().toISOString(),
    addedBy: actorOf(core),
    madeFrom: input.madeFrom ?? '',
    derivation: input.derivation,
  });
}

function insertLink(core: Core, db: WriteDb, evidenceId: string, { target, targetId }: EvidenceLink): void {
  const known =
    target === 'node'
      ? core.catalogue.nodes.some(({ id }) => id === targetId)
      : db.get(LINKED_TABLES[target], targetId) !== undefined;
  if (!known && target === 'node') throw new AppError('nodeUnknown', { node: targetId });
  if (!known) throw new AppError('recordMissing', { id: targetId });
  db.insert('evidenceLinks', { evidenceId, target, targetId });
}

function checkFields({ periodFrom, periodTo }: Pick<EvidenceFields, 'periodFrom' | 'periodTo'>): void {
  if (periodFrom !== '' && periodTo !== '' && periodTo < periodFrom) throw new AppError('evidencePeriod');
}

function withKnown(file: WorkspaceFile, received: Omit<ReceivedFile, 'known'>): ReceivedFile {
  const known = readDb(file)
    .select({ id: evidence.id, code: evidence.code, title: evidence.title })
    .from(evidence)
    .innerJoin(evidenceRevisions, eq(evidenceRevisions.evidenceId, evidence.id))
    .where(eq(evidenceRevisions.sha256, received.sha256))
    .orderBy(...codeOrder(evidence))
    .limit(1)
    .get();
  return { ...received, fileName: cutText(received.fileName, MAX_LINE), known: known ?? null };
}
