import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/components/words/format.ts';
import { useCommand } from '#renderer/host/api.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';

/** Archives or restores systems and says so, with the way back. */
export function useArchive(): (ids: readonly string[], archived: boolean) => Promise<void> {
  const { t, i18n } = useTranslation('systems');
  const { mutateAsync } = useCommand('systems.archive');
  return useCallback(
    async (ids, archived) => {
      if (ids.length === 0) return;
      try {
        const { changeId } = await mutateAsync({ ids: [...ids], archived });
        const words = { count: ids.length, shown: formatNumber(ids.length, i18n.language) };
        if (changeId !== null) {
          showToast({ message: t(archived ? 'list.archivedToast' : 'list.restoredToast', words), changeId });
        } else showToast({ message: t(archived ? 'list.alreadyArchived' : 'list.alreadyActive') });
      } catch (error) {
        showToast({ message: sentenceOf(error), tone: 'problem' });
      }
    },
    [mutateAsync, t, i18n.language],
  );
}
