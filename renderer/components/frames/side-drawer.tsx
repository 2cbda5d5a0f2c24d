import Drawer from '@mui/material/Drawer';
import { type ReactNode, useId } from 'react';
import { flushDrafts } from '#renderer/session/save-state.ts';

type SideDrawerProps = {
  readonly open: boolean;
  /** At most, such as `36rem`; a small window is filled. */
  readonly width: string;
  readonly onClose: () => void;
  /** Is given the id that its heading must have, and what closes it. */
  readonly children: (titleId: string, close: () => void) => ReactNode;
};

/** One record beside its list; what was being written is saved before it goes. */
export function SideDrawer({ open, width, onClose, children }: SideDrawerProps) {
  const titleId = useId();
  async function flushAndClose(): Promise<void> {
    await flushDrafts();
    onClose();
  }
  const close = () => void flushAndClose();
  return (
    <Drawer
      anchor="right"
      open={open}
      onClose={close}
      slotProps={{
        paper: {
          sx: { width: `min(${width}, 100vw)` },
          role: 'dialog',
          'aria-modal': true,
          'aria-labelledby': titleId,
        },
      }}
    >
      {children(titleId, close)}
    </Drawer>
  );
}
