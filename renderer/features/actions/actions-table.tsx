import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { formatDate } from '#renderer/components/words/format.ts';
import { Code } from '#renderer/components/words/text.tsx';
import { ActionStatusChip } from '#renderer/records/actions/action-look.tsx';
import { catalogueNode } from '#renderer/standard/catalogue.ts';
import { isOverdue } from '#shared/kinds/improvement/action.ts';
import type { PlannedAction } from '#shared/rules/action-plan.ts';

const COLUMNS = ['code', 'title', 'priority', 'owner', 'dueOn', 'effort', 'status'] as const;

type ActionsTableProps = {
  readonly planned: readonly PlannedAction[];
  readonly today: string;
  readonly onOpen: (id: string) => void;
};

export function ActionsTable({ planned, today, onOpen }: ActionsTableProps) {
  const { t, i18n } = useTranslation('actions');
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table aria-label={t('title')}>
        <TableHead>
          <TableRow>
            {COLUMNS.map((column) => (
              <TableCell key={column}>{t(`columns.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {planned.map(({ action, priority }) => (
            <TableRow key={action.id} hover>
              <TableCell>
                <Code>{action.code}</Code>
              </TableCell>
              <TableCell sx={{ minWidth: '12rem' }}>
                <Button
                  aria-label={t('open', { code: `${action.code} ${action.title}` })}
                  onClick={() => onOpen(action.id)}
                  sx={{ textAlign: 'left', whiteSpace: 'normal', px: 0.5, mx: -0.5 }}
                >
                  {action.title}
                </Button>
                {action.nodeId !== '' && (
                  <Box sx={{ color: 'text.secondary', typography: 'body2' }}>
                    {action.nodeId} {catalogueNode(action.nodeId)?.title}
                  </Box>
                )}
              </TableCell>
              <TableCell>
                {t(`choices.priority.${priority.priority ?? 'none'}`)}
                {priority.decided && <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>{t('own')}</Box>}
              </TableCell>
              <TableCell>{action.owner}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                {formatDate(action.dueOn, i18n.language)}
                {isOverdue(action, today) && (
                  <Box>
                    <StatusChip tone="problem" variant="plain" label={t('overdue')} />
                  </Box>
                )}
              </TableCell>
              <TableCell sx={{ fontVariantNumeric: 'tabular-nums' }}>{action.effortDays}</TableCell>
              <TableCell>
                <ActionStatusChip status={action.status} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
