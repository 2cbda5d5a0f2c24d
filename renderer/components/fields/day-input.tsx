import OutlinedInput from '@mui/material/OutlinedInput';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBinding } from './autosave.tsx';
import { Field } from './field.tsx';

/** Works with an autosaved field's binding as well as with plain state. */
export type DayInputProps = Pick<FieldBinding<string>, 'value' | 'onChange'> &
  Partial<Omit<FieldBinding<string>, 'value' | 'onChange'>> & {
    readonly label: string;
    readonly help?: ReactNode;
    readonly hint?: ReactNode;
    readonly required?: boolean;
  };

/**
 * A calendar day. The browser's own control reports a half-typed day as an empty one; that must neither erase the
 * stored day nor be put back while a person is typing, so the control keeps its own text and only whole days leave it.
 */
export function DayInput({ label, help, hint, required, value, onChange, onBlur, phase, error }: DayInputProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [incomplete, setIncomplete] = useState(false);
  useEffect(() => {
    const element = input.current;
    if (element !== null && document.activeElement !== element && element.value !== value) element.value = value;
  }, [value]);
  return (
    <Field
      label={label}
      help={help}
      hint={hint}
      required={required}
      phase={incomplete ? 'invalid' : phase}
      error={incomplete ? t('field.dateIncomplete') : error}
    >
      {({ id, describedBy, invalid, disabled }) => (
        <OutlinedInput
          id={id}
          disabled={disabled}
          type="date"
          size="small"
          fullWidth
          defaultValue={value}
          inputRef={input}
          error={invalid}
          onChange={({ target }) => {
            const half = target instanceof HTMLInputElement && target.validity.badInput;
            if (!half) {
              setIncomplete(false);
              onChange(target.value);
            }
          }}
          onBlur={() => {
            setIncomplete(input.current?.validity.badInput === true);
            onBlur?.();
          }}
          slotProps={{ input: { 'aria-describedby': describedBy, max: '9999-12-31' } }}
          sx={{ maxWidth: '11rem' }}
        />
      )}
    </Field>
  );
}
