import Autocomplete from '@mui/material/Autocomplete';
import { useTranslation } from 'react-i18next';
import { AutocompleteInput } from '#renderer/components/fields/autocomplete-input.tsx';
import { autocompleteWords } from '#renderer/components/fields/autocomplete-words.ts';
import type { FieldBinding } from '#renderer/components/fields/autosave.tsx';
import { Field } from '#renderer/components/fields/field.tsx';
import { catalogue } from '#renderer/standard/catalogue.ts';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import { matchesWords } from '#shared/rules/fold.ts';

type TopicsInputProps = FieldBinding<readonly string[]> & { readonly label: string };

/** Any number of requirements and controls by their numbers, kept in the order of the standard. */
export function TopicsInput({ label, value, onChange, onBlur, phase, error }: TopicsInputProps) {
  const { t } = useTranslation();
  const { nodes } = catalogue;
  return (
    <Field label={label} phase={phase} error={error}>
      {({ id, describedBy, invalid }) => (
        <Autocomplete<CatalogueNode, true>
          id={id}
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
