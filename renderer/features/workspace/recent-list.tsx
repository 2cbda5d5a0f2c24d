import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import Tooltip from '@mui/material/Tooltip';
import { FileX2, Lock, Shield, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { formatInstant } from '#renderer/components/words/format.ts';
import { useCommand, useRoute } from '#renderer/host/api.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { useWorkspace } from '#renderer/session/workspace.ts';
import type { RecentWorkspace } from '#shared/contract/workspace/workspace.ts';

export type RecentListProps = { readonly disabled: boolean; readonly onOpen: (id: string) => void };

/** Workspaces opened lately; those whose file is gone are shown as such, since a stick may only be unplugged. */
export function RecentList({ disabled, onOpen }: RecentListProps) {
  const { t } = useTranslation('workspace');
  const recent = useRoute('recent.list', {});
  return (
    <Panel title={t('recent.title')} flush>
      <Box sx={{ px: recent.data === undefined ? 2 : 0 }}>
        <QueryView query={recent}>
          {(list) =>
            list.length === 0 ? (
              <Box sx={{ px: 2, py: 2, color: 'text.secondary' }}>{t('recent.empty')}</Box>
            ) : (
              <Rows>
                {list.map((workspace) => (
                  <Row
                    key={workspace.id}
                    workspace={workspace}
                    disabled={disabled}
                    onOpen={() => onOpen(workspace.id)}
                  />
                ))}
              </Rows>
            )
          }
        </QueryView>
      </Box>
    </Panel>
  );
}

type RowProps = { readonly workspace: RecentWorkspace; readonly disabled: boolean; readonly onOpen: () => void };

function Row({ workspace, disabled, onOpen }: RowProps) {
  const { t, i18n } = useTranslation('workspace');
  const current = useWorkspace();
  const forget = useCommand('recent.forget');
  const { name, organisationName, location, missing } = workspace;
  const Mark = missing ? FileX2 : workspace.encrypted ? Lock : Shield;
  const isOpen = current?.name === name && current.location === location;
  return (
    <li>
      <Open type="button" disabled={disabled} onClick={onOpen}>
        <Mark aria-hidden="true" />
        <span>
          <strong>{organisationName || name.replace(/\.aims$/i, '')}</strong>
          <Detail>
            {name} {t('recent.location', { location })}
          </Detail>
          <Detail>{t('recent.openedAt', { when: formatInstant(workspace.openedAt, i18n.language) })}</Detail>
        </span>
        {workspace.encrypted && <StatusChip tone="neutral" icon={Lock} label={t('recent.encrypted')} />}
        {missing && <StatusChip tone="attention" icon={FileX2} label={t('recent.missing')} />}
        {isOpen && <StatusChip tone="info" label={t('recent.current')} />}
      </Open>
      <Tooltip title={t('recent.forget')}>
        <IconButton
          aria-label={t('recent.forgetNamed', { name })}
          onClick={() =>
            forget.mutate(
              { id: workspace.id },
              { onSuccess: () => void showToast({ message: t('recent.forgotten', { name }) }) },
            )
          }
        >
          <X size="1rem" />
        </IconButton>
      </Tooltip>
    </li>
  );
}

const Rows = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': { display: 'flex', alignItems: 'center', paddingRight: '0.5rem' },
  '& > li + li': { borderTop: `1px solid ${theme.palette.tokens.hairline}` },
}));

const Open = styled('button')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: '0.75rem',
  flex: 1,
  minWidth: 0,
  padding: '0.625rem 0.5rem 0.625rem 1rem',
  border: 0,
  background: 'none',
  color: 'inherit',
  font: 'inherit',
  textAlign: 'left',
  cursor: 'pointer',
  '& > svg': { width: '1.25rem', height: '1.25rem', flex: 'none', color: theme.palette.tokens.inkSoft },
  '& > span:nth-of-type(1)': { flex: 1, minWidth: 0 },
  '& strong': { display: 'block', fontWeight: 600, overflowWrap: 'anywhere' },
  '&:hover:not(:disabled)': { backgroundColor: theme.palette.tokens.hover },
  '&:focus-visible': { outline: `2px solid ${theme.palette.tokens.accent}`, outlineOffset: -2 },
}));

const Detail = styled('span')(({ theme }) => ({
  display: 'block',
  fontSize: '0.8125rem',
  lineHeight: 1.4,
  color: theme.palette.tokens.inkSoft,
  overflowWrap: 'anywhere',
}));
