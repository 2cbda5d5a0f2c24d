import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AutosaveField } from '#renderer/components/fields/autosave.tsx';
import { DayInput } from '#renderer/components/fields/day-input.tsx';
import { Field } from '#renderer/components/fields/field.tsx';
import { AreaInput, LineInput } from '#renderer/components/fields/fields.tsx';
import { SideDrawer } from '#renderer/components/frames/side-drawer.tsx';
import { useCommand } from '#renderer/host/api.ts';
import { RoleChips } from '#renderer/records/assessments/role-chips.tsx';
import { toggled } from '#renderer/records/assessments/walk-store.ts';
import { usePeopleNames } from '#renderer/records/use-people-names.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { flushDrafts } from '#renderer/session/save-state.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { MAX_LINE, MAX_TEXT } from '#shared/entities/text.ts';
import { type Interview, type InterviewFields, MAX_MINUTES, wasHeld } from '#shared/kinds/assessments/interview.ts';
import { TopicsInput } from './topics-input.tsx';

type InterviewDrawerProps = {
  /** Null while closed. */
  readonly interview: Interview | null;
  readonly readOnly: boolean;
  readonly onClose: () => void;
};

/** One interview, saved as it is typed: what is planned, and what was said. */
export function InterviewDrawer({ interview, readOnly, onClose }: InterviewDrawerProps) {
  return (
    <SideDrawer open={interview !== null} width="40rem" onClose={onClose}>
      {(titleId, close) =>
        interview !== null && (
          <InterviewForm
            key={interview.id}
            interview={interview}
            readOnly={readOnly}
            titleId={titleId}
            onClose={close}
          />
        )
      }
    </SideDrawer>
  );
}

type FormProps = {
  readonly interview: Interview;
  readonly readOnly: boolean;
  readonly titleId: string;
  readonly onClose: () => void;
};

function InterviewForm({ interview, readOnly, titleId, onClose }: FormProps) {
  const { t } = useTranslation(['visit', 'interviews']);
  const people = usePeopleNames();
  const { mutateAsync } = useCommand('interviews.update');
  const remove = useCommand('interviews.remove');
  const { id, code } = interview;
  const save = (changes: Partial<InterviewFields>) => mutateAsync({ id, changes });
  const said = (error: unknown) => showToast({ message: sentenceOf(error), tone: 'problem' });

  async function handleRemove(): Promise<void> {
    try {
      await flushDrafts();
      const { changeId } = await remove.mutateAsync({ ids: [id] });
      onClose();
      showToast({ message: t('removed', { code }), changeId });
    } catch (error) {
      said(error);
    }
  }
  return (
    <Box sx={{ px: 3, py: 2, display: 'flex', flexDirection: 'column', gap: 2 }}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 2 }}>
        <Typography id={titleId} component="h2" variant="h2" sx={{ flex: 1 }}>
          {code}
        </Typography>
        <IconButton aria-label={t('close')} onClick={onClose} autoFocus>
          <X size="1.125rem" aria-hidden="true" />
        </IconButton>
      </Box>
      <AutosaveField value={interview.title} onSave={(title) => save({ title })}>
        {(field) => <LineInput {...field} label={t('interviews:fields.title')} maxLength={MAX_LINE} />}
      </AutosaveField>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'auto 1fr 1fr' }, gap: 2 }}>
        <AutosaveField value={interview.heldOn} onSave={(heldOn) => save({ heldOn })}>
          {(field) => <DayInput {...field} label={t('interviews:fields.heldOn')} />}
        </AutosaveField>
        <AutosaveField
          value={interview.startsAt}
          validate={(typed) => (timeOf(typed) === undefined ? t('timeWrong') : '')}
          onSave={(typed) => save({ startsAt: timeOf(typed) ?? '' })}
        >
          {(field) => (
            <LineInput {...field} label={t('interviews:fields.startsAt')} placeholder="09:30" maxLength={5} />
          )}
        </AutosaveField>
        <AutosaveField
          value={interview.minutesPlanned === 0 ? '' : String(interview.minutesPlanned)}
          validate={(typed) => (minutesOf(typed) === undefined ? t('minutesWrong', { max: MAX_MINUTES }) : '')}
          onSave={(typed) => save({ minutesPlanned: minutesOf(typed) ?? 0 })}
        >
          {(field) => <LineInput {...field} label={t('interviews:fields.minutesPlanned')} maxLength={3} />}
        </AutosaveField>
      </Box>
      <AutosaveField value={interview.place} onSave={(place) => save({ place })}>
        {(field) => <LineInput {...field} label={t('interviews:fields.place')} maxLength={MAX_LINE} />}
      </AutosaveField>
      <Field label={t('interviews:fields.roles')} group>
        {() => (
          <RoleChips
            label={t('interviews:fields.roles')}
            chosen={interview.roles}
            onToggle={(role) => void save({ roles: toggled(interview.roles, role) }).catch(said)}
          />
        )}
      </Field>
      <AutosaveField value={interview.people} onSave={(names) => save({ people: names })}>
        {(field) => (
          <LineInput
            {...field}
            label={t('interviews:fields.people')}
            help={t('peopleHelp')}
            maxLength={MAX_LINE}
            suggestions={people}
          />
        )}
      </AutosaveField>
      <AutosaveField<readonly string[]> value={interview.topics} onSave={(topics) => save({ topics: [...topics] })}>
        {(field) => <TopicsInput {...field} label={t('interviews:fields.topics')} />}
      </AutosaveField>
      <AutosaveField value={interview.minutes} onSave={(minutes) => save({ minutes })}>
        {(field) => (
          <AreaInput
            {...field}
            label={t('interviews:fields.minutes')}
            help={t('minutesHelp')}
            minRows={5}
            maxLength={MAX_TEXT}
          />
        )}
      </AutosaveField>
      <FormControlLabel
        label={t('interviews:fields.held')}
        control={
          <Checkbox
            checked={wasHeld(interview)}
            // Minutes say that it was held, whatever is ticked.
            disabled={interview.minutes.trim() !== ''}
            onChange={(_, held) => void save({ held }).catch(said)}
          />
        }
      />
      <Box>
        <Button
          color="inherit"
          disabled={readOnly}
          startIcon={<Trash2 size="1rem" aria-hidden="true" />}
          onClick={() => void handleRemove()}
        >
          {t('remove')}
        </Button>
      </Box>
    </Box>
  );
}

/** `9:30`, `09.30` and `0930` as `09:30`; undefined where it is no time of day. */
function timeOf(typed: string): string | undefined {
  const text = typed.trim();
  if (text === '') return '';
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:.]?(\d{2})$/.exec(text) ?? [];
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

function minutesOf(typed: string): number | undefined {
  const text = typed.trim();
  if (text === '') return 0;
  return /^\d{1,3}$/.test(text) && Number(text) <= MAX_MINUTES ? Number(text) : undefined;
}
