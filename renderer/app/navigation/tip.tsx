import Tooltip from '@mui/material/Tooltip';
import type { ReactElement } from 'react';

type TipProps = {
  /** `''` where the thing says its name itself. */
  readonly label: string;
  readonly placement: 'right' | 'bottom';
  readonly children: ReactElement;
};

/** The name of something that shows none. */
export function Tip({ label, placement, children }: TipProps) {
  if (label === '') return children;
  return (
    <Tooltip title={label} placement={placement} disableInteractive>
      {children}
    </Tooltip>
  );
}
