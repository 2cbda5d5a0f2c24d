import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { getRouteApi } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LineInput } from '#renderer/components/fields/fields.tsx';
import { ToggleChoice } from '#renderer/components/fields/toggle-choice.tsx';
import { EmptyState } from '#renderer/components/frames/empty-state.tsx';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { Waiting } from '#renderer/components/frames/query-view.tsx';
import { catalogue } from '#renderer/standard/catalogue.ts';
import { type LoadedCrosswalk, useCrosswalks } from '#renderer/standard/crosswalks.ts';
import { CrosswalkList } from './crosswalk-list.tsx';
import {
  type CrosswalkFilter,
  countEntries,
  DIRECTIONS,
  type Direction,
  filterSections,
  NO_FILTER,
  sectionsOf,
  sourcesOf,
} from './crosswalk-model.ts';
import { CrosswalkSummary } from './crosswalk-summary.tsx';

const route = getRouteApi('/crosswalks');

/** How the 70 requirements and controls and other frameworks bear on each other, gone through from either side. */
export function CrosswalksPage() {
  const { t } = useTranslation('crosswalks');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const crosswalks = useCrosswalks();
  const crosswalk = crosswalks?.find(({ framework }) => framework === search.framework) ?? crosswalks?.[0];
  const direction = search.direction ?? (search.item === undefined ? 'fromStandard' : 'toStandard');
  return (
    <Page>
      <PageHeader title={t('title')} description={t('description', { standard: catalogue.standard })} />
      {crosswalks === undefined || crosswalk === undefined ? (
        <Waiting />
      ) : (
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          <ToggleChoice
            label={t('framework')}
            value={crosswalk.framework}
            choices={crosswalks.map(({ framework }) => ({ value: framework, label: t(`frameworks.${framework}`) }))}
            onChange={(framework) => void navigate({ search: { framework, direction }, replace: true })}
          />
          <CrosswalkSummary crosswalk={crosswalk} />
          <ToggleChoice
            label={t('direction')}
            value={direction}
            choices={DIRECTIONS.map((value) => ({
              value,
              label: t(`directions.${value}`, { name: t(`frameworks.${crosswalk.framework}`) }),
            }))}
            onChange={(chosen) =>
              void navigate({ search: { framework: crosswalk.framework, direction: chosen }, replace: true })
            }
          />
          <CrosswalkSide
            // What was looked for on one side means nothing on another, and a link from elsewhere has to be seen.
            key={`${crosswalk.framework} ${direction} ${search.item ?? ''} ${search.node ?? ''}`}
            crosswalk={crosswalk}
            direction={direction}
            target={direction === 'toStandard' ? search.item : search.node}
          />
        </Box>
      )}
    </Page>
  );
}

type CrosswalkSideProps = {
  readonly crosswalk: LoadedCrosswalk;
  readonly direction: Direction;
  readonly target: string | undefined;
};

function CrosswalkSide({ crosswalk, direction, target }: CrosswalkSideProps) {
  const { t } = useTranslation(['crosswalks', 'common']);
  const [filter, setFilter] = useState(NO_FILTER);
  const wanted = useDeferredValue(filter);
  const sections = useMemo(() => sectionsOf(crosswalk, catalogue, direction), [crosswalk, direction]);
  const shown = useMemo(() => filterSections(sections, wanted), [sections, wanted]);
  const sourceNumbers = useMemo(
    () => new Map(sourcesOf(crosswalk).map(({ key }, index) => [key, index + 1])),
    [crosswalk],
  );
  return (
    <>
      <Filters
        filter={filter}
        status={t('filter.shown', { shown: countEntries(shown), total: countEntries(sections) })}
        onChange={setFilter}
      />
      <Panel flush>
        {shown.length === 0 ? (
          <EmptyState
            icon={SearchX}
            title={t('filter.nothing')}
            actions={
              <Button variant="outlined" onClick={() => setFilter(NO_FILTER)}>
                {t('filter.clear')}
              </Button>
            }
          />
        ) : (
          <CrosswalkList
            framework={crosswalk.framework}
            direction={direction}
            sections={shown}
            target={target}
            sourceNumbers={sourceNumbers}
          />
        )}
      </Panel>
    </>
  );
}

type FiltersProps = {
  readonly filter: CrosswalkFilter;
  /** How many are shown, said aloud when it changes. */
  readonly status: string;
  readonly onChange: (filter: CrosswalkFilter) => void;
};

function Filters({ filter, status, onChange }: FiltersProps) {
  const { t } = useTranslation('crosswalks');
  return (
    <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 0.5 }}>
      <Box sx={{ flex: '1 1 14rem', maxWidth: '24rem' }}>
        <LineInput
          labelHidden
          type="search"
          label={t('filter.search')}
          placeholder={t('filter.search')}
          value={filter.query}
          onChange={(query) => onChange({ ...filter, query })}
        />
      </Box>
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            checked={filter.onlyWithout}
            onChange={(event) => onChange({ ...filter, onlyWithout: event.target.checked })}
          />
        }
        label={t('filter.onlyWithout')}
      />
      <Box role="status" sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums' }}>
        {status}
      </Box>
    </Box>
  );
}
