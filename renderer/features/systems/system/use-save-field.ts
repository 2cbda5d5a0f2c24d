import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { hasUnsavedDrafts } from '#renderer/components/fields/autosave.tsx';
import { routeKey, useCommand } from '#renderer/host/api.ts';
import { flushDrafts } from '#renderer/session/save-state.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { AiSystem, AiSystemField } from '#shared/entities/ai-system.ts';

export type SaveField = (field: AiSystemField, value: AiSystem[AiSystemField]) => Promise<void>;

/**
 * Stores one field of a system. When the form is left with something that is not stored, a message says so and leads
 * back to it.
 */
export function useSaveField(system: AiSystem, onReturn: (id: string) => void): SaveField {
  const { t } = useTranslation('systems');
  const client = useQueryClient();
  const { mutateAsync } = useCommand('systems.update');
  const { id } = system;
  const onLeft = useRef(() => {});
  useEffect(() => {
    onLeft.current = () => {
      if (!hasUnsavedDrafts(draftsOf(id))) return;
      const name = `${system.code} ${system.name}`;
      const action = { label: t('form.leftAction'), run: () => onReturn(id) };
      showToast({ message: t('form.left', { name }), tone: 'problem', action });
    };
  });
  useEffect(
    () => () => {
      void flushDrafts().finally(() => onLeft.current());
    },
    [],
  );
  return useCallback(
    async (field, value) => {
      const answer = await mutateAsync({ id, changes: { [field]: value } });
      client.setQueryData(routeKey('systems.get', { id }), answer.system);
    },
    [mutateAsync, client, id],
  );
}

/** What the names of all drafts of a system begin with. */
export function draftsOf(id: string): string {
  return `systems/${id}/`;
}
