import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import type { ReactNode } from 'react';
import type { FieldBinding } from '#renderer/components/fields/autosave.tsx';
import { Field } from '#renderer/components/fields/field.tsx';

type ChoicesInputProps = FieldBinding<readonly string[]> & {
  readonly label: string;
  readonly help?: ReactNode;
  readonly hint?: ReactNode;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
};

/** Any of a few values, all in view. */
export function ChoicesInput({ label, help, hint, choices, value, onChange, onBlur, phase, error }: ChoicesInputProps) {
  return (
    <Field label={label} help={help} hint={hint} phase={phase} error={error} group>
      {({ disabled }) => (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }} onBlur={onBlur}>
          {choices.map((choice) => (
            <FormControlLabel
              key={choice.value}
              label={choice.label}
              slotProps={{ typography: { variant: 'body2' } }}
              control={
                <Checkbox
                  disabled={disabled}
                  checked={value.includes(choice.value)}
                  onChange={(event) =>
                    // In the order of the standard, whatever the order of the clicks.
                    onChange(
                      choices
                        .map((one) => one.value)
                        .filter((one) => (one === choice.value ? event.target.checked : value.includes(one))),
                    )
                  }
                />
              }
            />
          ))}
        </Box>
      )}
    </Field>
  );
}
