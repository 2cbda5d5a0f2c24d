import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { catalogueNode } from '#renderer/app/catalogue.ts';
import { useGuidance } from '#renderer/app/guidance.ts';
import { Panel } from '#renderer/components/panel.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { RequirementState } from '#renderer/features/guide/requirement-state.tsx';
import { useAssessment } from '#renderer/features/guide/use-assessment.ts';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';

export type NodesTaskProps = {
  readonly nodes: readonly string[];
  readonly onNode: (nodeId: string) => void;
};

/** Requirement by requirement: what it means, how far it is met, what was seen. */
export function NodesTask({ nodes, onNode }: NodesTaskProps) {
  const assessment = useAssessment();
  return (
    <QueryView query={assessment.query}>
      {() =>
        nodes.flatMap((id) => {
          const node = catalogueNode(id);
          return node === undefined
            ? []
            : [
                <Panel key={id} title={`${id} ${node.title}`}>
                  <Box onFocus={() => onNode(id)} sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
                    <PlainWords node={node} />
                    <RequirementState node={node} assessment={assessment} />
                  </Box>
                </Panel>,
              ];
        })
      }
    </QueryView>
  );
}

function PlainWords({ node }: { readonly node: CatalogueNode }) {
  const { t } = useTranslation('wizard');
  const guidance = useGuidance()?.get(node.id);
  if (guidance === undefined) return null;
  return (
    <Fold>
      <summary>
        <ChevronRight aria-hidden="true" />
        {t('tasks.plainWords')}
      </summary>
      <p>{guidance.explanation}</p>
      <ul>
        {guidance.elements.map((element) => (
          <li key={element}>{element}</li>
        ))}
      </ul>
    </Fold>
  );
}

const Fold = styled('details')(({ theme }) => ({
  lineHeight: 1.5,
  '& > summary': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '0.25rem',
    borderRadius: 4,
    color: theme.palette.tokens.inkSoft,
    fontSize: '0.875rem',
    cursor: 'pointer',
    listStyle: 'none',
  },
  '& > summary:focus-visible': { outline: `2px solid ${theme.palette.tokens.accent}`, outlineOffset: 2 },
  '& > summary svg': { width: '1rem', height: '1rem' },
  '&[open] > summary svg': { transform: 'rotate(90deg)' },
  '& p': { margin: '0.25rem 0' },
  '& ul': { margin: 0, paddingLeft: '1.125rem' },
}));
