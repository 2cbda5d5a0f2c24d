import { styled } from '@mui/material/styles';

/** A number with its chip and a word of help, which shows what it counts when it is pressed. */
export const CountButton = styled('button')(({ theme }) => ({
  all: 'unset',
  boxSizing: 'border-box',
  display: 'grid',
  gridTemplateColumns: 'auto 1fr',
  alignItems: 'center',
  alignContent: 'start',
  columnGap: '0.625rem',
  padding: '0.5rem 0.75rem',
  border: `1px solid ${theme.palette.tokens.hairline}`,
  borderRadius: theme.shape.borderRadius,
  backgroundColor: theme.palette.tokens.surface,
  cursor: 'pointer',
  '& strong': { fontSize: '1.125rem', lineHeight: 1.3, textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  '& small': { gridColumn: '1 / -1', fontSize: '0.75rem', color: theme.palette.tokens.inkFaint },
  '&:hover:not(:disabled)': { borderColor: theme.palette.tokens.edge },
  '&[aria-pressed="true"]': {
    borderColor: theme.palette.tokens.accent,
    backgroundColor: theme.palette.tokens.selected,
  },
  '&[aria-pressed="true"] small': { color: theme.palette.tokens.inkSoft },
  '&:disabled': { cursor: 'default', backgroundColor: 'transparent' },
  '&:focus-visible': { outline: `2px solid ${theme.palette.tokens.accent}`, outlineOffset: 2 },
}));
