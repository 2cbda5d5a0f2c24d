import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { EllipsisVertical } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { formatDate } from '#renderer/components/words/format.ts';
import { Code } from '#renderer/components/words/text.tsx';
import { useCommand } from '#renderer/host/api.ts';
import { ActionStatusChip } from '#renderer/records/actions/action-look.tsx';
import { ACTION_STATUSES, type ActionStatus, isOverdue } from '#shared/kinds/improvement/action.ts';
import type { PlannedAction } from '#shared/rules/action-plan.ts';

/** Kind of what is dragged, so that a column takes cards and neither files nor text. */
const CARD = 'application/x-ai-guard-action';

type ActionsBoardProps = {
  readonly planned: readonly PlannedAction[];
  readonly today: string;
  readonly onOpen: (id: string) => void;
};

/** Columns by status, each in the order of the plan; a card is moved by its menu or by dragging it. */
export function ActionsBoard({ planned, today, onOpen }: ActionsBoardProps) {
  const { mutate } = useCommand('actions.update');
  const moved = useRef<{ readonly id: string; readonly status: ActionStatus } | null>(null);
  function handleMove(id: string, status: ActionStatus): void {
    moved.current = { id, status };
    mutate({ id, changes: { status } });
  }
  // The card goes to another column, and what had the focus goes with the old one.
  useEffect(() => {
    const wanted = moved.current;
    if (wanted === null || !planned.some(({ action }) => action.id === wanted.id && action.status === wanted.status)) {
      return;
    }
    moved.current = null;
    document.getElementById(menuButtonId(wanted.id))?.focus();
  }, [planned]);
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: `repeat(${ACTION_STATUSES.length}, minmax(13rem, 1fr))`,
        gap: 1.5,
        alignItems: 'stretch',
        overflowX: 'auto',
        pb: 1,
      }}
    >
      {ACTION_STATUSES.map((status) => (
        <Column
          key={status}
          status={status}
          planned={planned.filter(({ action }) => action.status === status)}
          today={today}
          onOpen={onOpen}
          onMove={handleMove}
        />
      ))}
    </Box>
  );
}

type OnMove = (id: string, status: ActionStatus) => void;
type ColumnProps = ActionsBoardProps & { readonly status: ActionStatus; readonly onMove: OnMove };

function Column({ status, planned, today, onOpen, onMove }: ColumnProps) {
  const { t } = useTranslation('actions');
  const [over, setOver] = useState(false);
  return (
    <Box
      component="section"
      aria-label={t(`choices.status.${status}`)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(CARD)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        const id = event.dataTransfer.getData(CARD);
        setOver(false);
        if (id === '') return;
        event.preventDefault();
        if (!planned.some(({ action }) => action.id === id)) onMove(id, status);
      }}
      sx={(theme) => ({
        p: 1,
        borderRadius: 1,
        border: `1px solid ${over ? theme.palette.tokens.accent : theme.palette.tokens.edge}`,
        bgcolor: over ? theme.palette.tokens.selected : undefined,
      })}
    >
      <Typography
        component="h2"
        variant="h4"
        sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 1, mb: 1, px: 0.5 }}
      >
        <ActionStatusChip status={status} />
        <Box component="span" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
          {planned.length}
        </Box>
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {planned.map((each) => (
          <Card key={each.action.id} planned={each} today={today} onOpen={onOpen} onMove={onMove} />
        ))}
      </Box>
    </Box>
  );
}

type CardProps = {
  readonly planned: PlannedAction;
  readonly today: string;
  readonly onOpen: (id: string) => void;
  readonly onMove: OnMove;
};

function Card({ planned: { action, priority }, today, onOpen, onMove }: CardProps) {
  const { t, i18n } = useTranslation('actions');
  const facts = [
    action.owner,
    action.dueOn === '' ? '' : t('due', { date: formatDate(action.dueOn, i18n.language) }),
    priority.priority === null ? '' : t('priorityOf', { priority: t(`choices.priority.${priority.priority}`) }),
  ];
  return (
    <Box
      component="li"
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(CARD, action.id);
        event.dataTransfer.effectAllowed = 'move';
      }}
      sx={(theme) => ({
        p: 1,
        borderRadius: 1,
        border: `1px solid ${theme.palette.tokens.edge}`,
        bgcolor: 'background.paper',
        cursor: 'grab',
        minWidth: 0,
      })}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 0.5 }}>
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          <Code>{action.code}</Code> {action.nodeId}
        </Box>
        <MoveMenu action={action} onMove={onMove} />
      </Box>
      <Button
        aria-label={t('open', { code: `${action.code} ${action.title}` })}
        onClick={() => onOpen(action.id)}
        sx={{
          textAlign: 'left',
          justifyContent: 'flex-start',
          whiteSpace: 'normal',
          overflowWrap: 'anywhere',
          px: 0.5,
          mx: -0.5,
        }}
      >
        {action.title}
      </Button>
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
        {facts.filter((fact) => fact !== '').join(' · ')}
      </Box>
      {isOverdue(action, today) && <StatusChip tone="problem" variant="plain" label={t('overdue')} />}
    </Box>
  );
}

function menuButtonId(id: string): string {
  return `move-${id}`;
}

type MoveMenuProps = { readonly action: PlannedAction['action']; readonly onMove: OnMove };

function MoveMenu({ action, onMove }: MoveMenuProps) {
  const { t } = useTranslation('actions');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const label = t('move', { code: action.code, status: t(`choices.status.${action.status}`) });
  return (
    <>
      <IconButton
        id={menuButtonId(action.id)}
        size="small"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <EllipsisVertical size="1rem" aria-hidden="true" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {ACTION_STATUSES.filter((status) => status !== action.status).map((status) => (
          <MenuItem
            key={status}
            onClick={() => {
              setAnchor(null);
              onMove(action.id, status);
            }}
          >
            {t('moveTo', { status: t(`choices.status.${status}`) })}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
