import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceInput, LineInput } from '#renderer/components/fields/fields.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import type { LoadedAiAct } from '#renderer/standard/ai-act.ts';
import type { LoadedCrosswalk } from '#renderer/standard/crosswalks.ts';
import { AI_ACT_CLASSES, AI_ACT_ROLES } from '#shared/catalogue/ai-act.ts';
import { DutyItem } from './duty-item.tsx';
import { type DutyFilter, GIVEN, groupDuties, listDuties, NO_FILTER } from './duty-model.ts';

export type DutiesPanelProps = {
  readonly act: LoadedAiAct;
  readonly crosswalk: LoadedCrosswalk;
  /** The duty that was asked for: open, in view and focused. */
  readonly target: string | undefined;
};

/** Every duty, to be narrowed down to one's own role and systems. */
export function DutiesPanel({ act, crosswalk, target }: DutiesPanelProps) {
  const { t } = useTranslation('aiAct');
  const [filter, setFilter] = useState(NO_FILTER);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(target === undefined ? [] : [target]));
  const duties = listDuties(act, crosswalk);
  const groups = groupDuties(duties, useDeferredValue(filter));
  const shown = groups.flatMap((group) => group.duties);
  const allOpen = shown.length > 0 && shown.every(({ ref }) => open.has(ref));

  function setOpenOne(ref: string, isOpen: boolean): void {
    if (open.has(ref) === isOpen) return;
    const next = new Set(open);
    if (isOpen) next.add(ref);
    else next.delete(ref);
    setOpen(next);
  }

  return (
    <Panel title={t('duties.title')} description={t('duties.description')}>
      <Filters act={act} filter={filter} onChange={setFilter}>
        <Box role="status" sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums' }}>
          {t('duties.shown', {
            shown: shown.length,
            total: duties.length,
            nothing: shown.filter(({ given }) => given === 'nothing').length,
          })}
        </Box>
        <Button
          size="small"
          disabled={shown.length === 0}
          onClick={() => setOpen(new Set(allOpen ? [] : shown.map(({ ref }) => ref)))}
        >
          {allOpen ? t('duties.closeAll') : t('duties.openAll')}
        </Button>
        {filter !== NO_FILTER && (
          <Button size="small" onClick={() => setFilter(NO_FILTER)}>
            {t('duties.clearFilters')}
          </Button>
        )}
      </Filters>
      {shown.length === 0 && <Typography sx={{ py: 2 }}>{t('duties.none')}</Typography>}
      {groups.map((group) => (
        <Box key={group.id} sx={{ mt: 2 }}>
          <Typography component="h3" variant="h4" sx={{ mb: 0.5 }}>
            {crosswalk.texts.groups[group.id]}
          </Typography>
          {group.duties.map((duty) => (
            <DutyItem
              key={duty.ref}
              duty={duty}
              act={act}
              crosswalk={crosswalk}
              open={open.has(duty.ref)}
              wanted={duty.ref === target}
              onOpen={(isOpen) => setOpenOne(duty.ref, isOpen)}
            />
          ))}
        </Box>
      ))}
    </Panel>
  );
}

type FiltersProps = {
  readonly act: LoadedAiAct;
  readonly filter: DutyFilter;
  readonly onChange: (filter: DutyFilter) => void;
  readonly children: React.ReactNode;
};

function Filters({ act, filter, onChange, children }: FiltersProps) {
  const { t } = useTranslation('aiAct');
  const { roles, classes } = act.texts;
  return (
    <Box
      role="search"
      aria-label={t('duties.filters')}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}
    >
      <Box sx={{ flex: '1 1 12rem', maxWidth: '18rem' }}>
        <LineInput
          labelHidden
          type="search"
          label={t('duties.search')}
          placeholder={t('duties.search')}
          value={filter.query}
          onChange={(query) => onChange({ ...filter, query })}
        />
      </Box>
      <Box sx={{ flex: '0 1 13rem' }}>
        <ChoiceInput<DutyFilter['role']>
          labelHidden
          label={t('duties.role')}
          value={filter.role}
          choices={[
            { value: '', label: t('duties.anyRole') },
            ...AI_ACT_ROLES.map((role) => ({ value: role, label: roles[role]?.name ?? role })),
          ]}
          onChange={(role) => onChange({ ...filter, role })}
        />
      </Box>
      <Box sx={{ flex: '0 1 13rem' }}>
        <ChoiceInput<DutyFilter['systemClass']>
          labelHidden
          label={t('duties.class')}
          value={filter.systemClass}
          choices={[
            { value: '', label: t('duties.anyClass') },
            ...AI_ACT_CLASSES.map((id) => ({ value: id, label: classes[id]?.name ?? id })),
          ]}
          onChange={(systemClass) => onChange({ ...filter, systemClass })}
        />
      </Box>
      <Box sx={{ flex: '0 1 13rem' }}>
        <ChoiceInput<DutyFilter['given']>
          labelHidden
          label={t('duties.given')}
          value={filter.given}
          choices={[
            { value: '', label: t('duties.anyGiven') },
            ...GIVEN.map((given) => ({ value: given, label: t(`given.${given}`) })),
          ]}
          onChange={(given) => onChange({ ...filter, given })}
        />
      </Box>
      {children}
    </Box>
  );
}
