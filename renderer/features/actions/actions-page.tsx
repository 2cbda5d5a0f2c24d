import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { ListTodo, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '#renderer/components/disclosure.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ChoiceInput } from '#renderer/components/fields.tsx';
import { formatNumber, localToday } from '#renderer/components/format.ts';
import { Page, PageHeader } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { useRoute } from '#renderer/host/api.ts';
import { NewActionDialog } from '#renderer/records/new-action-dialog.tsx';
import { usePriorities } from '#renderer/records/use-priorities.ts';
import type { Action } from '#shared/entities/action.ts';
import { effortLeft, planActions } from '#shared/rules/action-plan.ts';
import { ActionDrawer } from './action-drawer.tsx';
import { ACTION_FILTERS, type ActionFilter, fitsFilter } from './action-filter.ts';
import { ActionsTable } from './actions-table.tsx';

const route = getRouteApi('/actions');

/** What is to be done, in the order of the plan. */
export function ActionsPage() {
  const { t } = useTranslation('actions');
  const actions = useRoute('actions.list', {});
  const [adding, setAdding] = useState(false);
  const add = (
    <Button variant="contained" startIcon={<Plus aria-hidden="true" />} onClick={() => setAdding(true)}>
      {t('new')}
    </Button>
  );
  return (
    <Page width="full">
      <PageHeader title={t('title')} description={t('description')} actions={add} />
      <QueryView query={actions}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState icon={ListTodo} title={t('empty.title')} text={t('empty.text')} />
          ) : (
            <Plan actions={all} />
          )
        }
      </QueryView>
      <NewActionDialog open={adding} node={null} onClose={() => setAdding(false)} />
    </Page>
  );
}

function Plan({ actions }: { readonly actions: readonly Action[] }) {
  const { t, i18n } = useTranslation('actions');
  const { action: openId } = route.useSearch();
  const navigate = useNavigate();
  const priorityOf = usePriorities();
  const [filter, setFilter] = useState<ActionFilter>('active');
  const [today] = useState(() => localToday(new Date()));
  const planned = planActions(
    actions.filter((action) => fitsFilter(action, filter, today)),
    priorityOf,
  );
  const open = (id?: string) => void navigate({ to: '/actions', search: id === undefined ? {} : { action: id } });
  const days = effortLeft(actions);
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 1 }}>
        <Box sx={{ flex: '0 1 14rem' }}>
          <ChoiceInput<ActionFilter>
            labelHidden
            label={t('show')}
            value={filter}
            choices={ACTION_FILTERS.map((value) => ({ value, label: t(`filter.${value}`) }))}
            onChange={setFilter}
          />
        </Box>
        <Box role="status" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          {t('shown', { shown: planned.length, total: actions.length })}
          {days > 0 && ` · ${t('effort', { days: formatNumber(days, i18n.language) })}`}
        </Box>
      </Box>
      {planned.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ActionsTable planned={planned} today={today} onOpen={(id) => open(id)} />
      )}
      <Box sx={{ mt: 2, maxWidth: '46rem' }}>
        <Disclosure label={t('ruleTitle')}>{t('ruleHelp')}</Disclosure>
      </Box>
      <ActionDrawer
        action={actions.find(({ id }) => id === openId) ?? null}
        priorityOf={priorityOf}
        onClose={() => open()}
      />
    </>
  );
}
