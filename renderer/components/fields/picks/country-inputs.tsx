import Autocomplete from '@mui/material/Autocomplete';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBinding } from '#renderer/components/fields/autosave.tsx';
import { Field, type FieldProps } from '#renderer/components/fields/field.tsx';
import { frameOf } from '#renderer/components/fields/fields.tsx';
import { Code } from '#renderer/components/words/text.tsx';
import { matchesWords } from '#shared/rules/fold.ts';
import { AutocompleteInput } from './autocomplete-input.tsx';
import { autocompleteWords } from './autocomplete-words.ts';
import { type Country, countriesIn } from './countries.ts';

type Frame = Pick<FieldProps, 'label' | 'help' | 'hint' | 'required' | 'labelHidden'>;
type Bound<T> = Pick<FieldBinding<T>, 'value' | 'onChange'> & Partial<Omit<FieldBinding<T>, 'value' | 'onChange'>>;

/** One country by its ISO code; `''` is "not known". */
export function CountryInput(props: Frame & Bound<string>) {
  const { t, i18n } = useTranslation();
  const countries = useMemo(() => countriesIn(i18n.language), [i18n.language]);
  return (
    <Field {...frameOf(props)}>
      {({ id, describedBy, invalid, disabled }) => (
        <Autocomplete<Country>
          id={id}
          disabled={disabled}
          {...autocompleteWords(t)}
          options={countries}
          value={countries.find(({ code }) => code === props.value) ?? null}
          getOptionLabel={({ name }) => name}
          isOptionEqualToValue={(a, b) => a.code === b.code}
          filterOptions={filterCountries}
          onChange={(_, country) => {
            props.onChange(country?.code ?? '');
            props.onBlur?.();
          }}
          renderOption={renderCountry}
          renderInput={(params) => <AutocompleteInput params={params} describedBy={describedBy} invalid={invalid} />}
        />
      )}
    </Field>
  );
}

/** Any number of countries by their ISO codes. */
export function CountriesInput(props: Frame & Bound<readonly string[]>) {
  const { t, i18n } = useTranslation();
  const countries = useMemo(() => countriesIn(i18n.language), [i18n.language]);
  const chosen = countries.filter(({ code }) => props.value.includes(code));
  return (
    <Field {...frameOf(props)}>
      {({ id, describedBy, invalid, disabled }) => (
        <Autocomplete<Country, true>
          id={id}
          disabled={disabled}
          {...autocompleteWords(t)}
          multiple
          disableCloseOnSelect
          options={countries}
          value={chosen}
          getOptionLabel={({ name }) => name}
          isOptionEqualToValue={(a, b) => a.code === b.code}
          filterOptions={filterCountries}
          onChange={(_, picked) => props.onChange(picked.map(({ code }) => code))}
          onBlur={() => props.onBlur?.()}
          renderOption={renderCountry}
          renderInput={(params) => <AutocompleteInput params={params} describedBy={describedBy} invalid={invalid} />}
        />
      )}
    </Field>
  );
}

function filterCountries(countries: Country[], { inputValue }: { inputValue: string }): Country[] {
  return countries.filter(({ name, code }) => matchesWords(`${name} ${code}`, inputValue));
}

function renderCountry({ key, ...item }: React.HTMLAttributes<HTMLLIElement> & { key?: React.Key }, country: Country) {
  return (
    <li key={key} {...item}>
      <span style={{ flex: 1 }}>{country.name}</span>
      <Code>{country.code}</Code>
    </li>
  );
}
