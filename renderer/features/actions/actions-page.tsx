import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { CalendarPlus, ListTodo, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldWords } from '#renderer/components/fields/field-control.tsx';
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
import { RecordDrawer } from '#renderer/records/form/record-drawer.tsx';
import { orderIn } from '#renderer/records/list/list-store.ts';
import { TakeInTable } from '#renderer/records/tables/table-menu.tsx';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { type Action, isActive } from '#shared/kinds/improvement/action.ts';
import { effortLeft, planActions } from '#shared/rules/action-plan.ts';
import { ACTION_VIEWS, type ActionView } from './action-views.ts';
import { ActionsBoard } from './actions-board.tsx';
import { ActionsCalendar } from './actions-calendar.tsx';
import { ActionsList } from './actions-list.tsx';

const route = getRouteApi('/actions');

/** What is to be done, in the order of the plan. */
export function ActionsPage() {
  const { t } = useTranslation('actions');
  const actions = useRoute('actions.list', {});
  const { view = 'list', create = false } = route.useSearch();
  const navigate = useNavigate();
  const setAdding = (adding: boolean) =>
    void navigate({ to: '/actions', search: { ...shown(view), ...(adding && { create: true }) }, replace: true });
  const add = (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {actions.data?.some((action) => isActive(action) && action.dueOn !== '') && <SaveCalendar />}
      <Button variant="contained" startIcon={<Plus aria-hidden="true" />} onClick={() => setAdding(true)}>
        {t('new')}
      </Button>
    </Box>
  );
  return (
    <Page width="full" fill={view === 'list'}>
      <PageHeader title={t('title')} description={t('description')} actions={add} />
      <QueryView query={actions}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState
              icon={ListTodo}
              title={t('empty.title')}
              text={t('empty.text')}
              actions={<TakeInTable name="actions" />}
            />
          ) : (
            <Plan actions={all} />
          )
        }
      </QueryView>
      <NewActionDialog open={create} node={null} onClose={() => setAdding(false)} />
    </Page>
  );
}

function Plan({ actions }: { readonly actions: readonly Action[] }) {
  const { t, i18n } = useTranslation('actions');
  const { action: openId, view = 'list' } = route.useSearch();
  const navigate = useNavigate();
  const priorityOf = usePriorities();
  const [today] = useState(() => localToday(new Date()));
  const planned = useMemo(() => planActions(actions, priorityOf), [actions, priorityOf]);
  const open = (id?: string) => void navigate({ to: '/actions', search: { ...shown(view), action: id } });
  const choose = (chosen: ActionView) => void navigate({ to: '/actions', search: shown(chosen) });
  const days = effortLeft(actions);
  const opened = actions.find(({ id }) => id === openId) ?? null;
  const rule = <Disclosure label={t('ruleTitle')}>{t('ruleHelp')}</Disclosure>;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 1 }}>
        <ToggleChoice<ActionView>
          label={t('view.label')}
          value={view}
          choices={ACTION_VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
          onChange={choose}
        />
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          {days > 0 && t('effort', { days: formatNumber(days, i18n.language) })}
        </Box>
        {view !== 'calendar' && rule}
      </Box>
      {view === 'list' && <ActionsList planned={planned} today={today} onOpen={open} />}
      {view === 'board' && <ActionsBoard planned={planned} today={today} onOpen={open} />}
      {view === 'calendar' && <ActionsCalendar actions={actions} today={today} onOpen={open} />}
      <RecordDrawer
        name="actions"
        row={opened}
        order={view === 'list' ? orderIn('actions') : []}
        specials={{ priority: usePriorityWords(opened, priorityOf) }}
        onGo={open}
        onClose={() => open()}
      />
    </>
  );
}

/** What the rule proposes, beside the choice that overrides it. */
function usePriorityWords(action: Action | null, priorityOf: ReturnType<typeof usePriorities>): Partial<FieldWords> {
  const { t } = useTranslation('actions');
  if (action === null) return {};
  const { proposal } = priorityOf(action);
  return {
    none: t('proposed', { priority: t(`choices.priority.${proposal.priority ?? 'none'}`) }),
    help: proposal.score === 0 ? t('noGap') : t('rule', proposal),
  };
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
