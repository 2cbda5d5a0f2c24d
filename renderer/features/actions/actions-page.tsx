import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { CalendarPlus, ListTodo, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceInput } from '#renderer/components/fields/fields.tsx';
import { ToggleChoice } from '#renderer/components/fields/toggle-choice.tsx';
import { Disclosure } from '#renderer/components/frames/disclosure.tsx';
import { EmptyState } from '#renderer/components/frames/empty-state.tsx';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { formatNumber, localToday } from '#renderer/components/words/format.ts';
import { request, useRoute } from '#renderer/host/api.ts';
import { deliverExport, pickFile } from '#renderer/host/files.ts';
import { NewActionDialog } from '#renderer/records/actions/new-action-dialog.tsx';
import { usePriorities } from '#renderer/records/actions/use-priorities.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { type Action, isActive } from '#shared/kinds/improvement/action.ts';
import { effortLeft, planActions } from '#shared/rules/action-plan.ts';
import { ActionDrawer } from './action-drawer.tsx';
import { ACTION_FILTERS, type ActionFilter, fitsFilter } from './action-filter.ts';
import { ACTION_VIEWS, type ActionView } from './action-views.ts';
import { ActionsBoard } from './actions-board.tsx';
import { ActionsCalendar } from './actions-calendar.tsx';
import { ActionsTable } from './actions-table.tsx';

const route = getRouteApi('/actions');

/** What is to be done, in the order of the plan. */
export function ActionsPage() {
  const { t } = useTranslation('actions');
  const actions = useRoute('actions.list', {});
  const [adding, setAdding] = useState(false);
  const add = (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {actions.data?.some((action) => isActive(action) && action.dueOn !== '') && <SaveCalendar />}
      <Button variant="contained" startIcon={<Plus aria-hidden="true" />} onClick={() => setAdding(true)}>
        {t('new')}
      </Button>
    </Box>
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
  const { action: openId, view = 'list' } = route.useSearch();
  const navigate = useNavigate();
  const priorityOf = usePriorities();
  const [filter, setFilter] = useState<ActionFilter>('active');
  const [today] = useState(() => localToday(new Date()));
  const planned = planActions(actions, priorityOf);
  const open = (id?: string) => void navigate({ to: '/actions', search: { ...shown(view), action: id } });
  const choose = (chosen: ActionView) => void navigate({ to: '/actions', search: shown(chosen) });
  const listed = planned.filter(({ action }) => fitsFilter(action, filter, today));
  const days = effortLeft(actions);
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 1 }}>
        <ToggleChoice<ActionView>
          label={t('view.label')}
          value={view}
          choices={ACTION_VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
          onChange={choose}
        />
        {view === 'list' && (
          <Box sx={{ flex: '0 1 14rem' }}>
            <ChoiceInput<ActionFilter>
              labelHidden
              label={t('show')}
              value={filter}
              choices={ACTION_FILTERS.map((value) => ({ value, label: t(`filter.${value}`) }))}
              onChange={setFilter}
            />
          </Box>
        )}
        <Box role="status" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          {view === 'list' && t('shown', { shown: listed.length, total: actions.length })}
          {view === 'list' && days > 0 && ' · '}
          {days > 0 && t('effort', { days: formatNumber(days, i18n.language) })}
        </Box>
      </Box>
      {view === 'list' && listed.length === 0 && <p>{t('none')}</p>}
      {view === 'list' && listed.length > 0 && <ActionsTable planned={listed} today={today} onOpen={open} />}
      {view === 'board' && <ActionsBoard planned={planned} today={today} onOpen={open} />}
      {view === 'calendar' && <ActionsCalendar actions={actions} today={today} onOpen={open} />}
      {view !== 'calendar' && (
        <Box sx={{ mt: 2, maxWidth: '46rem' }}>
          <Disclosure label={t('ruleTitle')}>{t('ruleHelp')}</Disclosure>
        </Box>
      )}
      <ActionDrawer
        action={actions.find(({ id }) => id === openId) ?? null}
        priorityOf={priorityOf}
        onClose={() => open()}
      />
    </>
  );
}

/** The list is what the page shows without being asked. */
function shown(view: ActionView): { view?: ActionView } {
  return view === 'list' ? {} : { view };
}

/** Due dates for whatever calendar somebody lives in. */
function SaveCalendar() {
  const { t } = useTranslation('actions');
  async function handleSave(): Promise<void> {
    const asOf = localToday(new Date());
    try {
      const file = await pickFile('exportDocument', `${t('save.fileName', { asOf })}.ics`);
      if (file === null) return;
      const { events } = await request('actions.exportCalendar', { path: file.grant, asOf });
      deliverExport(file);
      showToast({ message: t('save.saved', { name: file.name, count: events }), tone: 'ok' });
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }
  return (
    <Button variant="outlined" startIcon={<CalendarPlus aria-hidden="true" />} onClick={() => void handleSave()}>
      {t('save.button')}
    </Button>
  );
}
