import { useMemo } from 'react';
import { useNamed } from '#renderer/records/use-referred.ts';
import { catalogueNode } from '#renderer/standard/catalogue.ts';
import { type EvidenceLink, LINKED_TABLES } from '#shared/entities/evidence.ts';

export type TargetName = {
  /** Number or code, as lists have it. */
  readonly short: string;
  /** With its title. */
  readonly whole: string;
};

const TABLES: readonly string[] = Object.values(LINKED_TABLES);

/** What evidence can support, by name; a record that was removed is called by nothing. */
export function useTargetNames(): (link: EvidenceLink) => TargetName {
  const { options } = useNamed(TABLES);
  return useMemo(() => {
    const records = new Map(
      TABLES.flatMap(options).map(({ value, code = '', label }) => [value, { short: code, whole: label }] as const),
    );
    return ({ target, targetId }) => {
      if (target !== 'node') return records.get(targetId) ?? { short: '–', whole: '–' };
      return { short: targetId, whole: `${targetId} ${catalogueNode(targetId)?.title ?? ''}`.trim() };
    };
  }, [options]);
}
