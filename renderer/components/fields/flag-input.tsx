import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import { use } from 'react';
import { ReadOnlyFields } from './field.tsx';

type FlagInputProps = {
  readonly label: string;
  readonly value: boolean;
  /** Where something else decides it. */
  readonly fixed?: boolean;
  readonly error?: string | undefined;
  readonly onChange: (value: boolean) => void;
  readonly onBlur?: (() => void) | undefined;
};

/** Yes or no. It is complete at once, so it is sent at once. */
export function FlagInput({ label, value, fixed = false, error = '', onChange, onBlur }: FlagInputProps) {
  const readOnly = use(ReadOnlyFields);
  return (
    <div>
      <FormControlLabel
        label={label}
        control={
          <Checkbox
            checked={value}
            disabled={fixed || readOnly}
            onChange={(_, ticked) => {
              onChange(ticked);
              onBlur?.();
            }}
          />
        }
      />
      {error !== '' && (
        <FormHelperText error role="alert">
          {error}
        </FormHelperText>
      )}
    </div>
  );
}
