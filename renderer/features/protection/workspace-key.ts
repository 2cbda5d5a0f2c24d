import { adoptWorkspace, queryClient } from '#renderer/session/query.ts';
import type { WorkspaceInfo } from '#shared/contract/workspace/workspace.ts';

/** The same workspace goes on under another key; the recovery key that was read before opens nothing any more. */
export async function adoptEncryption(change: Promise<WorkspaceInfo>): Promise<void> {
  adoptWorkspace(await change);
  queryClient.removeQueries({ queryKey: ['workspace.recoveryKey'] });
}
