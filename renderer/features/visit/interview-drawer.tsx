import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Field } from '#renderer/components/fields/field.tsx';
import type { FieldWords } from '#renderer/components/fields/field-control.tsx';
import { FlagInput } from '#renderer/components/fields/flag-input.tsx';
import { SideDrawer } from '#renderer/components/frames/side-drawer.tsx';
import { useCommand } from '#renderer/host/api.ts';
import { RoleChips } from '#renderer/records/assessments/role-chips.tsx';
import { toggled } from '#renderer/records/assessments/walk-store.ts';
import { FoldedHistory } from '#renderer/records/changes/history-panel.tsx';
import { KeptField } from '#renderer/records/form/kept-field.tsx';
import { useReadOnly } from '#renderer/records/form/record-drawer.tsx';
import { useLeftDrafts } from '#renderer/records/form/use-left-drafts.ts';
import { usePeopleNames } from '#renderer/records/use-people-names.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { flushDrafts } from '#renderer/session/save-state.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { type Interview, MAX_MINUTES, wasHeld } from '#shared/entities/interview.ts';
import { INTERVIEW_ROLES } from '#shared/entities/interview-roles.ts';
import type { Field as KindField } from '#shared/kinds/define.ts';

type InterviewDrawerProps = {
  /** Null while closed. */
  readonly interview: Interview | null;
  /** The interviews of the visit in their order. */
  readonly order: readonly string[];
  readonly readOnly: boolean;
  readonly onGo: (id: string) => void;
  readonly onClose: () => void;
};

/** One interview, saved as it is typed: what is planned, and what was said. */
export function InterviewDrawer({ interview, order, readOnly, onGo, onClose }: InterviewDrawerProps) {
  const closed = useReadOnly() || readOnly;
  return (
    <SideDrawer
      open={interview !== null}
      width="40rem"
      code={interview?.code ?? ''}
      title={interview?.title ?? ''}
      among={interview === null ? undefined : { order, id: interview.id, onGo }}
      readOnly={closed}
      onClose={onClose}
    >
      {interview !== null && (
        <InterviewForm key={interview.id} interview={interview} readOnly={closed} onGo={onGo} onClose={onClose} />
      )}
    </SideDrawer>
  );
}

type FormProps = Pick<InterviewDrawerProps, 'readOnly' | 'onGo' | 'onClose'> & { readonly interview: Interview };

const FIELDS = {
  title: { kind: 'line' },
  heldOn: { kind: 'date' },
  startsAt: { kind: 'time' },
  minutesPlanned: { kind: 'whole', min: 0, max: MAX_MINUTES, blank: 0 },
  place: { kind: 'line' },
  roles: { kind: 'choices', choices: INTERVIEW_ROLES },
  people: { kind: 'person' },
  topics: { kind: 'nodes' },
  minutes: { kind: 'text' },
  held: { kind: 'flag' },
} as const satisfies Partial<Record<keyof Interview, KindField>>;

function InterviewForm({ interview, readOnly, onGo, onClose }: FormProps) {
  const { t } = useTranslation('visit');
  const people = usePeopleNames();
  const { mutateAsync } = useCommand('interviews.update');
  const remove = useCommand('interviews.remove');
  const { id, code, title } = interview;
  const prefix = `interviews/${id}/`;
  useLeftDrafts(prefix, `${code} ${title}`.trim(), () => onGo(id));
  const field = (key: keyof typeof FIELDS, words: Partial<FieldWords> = {}) => (
    <KeptField
      prefix={prefix}
      name={key}
      field={FIELDS[key]}
      words={{ label: t(`fields.${key}`), people, ...words }}
      value={interview[key]}
      onSave={(value) => mutateAsync({ id, changes: { [key]: value } })}
    />
  );

  async function handleRemove(): Promise<void> {
    try {
      await flushDrafts();
      const { changeId } = await remove.mutateAsync({ id });
      onClose();
      showToast({ message: t('removed', { code }), changeId });
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }
  return (
    <>
      {field('title')}
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'auto 1fr 1fr' }, gap: 2 }}>
        {field('heldOn')}
        {field('startsAt', { placeholder: '09:30' })}
        {field('minutesPlanned')}
      </Box>
      {field('place')}
      <KeptField
        prefix={prefix}
        name="roles"
        field={FIELDS.roles}
        words={{ label: t('fields.roles') }}
        value={interview.roles}
        onSave={(roles) => mutateAsync({ id, changes: { roles: roles as Interview['roles'] } })}
      >
        {(bound) => (
          <Field label={t('fields.roles')} phase={bound.phase} error={bound.error} group>
            {({ disabled }) => (
              <RoleChips
                label={t('fields.roles')}
                disabled={disabled}
                chosen={bound.value as Interview['roles']}
                onToggle={(role) => {
                  bound.onChange(toggled(bound.value as Interview['roles'], role));
                  bound.onBlur();
                }}
              />
            )}
          </Field>
        )}
      </KeptField>
      {field('people', { help: t('peopleHelp') })}
      {field('topics')}
      {field('minutes', { help: t('minutesHelp') })}
      <KeptField
        prefix={prefix}
        name="held"
        field={FIELDS.held}
        words={{ label: t('fields.held') }}
        value={interview.held}
        onSave={(held) => mutateAsync({ id, changes: { held: held === true } })}
      >
        {(bound) => (
          <FlagInput
            {...bound}
            label={t('fields.held')}
            value={bound.value === true || wasHeld({ ...interview, held: false })}
            // Minutes say that it was held, whatever is ticked.
            fixed={interview.minutes.trim() !== ''}
          />
        )}
      </KeptField>
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
      <FoldedHistory entityId={id} />
    </>
  );
}
