import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import {
  ChevronsUpDown,
  CopyPlus,
  FilePlus,
  FolderOpen,
  History,
  Lock,
  type LucideIcon,
  Shield,
  X,
} from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LogoMark } from '#renderer/components/signs/logo.tsx';
import { Unseen } from '#renderer/components/words/text.tsx';
import { useRoute } from '#renderer/host/api.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { openRecent } from '#renderer/session/opening.ts';
import { runCommand } from '#renderer/session/run-command.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { CommandId } from '#shared/contract/commands.ts';
import type { RecentWorkspace, WorkspaceInfo } from '#shared/contract/workspace/workspace.ts';
import { Tip } from './tip.tsx';

/** More are found on the start page. */
const MOST_RECENT = 6;

type ClientSwitcherProps = { readonly workspace: WorkspaceInfo; readonly folded: boolean };

/** Whose workspace is open and where it lies; the menu leads to others. */
export function ClientSwitcher({ workspace, folded }: ClientSwitcherProps) {
  const { t } = useTranslation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const open = anchor !== null;
  const menuId = useId();
  const recent = useRoute('recent.list', {}, { enabled: open }).data ?? [];
  const others = recent.filter((one) => one.name !== workspace.name || one.location !== workspace.location);
  const close = () => setAnchor(null);
  return (
    <>
      <Tip label={folded ? `${t('nav.client')} ${workspace.organisationName}` : ''} placement="right">
        <Button
          type="button"
          data-folded={folded}
          aria-haspopup="menu"
          aria-expanded={open}
          aria-controls={open ? menuId : undefined}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <LogoMark size="1.75rem" />
          <Unseen>{t('nav.client')}</Unseen>
          {folded ? (
            <Unseen>{workspace.organisationName}</Unseen>
          ) : (
            <>
              <Names>
                <strong title={workspace.organisationName}>{workspace.organisationName}</strong>
                <span>
                  {workspace.name}
                  {workspace.sample && ` · ${t('nav.sample')}`}
                </span>
              </Names>
              <ChevronsUpDown aria-hidden="true" />
            </>
          )}
        </Button>
      </Tip>
      <Menu
        id={menuId}
        anchorEl={anchor}
        open={open}
        onClose={close}
        // Beside the navigation, so that it hides none of it.
        anchorOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { sx: { ml: 1, width: '22rem', maxWidth: 'calc(100vw - 2rem)' } } }}
      >
        <Heading role="presentation">{t('workspaceMenu.location', { location: workspace.location })}</Heading>
        {others.slice(0, MOST_RECENT).map((one) => (
          <RecentItem key={one.id} recent={one} onChosen={close} />
        ))}
        {others.length > MOST_RECENT && (
          <CommandItem icon={History} label={t('workspaceMenu.all')} command="go.start" onChosen={close} />
        )}
        <Divider component="li" />
        <CommandItem icon={FilePlus} label={t('workspaceMenu.new')} command="workspace.new" onChosen={close} />
        <CommandItem icon={FolderOpen} label={t('workspaceMenu.openFile')} command="workspace.open" onChosen={close} />
        <Divider component="li" />
        <CommandItem
          icon={CopyPlus}
          label={t('workspaceMenu.saveCopy')}
          command="workspace.saveCopy"
          onChosen={close}
        />
        {workspace.encrypted && (
          <CommandItem icon={Lock} label={t('workspaceMenu.lock')} command="workspace.lock" onChosen={close} />
        )}
        <CommandItem icon={X} label={t('workspaceMenu.close')} command="workspace.close" onChosen={close} />
      </Menu>
    </>
  );
}

type RecentItemProps = { readonly recent: RecentWorkspace; readonly onChosen: () => void };

/** MUI's list moves the focus among its direct children, so this hands on what it is given. */
function RecentItem({ recent, onChosen, ...given }: RecentItemProps) {
  const { t } = useTranslation();
  const { id, name, organisationName, missing, encrypted } = recent;
  async function handleOpen(): Promise<void> {
    onChosen();
    try {
      await openRecent(id);
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }
  const Icon = encrypted ? Lock : Shield;
  const details = [name, missing && t('workspaceMenu.missing'), encrypted && t('workspaceMenu.encrypted')];
  return (
    <MenuItem {...given} disabled={missing} onClick={() => void handleOpen()}>
      <ListItemIcon>
        <Icon size="1rem" />
      </ListItemIcon>
      <ListItemText
        primary={organisationName || name.replace(/\.aims$/i, '')}
        secondary={details.filter(Boolean).join(', ')}
        slotProps={{ primary: { noWrap: true }, secondary: { noWrap: true } }}
        sx={{ my: 0 }}
      />
    </MenuItem>
  );
}

type CommandItemProps = {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly command: CommandId;
  readonly onChosen: () => void;
};

function CommandItem({ icon: Icon, label, command, onChosen, ...given }: CommandItemProps) {
  return (
    <MenuItem
      {...given}
      onClick={() => {
        onChosen();
        runCommand(command);
      }}
    >
      <ListItemIcon>
        <Icon size="1rem" />
      </ListItemIcon>
      {label}
    </MenuItem>
  );
}

const Heading = styled('li')(({ theme }) => ({
  padding: '0.25rem 1rem 0.5rem',
  fontSize: '0.8125rem',
  color: theme.palette.tokens.inkSoft,
  overflowWrap: 'anywhere',
}));

const Button = styled('button')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: '0.625rem',
  flex: 'none',
  width: '100%',
  minHeight: '3rem',
  marginBottom: '0.375rem',
  padding: '0.25rem 0.375rem',
  border: 0,
  borderRadius: 6,
  background: 'none',
  color: theme.palette.tokens.ink,
  font: 'inherit',
  textAlign: 'left',
  cursor: 'pointer',
  '&[data-folded="true"]': { justifyContent: 'center', padding: 0, minHeight: '2.5rem' },
  '& > svg:last-child:not(:first-child)': {
    width: '0.9375rem',
    height: '0.9375rem',
    flex: 'none',
    color: theme.palette.tokens.inkFaint,
  },
  '&:hover': { backgroundColor: theme.palette.tokens.hover },
  '&:focus-visible': { outline: `2px solid ${theme.palette.tokens.accent}`, outlineOffset: -2 },
}));

const Names = styled('span')(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  '& > *': { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis' },
  // Two lines of a client's name: the part that tells two apart is often the last.
  '& strong': {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    fontSize: '0.8125rem',
    fontWeight: 600,
    lineHeight: 1.25,
  },
  '& span': { fontSize: '0.75rem', lineHeight: 1.3, whiteSpace: 'nowrap', color: theme.palette.tokens.inkSoft },
}));
