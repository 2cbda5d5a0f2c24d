import Autocomplete from '@mui/material/Autocomplete';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBinding } from '#renderer/components/fields/autosave.tsx';
import { Field } from '#renderer/components/fields/field.tsx';
import { catalogue } from '#renderer/standard/catalogue.ts';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import { matchesWords } from '#shared/rules/fold.ts';
import { AutocompleteInput } from './autocomplete-input.tsx';
import { autocompleteWords } from './autocomplete-words.ts';

type NodesInputProps = FieldBinding<readonly string[]> & {
  readonly label: string;
  readonly help?: ReactNode;
  readonly hint?: ReactNode;
};

/** Any number of requirements and controls by their numbers, kept in the order of the standard. */
export function NodesInput({ label, help, hint, value, onChange, onBlur, phase, error }: NodesInputProps) {
  const { t } = useTranslation();
  const { nodes } = catalogue;
  return (
    <Field label={label} help={help} hint={hint} phase={phase} error={error}>
      {({ id, describedBy, invalid, disabled }) => (
        <Autocomplete<CatalogueNode, true>
          id={id}
          disabled={disabled}
          {...autocompleteWords(t)}
          multiple
          disableCloseOnSelect
          options={nodes}
          value={nodes.filter((node) => value.includes(node.id))}
          getOptionLabel={(node) => node.id}
          isOptionEqualToValue={(a, b) => a.id === b.id}
          filterOptions={(all, { inputValue }) =>
            all.filter((node) => matchesWords(`${node.id} ${node.title}`, inputValue))
          }
          onChange={(_, picked) =>
            onChange(nodes.filter((node) => picked.some((one) => one.id === node.id)).map((node) => node.id))
          }
          onBlur={onBlur}
          renderOption={({ key, ...item }, node) => (
            <li key={key} {...item}>
              {node.id} {node.title}
            </li>
          )}
          renderInput={(params) => <AutocompleteInput params={params} describedBy={describedBy} invalid={invalid} />}
        />
      )}
    </Field>
  );
}
