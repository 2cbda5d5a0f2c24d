import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTouched } from './asking-dialog.tsx';

type DialogFormProps = {
  readonly title: string;
  /** What the dialog around it is labelled by. */
  readonly titleId: string;
  /** On the button that does it. */
  readonly submit: string;
  /** Whether anything was written or chosen in it that is lost when it is closed. */
  readonly touched: boolean;
  /** While it is being done it is not begun twice. */
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** The form within a dialog: its fields below each other, and below them what leaves it and what does it. */
export function DialogForm(props: DialogFormProps) {
  const { title, titleId, submit, touched, onSubmit, onClose, children } = props;
  const { t } = useTranslation('common');
  useTouched(touched);
  const [busy, setBusy] = useState(false);
  async function handleSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    await onSubmit().finally(() => setBusy(false));
  }
  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      <DialogTitle id={titleId} sx={{ overflowWrap: 'anywhere' }}>
        {title}
      </DialogTitle>
      <DialogContent>
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>{children}</Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('actions.cancel')}</Button>
        <Button type="submit" variant="contained" loading={busy}>
          {submit}
        </Button>
      </DialogActions>
    </form>
  );
}
