import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { Code } from '#renderer/components/words/text.tsx';
import { STATUS_LOOKS } from '#renderer/records/assessments/assessment-look.ts';
import { catalogue, catalogueNode } from '#renderer/standard/catalogue.ts';
import { useGuidance } from '#renderer/standard/guidance.ts';
import type { AssessmentStatus } from '#shared/entities/assessment.ts';
import { hasChanged, pairResults, type ResultPair } from '#shared/rules/comparison.ts';
import type { ComparisonProps } from './comparison-scores.tsx';

/** Requirement by requirement, and part by part, what the later assessment found otherwise. */
export function ComparisonChanges({ before, after }: ComparisonProps) {
  const { t } = useTranslation('assessments');
  const [changedOnly, setChangedOnly] = useState(true);
  const pairs = useMemo(() => pairResults(catalogue.nodes, before.results, after.results), [before, after]);
  const changed = pairs.filter(hasChanged);
  const shown = changedOnly ? changed : pairs;
  return (
    <section aria-label={t('comparison.changes')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, mb: 0.5 }}>
        <Typography component="h2" variant="h2">
          {t('comparison.changes')}
        </Typography>
        <FormControlLabel
          control={<Checkbox size="small" checked={changedOnly} onChange={(_, checked) => setChangedOnly(checked)} />}
          label={t('comparison.changedOnly')}
          slotProps={{ typography: { variant: 'body2' } }}
        />
        <Box role="status" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          {t('comparison.shown', { count: changed.length, total: pairs.length })}
        </Box>
      </Box>
      {shown.length === 0 ? (
        <p>{t('comparison.none')}</p>
      ) : (
        <Box sx={{ overflowX: 'auto' }}>
          <Table aria-label={t('comparison.changes')} sx={{ '& td': { verticalAlign: 'top' } }}>
            <TableHead>
              <TableRow>
                <TableCell>{t('comparison.number')}</TableCell>
                <TableCell>{t('comparison.requirement')}</TableCell>
                <TableCell>{t('comparison.what')}</TableCell>
                <TableCell>{before.assessment.code}</TableCell>
                <TableCell>{after.assessment.code}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {shown.map((pair) => (
                <PairRow key={pair.key} pair={pair} />
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
    </section>
  );
}

function PairRow({ pair }: { readonly pair: ResultPair }) {
  const { t } = useTranslation('assessments');
  const { key, before, after, changed, direction } = pair;
  const guidance = useGuidance()?.get(before.nodeId);
  const title = before.element === 0 ? catalogueNode(before.nodeId)?.title : guidance?.elements[before.element - 1];
  const fields = changed.length === 0 ? (['status'] as const) : changed;
  const Arrow = direction === 'better' ? ArrowUp : ArrowDown;
  return fields.map((field, index) => (
    <TableRow key={field} sx={index < fields.length - 1 ? { '& > td': { borderBottom: 0, pb: 0 } } : {}}>
      <TableCell>{index === 0 && <Code>{key}</Code>}</TableCell>
      <TableCell sx={{ minWidth: '12rem' }}>{index === 0 && title}</TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        {t(`comparison.fields.${field}`)}
        {field === 'status' && direction !== null && (
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, typography: 'body2', color: 'text.secondary' }}>
            <Arrow size="0.875rem" aria-hidden="true" />
            {t(`comparison.${direction}`)}
          </Box>
        )}
      </TableCell>
      <TableCell>
        <Value field={field} result={before} />
      </TableCell>
      <TableCell>
        <Value field={field} result={after} />
      </TableCell>
    </TableRow>
  ));
}

type ValueProps = { readonly field: 'status' | 'maturity' | 'finding'; readonly result: ResultPair['before'] };

function Value({ field, result }: ValueProps) {
  const { t } = useTranslation('assessments');
  if (field === 'status') return <Status status={result.status} />;
  const value = field === 'maturity' ? result.maturity : result.finding;
  if (value === null || value === '') return <Quiet>{t('comparison.empty')}</Quiet>;
  return <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{value}</Box>;
}

function Status({ status }: { readonly status: AssessmentStatus }) {
  const { t } = useTranslation('assessment');
  return <StatusChip {...STATUS_LOOKS[status]} variant="plain" label={t(`status.${status}`)} />;
}

function Quiet({ children }: { readonly children: ReactNode }) {
  return <Box sx={{ color: 'text.secondary', fontStyle: 'italic' }}>{children}</Box>;
}
