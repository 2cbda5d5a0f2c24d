import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useQuestion } from '#renderer/session/confirm-action.ts';

/** Stands once in the app's frame and shows whatever {@link confirmAction} asks. */
export function ConfirmHost() {
  const { t } = useTranslation();
  const { asked, open } = useQuestion();
  const titleId = useId();
  const textId = useId();
  function settle(yes: boolean): void {
    // Closed first, so that the focus is back before whoever asked goes on, and perhaps closes what had it.
    flushSync(() => useQuestion.setState({ open: false }));
    asked?.answer(yes);
  }
  return (
    <Dialog
      open={open}
      onClose={() => settle(false)}
      aria-labelledby={titleId}
      aria-describedby={textId}
      maxWidth="xs"
      fullWidth
    >
      <DialogTitle id={titleId}>{asked?.title}</DialogTitle>
      <DialogContent>
        <DialogContentText id={textId} sx={{ color: 'text.primary' }}>
          {asked?.text}
        </DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => settle(false)} autoFocus={asked?.cancelLabel !== undefined}>
          {asked?.cancelLabel ?? t('actions.cancel')}
        </Button>
        <Button
          variant="contained"
          color={asked?.tone === 'problem' ? 'error' : 'primary'}
          onClick={() => settle(true)}
          autoFocus={asked?.cancelLabel === undefined}
        >
          {asked?.confirmLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
