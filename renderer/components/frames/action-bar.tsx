import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Stands below what a page shows, with the one button that changes something and what is to be known before. */
export function ActionBar({ children }: { readonly children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 2,
        flex: 'none',
        minHeight: '3rem',
        pt: 1,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      {children}
    </Box>
  );
}
