import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { EmptyState } from './empty-state.tsx';
import { Panel } from './panel.tsx';

type ItemsPanelProps = {
  readonly title: string;
  readonly text: string;
  readonly add: { readonly icon: LucideIcon; readonly label: string; readonly onAdd: () => void };
  readonly none: { readonly title: string; readonly text: string };
  /** What the list is called. */
  readonly label: string;
  readonly items: readonly ReactNode[];
};

/** A few things that belong together, each with what can be done to it, and the way to one more. */
export function ItemsPanel({
  title,
  text,
  add: { icon: Icon, label: addLabel, onAdd },
  none,
  label,
  items,
}: ItemsPanelProps) {
  const add = (
    <Button variant="outlined" startIcon={<Icon aria-hidden="true" />} onClick={onAdd}>
      {addLabel}
    </Button>
  );
  return (
    <Panel title={title} description={text} actions={add} flush>
      {items.length === 0 ? (
        <EmptyState icon={Icon} title={none.title} text={none.text} headingLevel="h3" />
      ) : (
        <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {items}
        </Box>
      )}
    </Panel>
  );
}

type ItemProps = {
  readonly name: string;
  readonly faint?: boolean;
  readonly note?: string;
  /** Below the name, smaller. */
  readonly facts: string;
  readonly actions: readonly (ItemAction | null)[];
};

export type ItemAction = {
  readonly icon: LucideIcon;
  readonly label: string;
  /** The label with the item's name, for those who hear the buttons alone. */
  readonly fullLabel: string;
  readonly busy?: boolean;
  readonly onAct: () => void;
};

export function Item({ name, faint = false, note = '', facts, actions }: ItemProps) {
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        px: 2,
        py: 1,
        borderBottom: 1,
        borderColor: 'divider',
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box sx={{ flex: '1 1 16rem', minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box component="strong" sx={{ fontWeight: 600, color: faint ? 'text.secondary' : 'text.primary' }}>
          {name}
        </Box>
        {note !== '' && <Typography sx={{ whiteSpace: 'pre-wrap' }}>{note}</Typography>}
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {facts}
        </Typography>
      </Box>
      {actions.map(
        (action) =>
          action !== null && (
            <Button
              key={action.label}
              startIcon={<action.icon aria-hidden="true" />}
              aria-label={action.fullLabel}
              loading={action.busy ?? false}
              onClick={action.onAct}
            >
              {action.label}
            </Button>
          ),
      )}
    </Box>
  );
}
