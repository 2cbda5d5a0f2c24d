import Box from '@mui/material/Box';
import InputAdornment from '@mui/material/InputAdornment';
import MenuItem from '@mui/material/MenuItem';
import OutlinedInput from '@mui/material/OutlinedInput';
import Select from '@mui/material/Select';
import { Search } from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '#renderer/components/words/text.tsx';
import { LIFECYCLE_STAGES, PERSONAL_DATA, SCOPE_DECISIONS } from '#shared/entities/ai-system.ts';
import { ARCHIVED_CHOICES } from './list-model.ts';
import { setFilters, useSystemList } from './list-store.ts';

type ListFiltersProps = {
  readonly searchRef: RefObject<HTMLInputElement | null>;
  /** Moves the focus into the list, from the search with the down arrow. */
  readonly onEnterList: () => void;
};

/** The quick filter and one compact choice a column. */
export function ListFilters({ searchRef, onEnterList }: ListFiltersProps) {
  const { t } = useTranslation('systems');
  const filters = useSystemList((state) => state.filters);
  return (
    <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, flex: 'none' }}>
      <SearchInput searchRef={searchRef} onEnterList={onEnterList} />
      <ColumnFilter column="lifecycleStage" any={t('list.anyStage')} values={LIFECYCLE_STAGES} />
      <ColumnFilter column="scope" any={t('list.anyScope')} values={SCOPE_DECISIONS} />
      <ColumnFilter column="personalData" any={t('list.anyPersonalData')} values={PERSONAL_DATA} />
      <Select
        value={filters.archived}
        onChange={(event) => setFilters({ archived: event.target.value })}
        inputProps={{ 'aria-label': t('list.filterArchived') }}
      >
        {ARCHIVED_CHOICES.map((choice) => (
          <MenuItem key={choice} value={choice}>
            {t(`list.archived.${choice}`)}
          </MenuItem>
        ))}
      </Select>
    </Box>
  );
}

function SearchInput({ searchRef, onEnterList }: ListFiltersProps) {
  const { t } = useTranslation('systems');
  const text = useSystemList((state) => state.filters.text);
  return (
    <OutlinedInput
      size="small"
      type="search"
      value={text}
      inputRef={searchRef}
      placeholder={t('list.searchPlaceholder')}
      onChange={(event) => setFilters({ text: event.target.value })}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown' || event.key === 'Enter') {
          event.preventDefault();
          onEnterList();
        }
        if (event.key === 'Escape' && text !== '') setFilters({ text: '' });
      }}
      startAdornment={
        <InputAdornment position="start">
          <Search size="1rem" aria-hidden="true" />
        </InputAdornment>
      }
      endAdornment={
        text === '' && (
          <InputAdornment position="end">
            <Kbd aria-hidden="true">/</Kbd>
          </InputAdornment>
        )
      }
      slotProps={{ input: { 'aria-label': t('list.search'), autoComplete: 'off', spellCheck: false } }}
      sx={{ flex: '1 1 12rem', maxWidth: '20rem' }}
    />
  );
}

type ColumnFilterProps = {
  readonly column: 'lifecycleStage' | 'scope' | 'personalData';
  readonly any: string;
  readonly values: readonly string[];
};

/** What a select shows for "no filter"; `''` is a value of its own, "not known". */
const ANY = 'any';

function ColumnFilter({ column, any, values }: ColumnFilterProps) {
  const { t } = useTranslation('systems');
  const value = useSystemList((state) => state.filters[column]);
  return (
    <Select
      value={value ?? ANY}
      displayEmpty
      onChange={(event) => setFilters({ [column]: event.target.value === ANY ? null : event.target.value })}
      inputProps={{ 'aria-label': t(`columns.${column}`) }}
      sx={value === null ? {} : (theme) => ({ bgcolor: theme.palette.tokens.selected })}
    >
      <MenuItem value={ANY}>{any}</MenuItem>
      {values.map((choice) => (
        <MenuItem key={choice} value={choice}>
          {t(`choices.${column}.${choice === '' ? 'unknown' : choice}`)}
        </MenuItem>
      ))}
    </Select>
  );
}
