import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Option } from '#renderer/components/fields/field-control.tsx';
import type { Value } from '#renderer/components/grid/rows/order.ts';
import { choiceOptions, useKindWords } from '#renderer/records/form/kind-words.tsx';
import type { AnyRecord } from '#renderer/records/form/record-commands.ts';
import { catalogue } from '#renderer/standard/catalogue.ts';
import type { Field, Kind } from '#shared/kinds/define.ts';
import { type KindName, kinds } from '#shared/kinds/registry.ts';
import { ARCHIVED, ARCHIVED_CHOICES, DATE_FILTERS, type Filters, NONE } from './list-filters.ts';

type ListToolbarProps = {
  readonly name: KindName;
  readonly fields: readonly (readonly [string, Field])[];
  readonly records: readonly AnyRecord[];
  readonly valueOf: (record: AnyRecord, column: string) => Value;
  readonly filters: Filters;
  readonly onFilters: (filters: Filters) => void;
};

/** One compact choice for each field that the list can be narrowed by. */
export function ListToolbar({ name, fields, records, valueOf, filters, onFilters }: ListToolbarProps) {
  const { t } = useTranslation();
  const words = useKindWords(name);
  const kind: Kind = kinds[name];
  function choose(key: string, value: string): void {
    const { [key]: _before, ...others } = filters;
    onFilters(value === '' ? others : { ...others, [key]: value });
  }
  return (
    <>
      {fields.map(([key, field]) => (
        <FieldFilter
          key={key}
          name={name}
          fieldKey={key}
          field={field}
          label={words(`fields.${key}`)}
          records={records}
          valueOf={valueOf}
          value={filters[key] ?? ''}
          onChoose={(value) => choose(key, value)}
        />
      ))}
      {kind.leaves === 'archive' && (
        <Select
          size="small"
          value={filters[ARCHIVED] ?? ARCHIVED_CHOICES[0]}
          onChange={({ target }) => choose(ARCHIVED, target.value === ARCHIVED_CHOICES[0] ? '' : target.value)}
          inputProps={{ 'aria-label': t('list.filterArchived') }}
        >
          {ARCHIVED_CHOICES.map((each) => (
            <MenuItem key={each} value={each}>
              {t(`list.archived.${each}`)}
            </MenuItem>
          ))}
        </Select>
      )}
      {Object.keys(filters).length > 0 && (
        <Button startIcon={<X aria-hidden="true" />} onClick={() => onFilters({})}>
          {t('list.clear')}
        </Button>
      )}
    </>
  );
}

type FieldFilterProps = Pick<ListToolbarProps, 'name' | 'records' | 'valueOf'> & {
  readonly fieldKey: string;
  readonly field: Field;
  readonly label: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
};

function FieldFilter({ name, fieldKey: key, field, label, records, valueOf, value, onChoose }: FieldFilterProps) {
  const { t } = useTranslation();
  const words = useKindWords(name);
  const present = useMemo(
    () => new Set(records.map((record) => String(valueOf(record, key) ?? ''))),
    [records, valueOf, key],
  );
  const options = optionsOf();
  return (
    <Select
      size="small"
      displayEmpty
      value={value}
      onChange={({ target }) => onChoose(target.value)}
      inputProps={{ 'aria-label': label }}
      renderValue={(chosen) =>
        chosen === '' ? label : `${label}: ${options.find((each) => each.value === chosen)?.label ?? chosen}`
      }
      sx={value === '' ? {} : (theme) => ({ bgcolor: theme.palette.tokens.selected })}
    >
      <MenuItem value="">{t('list.any')}</MenuItem>
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </Select>
  );

  function optionsOf(): readonly Option[] {
    const none = { value: NONE, label: words(`choices.${key}.none`) || t('list.noValue') };
    if (field.kind === 'flag') {
      return ['true', 'false'].map((flag) => ({ value: flag, label: t(flag === 'true' ? 'state.yes' : 'state.no') }));
    }
    if (field.kind === 'date') {
      return [...DATE_FILTERS.map((each) => ({ value: each, label: t(`list.date.${each}`) })), none];
    }
    if (field.kind === 'choice') {
      return [...choiceOptions(words, key, field), ...(field.blank === undefined ? [none] : [])];
    }
    if (field.kind === 'node') {
      const nodes = catalogue.nodes.filter(({ id }) => present.has(id));
      return [...nodes.map(({ id, title }) => ({ value: id, label: `${id} ${title}` })), none];
    }
    const names = [...present].filter((each) => each !== '').sort((a, b) => a.localeCompare(b));
    return [...names.map((each) => ({ value: each, label: each })), none];
  }
}
