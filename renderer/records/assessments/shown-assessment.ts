import { useRoute } from '#renderer/host/api.ts';
import { createForWorkspace } from '#renderer/host/open-workspace.ts';
import { flushDrafts } from '#renderer/session/save-state.ts';
import type { ListedAssessment } from '#shared/contract/domains/assessments.ts';

/** Which assessment the pages of the gap analysis show in this window; in each workspace the leading one at first. */
const useChosen = createForWorkspace({ id: '' });

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
  const chosen = useChosen((state) => state.id);
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
    show: showAssessment,
  };
}

/** Shows one of the workspace's assessments in this window from now on. */
export async function showAssessment(id: string): Promise<void> {
  // What is still being written belongs to the one that is left.
  await flushDrafts();
  useChosen.setState({ id });
}
