import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { Progress } from '#renderer/components/signs/progress.tsx';
import { Code } from '#renderer/components/words/text.tsx';
import { AssessmentNotice } from '#renderer/records/assessments/assessment-choice.tsx';
import { useShownAssessment } from '#renderer/records/assessments/shown-assessment.ts';
import { type AssessmentAccess, useAssessment } from '#renderer/records/assessments/use-assessment.ts';
import { catalogue } from '#renderer/standard/catalogue.ts';
import { useReference } from '#renderer/standard/reference.ts';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import { emptyResult } from '#shared/entities/assessment.ts';
import { type Score, scoreOf } from '#shared/rules/scores.ts';
import { GroupingChoice } from '../requirements/requirement-grouping.tsx';
import { type Grouping, groupByDomain, groupRequirements, NO_FILTER } from '../requirements/requirement-model.ts';
import { ScoreRadar } from './score-radar.tsx';

/** How far each clause, area or domain is met: bars and numbers in one table. */
export function ScoresPage() {
  const { t } = useTranslation('gapAnalysis');
  const { assessmentId } = useShownAssessment();
  const access = useAssessment(assessmentId);
  return (
    <Page width="wide">
      <PageHeader title={t('scores.title')} description={t('scores.description')} />
      <AssessmentNotice />
      <QueryView query={access.query}>{() => <Scores access={access} />}</QueryView>
    </Page>
  );
}

function Scores({ access }: { readonly access: AssessmentAccess }) {
  const { t } = useTranslation('gapAnalysis');
  const [grouping, setGrouping] = useState<Grouping>('published');
  const reference = useReference();
  const results = access.current();
  const published = groupRequirements(catalogue, catalogue.nodes, NO_FILTER, new Map(), undefined);
  const groups =
    grouping === 'guideDomains' && reference !== undefined
      ? groupByDomain(published, reference.guideDomains)
      : published;
  const score = (nodes: readonly CatalogueNode[]) => scoreOf(nodes.map(({ id }) => results.get(id) ?? emptyResult(id)));
  const { nodes } = catalogue;
  const axes = groups.map((group) => ({ label: group.id, value: score(group.nodes).score }));
  return (
    <>
      <Box sx={{ maxWidth: '24rem', mb: 1 }}>
        <GroupingChoice value={grouping} onChange={setGrouping} />
      </Box>
      {axes.some(({ value }) => value !== null) && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 4, mb: 1 }}>
          <Box sx={{ flex: '1 1 18rem', maxWidth: '25rem' }}>
            <ScoreRadar axes={axes} label={t('scores.radar')} />
          </Box>
          <Typography variant="body2" sx={{ color: 'text.secondary', flex: '1 1 14rem', maxWidth: '24rem' }}>
            {t('documents:gapAnalysis.radar')}
          </Typography>
        </Box>
      )}
      <Box sx={{ overflowX: 'auto' }}>
        <Table aria-label={t('scores.title')}>
          <TableHead>
            <TableRow>
              <TableCell>{t('scores.part')}</TableCell>
              <TableCell sx={{ width: '24%' }}>{t('scores.score')}</TableCell>
              <TableCell align="right">{t('scores.percentHead')}</TableCell>
              <TableCell align="right">{t('scores.counted')}</TableCell>
              <TableCell align="right">{t('scores.excluded')}</TableCell>
              <TableCell align="right">{t('scores.open')}</TableCell>
              <TableCell align="right">{t('columns.maturity')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {groups.map((group) => (
              <ScoreRow key={group.id} id={group.id} title={group.title} score={score(group.nodes)} />
            ))}
            <ScoreRow strong title={t('clauses')} score={score(nodes.filter(({ kind }) => kind === 'clause'))} />
            <ScoreRow strong title={t('controls')} score={score(nodes.filter(({ kind }) => kind === 'control'))} />
            <ScoreRow strong title={t('scores.all')} score={score(nodes)} />
          </TableBody>
        </Table>
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 2, maxWidth: '46rem' }}>
        {t('documents:gapAnalysis.formula')}
      </Typography>
    </>
  );
}

type ScoreRowProps = {
  readonly id?: string;
  readonly title: string;
  readonly score: Score;
  /** Sums up others. */
  readonly strong?: boolean;
};

function ScoreRow({ id, title, score, strong = false }: ScoreRowProps) {
  const { t } = useTranslation('gapAnalysis');
  const said = score.score === null ? t('scores.none') : t('scores.percent', { value: score.score });
  return (
    <TableRow sx={strong ? { '& > td': { fontWeight: 600 } } : {}}>
      <TableCell>
        {id !== undefined && <Code>{id}</Code>} {title}
      </TableCell>
      <TableCell>
        {score.score !== null && <Progress done={score.score} total={100} label={`${id ?? ''} ${title}`} />}
      </TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        {said}
      </TableCell>
      <TableCell align="right">{score.counted}</TableCell>
      <TableCell align="right">{score.excluded}</TableCell>
      <TableCell align="right">{score.notAssessed}</TableCell>
      <TableCell align="right">{score.maturity === null ? t('scores.none') : score.maturity.toFixed(1)}</TableCell>
    </TableRow>
  );
}
