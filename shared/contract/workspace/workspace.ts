import { z } from 'zod';
import { organisation } from '../../entities/organisation.ts';
import { id, instant, line } from '../../entities/text.ts';
import { defineRoute } from '../define.ts';

/** Characters of a new passphrase, at least: whoever has the file can try as many as they like. */
export const MIN_PASSPHRASE = 12;
const MAX_SECRET = 1000;
export const passphrase = z.string().min(MIN_PASSPHRASE).max(MAX_SECRET);

/** The workspace that is open, as the shell of the app shows it. */
export const workspaceInfo = z.object({
  id,
  /** File name without its folder. */
  name: z.string(),
  /** Where the file lies, for a person to read. */
  location: z.string(),
  organisationName: z.string(),
  sample: z.boolean(),
  journalMode: z.enum(['wal', 'delete']),
  encrypted: z.boolean(),
  /** When the copy was made that is shown, where the workspace is only read; null where it can be changed. */
  readOnlySince: instant.nullable(),
  /** Whether the trail has lost what this computer knew of it, or another one has taken its place. */
  trailLost: z.boolean(),
  /** Whether that is because another workspace was known at this place. */
  replaced: z.boolean(),
});
export type WorkspaceInfo = z.infer<typeof workspaceInfo>;

/** Passphrase or recovery key, as somebody typed it: what an encrypted workspace is opened with. */
export const secret = z.string().min(1).max(MAX_SECRET).optional();
/** To read it as it is now, beside whoever has it open for changes. */
const readOnly = z.boolean().optional();

/** Commands say which change they made, so that it can be undone; null when nothing had to change. */
export const change = z.object({ changeId: id.nullable() });

const recentWorkspace = z.object({
  id,
  name: z.string(),
  location: z.string(),
  organisationName: z.string(),
  openedAt: instant,
  missing: z.boolean(),
  encrypted: z.boolean(),
});
export type RecentWorkspace = z.infer<typeof recentWorkspace>;

export const workspaceRoutes = {
  'workspace.create': defineRoute({
    kind: 'shell',
    input: z.object({ path: z.string().min(1), organisationName: line.trim().min(1), sample: z.boolean() }),
    output: workspaceInfo,
    files: { path: 'write' },
  }),
  'workspace.open': defineRoute({
    kind: 'shell',
    input: z.object({ path: z.string().min(1), secret, readOnly }),
    output: workspaceInfo,
    files: { path: 'open' },
  }),
  'workspace.openRecent': defineRoute({
    kind: 'shell',
    input: z.object({ id, secret, readOnly }),
    output: workspaceInfo,
  }),
  'workspace.close': defineRoute({ kind: 'shell', input: z.object({}), output: z.object({}) }),
  /** Writes the workspace as it stands now to a new file; the open one stays open. */
  'workspace.saveCopy': defineRoute({
    kind: 'query',
    reads: [],
    input: z.object({
      path: z.string().min(1),
      /** With what `workspace.keptBack` tells of; without it unless asked for: a copy is mostly for somebody else. */
      whole: z.boolean().optional(),
    }),
    output: z.object({ location: z.string() }),
    files: { path: 'write' },
  }),
  /** Encrypts the whole file, or gives an encrypted one another passphrase and with it another recovery key. */
  'workspace.setPassphrase': defineRoute({
    kind: 'shell',
    input: z.object({ passphrase }),
    output: workspaceInfo,
  }),
  /** From now on whoever has the file can read it. */
  'workspace.removePassphrase': defineRoute({ kind: 'shell', input: z.object({}), output: workspaceInfo }),
  /** Opens the workspace where the passphrase is forgotten; null where there is none. */
  'workspace.recoveryKey': defineRoute({
    kind: 'query',
    reads: ['computer'],
    input: z.object({}),
    output: z.object({ recoveryKey: z.string().nullable() }),
  }),
  /** What a copy can be made with or without. */
  'workspace.keptBack': defineRoute({
    kind: 'query',
    reads: ['assessmentResults', 'evidenceRevisions', 'contents'],
    input: z.object({}),
    output: z.object({
      /** Whether there are private notes, earlier versions included. */
      privateNotes: z.boolean(),
      /** Whether there are files of evidence that was removed. */
      removedFiles: z.boolean(),
    }),
  }),
  'workspace.current': defineRoute({
    kind: 'query',
    reads: ['computer', 'workspace', 'organisation', 'trail'],
    input: z.object({}),
    output: workspaceInfo.nullable(),
  }),
  /** The version of the requirements that the workspace was assessed against, and the one that the program has. */
  'workspace.catalogue': defineRoute({
    kind: 'query',
    reads: ['workspace'],
    input: z.object({}),
    output: z.object({ version: line, current: line }),
  }),
  /** Takes over the program's version; refused where the workspace has a newer one. */
  'workspace.adoptCatalogue': defineRoute({
    kind: 'command',
    input: z.object({}),
    output: change.extend({ version: line }),
  }),
  'recent.list': defineRoute({
    kind: 'query',
    reads: ['computer'],
    input: z.object({}),
    output: z.array(recentWorkspace),
  }),
  'recent.forget': defineRoute({ kind: 'shell', input: z.object({ id }), output: z.object({}) }),
  'organisation.get': defineRoute({
    kind: 'query',
    reads: ['organisation'],
    input: z.object({}),
    output: organisation,
  }),
  'organisation.update': defineRoute({
    kind: 'command',
    input: z.object({ changes: organisation.partial() }),
    output: change.extend({ organisation }),
  }),
};
