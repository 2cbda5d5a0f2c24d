import { useTranslation } from 'react-i18next';
import { Field } from '#renderer/components/fields/field.tsx';
import { FlagInput } from '#renderer/components/fields/flag-input.tsx';
import { RoleChips } from '#renderer/records/assessments/role-chips.tsx';
import { toggled } from '#renderer/records/assessments/walk-store.ts';
import { RecordDrawer } from '#renderer/records/form/record-drawer.tsx';
import type { FormSpecials } from '#renderer/records/form/record-form.tsx';
import { usePeopleNames } from '#renderer/records/use-people-names.ts';
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
      row={interview}
      order={order}
      readOnly={readOnly}
      specials={useSpecials(interview)}
      onGo={onGo}
      onClose={onClose}
    />
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
