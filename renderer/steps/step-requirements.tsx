import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { Code } from '#renderer/components/words/text.tsx';
import { useRoute } from '#renderer/host/api.ts';
import { FULFILMENT_LOOKS } from '#renderer/records/fulfilment/fulfilment-look.ts';
import { pageOfNode } from '#renderer/records/fulfilment/ref-link.tsx';
import { catalogueNode } from '#renderer/standard/catalogue.ts';
import type { StepProgress } from '#shared/contract/domains/guide.ts';
import type { Step } from '#shared/steps/steps.ts';

type StepRequirementsProps = { readonly step: Step; readonly progress: StepProgress | undefined };

/** The requirements that a step brings about, how far each is, and the page on which it is worked at. */
export function StepRequirements({ step, progress }: StepRequirementsProps) {
  const { t } = useTranslation(['fulfilment', 'wizard']);
  const fulfilment = useRoute('fulfilment.list', { nodeIds: [...step.nodes] });
  return (
    <QueryView query={fulfilment}>
      {(list) => (
        <Panel
          flush
          title={t('step.title')}
          {...(progress && { description: t('step.counts', { ...progress.counts, total: progress.total }) })}
        >
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{t('step.number')}</TableCell>
                <TableCell>{t('step.requirement')}</TableCell>
                <TableCell>{t('step.state')}</TableCell>
                <TableCell>{t('step.next')}</TableCell>
                <TableCell>{t('step.page')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {list.map(({ nodeId, state, missing, decision }) => {
                const page = pageOfNode(nodeId);
                const [gap] = state === 'stated' ? [] : missing;
                const confirmed = state === 'shown' && decision?.verdict === 'confirmed' && !decision.moved;
                return (
                  <TableRow key={nodeId}>
                    <TableCell>
                      <Code>{nodeId}</Code>
                    </TableCell>
                    <TableCell component="th" scope="row">
                      {catalogueNode(nodeId)?.title}
                    </TableCell>
                    <TableCell>
                      <StatusChip variant="plain" {...FULFILMENT_LOOKS[state]} label={t(`states.${state}`)} />
                      {confirmed && <div>{t('step.confirmedMark')}</div>}
                    </TableCell>
                    <TableCell>{gap && t(`missing.${gap.key}`, gap.params)}</TableCell>
                    <TableCell>
                      {page && (
                        <AppLink to="/steps/$stepId/$pageId" params={page}>
                          {t(`wizard:pages.${page.stepId}.${page.pageId}.title`)}
                        </AppLink>
                      )}
                    </TableCell>
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        </Panel>
      )}
    </QueryView>
  );
}
