import { useTranslation } from 'react-i18next';
import { FieldControl } from '#renderer/components/fields/field-control.tsx';
import { KeptField } from '#renderer/records/form/kept-field.tsx';
import type { AiSystem, FieldDefinition } from '#shared/entities/ai-system.ts';
import { fieldOf, useSystemWords } from '../system-fields.tsx';
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
