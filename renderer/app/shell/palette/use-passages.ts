import { BookOpen } from 'lucide-react';
import { useMemo } from 'react';
import { router } from '#renderer/app/router-instance.ts';
import { useWorkspace } from '#renderer/session/workspace.ts';
import { useAiAct } from '#renderer/standard/ai-act.ts';
import { catalogue } from '#renderer/standard/catalogue.ts';
import { useCrosswalks } from '#renderer/standard/crosswalks.ts';
import { useGuidance } from '#renderer/standard/guidance.ts';
import { useReference } from '#renderer/standard/reference.ts';
import { findPassages, indexStandard, type PassageTarget } from '#renderer/standard/standard-index.ts';
import type { Item } from './use-items.ts';

/** Sentences of the catalogue that fit: what is asked, what to show, what the AI Act and the other frameworks say. */
export function usePassages(query: string): Pick<Item, 'id' | 'code' | 'title' | 'icon' | 'run'>[] {
  const guidance = useGuidance();
  const crosswalks = useCrosswalks();
  const aiAct = useAiAct();
  const reference = useReference();
  const withWorkspace = useWorkspace() != null;
  const topics = useMemo(
    () =>
      guidance && crosswalks && aiAct && reference
        ? indexStandard(catalogue.nodes, guidance, crosswalks, aiAct, reference)
        : [],
    [guidance, crosswalks, aiAct, reference],
  );
  return useMemo(() => {
    if (!withWorkspace) return [];
    return findPassages(topics, query, PASSAGE_LIMIT).map(({ target, code, text }) => ({
      id: `standard/${target.kind}/${target.kind === 'reference' ? target.part + target.key : code}`,
      code,
      title: text,
      icon: BookOpen,
      run: () => openPassage(target),
    }));
  }, [topics, query, withWorkspace]);
}

const PASSAGE_LIMIT = 8;

function openPassage(target: PassageTarget): unknown {
  switch (target.kind) {
    case 'node':
      return router().navigate({ to: '/requirements', search: { node: target.id } });
    case 'reference':
      return router().navigate({ to: '/reference', search: { part: target.part } });
    case 'duty':
      return router().navigate({ to: '/ai-act', search: { duty: target.ref } });
    case 'item': {
      const search = { framework: target.framework, direction: 'toStandard', item: target.ref } as const;
      return router().navigate({ to: '/crosswalks', search });
    }
  }
}
