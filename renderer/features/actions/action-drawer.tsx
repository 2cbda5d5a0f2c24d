import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AutosaveField } from '#renderer/components/fields/autosave.tsx';
import { DayInput } from '#renderer/components/fields/day-input.tsx';
import { AreaInput, ChoiceInput, LineInput } from '#renderer/components/fields/fields.tsx';
import { SideDrawer } from '#renderer/components/frames/side-drawer.tsx';
import { useCommand } from '#renderer/host/api.ts';
import { usePeopleNames } from '#renderer/records/use-people-names.ts';
import { catalogue } from '#renderer/standard/catalogue.ts';
import { MAX_LINE, MAX_TEXT } from '#shared/entities/text.ts';
import {
  ACTION_STATUSES,
  type Action,
  type ActionFields,
  MAX_EFFORT_DAYS,
  PRIORITIES,
  type Priority,
} from '#shared/kinds/improvement/action.ts';
import type { ActionPriority } from '#shared/rules/action-plan.ts';
import { effortOf } from './effort.ts';

type ActionDrawerProps = {
  readonly action: Action | null;
  readonly priorityOf: (action: Action) => ActionPriority;
  readonly onClose: () => void;
};

/** One action, saved as it is typed. */
export function ActionDrawer({ action, priorityOf, onClose }: ActionDrawerProps) {
  return (
    <SideDrawer open={action !== null} width="36rem" onClose={onClose}>
      {(titleId, close) =>
        action !== null && (
          <ActionForm key={action.id} action={action} priority={priorityOf(action)} titleId={titleId} onClose={close} />
        )
      }
    </SideDrawer>
  );
}

type ActionFormProps = {
  readonly action: Action;
  readonly priority: ActionPriority;
  readonly titleId: string;
  readonly onClose: () => void;
};

function ActionForm({ action, priority, titleId, onClose }: ActionFormProps) {
  const { t } = useTranslation(['actions', 'common']);
  const { mutateAsync } = useCommand('actions.update');
  const people = usePeopleNames();
  const save = (changes: Partial<ActionFields>) => mutateAsync({ id: action.id, changes });
  const { proposal } = priority;
  const nodes = catalogue.nodes.map(({ id, title }) => ({ value: id, label: `${id} ${title}` }));
  const proposed = t('proposed', { priority: t(`choices.priority.${proposal.priority ?? 'none'}`) });
  return (
    <Box sx={{ px: 3, py: 2, display: 'flex', flexDirection: 'column', gap: 2 }}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 2 }}>
        <Typography id={titleId} component="h2" variant="h2" sx={{ flex: 1 }}>
          {action.code}
        </Typography>
        <IconButton aria-label={t('close')} onClick={onClose} autoFocus>
          <X size="1.125rem" aria-hidden="true" />
        </IconButton>
      </Box>
      <AutosaveField
        value={action.title}
        validate={(title) => (title.trim() === '' ? t('titleMissing') : '')}
        onSave={(title) => save({ title })}
      >
        {(field) => <LineInput {...field} label={t('fields.title')} required maxLength={MAX_LINE} />}
      </AutosaveField>
      <AutosaveField value={action.description} onSave={(description) => save({ description })}>
        {(field) => <AreaInput {...field} label={t('fields.description')} maxLength={MAX_TEXT} />}
      </AutosaveField>
      <AutosaveField value={action.nodeId} onSave={(nodeId) => save({ nodeId })}>
        {(field) => (
          <ChoiceInput {...field} label={t('fields.nodeId')} choices={[{ value: '', label: t('noNode') }, ...nodes]} />
        )}
      </AutosaveField>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 2.5, rowGap: 2 }}>
        <AutosaveField value={action.status} onSave={(status) => save({ status })}>
          {(field) => (
            <ChoiceInput
              {...field}
              label={t('fields.status')}
              choices={ACTION_STATUSES.map((value) => ({ value, label: t(`choices.status.${value}`) }))}
            />
          )}
        </AutosaveField>
        <AutosaveField value={action.owner} onSave={(owner) => save({ owner })}>
          {(field) => <LineInput {...field} label={t('fields.owner')} maxLength={MAX_LINE} suggestions={people} />}
        </AutosaveField>
        <AutosaveField value={action.dueOn} onSave={(dueOn) => save({ dueOn })}>
          {(field) => <DayInput {...field} label={t('fields.dueOn')} />}
        </AutosaveField>
        <AutosaveField
          value={action.effortDays === null ? '' : String(action.effortDays)}
          validate={(typed) => (effortOf(typed) === undefined ? t('effortWrong', { max: MAX_EFFORT_DAYS }) : '')}
          onSave={(typed) => save({ effortDays: effortOf(typed) ?? null })}
        >
          {(field) => <LineInput {...field} label={t('fields.effortDays')} maxLength={4} />}
        </AutosaveField>
      </Box>
      <AutosaveField value={action.priorityReason} onSave={(priorityReason) => save({ priorityReason })}>
        {(field) => (
          <AreaInput
            {...field}
            label={t('fields.priorityReason')}
            help={t('reasonFirst')}
            minRows={2}
            maxLength={MAX_TEXT}
          />
        )}
      </AutosaveField>
      <AutosaveField<Priority | ''> value={action.priority} onSave={(own) => save({ priority: own })}>
        {(field) => (
          <ChoiceInput<Priority | ''>
            {...field}
            label={t('fields.priority')}
            help={proposal.score === 0 ? t('noGap') : t('rule', proposal)}
            choices={[
              { value: '', label: proposed },
              ...PRIORITIES.map((value) => ({ value, label: t(`choices.priority.${value}`) })),
            ]}
          />
        )}
      </AutosaveField>
    </Box>
  );
}
