import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import { Field } from '#renderer/components/fields/field.tsx';
import { AutocompleteInput } from '#renderer/components/fields/picks/autocomplete-input.tsx';
import { Code } from '#renderer/components/words/text.tsx';
import type { SystemRow } from '#shared/contract/domains/systems.ts';
import { firstHits } from '#shared/rules/fold.ts';

type SystemInputProps = {
  readonly label: string;
  /** Stands in the field while none is chosen. */
  readonly placeholder: string;
  readonly systems: readonly SystemRow[];
  readonly systemId: string | undefined;
  readonly onSystem: (id: string | undefined) => void;
};

/** One of the AI systems, of which there may be thousands: found by any part of code and name. */
export function SystemInput({ label, placeholder, systems, systemId, onSystem }: SystemInputProps) {
  return (
    <Field label={label}>
      {({ id, describedBy, invalid }) => (
        <Autocomplete<SystemRow>
          id={id}
          options={[...systems]}
          value={systems.find((system) => system.id === systemId) ?? null}
          onChange={(_, system) => onSystem(system?.id)}
          getOptionKey={(system) => system.id}
          getOptionLabel={labelOf}
          isOptionEqualToValue={(a, b) => a.id === b.id}
          filterOptions={(options, { inputValue }) => firstHits(options, labelOf, inputValue)}
          renderOption={({ key, ...item }, system) => (
            <li key={key} {...item}>
              <Box component={Code} sx={{ mr: 1 }}>
                {system.code}
              </Box>
              {system.name}
            </li>
          )}
          renderInput={(params) => (
            <AutocompleteInput params={params} describedBy={describedBy} invalid={invalid} placeholder={placeholder} />
          )}
        />
      )}
    </Field>
  );
}

function labelOf({ code, name }: SystemRow): string {
  return `${code} ${name}`;
}
