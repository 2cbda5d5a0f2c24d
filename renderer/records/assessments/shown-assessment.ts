import { create } from 'zustand';
import { useRoute } from '#renderer/host/api.ts';
import { flushDrafts } from '#renderer/session/save-state.ts';
import { useWorkspace } from '#renderer/session/workspace.ts';
import type { ListedAssessment } from '#shared/contract/domains/assessments.ts';

type Chosen = { readonly workspaceId: string | null; readonly id: string };

/** Which assessment the pages of the gap analysis show in this window; with another workspace it is the leading one. */
const useChosen = create<Chosen>(() => ({ workspaceId: null, id: '' }));

export type ShownAssessment = {
  readonly all: readonly ListedAssessment[];
  /** Undefined until the core has answered. */
  readonly shown: ListedAssessment | undefined;
  readonly leading: ListedAssessment | undefined;
  /** What routes are to be told: nothing for the leading one, so that everybody reads the same answer. */
  readonly assessmentId: string | undefined;
  readonly show: (id: string) => Promise<void>;
};

export function useShownAssessment(): ShownAssessment {
  const workspaceId = useWorkspace()?.id ?? null;
  const chosen = useChosen((state) => (state.workspaceId === workspaceId ? state.id : ''));
  const { data } = useRoute('assessments.list', {});
  const all = data ?? [];
  const leading = all.find(({ leads }) => leads);
  const shown = all.find(({ id }) => id === chosen) ?? leading;
  // Until the list is there, what was chosen is believed: the leading one would only flash up.
  const id = data === undefined ? chosen : shown === leading ? '' : (shown?.id ?? '');
  return {
    all,
    shown,
    leading,
    assessmentId: id === '' ? undefined : id,
    show: (next) => showAssessment(workspaceId, next),
  };
}

/** Shows one of the workspace's assessments in this window from now on. */
export async function showAssessment(workspaceId: string | null, id: string): Promise<void> {
  // What is still being written belongs to the one that is left.
  await flushDrafts();
  useChosen.setState({ workspaceId, id });
}
