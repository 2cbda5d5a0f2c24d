import { useMemo } from 'react';
import { useRoute } from '#renderer/host/api.ts';
import { catalogueNode } from '#renderer/standard/catalogue.ts';
import type { EvidenceLink } from '#shared/entities/evidence.ts';

export type TargetName = {
  /** Number or code, as lists have it. */
  readonly short: string;
  /** With its title. */
  readonly whole: string;
};

/** What evidence can support, by name; a record that was removed is called by nothing. */
export function useTargetNames(): (link: EvidenceLink) => TargetName {
  const systems = useRoute('systems.list', {}).data;
  const actions = useRoute('actions.list', {}).data;
  return useMemo(() => {
    const records = new Map<string, TargetName>([
      ...(systems ?? []).map(({ id, code, name }) => [id, { short: code, whole: `${code} ${name}` }] as const),
      ...(actions ?? []).map(({ id, code, title }) => [id, { short: code, whole: `${code} ${title}` }] as const),
    ]);
    return ({ target, targetId }) => {
      if (target !== 'node') return records.get(targetId) ?? { short: '–', whole: '–' };
      return { short: targetId, whole: `${targetId} ${catalogueNode(targetId)?.title ?? ''}`.trim() };
    };
  }, [systems, actions]);
}
