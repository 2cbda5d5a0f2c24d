import type { AutocompleteRenderInputParams } from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { ControlIds } from '#renderer/components/fields/field.tsx';

type AutocompleteInputProps = Pick<ControlIds, 'describedBy' | 'invalid'> & {
  readonly params: AutocompleteRenderInputParams;
  readonly placeholder?: string;
};

/** What a pick list in a field is typed into. */
export function AutocompleteInput({ params, describedBy, invalid, placeholder }: AutocompleteInputProps) {
  return (
    <TextField
      {...params}
      error={invalid}
      placeholder={placeholder}
      slotProps={{
        ...params.slotProps,
        htmlInput: { ...params.slotProps.htmlInput, 'aria-describedby': describedBy },
      }}
    />
  );
}
