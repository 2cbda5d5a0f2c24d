import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/host/api.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { ReadinessFinding } from '#shared/contract/domains/readiness.ts';
import type { Waiver } from '#shared/rules/readiness/check.ts';
import type { Subject } from '#shared/rules/readiness/rule.ts';

/** What is to be waived: the finding as a whole, or in one record. */
export type Waivable = { readonly finding: ReadinessFinding; readonly subject: Subject | null };

/** Takes a waiver back; the toast undoes even that. */
export function useUnwaive(): (waiver: Waiver) => void {
  const { t } = useTranslation('readiness');
  const { mutateAsync } = useCommand('readiness.unwaive');
  return useCallback(
    ({ id }) => {
      mutateAsync({ id }).then(
        ({ changeId }) => showToast({ message: t('waive.undone'), changeId }),
        (error: unknown) => showToast({ message: sentenceOf(error), tone: 'problem' }),
      );
    },
    [mutateAsync, t],
  );
}
