import i18next from 'i18next';
import { create } from 'zustand';
import { RequestError, request } from '#renderer/host/api.ts';
import { type ChosenFile, pickFile } from '#renderer/host/files.ts';
import { confirmAction } from '#renderer/session/confirm-action.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { whileSwitching } from '#renderer/session/save-state.ts';
import type { WorkspaceInfo } from '#shared/contract/workspace/workspace.ts';
import { type Damaged, isDamaged, offerRecovery } from './damaged.ts';
import { adoptWorkspace } from './query.ts';

/** An encrypted workspace, or a bundle with one, that waits for its passphrase. */
export type Locked = {
  readonly kind: 'workspace' | 'bundle';
  readonly name: string;
  /** Throws {@link RequestError} where the core refuses. */
  readonly open: (secret: string) => Promise<WorkspaceInfo | null>;
  readonly settle: (workspace: WorkspaceInfo | null) => void;
};

export const useLocked = create<{ readonly locked: Locked | null }>(() => ({ locked: null }));

/** How a workspace may have to be opened; the core says which it needs. */
type How = { readonly secret?: string; readonly readOnly?: boolean };
type Source = {
  readonly ask: (how: How) => Promise<WorkspaceInfo>;
  /** Where it is damaged: writes what can be read of it to a new file. */
  readonly salvage: Damaged['salvage'];
};

/** Opens a file that the user chose; null where something had to be asked and the user gave up. */
export function openChosen(file: Pick<ChosenFile, 'grant' | 'name'>, how: How = {}): Promise<WorkspaceInfo | null> {
  if (/\.age$/i.test(file.name)) return openHandOver(file);
  const path = file.grant;
  const source: Source = {
    ask: (more) => request('workspace.open', { path, ...more }),
    salvage: (out, secret) => request('workspace.salvage', { path, out, ...secret }),
  };
  return open(source, how);
}

/** A bundle that was handed over: its workspace becomes a file of the user's, which is then opened. */
function openHandOver({ grant, name }: Pick<ChosenFile, 'grant' | 'name'>): Promise<WorkspaceInfo | null> {
  return askSecret('bundle', name, async (passphrase) => {
    const target = await pickFile('newWorkspace', name.replace(/\.age$/i, '.aims'));
    if (target === null) return null;
    await request('bundle.open', { path: grant, passphrase, target: target.grant });
    return openChosen(target);
  });
}

/** The same for one of the recent files. */
export function openRecent(id: string, how: How = {}): Promise<WorkspaceInfo | null> {
  const source: Source = {
    ask: (more) => request('workspace.openRecent', { id, ...more }),
    salvage: (out, secret) => request('workspace.salvageRecent', { id, out, ...secret }),
  };
  return open(source, how);
}

export async function closeWorkspace(): Promise<void> {
  await whileSwitching(async () => {
    await request('workspace.close', {});
    adoptWorkspace(null);
  });
}

/** Closes an encrypted workspace and asks for its passphrase again. */
export async function lockWorkspace(): Promise<void> {
  const [current] = await request('recent.list', {});
  await closeWorkspace();
  if (current !== undefined) await openRecent(current.id);
}

/** The workspace that is open, once more: as it is on the disk by now. */
export async function reopen(how: How): Promise<WorkspaceInfo | null> {
  const [current] = await request('recent.list', {});
  return current === undefined ? null : openRecent(current.id, how);
}

async function open(source: Source, how: How): Promise<WorkspaceInfo | null> {
  try {
    return await whileSwitching(async () => adopt(await source.ask(how)));
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    if (error.failure.code === 'workspaceEncrypted') {
      return askSecret('workspace', String(error.failure.params.name), (secret) => open(source, { ...how, secret }));
    }
    if (how.readOnly !== true && OFFERS_READING.has(error.failure.code) && (await wantsReading(error))) {
      return open(source, { ...how, readOnly: true });
    }
    if (isDamaged(error)) return offerRecovery(error, how.secret, source.salvage);
    throw error;
  }
}

function askSecret(kind: Locked['kind'], name: string, unlock: Locked['open']): Promise<WorkspaceInfo | null> {
  useLocked.getState().locked?.settle(null);
  return new Promise((resolve) => {
    const locked: Locked = {
      kind,
      name,
      open: unlock,
      settle(workspace) {
        // What was in it may ask for a passphrase of its own by now.
        if (useLocked.getState().locked === locked) useLocked.setState({ locked: null });
        resolve(workspace);
      },
    };
    useLocked.setState({ locked });
  });
}

/** Refusals of a file that can still be read. */
const OFFERS_READING: ReadonlySet<string> = new Set(['workspaceInUse', 'fileReadOnly', 'folderReadOnly']);

function wantsReading(error: RequestError): Promise<boolean> {
  return confirmAction({
    title: i18next.t('workspace:readOnly.title'),
    text: `${sentenceOf(error)} ${i18next.t('workspace:readOnly.offer')}`,
    confirmLabel: i18next.t('workspace:readOnly.confirm'),
  });
}

/** The answer and the core's own event may come in either order; whichever is first counts. */
function adopt(workspace: WorkspaceInfo): WorkspaceInfo {
  adoptWorkspace(workspace);
  return workspace;
}
