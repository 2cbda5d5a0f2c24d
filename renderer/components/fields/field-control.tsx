import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoicesInput } from '#renderer/components/fields/picks/choices-input.tsx';
import { CountriesInput, CountryInput } from '#renderer/components/fields/picks/country-inputs.tsx';
import { ListInput } from '#renderer/components/fields/picks/list-input.tsx';
import { NodesInput } from '#renderer/components/fields/picks/nodes-input.tsx';
import {
  type Referable,
  ReferenceInput,
  ReferencesInput,
} from '#renderer/components/fields/picks/reference-inputs.tsx';
import { catalogue } from '#renderer/standard/catalogue.ts';
import { MAX_LINE, MAX_TEXT } from '#shared/entities/text.ts';
import type { Field as KindField } from '#shared/kinds/define.ts';
import type { FieldBinding } from './autosave.tsx';
import { DayInput } from './day-input.tsx';
import type { Draft } from './drafts.ts';
import { Field } from './field.tsx';
import { AreaInput, ChoiceInput, LineInput } from './fields.tsx';
import { FlagInput } from './flag-input.tsx';

export type Bound = Pick<FieldBinding<Draft>, 'value' | 'onChange'> & Partial<FieldBinding<Draft>>;
export type Option = { readonly value: string; readonly label: string };

export type FieldWords = {
  readonly label: string;
  readonly help?: ReactNode;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
  /** Words of the choices, or names of the records that can be referred to. */
  readonly options?: readonly (Option & Referable)[];
  /** For what has no value; "Not known" unless the field has a better word. */
  readonly none?: string;
  /** Offered where a person is named. */
  readonly people?: readonly string[];
  /** Offered in any other line. */
  readonly suggestions?: readonly string[];
};

type FieldControlProps = {
  readonly field: KindField;
  readonly bound: Bound;
  readonly words: FieldWords;
  readonly autoFocus?: boolean;
};

/** The control of a field by its kind; what it holds is a {@link Draft}. */
export function FieldControl({ field, bound, words, autoFocus = false }: FieldControlProps) {
  const { t } = useTranslation();
  const {
    label,
    help,
    hint,
    placeholder,
    options = [],
    none = t('state.notKnown'),
    people = [],
    suggestions = [],
  } = words;
  const { value, onChange, ...rest } = bound;
  const required = (field.kind === 'line' || field.kind === 'text') && field.required === true;
  const frame = { ...rest, label, required, ...(help !== undefined && { help }), ...(hint !== undefined && { hint }) };
  const text = { ...frame, value: typeof value === 'string' ? value : '', onChange };
  const line = { ...text, autoFocus, ...(placeholder !== undefined && { placeholder }) };
  const several = {
    ...frame,
    phase: rest.phase ?? 'idle',
    error: rest.error ?? '',
    onBlur: rest.onBlur ?? noop,
    value: Array.isArray(value) ? (value as readonly string[]) : [],
    onChange,
  } as const;
  switch (field.kind) {
    case 'text':
      return <AreaInput {...text} autoFocus={autoFocus} maxLength={MAX_TEXT} />;
    case 'person':
      return <LineInput {...line} maxLength={MAX_LINE} suggestions={people} />;
    case 'date':
      return <DayInput {...text} />;
    case 'flag':
      return <FlagInput {...rest} label={label} value={value === true} onChange={onChange} />;
    case 'choice':
      return (
        <ChoiceInput
          {...text}
          choices={field.blank === undefined ? [{ value: '', label: none }, ...options] : options}
        />
      );
    case 'reference':
      return <ReferenceInput {...text} none={none} options={options} />;
    case 'references':
      return <ReferencesInput {...several} options={options} />;
    case 'node':
      return <ChoiceInput {...text} choices={[{ value: '', label: t('state.none') }, ...nodeOptions()]} />;
    case 'nodes':
      return <NodesInput {...several} />;
    case 'choices':
      return <ChoicesInput {...several} choices={options} />;
    case 'list':
      return <ListInput {...several} />;
    case 'country':
      return <CountryInput {...text} />;
    case 'countries':
      return <CountriesInput {...several} />;
    case 'instant':
      return <Field label={label}>{() => <span>{text.value}</span>}</Field>;
    default:
      return <LineInput {...line} maxLength={MAX_LINE} suggestions={suggestions} />;
  }
}

function nodeOptions(): readonly Option[] {
  return catalogue.nodes.map(({ id, title }) => ({ value: id, label: `${id} ${title}` }));
}

function noop(): void {}
