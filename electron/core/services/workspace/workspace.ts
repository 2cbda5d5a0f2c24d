import fs from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { hasRemovedFiles } from '#db/contents/contents.ts';
import { backupFolder, makeBackupNow, rekeyBackups } from '#db/copies/backups.ts';
import { changeKey, newKeyFor } from '#db/copies/change-key.ts';
import { copyWorkspaceFile } from '#db/copies/copies.ts';
import { fileParams } from '#db/errors.ts';
import { isEncryptedFile, type NewKey, recoveryKeyOf } from '#db/file/encryption.ts';
import {
  closeWorkspaceFile,
  createWorkspaceFile,
  type OpenOptions,
  openWorkspaceFile,
  readDb,
  type WorkspaceFile,
} from '#db/file/open.ts';
import { openView, removeView } from '#db/file/view.ts';
import { hasPrivateTexts } from '#db/records/private-texts.ts';
import { writeChange } from '#db/records/write.ts';
import { organisation } from '#db/schema/tables.ts';
import { trailHead } from '#db/trail/trail.ts';
import { versionState } from '#shared/catalogue/versions.ts';
import { AppError } from '#shared/contract/errors.ts';
import { LOST_STATES } from '#shared/contract/workspace/trail.ts';
import { type WorkspaceInfo, workspaceInfo } from '#shared/contract/workspace/workspace.ts';
import { FIRST_ASSESSMENT_CODE } from '#shared/entities/assessment.ts';
import { emptyOrganisation } from '#shared/entities/organisation.ts';
import { id } from '#shared/entities/text.ts';
import { accountOf, actorOf } from '../../actor.ts';
import { type Core, openWorkspaceOf, wordsOf } from '../../core.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { fillSample, readSample } from '../../resources/sample.ts';
import { sourceOf, workspaceIdOf, workspaceRow } from '../../workspace-row.ts';
import { approvalsOfSample } from '../documents/approvals.ts';
import { backUpQuietly, folderOfBackups, namingBackup, protectBackups } from './backups.ts';
import { checkQuietly, removeStraysQuietly } from './integrity.ts';

export const workspaceHandlers: HandlersFor<
  | 'workspace.create'
  | 'workspace.open'
  | 'workspace.openRecent'
  | 'workspace.close'
  | 'workspace.saveCopy'
  | 'workspace.setPassphrase'
  | 'workspace.removePassphrase'
  | 'workspace.recoveryKey'
  | 'workspace.keptBack'
  | 'workspace.current'
  | 'workspace.catalogue'
  | 'workspace.adoptCatalogue'
  | 'recent.list'
  | 'recent.forget'
