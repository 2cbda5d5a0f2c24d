import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { Tone } from '#renderer/theme/tokens.ts';
import { TONE_ICONS } from './status-chip.tsx';

export type NoticeProps = {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** `alert` interrupts a screen reader, `status` waits for a pause; none for what stood there from the start. */
  readonly role?: 'alert' | 'status';
};

/** A sentence that matters, in place: mark, words, and what can be done about it. */
export function Notice({ tone, children, actions, role }: NoticeProps) {
  const Icon = TONE_ICONS[tone];
  return (
    <Box
      role={role}
      sx={(theme) => {
        const colours = theme.palette.tokens.tones[tone];
        return {
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 1,
          px: 1.5,
          py: 1,
          borderRadius: 1,
          border: `1px solid ${colours.line}`,
          bgcolor: colours.fill,
          color: theme.palette.tokens.ink,
          '& > svg': { color: colours.text, flex: 'none' },
        };
      }}
    >
      <Icon aria-hidden="true" size="1.125rem" />
      <Box sx={{ flex: '1 1 16rem', minWidth: 0 }}>{children}</Box>
      {actions}
    </Box>
  );
}
