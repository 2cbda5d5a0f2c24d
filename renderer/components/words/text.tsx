import { styled } from '@mui/material/styles';
import { MONO } from '#renderer/theme/tokens.ts';

/** Codes and numbers of clauses, controls, records: SYS-001, 6.1.2, A.6.2.4. */
export const Code = styled('span')({
  fontFamily: MONO,
  fontSize: '0.925em',
  fontVariantLigatures: 'none',
  whiteSpace: 'nowrap',
});

/** A key on the keyboard. */
export const Kbd = styled('kbd')(({ theme }) => ({
  display: 'inline-block',
  minWidth: '1.375rem',
  padding: '0 0.3125rem',
  border: `1px solid ${theme.palette.tokens.hairline}`,
  borderBottomWidth: 2,
  borderRadius: 4,
  backgroundColor: theme.palette.tokens.surface,
  color: theme.palette.tokens.inkSoft,
  fontFamily: MONO,
  fontSize: '0.75rem',
  lineHeight: 1.5,
  textAlign: 'center',
  whiteSpace: 'nowrap',
}));

/** For screen readers only. */
export const Unseen = styled('span')({
  position: 'absolute',
  width: 1,
  height: 1,
  margin: -1,
  padding: 0,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
  border: 0,
});