> = {
  'workspace.create': (core, input) => {
    const target = path.resolve(input.path);
    const made = createWorkspaceFile(target, core.migrationsFolder, core.environment, (file) =>
      fillNewWorkspace(core, file, input.organisationName, input.sample),
    );
    noteCheckpoint(core, made, 'made');
    return switchTo(core, made);
  },
  'workspace.open': (core, { path: target, ...how }) => openPath(core, path.resolve(target), how),
  'workspace.openRecent': (core, { id, ...how }) => {
    return openPath(core, recentPath(core, id), how);
  },
  'workspace.close': async (core) => {
    await core.settling;
    await backUpQuietly(core);
    closeWorkspace(core);
    core.emit('workspace.switched', { workspace: null });
    return {};
  },
  'workspace.saveCopy': async (core, input) => {
    const target = path.resolve(input.path);
    const { whole = false } = input;
    await copyWorkspaceFile(openWorkspaceOf(core), target, { privateNotes: !whole, removedFiles: !whole });
    return { location: target };
  },
  'workspace.setPassphrase': (core, { passphrase }) => changeEncryption(core, newKeyFor(passphrase)),
  'workspace.removePassphrase': (core) => changeEncryption(core, null),
  'workspace.recoveryKey': (core) => {
    const { key } = openWorkspaceOf(core);
    return { recoveryKey: key === null ? null : recoveryKeyOf(key) };
  },
  'workspace.keptBack': (core) => {
    const { connection } = openWorkspaceOf(core);
    return { privateNotes: hasPrivateTexts(connection), removedFiles: hasRemovedFiles(connection) };
  },
  'workspace.current': (core) => (core.workspace === null ? null : describe(core, core.workspace)),
  'workspace.catalogue': (core) => ({
    version: workspaceRow(openWorkspaceOf(core)).catalogueVersion,
    current: core.catalogue.version,
  }),
  'workspace.adoptCatalogue': (core) => {
    const file = openWorkspaceOf(core);
    const { id, catalogueVersion } = workspaceRow(file);
    const { version } = core.catalogue;
    if (versionState(catalogueVersion, version) === 'newer') {
      throw new AppError('catalogueNewer', { version: catalogueVersion, current: version });
    }
    const header = { actor: actorOf(core), action: 'workspace.adoptCatalogue' };
    const { changeId } = writeChange(file, header, (db) => db.update('workspace', id, { catalogueVersion: version }));
    return { changeId, version };
  },
  'recent.list': (core) => {
    core.store.forgetNames(isEncryptedFile);
    return core.store.recent().map((file) => ({
      id: file.id,
      name: path.basename(file.path),
      location: path.dirname(file.path),
      organisationName: file.organisationName,
      openedAt: file.openedAt,
      missing: !fs.existsSync(file.path),
      encrypted: isEncryptedFile(file.path),
    }));
  },
  'recent.forget': (core, { id }) => {
    core.store.forget(id);
    return {};
  },
};

/** @throws AppError recordMissing */
export function recentPath(core: Core, id: string): string {
  const known = core.store.recent().find((file) => file.id === id);
  if (known === undefined) throw new AppError('recordMissing', { id });
  return known.path;
}

export function closeWorkspace(core: Core): void {
  if (core.workspace === null) return;
  const file = core.workspace;
  noteCheckpoint(core, file);
  core.workspace = null;
  closeWorkspaceFile(file);
  if (file.view !== null) removeView(file.path);
}

type How = Pick<OpenOptions, 'secret' | 'key'> & { readonly readOnly?: boolean | undefined };

function openPath(core: Core, target: string, { readOnly = false, ...how }: How): WorkspaceInfo {
  if (readOnly) {
    return switchTo(core, openView(target, core.views.path(), core.migrationsFolder, core.environment, how));
  }
  if (core.workspace?.path === target) return describe(core, core.workspace);
  const options = { ...how, beforeMigration: (file: WorkspaceFile) => backUpOlder(core, file) };
  try {
    return switchTo(core, openWorkspaceFile(target, core.migrationsFolder, core.environment, options));
  } catch (error) {
    throw namingBackup(core, target, error);
  }
}

/** The file is written anew and opened again, while requests get through; whatever fails, it is open as before. */
async function changeEncryption(core: Core, next: NewKey): Promise<WorkspaceInfo> {
  const { path: target, key } = openWorkspaceOf(core);
  await core.settling;
  const file = openWorkspaceOf(core);
  if (file.view !== null) throw new AppError('workspaceReadOnly', fileParams(file.view.source));
  try {
    await changeKey(file, next);
  } catch (error) {
    // Where it was closed meanwhile, that was somebody's wish.
    if (!file.connection.open && core.workspace === file) reopen(core, target, key);
    throw error;
  }
  const info = reopen(core, target, next?.key ?? null);
  await rekeyBackups(folderOfBackups(core), key, next);
  return info;
}

function reopen(core: Core, target: string, key: Buffer | null): WorkspaceInfo {
  core.workspace = null;
  return openPath(core, target, { key });
}

/** A file of an older format is kept as it was before it is changed; its tables may not yet be those of this build. */
function backUpOlder(core: Core, file: WorkspaceFile): void {
  const found = id.safeParse(file.connection.prepare('SELECT id FROM workspace').pluck().get());
  if (!found.success) throw new AppError('workspaceDamaged', fileParams(file.path));
  makeBackupNow(file, backupFolder(core.options.dataFolder, found.data));
}

