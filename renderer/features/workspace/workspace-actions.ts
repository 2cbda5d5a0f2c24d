import i18next from 'i18next';
import { request } from '#renderer/host/api.ts';
import { type ChosenFile, deliverExport, pickFile } from '#renderer/host/files.ts';
import { confirmAction } from '#renderer/session/confirm-action.ts';
import { openChosen } from '#renderer/session/opening.ts';
import { adoptWorkspace } from '#renderer/session/query.ts';
import { flushDrafts, whileSwitching } from '#renderer/session/save-state.ts';
import { dismissToast, showToast } from '#renderer/session/toasts.ts';
import type { RouteInput } from '#shared/contract/registry.ts';
import type { WorkspaceInfo } from '#shared/contract/workspace/workspace.ts';

/** Asks where the new workspace shall lie and makes it; null when the person changes their mind. */
export async function createWorkspace(organisationName: string): Promise<WorkspaceInfo | null> {
  const file = await pickFile('newWorkspace', `${organisationName.trim()}.aims`);
  if (file === null) return null;
  return create({ path: file.grant, organisationName: organisationName.trim(), sample: false });
}

export async function createSampleWorkspace(): Promise<WorkspaceInfo | null> {
  const name = i18next.t('workspace:sample.fileName');
  const file = await pickFile('newWorkspace', `${name}.aims`);
  if (file === null) return null;
  return create({ path: file.grant, organisationName: name, sample: true });
}

export async function openWorkspace(): Promise<WorkspaceInfo | null> {
  const file = await pickFile('openWorkspace', '');
  return file === null ? null : openChosen(file);
}

/** Writes what is open to a file of its own and goes on with the one that was open; null when not wanted after all. */
export async function saveCopy(workspaceName: string): Promise<ChosenFile | null> {
  const file = await pickFile('saveCopy', workspaceName);
  if (file === null) return null;
  await flushDrafts();
  const { privateNotes, removedFiles } = await request('workspace.keptBack', {});
  const whole = (privateNotes || removedFiles) && (await askForWhole(privateNotes, removedFiles));
  await tellingLate(
    i18next.t('workspace:copy.running', { name: file.name }),
    request('workspace.saveCopy', { path: file.grant, whole }),
  );
  deliverExport(file);
  return file;
}

/** Milliseconds after which somebody begins to wonder. */
const LATE = 1000;

/** A copy with recordings in it takes a while, and the page that was open goes on as before. */
async function tellingLate<T>(message: string, work: Promise<T>): Promise<T> {
  let toast: number | undefined;
  const timer = setTimeout(() => {
    toast = showToast({ message });
  }, LATE);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    if (toast !== undefined) dismissToast(toast);
  }
}

/** For somebody else unless the person says otherwise. */
function askForWhole(privateNotes: boolean, removedFiles: boolean): Promise<boolean> {
  const kept = privateNotes && removedFiles ? 'both' : privateNotes ? 'privateNotes' : 'removedFiles';
  return confirmAction({
    title: i18next.t('workspace:copy.keptTitle'),
    text: i18next.t(`workspace:copy.kept.${kept}`),
    confirmLabel: i18next.t('workspace:copy.whole'),
    cancelLabel: i18next.t('workspace:copy.forOthers'),
  });
}

/** The answer and the core's own event may come in either order; whichever is first counts. */
function create(input: RouteInput<'workspace.create'>): Promise<WorkspaceInfo> {
  return whileSwitching(async () => {
    const workspace = await request('workspace.create', input);
    adoptWorkspace(workspace);
    return workspace;
  });
}
