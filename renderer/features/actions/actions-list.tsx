import Box from '@mui/material/Box';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceInput } from '#renderer/components/fields/fields.tsx';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { formatDate } from '#renderer/components/words/format.ts';
import { ActionStatusChip } from '#renderer/records/actions/action-look.tsx';
import type { ColumnSpecial } from '#renderer/records/list/list-cells.tsx';
import { RecordList } from '#renderer/records/list/record-list.tsx';
import { type ActionStatus, isOverdue } from '#shared/kinds/improvement/action.ts';
import type { PlannedAction } from '#shared/rules/action-plan.ts';
import { ACTION_FILTERS, type ActionFilter, fitsFilter } from './action-filter.ts';

const COLUMNS = ['title', 'nodeId', 'priority', 'owner', 'dueOn', 'effortDays', 'status'];
const ALONG = { priority: 'priorityReason' };

type ActionsListProps = {
  /** In the order of the plan. */
  readonly planned: readonly PlannedAction[];
  readonly today: string;
  readonly onOpen: (id: string) => void;
};

/** The plan as a list, with the priority that holds, proposed or decided. */
export function ActionsList({ planned, today, onOpen }: ActionsListProps) {
  const { t, i18n } = useTranslation('actions');
  const [filter, setFilter] = useState<ActionFilter>('active');
  const listed = useMemo(
    () => planned.map(({ action }) => action).filter((action) => fitsFilter(action, filter, today)),
    [planned, filter, today],
  );
  const specials = useMemo((): Readonly<Record<string, ColumnSpecial>> => {
    const plan = new Map(planned.map((each) => [each.action.id, each]));
    return {
      priority: {
        value: ({ id }) => plan.get(id)?.priority.priority ?? null,
        cell: ({ id }) => {
          const { priority = null, decided = false } = plan.get(id)?.priority ?? {};
          return `${t(`choices.priority.${priority ?? 'none'}`)}${decided ? ` · ${t('own')}` : ''}`;
        },
      },
      dueOn: {
        rem: 10.5,
        cell: ({ id, dueOn }) => {
          const action = plan.get(id)?.action;
          return (
            <>
              {formatDate(String(dueOn), i18n.language)}{' '}
              {action !== undefined && isOverdue(action, today) && (
                <StatusChip tone="problem" variant="plain" label={t('overdue')} />
              )}
            </>
          );
        },
      },
      status: { cell: ({ status }) => <ActionStatusChip status={status as ActionStatus} /> },
    };
  }, [planned, today, t, i18n.language]);
  return (
    <RecordList
      name="actions"
      records={listed}
      columns={COLUMNS}
      specials={specials}
      along={ALONG}
      onOpen={onOpen}
      lead={
        <Box sx={{ flex: '0 1 14rem' }}>
          <ChoiceInput<ActionFilter>
            labelHidden
            label={t('show')}
            value={filter}
            choices={ACTION_FILTERS.map((value) => ({ value, label: t(`filter.${value}`) }))}
            onChange={setFilter}
          />
        </Box>
      }
    />
  );
}
