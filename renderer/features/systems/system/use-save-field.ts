import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { routeKey, useCommand } from '#renderer/host/api.ts';
import { useLeftDrafts } from '#renderer/records/form/use-left-drafts.ts';
import type { AiSystem, AiSystemField } from '#shared/entities/ai-system.ts';

export type SaveField = (field: AiSystemField, value: AiSystem[AiSystemField]) => Promise<void>;

/** Stores one field of a system. */
export function useSaveField(system: AiSystem, onReturn: (id: string) => void): SaveField {
  const client = useQueryClient();
  const { mutateAsync } = useCommand('systems.update');
  const { id, code, name } = system;
  useLeftDrafts({ prefix: draftsOf(id), name: `${code} ${name}`, onReturn: () => onReturn(id) });
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
