import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '#renderer/components/fields/day-input.tsx';
import { LineInput } from '#renderer/components/fields/fields.tsx';
import { AskingDialog, useTouched } from '#renderer/components/frames/dialogs/asking-dialog.tsx';
import { localToday } from '#renderer/components/words/format.ts';
import { catalogue } from '#renderer/standard/catalogue.ts';
import { type Guidance, useGuidance } from '#renderer/standard/guidance.ts';
import type { InterviewRole } from '#shared/entities/interview-roles.ts';
import { type InterviewFields, MAX_MINUTES } from '#shared/kinds/assessments/interview.ts';
import { type ProposedInterview, proposeInterviews } from '#shared/rules/visit-plan.ts';
import { DayTotal } from './day-total.tsx';

type ProposeDialogProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onPlan: (interviews: readonly Partial<InterviewFields>[]) => Promise<void>;
};

/** A plan out of the questions that the guidance has for each role: shown first, and made only as it is left. */
export function ProposeDialog({ open, onClose, onPlan }: ProposeDialogProps) {
  const titleId = useId();
  const guidance = useGuidance();
  return (
    <AskingDialog open={open} onClose={onClose} aria-labelledby={titleId} maxWidth="md" fullWidth>
      {open && guidance !== undefined && (
        <Proposal titleId={titleId} guidance={guidance} onClose={onClose} onPlan={onPlan} />
      )}
    </AskingDialog>
  );
}

type ProposalProps = Omit<ProposeDialogProps, 'open'> & { readonly titleId: string; readonly guidance: Guidance };

function Proposal({ titleId, guidance, onClose, onPlan }: ProposalProps) {
  const { t } = useTranslation(['visit', 'interviews', 'steps', 'common']);
  const [proposed] = useState(() => proposeInterviews(catalogue.nodes, (id) => guidance.get(id)?.questions ?? []));
  const [left, setLeft] = useState<ReadonlySet<InterviewRole>>(new Set());
  const [minutes, setMinutes] = useState<Readonly<Record<string, string>>>({});
  const [today] = useState(() => localToday(new Date()));
  const [day, setDay] = useState(today);
  useTouched(left.size > 0 || day !== today || Object.keys(minutes).length > 0);
  const minutesOf = (each: ProposedInterview) => minutes[each.role] ?? String(each.minutes);
  const wanted = proposed.filter(({ role }) => !left.has(role));
  const wrong = (each: ProposedInterview) => {
    const typed = minutesOf(each);
    return /^\d{1,3}$/.test(typed) && Number(typed) <= MAX_MINUTES ? '' : t('minutesWrong', { max: MAX_MINUTES });
  };
  const title = (role: InterviewRole) => t(`steps:interviewRoles.${role}`);
  function plan(): void {
    const interviews = wanted.map((each) => ({
      ...{ title: capital(title(each.role)), heldOn: day, roles: [each.role], topics: [...each.topics] },
      minutesPlanned: Number(minutesOf(each)),
    }));
    void onPlan(interviews);
  }
  return (
    <>
      <DialogTitle id={titleId}>{t('propose.title')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 2 }}>{t('propose.text')}</Typography>
        <Box sx={{ maxWidth: '14rem', mb: 2 }}>
          <DayInput label={t('interviews:fields.heldOn')} value={day} onChange={setDay} />
        </Box>
        <Box sx={{ mb: 2 }}>
          <DayTotal of="propose" planned={wanted.map((each) => ({ minutes: Number(minutesOf(each)) || 0 }))} />
        </Box>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexDirection: 'column', gap: 1.5 }}>
          {proposed.map((each) => (
            <ProposedRow
              key={each.role}
              proposed={each}
              title={title(each.role)}
              chosen={!left.has(each.role)}
              minutes={minutesOf(each)}
              error={left.has(each.role) ? '' : wrong(each)}
              onToggle={(chosen) =>
                setLeft((before) => {
                  const next = new Set(before);
                  if (chosen) next.delete(each.role);
                  else next.add(each.role);
                  return next;
                })
              }
              onMinutes={(typed) => setMinutes((before) => ({ ...before, [each.role]: typed }))}
            />
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
        <Button
          variant="contained"
          disabled={wanted.length === 0 || wanted.some((each) => wrong(each) !== '')}
          onClick={plan}
        >
          {t('propose.plan', { count: wanted.length })}
        </Button>
      </DialogActions>
    </>
  );
}

type ProposedRowProps = {
  readonly proposed: ProposedInterview;
  readonly title: string;
  readonly chosen: boolean;
  readonly minutes: string;
  readonly error: string;
  readonly onToggle: (chosen: boolean) => void;
  readonly onMinutes: (typed: string) => void;
};

function ProposedRow({ proposed, title, chosen, minutes, error, onToggle, onMinutes }: ProposedRowProps) {
  const { t } = useTranslation('visit');
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}>
      <Box sx={{ flex: '1 1 16rem', minWidth: 0 }}>
        <FormControlLabel
          label={capital(title)}
          control={<Checkbox size="small" checked={chosen} onChange={(_, checked) => onToggle(checked)} />}
        />
        <Box sx={{ typography: 'body2', color: 'text.secondary', ml: 3.75 }}>
          {t('topicCount', { count: proposed.topics.length })}: {proposed.topics.join(', ')}
        </Box>
      </Box>
      <Box sx={{ width: '8rem' }}>
        <LineInput
          labelHidden
          label={t('propose.minutesOf', { role: title })}
          maxLength={3}
          value={minutes}
          error={error}
          onChange={onMinutes}
        />
        <Box aria-hidden="true" sx={{ typography: 'body2', color: 'text.secondary' }}>
          {t('propose.unit')}
        </Box>
      </Box>
    </Box>
  );
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
