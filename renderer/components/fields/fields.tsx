import MenuItem from '@mui/material/MenuItem';
import OutlinedInput from '@mui/material/OutlinedInput';
import Select from '@mui/material/Select';
import { type ReactNode, useId } from 'react';
import type { FieldBinding } from './autosave.tsx';
import { Field, type FieldProps } from './field.tsx';

type Frame = Pick<FieldProps, 'label' | 'help' | 'hint' | 'required' | 'labelHidden'>;
/** A field works with {@link useAutosave}'s binding as well as with plain state. */
type Bound<T> = Pick<FieldBinding<T>, 'value' | 'onChange'> & Partial<Omit<FieldBinding<T>, 'value' | 'onChange'>>;

export type LineInputProps = Frame &
  Bound<string> & {
    readonly type?: 'text' | 'email' | 'search';
    readonly placeholder?: string | undefined;
    readonly autoFocus?: boolean | undefined;
    readonly maxLength?: number | undefined;
    readonly autoComplete?: string | undefined;
    /** Offered while somebody types; anything else can be written. */
    readonly suggestions?: readonly string[] | undefined;
  };

/** One line of text, or a date. Enter sends a draft that waits, as leaving the field does. */
export function LineInput({ type = 'text', maxLength, suggestions = [], ...props }: LineInputProps) {
  const listId = useId();
  return (
    <Field {...frameOf(props)}>
      {({ id, describedBy, invalid, disabled }) => (
        <>
          <OutlinedInput
            id={id}
            disabled={disabled}
            type={type}
            size="small"
            fullWidth
            value={props.value}
            error={invalid}
            required={props.required ?? false}
            {...(props.placeholder !== undefined && { placeholder: props.placeholder })}
            {...(props.autoFocus === true && { autoFocus: true, onFocus: selectAll })}
            onChange={(event) => props.onChange(event.target.value)}
            onBlur={() => props.onBlur?.()}
            onKeyDown={(event) => {
              if (event.key === 'Enter') props.onBlur?.();
            }}
            slotProps={{
              input: {
                'aria-describedby': describedBy,
                // With 'off' a browser offers nothing at all.
                ...(suggestions.length === 0 ? { autoComplete: props.autoComplete ?? 'off' } : { list: listId }),
                ...(maxLength !== undefined && { maxLength }),
              },
            }}
          />
          {suggestions.length > 0 && (
            <datalist id={listId}>
              {suggestions.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}

export type AreaInputProps = Frame &
  Bound<string> & {
    readonly minRows?: number;
    readonly maxRows?: number;
    readonly placeholder?: string | undefined;
    readonly maxLength?: number | undefined;
    readonly autoFocus?: boolean | undefined;
    readonly inputRef?: React.Ref<HTMLTextAreaElement>;
    readonly onKeyDown?: (event: React.KeyboardEvent) => void;
  };

/** Text of several lines, which grows with what is written. */
export function AreaInput({ minRows = 3, maxRows = 16, maxLength, inputRef, onKeyDown, ...props }: AreaInputProps) {
  return (
    <Field {...frameOf(props)}>
      {({ id, describedBy, invalid, disabled }) => (
        <OutlinedInput
          id={id}
          disabled={disabled}
          size="small"
          fullWidth
          multiline
          minRows={minRows}
          maxRows={maxRows}
          value={props.value}
          error={invalid}
          required={props.required ?? false}
          {...(props.placeholder !== undefined && { placeholder: props.placeholder })}
          {...(props.autoFocus === true && { autoFocus: true })}
          {...(inputRef !== undefined && { inputRef })}
          {...(onKeyDown !== undefined && { onKeyDown })}
          onChange={(event) => props.onChange(event.target.value)}
          onBlur={() => props.onBlur?.()}
          slotProps={{
            input: { 'aria-describedby': describedBy, ...(maxLength !== undefined && { maxLength }) },
          }}
        />
      )}
    </Field>
  );
}

export type Choice<V extends string> = { readonly value: V; readonly label: ReactNode };

export type ChoiceInputProps<V extends string> = Frame &
  Bound<V> & {
    readonly choices: readonly Choice<V>[];
    readonly width?: string;
  };

/** One of a few values. A choice is complete at once, so it is sent at once. */
export function ChoiceInput<V extends string>({ choices, width, ...props }: ChoiceInputProps<V>) {
  return (
    <Field {...frameOf(props)}>
      {({ id, labelId, describedBy, invalid, disabled }) => (
        <Select
          labelId={labelId}
          disabled={disabled}
          size="small"
          fullWidth
          displayEmpty
          value={props.value}
          error={invalid}
          onChange={(event) => {
            props.onChange(event.target.value as V);
            props.onBlur?.();
          }}
          onBlur={() => props.onBlur?.()}
          SelectDisplayProps={{ id, 'aria-describedby': describedBy }}
          sx={width === undefined ? {} : { maxWidth: width }}
        >
          {choices.map((choice) => (
            <MenuItem key={choice.value} value={choice.value}>
              {choice.label}
            </MenuItem>
          ))}
        </Select>
      )}
    </Field>
  );
}

/** A proposal that stands in a field is written over at once. */
function selectAll({ target }: React.FocusEvent<HTMLInputElement | HTMLTextAreaElement>): void {
  target.select();
}

export function frameOf(props: Frame & Partial<Pick<FieldBinding<unknown>, 'phase' | 'error'>>) {
  const { label, help, hint, required, labelHidden, phase, error } = props;
  return { label, help, hint, required, labelHidden, phase, error };
}
