import { styled } from '@mui/material/styles';

/** Takes the room that its page leaves, and scrolls what is longer. */
export const ScrollFrame = styled('div')(({ theme }) => ({
  flex: 1,
  minHeight: '10rem',
  overflow: 'auto',
  border: `1px solid ${theme.palette.tokens.hairline}`,
  borderRadius: theme.shape.borderRadius,
  backgroundColor: theme.palette.tokens.surface,
}));
