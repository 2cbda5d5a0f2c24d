import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '#renderer/components/frames/disclosure.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { RequirementState } from '#renderer/features/guide/requirements/requirement-state.tsx';
import { useAssessment } from '#renderer/records/assessments/use-assessment.ts';
import { catalogueNode } from '#renderer/standard/catalogue.ts';
import { useGuidance } from '#renderer/standard/guidance.ts';
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
    <Disclosure label={t('tasks.plainWords')}>
      <Words>
        <p>{guidance.explanation}</p>
        <ul>
          {guidance.elements.map((element) => (
            <li key={element}>{element}</li>
          ))}
        </ul>
      </Words>
    </Disclosure>
  );
}

const Words = styled('div')({
  '& p': { margin: '0 0 0.25rem' },
  '& ul': { margin: 0, paddingLeft: '1.125rem' },
});
