import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useNavigate } from '@tanstack/react-router';
import { Flag, Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Progress } from '#renderer/components/signs/progress.tsx';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { formatDate } from '#renderer/components/words/format.ts';
import { Code } from '#renderer/components/words/text.tsx';
import { useRoute } from '#renderer/host/api.ts';
import { useShownAssessment } from '#renderer/records/assessments/shown-assessment.ts';
import { catalogue } from '#renderer/standard/catalogue.ts';
import type { ListedAssessment } from '#shared/contract/domains/assessments.ts';
import { AssessmentMenu } from './assessment-menu.tsx';

const COLUMNS = ['code', 'title', 'dates', 'progress', 'score', 'state'] as const;

type AssessmentsTableProps = {
  readonly all: readonly ListedAssessment[];
  readonly onEdit: (assessment: ListedAssessment) => void;
};

export function AssessmentsTable({ all, onEdit }: AssessmentsTableProps) {
  const { t } = useTranslation('assessments');
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table aria-label={t('title')}>
        <TableHead>
          <TableRow>
            {COLUMNS.map((column) => (
              <TableCell key={column}>{t(`columns.${column}`)}</TableCell>
            ))}
            <TableCell aria-label={t('columns.more')} />
          </TableRow>
        </TableHead>
        <TableBody>
          {all.map((each) => (
            <Row key={each.id} assessment={each} all={all} onEdit={() => onEdit(each)} />
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

type RowProps = {
  readonly assessment: ListedAssessment;
  readonly all: AssessmentsTableProps['all'];
  readonly onEdit: () => void;
};

function Row({ assessment, all, onEdit }: RowProps) {
  const { t, i18n } = useTranslation('assessments');
  const { show } = useShownAssessment();
  const navigate = useNavigate();
  const { id, code, title, startedOn, closedOn, assessed, score, leads, leadAssessor } = assessment;
  const total = catalogue.nodes.length;
  const basis = all.find((other) => other.id === assessment.basedOnId);
  // In a narrow window a line may end before a date, not within it.
  const day = (date: string) => formatDate(date, i18n.language).replaceAll(' ', '\u00a0');
  const more = [useAbout(assessment), leadAssessor, basis && t('basedOn', { code: basis.code })];
  async function handleOpen(): Promise<void> {
    await show(id);
    await navigate({ to: '/gap-analysis' });
  }
  return (
    <TableRow hover>
      <TableCell>
        <Code>{code}</Code>
      </TableCell>
      <TableCell sx={{ minWidth: '12rem' }}>
        <Button
          aria-label={t('open', { code, title })}
          onClick={() => void handleOpen()}
          sx={{ textAlign: 'left', whiteSpace: 'normal', overflowWrap: 'anywhere', px: 0.5, mx: -0.5 }}
        >
          {title}
        </Button>
        <Box sx={{ color: 'text.secondary', typography: 'body2' }}>{more.filter(Boolean).join(' · ')}</Box>
      </TableCell>
      <TableCell>
        {startedOn !== '' && <Box>{t('since', { date: day(startedOn) })}</Box>}
        {closedOn !== '' && <Box>{t('until', { date: day(closedOn) })}</Box>}
      </TableCell>
      <TableCell sx={{ minWidth: '7rem' }}>
        <Progress done={assessed} total={total} label={t('progressOf', { code })} />
        <Box sx={{ typography: 'body2', color: 'text.secondary', mt: 0.5 }}>
          {t('assessed', { done: assessed, total })}
        </Box>
      </TableCell>
      <TableCell sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
        {score === null ? t('noScore') : t('score', { value: score })}
      </TableCell>
      <TableCell>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
          {leads && <StatusChip tone="info" icon={Flag} label={t('leads')} />}
          {closedOn !== '' && <StatusChip tone="neutral" icon={Lock} label={t('closed')} />}
        </Box>
      </TableCell>
      <TableCell align="right">
        <AssessmentMenu assessment={assessment} onEdit={onEdit} />
      </TableCell>
    </TableRow>
  );
}

/** What it looks at, in words. */
function useAbout({ about, subject }: ListedAssessment): string {
  const { t } = useTranslation('assessments');
  const systems = useRoute('systems.list', {}).data ?? [];
  if (about === 'aiSystem') {
    const system = systems.find(({ id }) => id === subject);
    return system === undefined ? t('about.aiSystem') : `${system.code} ${system.name}`;
  }
  return about === 'site' && subject !== '' ? subject : t(`about.${about}`);
}
