import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '#renderer/components/fields/day-input.tsx';
import { ChoiceInput, LineInput } from '#renderer/components/fields/fields.tsx';
import { useRoute } from '#renderer/host/api.ts';
import { SystemInput } from '#renderer/records/system-input.tsx';
import { useRecordWords } from '#renderer/records/use-words.ts';
import type { SystemRow } from '#shared/contract/domains/systems.ts';
import type { TrailSearch } from './trail-search.ts';

type TrailFiltersProps = {
  readonly systems: readonly SystemRow[];
  readonly search: TrailSearch;
  readonly onSearch: (search: TrailSearch) => void;
};

/** Narrows the trail to one record, one kind of record, one person, what was done, words, and a time. */
export function TrailFilters({ systems, search, onSearch }: TrailFiltersProps) {
  const { t } = useTranslation('trail');
  const words = useRecordWords();
  const facets = useRoute('trail.facets', {}).data;
  const set = (changes: TrailSearch) => onSearch({ ...search, ...changes });
  const choices = (values: readonly string[], chosen: string | undefined, all: string) => [
    { value: '', label: all },
    ...[...new Set([...values, ...(chosen === undefined ? [] : [chosen])])].map((value) => ({ value, label: value })),
  ];
  const people = choices(facets?.actors ?? [], search.by, t('filters.anyPerson'));
  const kinds = choices(facets?.entities ?? [], search.kind, t('filters.anyKind')).map(({ value, label }) => ({
    value,
    label: value === '' ? label : words.entity(value),
  }));
  const actions = choices(facets?.actions ?? [], search.action, t('filters.anyAction')).map(({ value, label }) => ({
    value,
    label: value === '' ? label : words.action(value),
  }));
  return (
    <Box
      role="search"
      aria-label={t('filters.label')}
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 1, alignItems: 'end' }}
    >
      <Box sx={{ flex: '1 1 12rem', maxWidth: '20rem', minWidth: '11rem' }}>
        <SystemInput
          label={t('filters.record')}
          placeholder={t(search.entity === undefined ? 'filters.anyRecord' : 'filters.oneRecord')}
          systems={systems}
          systemId={search.entity}
          onSystem={(entity) => set({ entity })}
        />
      </Box>
      <Box sx={{ flex: '0 1 9rem', minWidth: '8rem' }}>
        <ChoiceInput
          label={t('filters.kind')}
          value={search.kind ?? ''}
          choices={kinds}
          onChange={(kind) => set({ kind: kind || undefined })}
        />
      </Box>
      <Box sx={{ flex: '0 1 9rem', minWidth: '8rem' }}>
        <ChoiceInput
          label={t('filters.person')}
          value={search.by ?? ''}
          choices={people}
          onChange={(by) => set({ by: by || undefined })}
        />
      </Box>
      <Box sx={{ flex: '0 1 11rem', minWidth: '9rem' }}>
        <ChoiceInput
          label={t('filters.action')}
          value={search.action ?? ''}
          choices={actions}
          onChange={(action) => set({ action: action || undefined })}
        />
      </Box>
      <Box sx={{ flex: '0 1 11rem', minWidth: '9rem' }}>
        <TextFilter text={search.text ?? ''} onText={(text) => set({ text: text || undefined })} />
      </Box>
      <DayInput
        label={t('filters.since')}
        value={search.since ?? ''}
        onChange={(since) => set({ since: since || undefined })}
      />
      <DayInput
        label={t('filters.until')}
        value={search.until ?? ''}
        onChange={(until) => set({ until: until || undefined })}
      />
      {Object.values(search).some((value) => value !== undefined) && (
        <Button startIcon={<X aria-hidden="true" />} onClick={() => onSearch({})}>
          {t('filters.clear')}
        </Button>
      )}
    </Box>
  );
}

/** Looks as soon as the words are whole: with Enter, or when the field is left; at once when it is emptied. */
function TextFilter({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const { t } = useTranslation('trail');
  const [draft, setDraft] = useState(text);
  const [known, setKnown] = useState(text);
  // Cleared with the other filters, or gone back to.
  if (known !== text) {
    setKnown(text);
    setDraft(text);
  }
  const send = (next: string) => {
    if (next.trim() !== text) onText(next.trim());
  };
  return (
    <LineInput
      label={t('filters.text')}
      type="search"
      value={draft}
      maxLength={200}
      onChange={(next) => {
        setDraft(next);
        if (next === '') send(next);
      }}
      onBlur={() => send(draft)}
    />
  );
}
