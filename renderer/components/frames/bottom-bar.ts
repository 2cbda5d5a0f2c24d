import { styled } from '@mui/material/styles';
import { createElement, type ReactNode } from 'react';

/** Stays in sight: the way on must not have to be looked for under a long page. Messages lie above it. */
export function BottomBar({ children }: { readonly children: ReactNode }) {
  return createElement(Bar, { 'data-way-on': true }, children);
}

/** Messages over the window's foot make room above it, so that it stays where it is. */
const Bar = styled('div')<{ 'data-way-on': true }>(({ theme }) => ({
  position: 'sticky',
  bottom: 0,
  zIndex: 1,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '0.5rem',
  marginTop: 'calc(1.25rem + var(--toast-space, 0px))',
  padding: '0.75rem 0',
  borderTop: `1px solid ${theme.palette.tokens.hairline}`,
  backgroundColor: theme.palette.background.default,
}));
