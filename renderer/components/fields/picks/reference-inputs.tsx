import Autocomplete from '@mui/material/Autocomplete';
import { useTranslation } from 'react-i18next';
import type { FieldBinding } from '#renderer/components/fields/autosave.tsx';
import { Field, type FieldProps } from '#renderer/components/fields/field.tsx';
import { frameOf } from '#renderer/components/fields/fields.tsx';
import { firstHits } from '#shared/rules/fold.ts';
import { AutocompleteInput } from './autocomplete-input.tsx';
import { autocompleteWords } from './autocomplete-words.ts';

/** A record that can be referred to: its id, and its code and name. */
export type Referable = {
  readonly value: string;
  readonly label: string;
  readonly code?: string;
  /** Offered no more, but shown where it is referred to already. */
  readonly archived?: boolean;
};

type Frame = Pick<FieldProps, 'label' | 'help' | 'hint' | 'required'> & {
  /** Thousands, perhaps: found by any part of code and name. */
  readonly options: readonly Referable[];
};
type Bound<T> = Pick<FieldBinding<T>, 'value' | 'onChange'> & Partial<Omit<FieldBinding<T>, 'value' | 'onChange'>>;

/** One other record by its id; `''` is none. */
export function ReferenceInput(props: Frame & Bound<string> & { readonly none: string }) {
  const { t } = useTranslation();
  const { options, value } = props;
  const [chosen = null] = value === '' ? [] : chosenOf(options, [value], t('state.recordGone'));
  return (
    <Field {...frameOf(props)}>
      {({ id, describedBy, invalid, disabled }) => (
        <Autocomplete<Referable>
          id={id}
          disabled={disabled}
          {...autocompleteWords(t)}
          options={offered(options, [value])}
          value={chosen}
          getOptionKey={keyOf}
          isOptionEqualToValue={same}
          filterOptions={found}
          onChange={(_, picked) => {
            props.onChange(picked?.value ?? '');
            props.onBlur?.();
          }}
          renderInput={(params) => (
            <AutocompleteInput params={params} describedBy={describedBy} invalid={invalid} placeholder={props.none} />
          )}
        />
      )}
    </Field>
  );
}

/** Any number of other records by their ids, in the order in which they were chosen. */
export function ReferencesInput(props: Frame & Bound<readonly string[]>) {
  const { t } = useTranslation();
  const { options, value } = props;
  return (
    <Field {...frameOf(props)}>
      {({ id, describedBy, invalid, disabled }) => (
        <Autocomplete<Referable, true>
          id={id}
          disabled={disabled}
          {...autocompleteWords(t)}
          multiple
          disableCloseOnSelect
          options={offered(options, value)}
          value={chosenOf(options, value, t('state.recordGone'))}
          getOptionKey={keyOf}
          isOptionEqualToValue={same}
          filterOptions={found}
          onChange={(_, picked) => props.onChange(picked.map(keyOf))}
          onBlur={() => props.onBlur?.()}
          renderInput={(params) => <AutocompleteInput params={params} describedBy={describedBy} invalid={invalid} />}
        />
      )}
    </Field>
  );
}

/** What is referred to stays in the field, also where it is not there any more: it can only be taken out so. */
function chosenOf(options: readonly Referable[], ids: readonly string[], gone: string): Referable[] {
  // Nothing is offered while the records are being read.
  const unknown = options.length === 0 ? '…' : gone;
  return ids.map((id) => options.find(({ value }) => value === id) ?? { value: id, label: unknown });
}

function offered(options: readonly Referable[], chosen: readonly string[]): readonly Referable[] {
  return options.filter(({ archived = false, value }) => !archived || chosen.includes(value));
}

function found(options: Referable[], { inputValue }: { inputValue: string }): Referable[] {
  return firstHits(options, ({ label }) => label, inputValue);
}

function keyOf({ value }: Referable): string {
  return value;
}

function same(a: Referable, b: Referable): boolean {
  return a.value === b.value;
}
