import Box from '@mui/material/Box';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { ChevronsUpDown, CopyPlus, FolderOpen, Lock, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LogoMark } from '#renderer/components/signs/logo.tsx';
import { Unseen } from '#renderer/components/words/text.tsx';
import { runCommand } from '#renderer/session/run-command.ts';
import type { WorkspaceInfo } from '#shared/contract/workspace/workspace.ts';

/** Whose workspace is open and where it lies; the menu leads to others. */
export function WorkspaceButton({ workspace }: { readonly workspace: WorkspaceInfo }) {
  const { t } = useTranslation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const menuId = useId();
  const choose = (command: string) => {
    setAnchor(null);
    runCommand(command);
  };
  return (
    <>
      <Button
        type="button"
        title={workspace.organisationName}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor === null ? undefined : menuId}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <LogoMark size="1.75rem" />
        <Unseen>{t('nav.workspace')}</Unseen>
        <Names>
          <strong>{workspace.organisationName}</strong>
          <span>
            {workspace.name}
            {workspace.sample && ` · ${t('nav.sample')}`}
          </span>
        </Names>
        <ChevronsUpDown aria-hidden="true" />
      </Button>
      <Menu id={menuId} anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <Box component="li" role="presentation" sx={{ px: 2, pt: 0.5, pb: 1, maxWidth: '24rem' }}>
          <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {t('workspaceMenu.location', { location: workspace.location })}
          </Typography>
        </Box>
        <MenuItem onClick={() => choose('go.start')}>
          <ListItemIcon>
            <FolderOpen size="1rem" />
          </ListItemIcon>
          {t('workspaceMenu.start')}
        </MenuItem>
        <MenuItem onClick={() => choose('workspace.saveCopy')}>
          <ListItemIcon>
            <CopyPlus size="1rem" />
          </ListItemIcon>
          {t('workspaceMenu.saveCopy')}
        </MenuItem>
        {workspace.encrypted && (
          <MenuItem onClick={() => choose('workspace.lock')}>
            <ListItemIcon>
              <Lock size="1rem" />
            </ListItemIcon>
            {t('workspaceMenu.lock')}
          </MenuItem>
        )}
        <MenuItem onClick={() => choose('workspace.close')}>
          <ListItemIcon>
            <X size="1rem" />
          </ListItemIcon>
          {t('workspaceMenu.close')}
        </MenuItem>
      </Menu>
    </>
  );
}

const Button = styled('button')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: '0.625rem',
  width: '100%',
  padding: '0.375rem 0.5rem',
  border: 0,
  borderRadius: 6,
  background: 'none',
  color: theme.palette.tokens.ink,
  font: 'inherit',
  textAlign: 'left',
  cursor: 'pointer',
  '& > svg:last-child': { width: '0.9375rem', height: '0.9375rem', flex: 'none', color: theme.palette.tokens.inkFaint },
  '&:hover': { backgroundColor: theme.palette.tokens.hover },
  '&:focus-visible': { outline: `2px solid ${theme.palette.tokens.accent}`, outlineOffset: -2 },
}));

const Names = styled('span')(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  '& > *': { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& strong': { fontSize: '0.875rem', fontWeight: 600, lineHeight: 1.3 },
  '& span': { fontSize: '0.75rem', lineHeight: 1.3, color: theme.palette.tokens.inkSoft },
}));
