import { styled } from '@mui/material/styles';
import { listColumns, SHOWN_COLUMNS } from './list-columns.tsx';

/** Height of a row in rem; all rows have the same, so that 10,000 of them need no measuring. */
export const ROW_REM = 2.25;
const MARK_REM = 2.25;
const CODE_REM = 5.75;

const tracks = SHOWN_COLUMNS.map((column) => trackOf(column)).join(' ');

export function frozenOf(column: string) {
  return listColumns.find((item) => item.id === column)?.meta?.frozen;
}

function trackOf(column: string): string {
  return listColumns.find((item) => item.id === column)?.meta?.track ?? 'auto';
}

export const Scroller = styled('div')(({ theme }) => ({
  flex: 1,
  minHeight: '8rem',
  overflow: 'auto',
  border: `1px solid ${theme.palette.tokens.hairline}`,
  borderRadius: theme.shape.borderRadius,
  backgroundColor: theme.palette.tokens.surface,
  contain: 'strict',
  '&:focus-visible': { outline: `1px solid ${theme.palette.tokens.accent}`, outlineOffset: 0 },
  '&:focus-visible [data-active="true"]': { boxShadow: `inset 0 0 0 2px ${theme.palette.tokens.accent}` },
  // The heading's own controls are tabbed to while the grid scrolls below them.
  '& input[type="checkbox"]': { width: '1rem', height: '1rem', margin: 0, accentColor: theme.palette.tokens.accent },
}));

export const Sizer = styled('div')({ position: 'relative', minWidth: '77rem' });

export const HeadGroup = styled('div')({ position: 'sticky', top: 0, zIndex: 2, height: `${ROW_REM}rem` });

export const Line = styled('div')(({ theme }) => ({
  position: 'absolute',
  top: 0,
  left: 0,
  width: '100%',
  height: `${ROW_REM}rem`,
  display: 'grid',
  gridTemplateColumns: `${MARK_REM}rem ${tracks}`,
  alignItems: 'stretch',
  fontSize: '0.8125rem',
  lineHeight: 1.4,
  borderBottom: `1px solid ${theme.palette.tokens.hairline}`,
  backgroundColor: theme.palette.tokens.surface,
  cursor: 'default',
  '& > *': {
    display: 'block',
    alignSelf: 'stretch',
    minWidth: 0,
    padding: '0 0.625rem',
    lineHeight: `calc(${ROW_REM}rem - 1px)`,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& > .mark': {
    position: 'sticky',
    left: 0,
    zIndex: 1,
    display: 'grid',
    placeItems: 'center',
    padding: 0,
    backgroundColor: 'inherit',
  },
  '& > [data-frozen]': { position: 'sticky', zIndex: 1, backgroundColor: 'inherit' },
  '& > [data-frozen="code"]': { left: `${MARK_REM}rem` },
  '& > [data-frozen="name"]': { left: `${MARK_REM + CODE_REM}rem`, fontSize: '0.875rem' },
  '& > [data-frozen="name"]:not([role="columnheader"])': { display: 'flex', alignItems: 'center', gap: '0.5rem' },
  '& .name': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', fontWeight: 600 },
  '&:hover': { backgroundColor: theme.palette.tokens.hover },
  '&[data-active="true"]': { backgroundColor: theme.palette.tokens.hover },
  '&[aria-selected="true"]': { backgroundColor: theme.palette.tokens.selected },
  '&[data-archived="true"] .name': { fontWeight: 400, color: theme.palette.tokens.inkSoft },
  '&[data-head="true"]': {
    backgroundColor: theme.palette.tokens.sunken,
    '& > [role="columnheader"]:not(.mark)': { padding: 0, fontSize: '0.8125rem' },
  },
}));

export const SortButton = styled('button')(({ theme }) => ({
  all: 'unset',
  boxSizing: 'border-box',
  display: 'flex',
  alignItems: 'center',
  gap: '0.25rem',
  width: '100%',
  height: '100%',
  padding: '0 0.625rem',
  fontWeight: 600,
  color: theme.palette.tokens.inkSoft,
  cursor: 'pointer',
  '& > span': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' },
  '& svg': { width: '0.875rem', height: '0.875rem', flex: 'none', color: theme.palette.tokens.accent },
  '&:hover': { color: theme.palette.tokens.ink },
  '&:focus-visible': { outline: `2px solid ${theme.palette.tokens.accent}`, outlineOffset: -2 },
}));
