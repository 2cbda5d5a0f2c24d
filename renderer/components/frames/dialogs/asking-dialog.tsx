import Dialog, { type DialogProps } from '@mui/material/Dialog';
import { createContext, type ReactNode, type RefObject, use, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmAction } from '#renderer/session/confirm-action.ts';

const Touched = createContext<RefObject<boolean>>({ current: false });

type AskingDialogProps = Omit<DialogProps, 'onClose' | 'children'> & {
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A dialog in which something is written: Escape, or a click beside it, does not throw that away unasked. */
export function AskingDialog({ onClose, children, ...dialog }: AskingDialogProps) {
  const { t } = useTranslation();
  const touched = useRef(false);
  async function handleClose(): Promise<void> {
    const question = { title: t('discard.title'), text: t('discard.text'), confirmLabel: t('discard.confirm') };
    if (!touched.current || (await confirmAction({ ...question, cancelLabel: t('discard.stay') }))) onClose();
  }
  return (
    <Dialog {...dialog} onClose={() => void handleClose()}>
      <Touched value={touched}>{children}</Touched>
    </Dialog>
  );
}

/** Tells the dialog around it whether anything was written or chosen in it that closing would lose. */
export function useTouched(touched: boolean): void {
  const known = use(Touched);
  useEffect(() => {
    known.current = touched;
    return () => {
      known.current = false;
    };
  }, [known, touched]);
}
