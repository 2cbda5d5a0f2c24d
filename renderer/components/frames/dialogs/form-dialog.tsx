import { type ReactNode, useId, useState } from 'react';
import { AskingDialog } from './asking-dialog.tsx';

type FormDialogProps<T> = {
  /** What it is about; null while it is closed. */
  readonly about: T | null;
  readonly narrow?: boolean;
  readonly onClose: () => void;
  /** Called once it has faded out. */
  readonly onGone?: () => void;
  /** The form: a {@link DialogForm} that has the id as its title's. */
  readonly children: (about: T, titleId: string) => ReactNode;
};

/** The frame of every form that is asked in a dialog: while it fades out it still shows what it was about. */
export function FormDialog<T>({ about, narrow = false, onClose, onGone, children }: FormDialogProps<T>) {
  const titleId = useId();
  const [last, setLast] = useState<{ readonly about: T; readonly turn: number } | null>(null);
  if (about !== null && about !== last?.about) setLast({ about, turn: (last?.turn ?? 0) + 1 });
  return (
    <AskingDialog
      open={about !== null}
      onClose={onClose}
      aria-labelledby={titleId}
      maxWidth={narrow ? 'xs' : 'sm'}
      fullWidth
      slotProps={{
        transition: {
          onExited: () => {
            setLast(null);
            onGone?.();
          },
        },
      }}
    >
      {last !== null && <Keyed key={last.turn}>{children(last.about, titleId)}</Keyed>}
    </AskingDialog>
  );
}

function Keyed({ children }: { readonly children: ReactNode }) {
  return children;
}
