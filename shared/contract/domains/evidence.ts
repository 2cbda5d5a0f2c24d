import { z } from 'zod';
import { DERIVATIONS, evidence, evidenceFields, evidenceLink } from '../../entities/evidence.ts';
import { id, line } from '../../entities/text.ts';
import { defineRoute } from '../define.ts';
import { exportedFile } from '../exported-file.ts';
import { change } from '../workspace/workspace.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What was found out about a file when its bytes were taken in; they count once a revision names them. */
export const receivedFile = z.object({
  sha256,
  bytes: z.int().min(1),
  fileName: line,
  mediaType: line,
  /** `withoutMetadata` where camera data were taken out on the way. */
  derivation: z.enum(DERIVATIONS),
  /** Why nobody may be able to read it: it has a password, or seems to be damaged or cut short. */
  trouble: z.enum(['', 'locked', 'damaged']),
  /** Evidence that has the same content already; null where none has. */
  known: z.object({ id, code: line, title: line }).nullable(),
});
export type ReceivedFile = z.infer<typeof receivedFile>;

/** A file that was received, as the revision that it becomes. */
const revisionInput = receivedFile.pick({ sha256: true, fileName: true, mediaType: true, derivation: true }).extend({
  note: line.optional(),
  /** The revision that it was made from. */
  madeFrom: id.optional(),
});
export type RevisionInput = z.infer<typeof revisionInput>;

/** Largest picture that is pasted, photographed or annotated, in bytes. */
export const MAX_PASTED = 40 * 1024 * 1024;
/** Bytes that one request reads at most. */
export const READ_AT_MOST = 1024 * 1024;
/** A small picture of a content has at most so many bytes. */
export const MAX_SMALL_PICTURE = 128 * 1024;
const base64 = (bytes: number) => z.base64().max(Math.ceil(bytes / 3) * 4);

export const evidenceRoutes = {
  'evidence.list': defineRoute({
    kind: 'query',
    reads: ['evidence', 'evidenceRevisions', 'evidenceLinks'],
    rows: { of: 'evidence', with: { evidenceRevisions: 'evidenceId', evidenceLinks: 'evidenceId' } },
    input: z.object({}),
    output: z.array(evidence),
  }),
  /** Takes in a file of any size, whose bytes no record names yet. */
  'evidence.receive': defineRoute({
    kind: 'shell',
    input: z.object({
      path: z.string().min(1),
      /** Takes place, camera and the like out of a picture. */
      withoutMetadata: z.boolean().optional(),
      jobId: line.optional(),
    }),
    output: receivedFile,
    files: { path: 'take' },
  }),
  /** The same for a picture that was pasted, taken with the camera or drawn upon. */
  'evidence.receivePicture': defineRoute({
    kind: 'shell',
    input: z.object({ fileName: line, base64: base64(MAX_PASTED), withoutMetadata: z.boolean().optional() }),
    output: receivedFile,
  }),
  'evidence.add': defineRoute({
    kind: 'command',
    input: z.object({
      fields: evidenceFields.partial().required({ kind: true, title: true }),
      links: z.array(evidenceLink).max(500),
      /** What evidence of the kind `file` begins with, and no other has. */
      revision: revisionInput.optional(),
    }),
    output: change.extend({ evidence }),
  }),
  /** A newer version of its file, or a copy that was drawn upon; the earlier ones stay. */
  'evidence.addRevision': defineRoute({
    kind: 'command',
    input: z.object({ id, revision: revisionInput }),
    output: change.extend({ evidence }),
  }),
  'evidence.update': defineRoute({
    kind: 'command',
    input: z.object({ id, changes: evidenceFields.omit({ kind: true }).partial() }),
    output: change.extend({ evidence }),
  }),
  /** What it supports from now on, and what it no longer does. */
  'evidence.link': defineRoute({
    kind: 'command',
    input: z.object({ id, add: z.array(evidenceLink).max(500), remove: z.array(evidenceLink).max(500) }),
    output: change.extend({ evidence }),
  }),
  /** The bytes stay in the workspace, so that undo brings it back whole. */
  'evidence.remove': defineRoute({ kind: 'command', input: z.object({ id }), output: change }),
  'evidence.read': defineRoute({
    kind: 'query',
    reads: ['contents'],
    input: z.object({ sha256, from: z.int().min(0), length: z.int().min(1).max(READ_AT_MOST) }),
    output: z.object({ base64: z.string() }),
  }),
  /** Writes a content to a file of the user's choice. */
  'evidence.save': defineRoute({
    kind: 'query',
    reads: [],
    input: z.object({ sha256, path: z.string().min(1) }),
    output: exportedFile,
    files: { path: 'write' },
  }),
  /** Evidence whose files hold all of these words, with the place of the first; capitals and accents do not matter. */
  'evidence.search': defineRoute({
    kind: 'query',
    reads: ['evidence', 'evidenceRevisions', 'evidenceLinks', 'contents'],
    input: z.object({ text: line }),
    output: z.array(z.object({ id, snippet: z.string() })),
  }),
  /** The words that a file holds, as far as they could be read. */
  'evidence.words': defineRoute({
    kind: 'query',
    reads: ['contents', 'evidenceRevisions'],
    input: z.object({ sha256 }),
    output: z.object({ words: z.string() }),
  }),
  /** A small picture of a content, kept once a page has made it; null before. */
  'evidence.picture': defineRoute({
    kind: 'query',
    reads: ['computer'],
    input: z.object({ sha256 }),
    output: z.object({ base64: z.string().nullable() }),
  }),
  'evidence.keepPicture': defineRoute({
    kind: 'shell',
    input: z.object({ sha256, base64: base64(MAX_SMALL_PICTURE) }),
    output: z.object({}),
  }),
};
