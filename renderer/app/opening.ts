import { create } from 'zustand';
import { flushDrafts } from '#renderer/components/save-state.ts';
import { RequestError, request } from '#renderer/host/api.ts';
import type { ChosenFile } from '#renderer/host/files.ts';
import type { WorkspaceInfo } from '#shared/contract/workspace.ts';
import { adoptWorkspace } from './query.ts';

/** An encrypted workspace that waits for its passphrase. */
export type Locked = {
  readonly name: string;
  /** Throws {@link RequestError} where the core refuses. */
  readonly open: (secret: string) => Promise<WorkspaceInfo>;
  readonly settle: (workspace: WorkspaceInfo | null) => void;
};

export const useLocked = create<{ readonly locked: Locked | null }>(() => ({ locked: null }));

/** Opens a file that the user chose; null where it is encrypted and the user gave up. */
export async function openChosen(file: Pick<ChosenFile, 'grant' | 'name'>): Promise<WorkspaceInfo | null> {
  await flushDrafts();
  return open((secret) => request('workspace.open', { path: file.grant, secret }));
}

/** The same for one of the recent files. */
export async function openRecent(id: string): Promise<WorkspaceInfo | null> {
  await flushDrafts();
  return open((secret) => request('workspace.openRecent', { id, secret }));
}

export async function closeWorkspace(): Promise<void> {
  await flushDrafts();
  await request('workspace.close', {});
  adoptWorkspace(null);
}

/** Closes an encrypted workspace and asks for its passphrase again. */
export async function lockWorkspace(): Promise<void> {
  const [current] = await request('recent.list', {});
  await closeWorkspace();
  if (current !== undefined) await openRecent(current.id);
}

async function open(ask: (secret: string | undefined) => Promise<WorkspaceInfo>): Promise<WorkspaceInfo | null> {
  try {
    return adopt(await ask(undefined));
  } catch (error) {
    if (!(error instanceof RequestError) || error.failure.code !== 'workspaceEncrypted') throw error;
    const name = String(error.failure.params.name);
    useLocked.getState().locked?.settle(null);
    return new Promise((resolve) => {
      const settle = (workspace: WorkspaceInfo | null) => {
        useLocked.setState({ locked: null });
        resolve(workspace);
      };
      useLocked.setState({ locked: { name, open: async (secret) => adopt(await ask(secret)), settle } });
    });
  }
}

/** The answer and the core's own event may come in either order; whichever is first counts. */
function adopt(workspace: WorkspaceInfo): WorkspaceInfo {
  adoptWorkspace(workspace);
  return workspace;
}
