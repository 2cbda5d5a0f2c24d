import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Progress } from '#renderer/components/signs/progress.tsx';
import { Code } from '#renderer/components/words/text.tsx';
import { catalogue } from '#renderer/standard/catalogue.ts';
import { useReference } from '#renderer/standard/reference.ts';
import type { RouteOutput } from '#shared/contract/registry.ts';
import { emptyResult } from '#shared/entities/assessment.ts';
import { type Score, scoreOf } from '#shared/rules/scores.ts';
import { GroupingChoice } from '../requirements/requirement-grouping.tsx';
import { type Grouping, groupByDomain, groupRequirements, NO_FILTER } from '../requirements/requirement-model.ts';

export type ComparisonProps = {
  readonly before: RouteOutput<'assessment.get'>;
  readonly after: RouteOutput<'assessment.get'>;
};

type Nodes = readonly { readonly id: string }[];

/** Each clause, area or domain before and after: as two bars, and as numbers with their difference. */
export function ComparisonScores({ before, after }: ComparisonProps) {
  const { t } = useTranslation(['assessments', 'gapAnalysis']);
  const [grouping, setGrouping] = useState<Grouping>('published');
  const reference = useReference();
  const published = groupRequirements(catalogue, catalogue.nodes, NO_FILTER, new Map(), undefined);
  const groups =
    grouping === 'guideDomains' && reference !== undefined
      ? groupByDomain(published, reference.guideDomains)
      : published;
  const scoring = ({ results }: ComparisonProps['before']) => {
    const whole = new Map(results.filter(({ element }) => element === 0).map((result) => [result.nodeId, result]));
    return (nodes: Nodes) => scoreOf(nodes.map(({ id }) => whole.get(id) ?? emptyResult(id)));
  };
  const [earlier, later] = [scoring(before), scoring(after)];
  const { nodes } = catalogue;
  const row = (title: string, of: Nodes, id?: string) => (
    <Row key={id ?? title} id={id} title={title} before={earlier(of)} after={later(of)} />
  );
  return (
    <Box component="section" aria-label={t('comparison.scores')} sx={{ mb: 3 }}>
      <Box sx={{ maxWidth: '24rem', mb: 1 }}>
        <GroupingChoice value={grouping} onChange={setGrouping} />
      </Box>
      <Box sx={{ overflowX: 'auto' }}>
        <Table aria-label={t('comparison.scores')}>
          <TableHead>
            <TableRow>
              <TableCell>{t('gapAnalysis:scores.part')}</TableCell>
              <TableCell sx={{ width: '26%' }}>{t('comparison.bars')}</TableCell>
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                {before.assessment.code}
              </TableCell>
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                {after.assessment.code}
              </TableCell>
              <TableCell align="right">{t('comparison.difference')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {groups.map((group) => row(group.title, group.nodes, group.id))}
            {row(
              t('gapAnalysis:clauses'),
              nodes.filter(({ kind }) => kind === 'clause'),
            )}
            {row(
              t('gapAnalysis:controls'),
              nodes.filter(({ kind }) => kind === 'control'),
            )}
            {row(t('gapAnalysis:scores.all'), nodes)}
          </TableBody>
        </Table>
      </Box>
    </Box>
  );
}

type RowProps = {
  readonly id: string | undefined;
  readonly title: string;
  readonly before: Score;
  readonly after: Score;
};

function Row({ id, title, before, after }: RowProps) {
  const { t } = useTranslation(['assessments', 'gapAnalysis']);
  const said = ({ score }: Score) =>
    score === null ? t('gapAnalysis:scores.none') : t('gapAnalysis:scores.percent', { value: score });
  const difference = before.score === null || after.score === null ? null : after.score - before.score;
  const label = [id, title].filter(Boolean).join(' ');
  return (
    <TableRow sx={id === undefined ? { '& > td': { fontWeight: 600 } } : {}}>
      <TableCell>
        {id !== undefined && <Code>{id}</Code>} {title}
      </TableCell>
      <TableCell>
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 0.5 }}>
          {before.score !== null && (
            <Progress done={before.score} total={100} label={t('comparison.before', { part: label })} />
          )}
          {after.score !== null && (
            <Progress done={after.score} total={100} label={t('comparison.after', { part: label })} tone="ok" />
          )}
        </Box>
      </TableCell>
      <TableCell align="right">{said(before)}</TableCell>
      <TableCell align="right">{said(after)}</TableCell>
      <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
        {difference === null ? t('gapAnalysis:scores.none') : signed(difference)}
      </TableCell>
    </TableRow>
  );
}

/** With its sign, also where it grew; a minus as wide as the plus. */
function signed(difference: number): string {
  if (difference === 0) return '±0';
  return difference > 0 ? `+${difference}` : `−${-difference}`;
}
