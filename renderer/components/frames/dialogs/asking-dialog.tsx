import Dialog, { type DialogProps } from '@mui/material/Dialog';
import { createContext, type ReactNode, use, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmAction } from '#renderer/session/confirm-action.ts';

const Touched = createContext<(touched: boolean) => void>(() => {});

type AskingDialogProps = Omit<DialogProps, 'onClose' | 'children'> & {
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A dialog in which something is written: Escape, or a click beside it, does not throw that away unasked. */
export function AskingDialog({ onClose, children, ...dialog }: AskingDialogProps) {
  const { t } = useTranslation();
  const touched = useRef(false);
  const note = useCallback((now: boolean) => {
    touched.current = now;
  }, []);
  async function handleClose(): Promise<void> {
    const question = { title: t('discard.title'), text: t('discard.text'), confirmLabel: t('discard.confirm') };
    if (!touched.current || (await confirmAction({ ...question, cancelLabel: t('discard.stay') }))) onClose();
  }
  return (
    <Dialog {...dialog} onClose={() => void handleClose()}>
      <Touched value={note}>{children}</Touched>
    </Dialog>
  );
}

/** Tells the dialog around it whether anything was written or chosen in it that closing would lose. */
export function useTouched(touched: boolean): void {
  const note = use(Touched);
  useEffect(() => {
    note(touched);
    return () => note(false);
  }, [note, touched]);
}
