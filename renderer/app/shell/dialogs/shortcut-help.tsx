import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { Fragment, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { keysForDisplay } from '#renderer/app/commands.ts';
import { Kbd } from '#renderer/components/words/text.tsx';
import { isMac } from '#renderer/host/platform.ts';
import { allCommands } from '#renderer/session/run-command.ts';
import { setShell, useShell } from '../shell-state.ts';

type Line = { readonly label: string; readonly keys: readonly string[] };

/** All keys at a glance; read from the commands, so that the list is never behind them. */
export function ShortcutHelp() {
  const { t } = useTranslation();
  const open = useShell((shell) => shell.shortcutsOpen);
  const close = () => setShell({ shortcutsOpen: false });
  const titleId = useId();
  const withKeys = allCommands().filter((command) => command.keys !== undefined);
  const linesOf = (pages: boolean) =>
    withKeys
      .filter(({ group }) => (group === 'navigation') === pages)
      .map((command): Line => ({ label: command.title(t), keys: command.keys ?? [] }));
  const requirements: Line[] = [
    { label: t('shortcuts.nextItem'), keys: ['↓', '↑'] },
    { label: t('shortcuts.firstLast'), keys: ['Home', 'End'] },
    { label: t('shortcuts.status'), keys: ['1', '2', '3', '4', '5', '6'] },
    { label: t('shortcuts.note'), keys: ['F', 'Enter'] },
    { label: t('shortcuts.saveAndNext'), keys: ['Mod+Enter'] },
    { label: t('shortcuts.backToList'), keys: ['Esc'] },
  ];
  const grid: Line[] = [
    { label: t('shortcuts.gridMove'), keys: ['↓', '↑', '→', '←', 'Tab'] },
    { label: t('shortcuts.gridSelect'), keys: ['Shift+↓'] },
    { label: t('shortcuts.gridEdit'), keys: ['Enter', 'F2'] },
    { label: t('shortcuts.gridLine'), keys: ['Alt+Enter'] },
    { label: t('shortcuts.gridStatus'), keys: ['1', '2', '3', '4', '5', '6'] },
    { label: t('shortcuts.gridMaturity'), keys: ['0', '1', '2', '3', '4', '5'] },
    { label: t('shortcuts.gridFill'), keys: ['Mod+D'] },
    { label: t('shortcuts.gridClear'), keys: ['Delete'] },
    { label: t('shortcuts.gridLeave'), keys: ['Esc'] },
  ];
  const walk: Line[] = [
    { label: t('shortcuts.walkMove'), keys: ['PageDown', 'PageUp'] },
    { label: t('shortcuts.status'), keys: ['1', '2', '3', '4', '5', '6'] },
    { label: t('shortcuts.walkFinding'), keys: ['F'] },
    { label: t('shortcuts.walkNote'), keys: ['N'] },
    { label: t('shortcuts.walkPrivate'), keys: ['P'] },
    { label: t('shortcuts.walkAction'), keys: ['A'] },
    { label: t('shortcuts.walkPhoto'), keys: ['C'] },
    { label: t('shortcuts.saveAndNext'), keys: ['Mod+Enter'] },
    { label: t('shortcuts.walkOpen'), keys: ['S'] },
  ];
  const lists: Line[] = [
    { label: t('shortcuts.moveInList'), keys: ['↓', '↑'] },
    { label: t('shortcuts.openRow'), keys: ['Enter'] },
  ];
  return (
    <Dialog open={open} onClose={close} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{t('shortcuts.title')}</DialogTitle>
      <DialogContent>
        <Lines title={t('shortcuts.everywhere')} lines={linesOf(false)} />
        <Lines title={t('shortcuts.pages')} lines={linesOf(true)} />
        <Lines title={t('shortcuts.requirements')} lines={requirements} />
        <Lines title={t('shortcuts.walk')} lines={walk} />
        <Lines title={t('shortcuts.grid')} lines={grid} />
        <Lines title={t('shortcuts.lists')} lines={lists} />
      </DialogContent>
      <DialogActions>
        <Button onClick={close} autoFocus>
          {t('actions.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
  return (
    <Box sx={{ mb: 2 }}>
      <Typography component="h3" variant="h4" sx={{ mb: 0.5 }}>
        {title}
      </Typography>
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: '1fr auto', m: 0 }}>
        {lines.map(({ label, keys }) => (
          <Fragment key={label}>
            <Box component="dt" sx={{ py: 0.5, borderTop: 1, borderColor: 'divider' }}>
              {label}
            </Box>
            <Box component="dd" sx={{ m: 0, py: 0.5, borderTop: 1, borderColor: 'divider', textAlign: 'right' }}>
              {keys.map((combination, index) => (
                <Fragment key={combination}>
                  {index > 0 && ' '}
                  {keysForDisplay(combination, isMac).map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </Fragment>
              ))}
            </Box>
          </Fragment>
        ))}
      </Box>
    </Box>
  );
}
