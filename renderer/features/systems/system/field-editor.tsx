import { useTranslation } from 'react-i18next';
import { AutosaveField, type FieldBinding } from '#renderer/components/fields/autosave.tsx';
import { CountriesInput } from '#renderer/components/fields/country-inputs.tsx';
import { DayInput } from '#renderer/components/fields/day-input.tsx';
import { AreaInput, ChoiceInput, LineInput, type LineInputProps } from '#renderer/components/fields/fields.tsx';
import { usePeopleNames } from '#renderer/records/use-people-names.ts';
import { fieldSentenceOf } from '#renderer/session/error-sentence.ts';
import type { AiSystem, FieldDefinition } from '#shared/entities/ai-system.ts';
import { ChoicesInput } from './choices-input.tsx';
import { validateField } from './field-rules.ts';
import { ListInput } from './list-input.tsx';
import { NodeChips } from './node-chips.tsx';
import { draftsOf } from './use-save-field.ts';

type Value = AiSystem[FieldDefinition['key']];

type FieldEditorProps = {
  readonly system: AiSystem;
  readonly definition: FieldDefinition;
  readonly onSave: (field: FieldDefinition['key'], value: Value) => Promise<void>;
};

/** One field of an AI system: its words, its control by kind, and its saving. */
export function FieldEditor({ system, definition, onSave }: FieldEditorProps) {
  const { t } = useTranslation('systems');
  const { key } = definition;
  return (
    <AutosaveField<Value>
      keepAs={`${draftsOf(system.id)}${key}`}
      value={system[key]}
      validate={(value) => validateField(t, definition, value)}
      explain={(error) => fieldSentenceOf(error, key)}
      onSave={(value) => onSave(key, value)}
    >
      {(field) => <Control system={system} definition={definition} field={field} />}
    </AutosaveField>
  );
}

type ControlProps = {
  readonly system: AiSystem;
  readonly definition: FieldDefinition;
  readonly field: FieldBinding<Value>;
};

function Control({ system, definition, field }: ControlProps) {
  const { t } = useTranslation('systems');
  const { key, kind, choices = [], nodes } = definition;
  const needsReason = key === 'scopeReason' && system.scope === 'outOfScope' && field.value === '';
  const frame = {
    label: t(`fields.${key}.label`),
    help: needsReason ? <strong>{t('form.scopeReasonHint')}</strong> : t(`fields.${key}.help`),
    hint: <NodeChips nodes={nodes} />,
    required: key === 'name',
  };
  const options = choices.map((value) => ({
    value,
    label: t(`choices.${key}.${value === '' ? 'unknown' : value}`),
  }));
  const text = { ...field, value: String(field.value), onChange: (value: string) => field.onChange(value) };
  const several = {
    ...field,
    value: Array.isArray(field.value) ? (field.value as readonly string[]) : [],
    onChange: (value: readonly string[]) => field.onChange(value as Value),
  };
  switch (kind) {
    case 'text':
      return <AreaInput {...frame} {...text} minRows={2} />;
    case 'choice':
      return <ChoiceInput {...frame} {...text} choices={options} />;
    case 'choices':
      return <ChoicesInput {...frame} {...several} choices={options} />;
    case 'list':
      return <ListInput {...frame} {...several} />;
    case 'countries':
      return <CountriesInput {...frame} {...several} />;
    case 'date':
      return <DayInput {...frame} {...text} />;
    default:
      return key === 'owner' ? <PersonInput {...frame} {...text} /> : <LineInput {...frame} {...text} />;
  }
}

function PersonInput(props: LineInputProps) {
  return <LineInput {...props} suggestions={usePeopleNames()} />;
}
