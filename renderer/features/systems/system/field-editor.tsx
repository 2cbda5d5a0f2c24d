import { useTranslation } from 'react-i18next';
import { FieldControl, type FieldWords } from '#renderer/components/fields/field-control.tsx';
import { KeptField } from '#renderer/records/form/kept-field.tsx';
import { NodeChips } from '#renderer/records/node-chips.tsx';
import { usePeopleNames } from '#renderer/records/use-people-names.ts';
import type { AiSystem, FieldDefinition } from '#shared/entities/ai-system.ts';
import type { Field } from '#shared/kinds/define.ts';
import { draftsOf } from './use-save-field.ts';

type FieldEditorProps = {
  readonly system: AiSystem;
  readonly definition: FieldDefinition;
  readonly onSave: (field: FieldDefinition['key'], value: AiSystem[FieldDefinition['key']]) => Promise<void>;
};

/** One field of an AI system: its words, its control by kind, and its saving. */
export function FieldEditor({ system, definition, onSave }: FieldEditorProps) {
  const { t } = useTranslation('systems');
  const { key } = definition;
  const field = fieldOf(definition);
  const words = useSystemWords()(definition);
  const needsReason = key === 'scopeReason' && system.scope === 'outOfScope';
  return (
    <KeptField
      prefix={draftsOf(system.id)}
      name={key}
      field={field}
      words={words}
      value={system[key]}
      onSave={(value) => onSave(key, value as AiSystem[FieldDefinition['key']])}
    >
      {(bound) => {
        const hint = needsReason && bound.value === '' && { help: <strong>{t('form.scopeReasonHint')}</strong> };
        return <FieldControl field={field} bound={bound} words={{ ...words, ...hint }} />;
      }}
    </KeptField>
  );
}

/** What a field of an AI system is, in the terms of the kinds of records. */
export function fieldOf({ key, kind, choices = [] }: FieldDefinition): Field {
  const [blank] = choices;
  switch (kind) {
    case 'line':
      return key === 'owner' ? { kind: 'person' } : { kind, ...(key === 'name' && { required: true as const }) };
    case 'choice':
      return blank === '' ? { kind, choices: choices.slice(1) } : { kind, choices, blank: blank ?? '' };
    case 'choices':
      return { kind, choices };
    default:
      return { kind };
  }
}

export function useSystemWords(): (definition: FieldDefinition) => FieldWords {
  const { t } = useTranslation('systems');
  const people = usePeopleNames();
  return ({ key, choices = [], nodes }) => ({
    label: t(`fields.${key}.label`),
    help: t(`fields.${key}.help`),
    hint: <NodeChips nodes={nodes} />,
    people,
    options: choices.filter((value) => value !== '').map((value) => ({ value, label: t(`choices.${key}.${value}`) })),
  });
}
