import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, formatNumber } from '#renderer/components/words/format.ts';
import { confirmAction } from '#renderer/session/confirm-action.ts';
import { undoChange } from '#renderer/session/undo.ts';
import { type Change, mayBeMany } from '#shared/records/changes.ts';

/**
 * Takes a change back, after a question where it touched more than one record. `complete` says whether all entries of
 * the change are at hand, so that the question can name their number.
 */
export function useUndo(): { undo: (change: Change, complete: boolean) => Promise<void>; running: string | null } {
  const { t, i18n } = useTranslation('trail');
  const [running, setRunning] = useState<string | null>(null);
  const undo = useCallback(
    async (change: Change, complete: boolean) => {
      const time = formatInstant(change.at, i18n.language);
      const count = change.entries.length;
      const single = complete ? count === 1 : !mayBeMany(change.action);
      const text = complete
        ? t('change.undoText', { count, shown: formatNumber(count, i18n.language), time })
        : t('change.undoTextMany', { time });
      const question = { title: t('change.undoTitle'), text, confirmLabel: t('change.undoConfirm') };
      if (!single && !(await confirmAction(question))) return;
      setRunning(change.changeId);
      await undoChange(change.changeId);
      setRunning(null);
    },
    [t, i18n.language],
  );
  return { undo, running };
}
