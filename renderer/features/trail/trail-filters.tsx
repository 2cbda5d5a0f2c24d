import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '#renderer/components/day-input.tsx';
import { Field } from '#renderer/components/field.tsx';
import { fold } from '#renderer/components/fold.ts';
import { Code } from '#renderer/components/text.tsx';
import type { SystemRow } from '#shared/contract/systems.ts';

type TrailFiltersProps = {
  readonly systems: readonly SystemRow[];
  readonly entityId: string | undefined;
  readonly since: string;
  readonly onEntity: (id: string | undefined) => void;
  readonly onSince: (day: string) => void;
};

/** As many hits as can be looked through; more letters narrow them down. */
const MOST_HITS = 50;

/** Narrows the trail to one record and to what happened since a day. */
export function TrailFilters({ systems, entityId, since, onEntity, onSince }: TrailFiltersProps) {
  const { t } = useTranslation('trail');
  const chosen = systems.find((system) => system.id === entityId) ?? null;
  return (
    <Box
      role="search"
      aria-label={t('filters.label')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'end' }}
    >
      <Box sx={{ flex: '0 1 24rem', minWidth: '14rem' }}>
        <Field label={t('filters.record')}>
          {({ id }) => (
            <Autocomplete<SystemRow>
              id={id}
              options={[...systems]}
              value={chosen}
              onChange={(_, system) => onEntity(system?.id)}
              getOptionKey={(system) => system.id}
              getOptionLabel={(system) => `${system.code} ${system.name}`}
              isOptionEqualToValue={(a, b) => a.id === b.id}
              filterOptions={(options, { inputValue }) => findSystems(options, inputValue)}
              noOptionsText={t('filters.noMatch')}
              renderOption={({ key, ...item }, system) => (
                <li key={key} {...item}>
                  <Box component={Code} sx={{ mr: 1 }}>
                    {system.code}
                  </Box>
                  {system.name}
                </li>
              )}
              renderInput={(params) => (
                <TextField
                  {...params}
                  placeholder={entityId === undefined ? t('filters.anyRecord') : t('filters.oneRecord')}
                />
              )}
            />
          )}
        </Field>
      </Box>
      <DayInput label={t('filters.since')} value={since} onChange={onSince} />
      {(entityId !== undefined || since !== '') && (
        <Button
          startIcon={<X aria-hidden="true" />}
          onClick={() => {
            onEntity(undefined);
            onSince('');
          }}
        >
          {t('filters.clear')}
        </Button>
      )}
    </Box>
  );
}

function findSystems(systems: readonly SystemRow[], query: string): SystemRow[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const hits: SystemRow[] = [];
  for (const system of systems) {
    const text = fold(`${system.code} ${system.name}`);
    if (words.every((word) => text.includes(word))) hits.push(system);
    if (hits.length === MOST_HITS) break;
  }
  return hits;
}
