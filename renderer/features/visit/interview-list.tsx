import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
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
import { DayTotal } from './day-total.tsx';

const COLUMNS = ['time', 'interview', 'people', 'topics', 'state'] as const;

type InterviewListProps = {
  /** In the order of the visit. */
  readonly interviews: readonly Interview[];
  readonly onOpen: (id: string) => void;
  readonly selected: ReadonlySet<string>;
  /** Undefined where none can be changed. */
  readonly onSelect: ((ids: readonly string[], chosen: boolean) => void) | undefined;
};

/** The interviews day by day. */
export function InterviewList({ interviews, ...props }: InterviewListProps) {
  const days = [...new Set(interviews.map(({ heldOn }) => heldOn))];
  return days.map((day) => (
    <Day key={day} day={day} interviews={interviews.filter(({ heldOn }) => heldOn === day)} {...props} />
  ));
}

function Day({ day, interviews, onOpen, selected, onSelect }: InterviewListProps & { readonly day: string }) {
  const { t, i18n } = useTranslation('visit');
  const headingId = useId();
  const name = day === '' ? t('noDay') : formatDate(day, i18n.language);
  const ids = interviews.map(({ id }) => id);
  const marked = ids.filter((id) => selected.has(id)).length;
  return (
    <Box component="section" aria-labelledby={headingId} sx={{ mb: 3 }}>
      <Typography id={headingId} component="h2" variant="h3" sx={{ mb: 0.5 }}>
        {name}
      </Typography>
      {day !== '' && (
        <Box sx={{ mb: 1, typography: 'body2', color: 'text.secondary' }}>
          <DayTotal of="day" planned={interviews.map(({ minutesPlanned }) => ({ minutes: minutesPlanned }))} />
        </Box>
      )}
      <Box sx={{ overflowX: 'auto' }}>
        <Table aria-labelledby={headingId} sx={{ '& td': { verticalAlign: 'top' } }}>
          <TableHead>
            <TableRow>
              {onSelect !== undefined && (
                <TableCell padding="checkbox">
                  <Checkbox
                    size="small"
                    checked={marked === ids.length}
                    indeterminate={marked > 0 && marked < ids.length}
                    slotProps={{ input: { 'aria-label': t('day.selectAll', { day: name }) } }}
                    onChange={(_, chosen) => onSelect(ids, chosen)}
                  />
                </TableCell>
              )}
              {COLUMNS.map((column) => (
                <TableCell key={column} {...(column === 'time' && { sx: { width: '6.5rem' } })}>
                  {t(`columns.${column}`)}
                </TableCell>
              ))}
              <TableCell aria-label={t('columns.start')} />
            </TableRow>
          </TableHead>
          <TableBody>
            {interviews.map((interview) => (
              <Row
                key={interview.id}
                interview={interview}
                onOpen={() => onOpen(interview.id)}
                selected={selected.has(interview.id)}
                onSelect={onSelect && ((chosen) => onSelect([interview.id], chosen))}
              />
            ))}
          </TableBody>
        </Table>
      </Box>
    </Box>
  );
}

type RowProps = {
  readonly interview: Interview;
  readonly onOpen: () => void;
  readonly selected: boolean;
  readonly onSelect: ((chosen: boolean) => void) | undefined;
};

function Row({ interview, onOpen, selected, onSelect }: RowProps) {
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
    <TableRow hover selected={selected}>
      {onSelect !== undefined && (
        <TableCell padding="checkbox">
          <Checkbox
            size="small"
            checked={selected}
            slotProps={{ input: { 'aria-label': t('day.select', { code }) } }}
            onChange={(_, chosen) => onSelect(chosen)}
          />
        </TableCell>
      )}
      <TableCell sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
        {[startsAt, minutesPlanned > 0 ? ends : ''].filter(Boolean).join('–')}
        {minutesPlanned > 0 && (
          <Box sx={{ typography: 'body2', color: 'text.secondary' }}>{t('minutes', { count: minutesPlanned })}</Box>
        )}
      </TableCell>
      <TableCell sx={{ minWidth: '8.5rem' }}>
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
      <TableCell sx={{ minWidth: '5.5rem', overflowWrap: 'break-word' }}>
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
