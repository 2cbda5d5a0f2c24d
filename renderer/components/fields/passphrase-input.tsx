import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from './field.tsx';

export type PassphraseInputProps = {
  readonly label: string;
  readonly help?: string | undefined;
  readonly value: string;
  readonly error: string;
  readonly autoFocus?: boolean;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly onChange: (value: string) => void;
};

/** A passphrase, hidden until the person asks to see it: a long one is hard to type blindly. */
export function PassphraseInput({
  label,
  help,
  value,
  error,
  autoFocus,
  autoComplete,
  onChange,
}: PassphraseInputProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const toggle = shown ? t('passphrase.hide') : t('passphrase.show');
  return (
    <Field label={label} help={help} error={error}>
      {({ id, describedBy, invalid }) => (
        <OutlinedInput
          id={id}
          type={shown ? 'text' : 'password'}
          size="small"
          fullWidth
          value={value}
          error={invalid}
          {...(autoFocus === true && { autoFocus: true })}
          onChange={(event) => onChange(event.target.value)}
          endAdornment={
            <InputAdornment position="end">
              <IconButton size="small" edge="end" aria-label={toggle} onClick={() => setShown(!shown)}>
                {shown ? <EyeOff size="1rem" /> : <Eye size="1rem" />}
              </IconButton>
            </InputAdornment>
          }
          slotProps={{
            input: { 'aria-describedby': describedBy, autoComplete, spellCheck: false, autoCapitalize: 'none' },
          }}
        />
      )}
    </Field>
  );
}
