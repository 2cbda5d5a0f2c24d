import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTouched } from './asking-dialog.tsx';

type DialogFormProps = {
  readonly title: string;
  /** What the dialog around it is labelled by. */
  readonly titleId: string;
  /** On the button that does it. */
  readonly submit: string;
  /** While it is being done, which is not begun twice. */
  readonly busy?: boolean;
  /** Whether anything was written or chosen in it that is lost when it is closed. */
  readonly touched: boolean;
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** The form within a dialog: its fields below each other, and below them what leaves it and what does it. */
export function DialogForm(props: DialogFormProps) {
  const { title, titleId, submit, busy = false, touched, onSubmit, onClose, children } = props;
  const { t } = useTranslation('common');
  useTouched(touched);
  function handleSubmit(event: FormEvent): void {
    event.preventDefault();
    if (!busy) void onSubmit();
  }
  return (
    <form onSubmit={handleSubmit} noValidate>
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
