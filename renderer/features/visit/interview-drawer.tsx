import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Field } from '#renderer/components/fields/field.tsx';
import { FlagInput } from '#renderer/components/fields/flag-input.tsx';
import { forgetDrafts } from '#renderer/components/fields/kept-fields.ts';
import { useCommand } from '#renderer/host/api.ts';
import { RoleChips } from '#renderer/records/assessments/role-chips.tsx';
import { toggled } from '#renderer/records/assessments/walk-store.ts';
import { RecordDrawer, useReadOnly } from '#renderer/records/form/record-drawer.tsx';
import { draftsOf, type FormSpecials } from '#renderer/records/form/record-form.tsx';
import { usePeopleNames } from '#renderer/records/use-people-names.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { flushDrafts } from '#renderer/session/save-state.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { type Interview, wasHeld } from '#shared/kinds/assessments/interview.ts';

type InterviewDrawerProps = {
  /** Null while closed. */
  readonly interview: Interview | null;
  /** The interviews of the visit in their order. */
  readonly order: readonly string[];
  /** Whether its assessment is closed. */
  readonly readOnly: boolean;
  readonly onGo: (id: string) => void;
  readonly onClose: () => void;
};

/** One interview, saved as it is typed: what is planned, and what was said. */
export function InterviewDrawer({ interview, order, readOnly, onGo, onClose }: InterviewDrawerProps) {
  return (
    <RecordDrawer
      name="interviews"
      record={interview}
      order={order}
      readOnly={readOnly}
      specials={useSpecials(interview)}
      onGo={onGo}
      onClose={onClose}
    >
      {interview !== null && <Remove interview={interview} readOnly={readOnly} onClose={onClose} />}
    </RecordDrawer>
  );
}

function useSpecials(interview: Interview | null): FormSpecials {
  const { t } = useTranslation('visit');
  return {
    startsAt: { placeholder: '09:30' },
    people: { help: t('peopleHelp'), suggestions: usePeopleNames() },
    minutes: { help: t('minutesHelp') },
    roles: {
      control: ({ value, onChange, onBlur, phase, error }, { label }) => (
        <Field label={label} phase={phase} error={error} group>
          {({ disabled }) => (
            <RoleChips
              label={label}
              disabled={disabled}
              chosen={value as Interview['roles']}
              onToggle={(role) => {
                onChange(toggled(value as Interview['roles'], role));
                onBlur();
              }}
            />
          )}
        </Field>
      ),
    },
    held: {
      control: (bound, { label }) => {
        // Minutes say that it was held, whatever is ticked.
        const told = interview !== null && wasHeld({ ...interview, held: false });
        return <FlagInput {...bound} label={label} value={bound.value === true || told} fixed={told} />;
      },
    },
  };
}

type RemoveProps = Pick<InterviewDrawerProps, 'readOnly' | 'onClose'> & { readonly interview: Interview };

function Remove({ interview: { id, code }, readOnly, onClose }: RemoveProps) {
  const { t } = useTranslation('visit');
  const closed = useReadOnly() || readOnly;
  const remove = useCommand('interviews.remove');
  async function handleRemove(): Promise<void> {
    try {
      await flushDrafts();
      const { changeId } = await remove.mutateAsync({ ids: [id] });
      forgetDrafts(draftsOf('interviews', id));
      onClose();
      showToast({ message: t('removed', { code }), changeId });
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }
  return (
    <Box>
      <Button
        color="inherit"
        disabled={closed}
        startIcon={<Trash2 size="1rem" aria-hidden="true" />}
        onClick={() => void handleRemove()}
      >
        {t('remove')}
      </Button>
    </Box>
  );
}
