import { useRoute } from '#renderer/host/api.ts';
import type { WorkspaceInfo } from '#shared/contract/workspace/workspace.ts';

/** The workspace that is open; null when none is, undefined until the core has answered. */
export function useWorkspace(): WorkspaceInfo | null | undefined {
  return useRoute('workspace.current', {}).data;
}