/** The workspace that was open stays open until the new one is, so that a refusal changes nothing. */
function switchTo(core: Core, file: WorkspaceFile): WorkspaceInfo {
  const info = describeWhole(core, file);
  closeWorkspace(core);
  core.workspace = file;
  noteCheckpoint(core, file);
  // A script that reads a hundred workspaces must not push the user's own out of the list.
  if (core.options.host !== 'cli') {
    const openedAt = core.environment.now().toISOString();
    // Whose file it is stands in the file; a list beside it would tell.
    const organisationName = info.encrypted ? '' : info.organisationName;
    core.store.remember({ path: sourceOf(file), organisationName, openedAt, workspaceId: info.id });
  }
  if (info.encrypted) core.store.forgetNames((known) => known === sourceOf(file));
  core.emit('workspace.switched', { workspace: info });
  const removing = removeStraysQuietly(file);
  core.settling = protectBackups(core)
    .then(() => backUpQuietly(core))
    .then(() => removing);
  void checkQuietly(core, file);
  return info;
}

/** What cannot even say what it is stays closed: nothing could be done with it once it were open. */
function describeWhole(core: Core, file: WorkspaceFile): WorkspaceInfo {
  try {
    trailHead(file.connection);
    return workspaceInfo.parse(describe(core, file));
  } catch (error) {
    file.connection.close();
    if (file.view !== null) removeView(file.path);
    if (error instanceof AppError) throw error;
    throw new AppError('workspaceDamaged', fileParams(sourceOf(file)), {}, error);
  }
}

function describe(core: Core, file: WorkspaceFile): WorkspaceInfo {
  const row = workspaceRow(file);
  const { state } = core.checkpoints.compare(file, row.id);
  const { name, folder } = fileParams(sourceOf(file));
  return {
    id: row.id,
    name,
    location: folder,
    organisationName: organisationName(file),
    sample: row.sample,
    journalMode: file.journalMode,
    encrypted: file.key !== null,
    readOnlySince: file.view?.copiedAt ?? null,
    trailLost: LOST_STATES.includes(state),
    replaced: state === 'replaced',
  };
}

/** The name alone: a field that cannot be read must not keep the file from being opened, and verified. */
function organisationName(file: WorkspaceFile): string {
  const name = sql<string | null>`CAST(${organisation.name} AS TEXT)`;
  return readDb(file).select({ name }).from(organisation).get()?.name ?? '';
}

/** Nothing that the data folder refuses may keep a client's file closed, or keep it from closing. */
function noteCheckpoint(core: Core, file: WorkspaceFile, how: 'found' | 'made' = 'found'): void {
  if (file.view !== null) return;
  try {
    core.checkpoints.note(file, workspaceIdOf(file), core.environment.now().toISOString(), how);
  } catch (error) {
    if (!(error instanceof AppError) && (error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}

function fillNewWorkspace(core: Core, file: WorkspaceFile, organisationName: string, sample: boolean): void {
  const t = wordsOf(core);
  const header = { actor: accountOf(core), action: 'workspace.create' };
  writeChange(file, header, (db) => {
    db.insert('workspace', {
      createdAt: core.environment.now().toISOString(),
      catalogueVersion: core.catalogue.version,
      sample,
    });
    const assessmentId = db.insert('assessments', { code: FIRST_ASSESSMENT_CODE, title: t('assessment:firstTitle') });
    if (sample) fillSample(db, readSample(core.options.appFolder), assessmentId);
    else db.insert('organisation', emptyOrganisation(organisationName));
  });
  if (!sample) return;
  const filled = { ...core, workspace: file };
  const records = approvalsOfSample(filled);
  writeChange(file, header, (db) => {
    for (const record of records) db.insert('approvals', record);
  });
}
