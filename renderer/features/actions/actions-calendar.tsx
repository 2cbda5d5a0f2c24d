import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatMonth, formatWeekday } from '#renderer/components/words/format.ts';
import { type Action, isActive, isOverdue, isPlanned } from '#shared/kinds/improvement/action.ts';
import { monthOf, monthsLater, weeksOf } from './month.ts';

type ActionsCalendarProps = {
  readonly actions: readonly Action[];
  readonly today: string;
  readonly onOpen: (id: string) => void;
};

/** A month with every action on the day it is due; what was dropped is left out. */
export function ActionsCalendar({ actions, today, onOpen }: ActionsCalendarProps) {
  const { t, i18n } = useTranslation('actions');
  const [month, setMonth] = useState(monthOf(today));
  const shown = actions.filter(isPlanned);
  const byDay = Map.groupBy(shown, ({ dueOn }) => dueOn);
  const undated = (byDay.get('') ?? []).filter(isActive).length;
  const weeks = weeksOf(month);
  const title = formatMonth(month, i18n.language);
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
        <IconButton aria-label={t('calendar.previous')} onClick={() => setMonth(monthsLater(month, -1))}>
          <ChevronLeft size="1.125rem" aria-hidden="true" />
        </IconButton>
        <Typography component="h2" variant="h3" aria-live="polite" sx={{ minWidth: '11rem', textAlign: 'center' }}>
          {title}
        </Typography>
        <IconButton aria-label={t('calendar.next')} onClick={() => setMonth(monthsLater(month, 1))}>
          <ChevronRight size="1.125rem" aria-hidden="true" />
        </IconButton>
        <Button variant="outlined" disabled={month === monthOf(today)} onClick={() => setMonth(monthOf(today))}>
          {t('calendar.today')}
        </Button>
        {undated > 0 && (
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            {t('calendar.undated', { number: undated })}
          </Box>
        )}
      </Box>
      <Box sx={{ overflowX: 'auto' }}>
        <Box
          component="table"
          aria-label={title}
          sx={{ width: '100%', minWidth: '44rem', tableLayout: 'fixed', borderCollapse: 'collapse' }}
        >
          <thead>
            <tr>
              {weeks[0]?.map((day) => (
                <Box component="th" key={day} scope="col" sx={{ textAlign: 'left', fontWeight: 600, p: 0.5 }}>
                  {formatWeekday(day, i18n.language)}
                </Box>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week[0]}>
                {week.map((day) => (
                  <Day
                    key={day}
                    day={day}
                    outside={monthOf(day) !== month}
                    actions={byDay.get(day) ?? []}
                    today={today}
                    onOpen={onOpen}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </Box>
      </Box>
    </>
  );
}

type DayProps = ActionsCalendarProps & { readonly day: string; readonly outside: boolean };

function Day({ day, outside, actions, today, onOpen }: DayProps) {
  const isToday = day === today;
  return (
    <Box
      component="td"
      aria-current={isToday ? 'date' : undefined}
      sx={(theme) => ({
        verticalAlign: 'top',
        height: '5.5rem',
        p: 0.5,
        border: `1px solid ${theme.palette.tokens.edge}`,
        bgcolor: isToday ? theme.palette.tokens.selected : undefined,
      })}
    >
      <Box sx={{ color: outside ? 'text.secondary' : 'text.primary', fontWeight: isToday ? 700 : 400 }}>
        <time dateTime={day}>{Number(day.slice(8))}</time>
      </Box>
      {actions.map((action) => (
        <DayAction key={action.id} action={action} today={today} onOpen={onOpen} />
      ))}
    </Box>
  );
}

type DayActionProps = { readonly action: Action; readonly today: string; readonly onOpen: (id: string) => void };

function DayAction({ action, today, onOpen }: DayActionProps) {
  const { t, i18n } = useTranslation('actions');
  const overdue = isOverdue(action, today);
  const state = overdue ? t('overdue') : t(`choices.status.${action.status}`);
  return (
    <Button
      aria-label={t('calendar.open', {
        code: action.code,
        title: action.title,
        date: formatDate(action.dueOn, i18n.language),
        state,
      })}
      onClick={() => onOpen(action.id)}
      sx={{
        // Three lines of the title; the whole of it opens.
        display: '-webkit-box',
        WebkitBoxOrient: 'vertical',
        WebkitLineClamp: 3,
        width: '100%',
        minWidth: 0,
        textAlign: 'left',
        px: 0.5,
        py: 0.25,
        fontSize: '0.8125rem',
        fontWeight: 400,
        color: overdue ? 'error.main' : isActive(action) ? 'text.primary' : 'text.secondary',
        textDecoration: isActive(action) ? 'none' : 'line-through',
        lineHeight: 1.3,
        overflow: 'hidden',
        overflowWrap: 'anywhere',
        whiteSpace: 'normal',
      }}
    >
      {action.code} {action.title}
    </Button>
  );
}
