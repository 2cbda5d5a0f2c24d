import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { hasUnsavedDrafts } from '#renderer/components/fields/autosave.tsx';
import { flushDrafts } from '#renderer/session/save-state.ts';
import { showToast } from '#renderer/session/toasts.ts';

/**
 * When a form is left with something that is not stored, a message says so and leads back to it; the drafts themselves
 * are kept (see `keepAs` of components/autosave.tsx) and sent again with the next that is saved.
 *
 * @param prefix what the names of all drafts of the form begin with
 * @param name what its record is called
 */
export function useLeftDrafts(prefix: string, name: string, onReturn: () => void): void {
  const { t } = useTranslation();
  const onLeft = useRef(() => {});
  useEffect(() => {
    onLeft.current = () => {
      if (!hasUnsavedDrafts(prefix)) return;
      showToast({
        message: t('left.text', { name }),
        tone: 'problem',
        action: { label: t('left.action'), run: onReturn },
      });
    };
  });
  useEffect(
    () => () => {
      void flushDrafts().finally(() => onLeft.current());
    },
    [],
  );
}
