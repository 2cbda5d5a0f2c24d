import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useNavigate } from '@tanstack/react-router';
import { CalendarClock, Check, MessagesSquare } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { formatDate } from '#renderer/components/words/format.ts';
import { Code } from '#renderer/components/words/text.tsx';
import { beginInterview } from '#renderer/records/assessments/walk-store.ts';
import { type Interview, wasHeld } from '#shared/kinds/assessments/interview.ts';
import { timeAfter } from '#shared/rules/visit-plan.ts';

const COLUMNS = ['time', 'interview', 'people', 'topics', 'state'] as const;

type InterviewListProps = {
  /** In the order of the visit. */
  readonly interviews: readonly Interview[];
  readonly onOpen: (id: string) => void;
};

/** The interviews day by day. */
export function InterviewList({ interviews, onOpen }: InterviewListProps) {
  const days = [...new Set(interviews.map(({ heldOn }) => heldOn))];
  return days.map((day) => (
    <Day key={day} day={day} interviews={interviews.filter(({ heldOn }) => heldOn === day)} onOpen={onOpen} />
  ));
}

function Day({ day, interviews, onOpen }: InterviewListProps & { readonly day: string }) {
  const { t, i18n } = useTranslation('visit');
  const headingId = useId();
  return (
    <Box component="section" aria-labelledby={headingId} sx={{ mb: 3 }}>
      <Typography id={headingId} component="h2" variant="h3" sx={{ mb: 0.5 }}>
        {day === '' ? t('noDay') : formatDate(day, i18n.language)}
      </Typography>
      <Box sx={{ overflowX: 'auto' }}>
        <Table aria-labelledby={headingId} sx={{ '& td': { verticalAlign: 'top' } }}>
          <TableHead>
            <TableRow>
              {COLUMNS.map((column) => (
                <TableCell key={column} {...(column === 'time' && { sx: { width: '7.5rem' } })}>
                  {t(`columns.${column}`)}
                </TableCell>
              ))}
              <TableCell aria-label={t('columns.start')} />
            </TableRow>
          </TableHead>
          <TableBody>
            {interviews.map((interview) => (
              <Row key={interview.id} interview={interview} onOpen={() => onOpen(interview.id)} />
            ))}
          </TableBody>
        </Table>
      </Box>
    </Box>
  );
}

function Row({ interview, onOpen }: { readonly interview: Interview; readonly onOpen: () => void }) {
  const { t } = useTranslation(['visit', 'steps']);
  const navigate = useNavigate();
  const { code, title, startsAt, minutesPlanned, people, place, topics, roles } = interview;
  const ends = timeAfter(startsAt, minutesPlanned);
  const named = roles.map((role) => t(`steps:interviewRoles.${role}`)).join(', ');
  const held = wasHeld(interview);
  function handleStart(): void {
    beginInterview(interview);
    void navigate({ to: '/walk-through' });
  }
  return (
    <TableRow hover>
      <TableCell sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
        {[startsAt, minutesPlanned > 0 ? ends : ''].filter(Boolean).join('–')}
        {minutesPlanned > 0 && (
          <Box sx={{ typography: 'body2', color: 'text.secondary' }}>{t('minutes', { count: minutesPlanned })}</Box>
        )}
      </TableCell>
      <TableCell sx={{ minWidth: '11rem' }}>
        <Button
          aria-label={t('open', { code, title: title === '' ? named : title })}
          onClick={onOpen}
          sx={{ textAlign: 'left', whiteSpace: 'normal', overflowWrap: 'anywhere', px: 0.5, mx: -0.5 }}
        >
          <span>
            <Code>{code}</Code> {title === '' ? named : title}
          </span>
        </Button>
        {title !== '' && title.toLowerCase() !== named.toLowerCase() && (
          <Box sx={{ typography: 'body2', color: 'text.secondary' }}>{named}</Box>
        )}
      </TableCell>
      <TableCell sx={{ minWidth: '9rem', overflowWrap: 'break-word' }}>
        {people}
        {place !== '' && <Box sx={{ typography: 'body2', color: 'text.secondary' }}>{place}</Box>}
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{t('topicCount', { count: topics.length })}</TableCell>
      <TableCell>
        <StatusChip
          tone={held ? 'ok' : 'neutral'}
          icon={held ? Check : CalendarClock}
          label={t(held ? 'state.held' : 'state.planned')}
        />
      </TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        <Button
          startIcon={<MessagesSquare aria-hidden="true" />}
          aria-label={t('startOf', { code })}
          onClick={handleStart}
        >
          {t('start')}
        </Button>
      </TableCell>
    </TableRow>
  );
}
