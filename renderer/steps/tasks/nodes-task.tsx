import Box from '@mui/material/Box';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { RequirementState } from '#renderer/features/guide/requirements/requirement-state.tsx';
import { ClosedNotice } from '#renderer/records/assessments/assessment-choice.tsx';
import { useAssessment } from '#renderer/records/assessments/use-assessment.ts';
import { catalogueNode } from '#renderer/standard/catalogue.ts';
import { PlainWords } from './plain-words.tsx';

export type NodesTaskProps = {
  readonly nodes: readonly string[];
  readonly onNode: (nodeId: string) => void;
};

/** The gap analysis, requirement by requirement: what it means, how far it is met, what was seen. */
export function NodesTask({ nodes, onNode }: NodesTaskProps) {
  const assessment = useAssessment();
  return (
    <QueryView query={assessment.query}>
      {({ assessment: judgement }) => [
        <ClosedNotice key="closed" assessment={judgement} />,
        ...nodes.flatMap((id) => {
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
        }),
      ]}
    </QueryView>
  );
}
