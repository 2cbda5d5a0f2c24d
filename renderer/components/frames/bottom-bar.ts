import { styled } from '@mui/material/styles';

/** Stays in sight: the way on must not have to be looked for under a long page. */
export const BottomBar = styled('div')(({ theme }) => ({
  position: 'sticky',
  bottom: 0,
  zIndex: 1,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '0.5rem',
  marginTop: '1.25rem',
  padding: '0.75rem 0',
  borderTop: `1px solid ${theme.palette.tokens.hairline}`,
  backgroundColor: theme.palette.background.default,
}));
