import { useCommand } from '#renderer/host/api.ts';
import type { KindName } from '#shared/kinds/registry.ts';

/** A record of any kind, as the generic form and list see it: what its fields hold is told by the kind of each. */
export type AnyRecord = Readonly<Record<string, unknown>> & { readonly id: string; readonly code: string };
export type Values = Readonly<Record<string, unknown>>;

/** What changes records of a kind. The core holds each value against the kind; here they are unknown. */
export function useRecordCommands(name: KindName) {
  const create = useCommand(`${name}.create`);
  const update = useCommand(`${name}.update`);
  const updateMany = useCommand(`${name}.updateMany`);
  return {
    create: (fields: Values) => create.mutateAsync({ fields: fields as never }),
    update: (id: string, changes: Values) => update.mutateAsync({ id, changes }),
    updateMany: (ids: readonly string[], changes: Values) => updateMany.mutateAsync({ ids: [...ids], changes }),
  };
}
