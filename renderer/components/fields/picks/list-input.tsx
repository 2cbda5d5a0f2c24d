import Autocomplete from '@mui/material/Autocomplete';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBinding } from '#renderer/components/fields/autosave.tsx';
import { Field } from '#renderer/components/fields/field.tsx';
import { AutocompleteInput } from './autocomplete-input.tsx';

type ListInputProps = FieldBinding<readonly string[]> & {
  readonly label: string;
  readonly help?: ReactNode;
  readonly hint?: ReactNode;
};

/** Several short texts, each added with Enter; what stands in the field when it is left is added too. */
export function ListInput({ label, help, hint, value, onChange, onBlur, phase, error }: ListInputProps) {
  const { t } = useTranslation();
  return (
    <Field label={label} help={help} hint={hint} phase={phase} error={error}>
      {({ id, describedBy, invalid, disabled }) => (
        <Autocomplete<string, true, false, true>
          id={id}
          disabled={disabled}
          multiple
          freeSolo
          autoSelect
          options={[]}
          value={[...value]}
          onChange={(_, items) => onChange([...new Set(items.map((item) => item.trim()).filter(Boolean))])}
          onBlur={onBlur}
          renderInput={(params) => (
            <AutocompleteInput
              params={params}
              describedBy={describedBy}
              invalid={invalid}
              placeholder={t('field.addItem')}
            />
          )}
        />
      )}
    </Field>
  );
}
