import { styled } from '@mui/material/styles';
import { ScrollFrame } from '#renderer/components/grid/scroll-frame.ts';

/** Where the file does not say what it held when it was issued, there is no column for it. */
const TRACKS = {
  three: '7.5rem repeat(3, minmax(8rem, 3fr)) 11.5rem',
  two: '7.5rem repeat(2, minmax(12rem, 3fr)) 11.5rem',
};

export const Scroller = styled(ScrollFrame)(({ theme }) => ({
  '& .head': { position: 'sticky', top: 0, zIndex: 2 },
  '& > div': { minWidth: '46rem' },
  '&:focus-visible': { outline: `1px solid ${theme.palette.tokens.accent}`, outlineOffset: 0 },
  '& [data-active="true"]': { boxShadow: `inset 3px 0 0 ${theme.palette.tokens.edge}` },
  '&:focus [data-active="true"]': {
    boxShadow: `inset 3px 0 0 ${theme.palette.tokens.accent}`,
    backgroundColor: theme.palette.tokens.hover,
  },
}));

export const Head = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: TRACKS.three,
  '&[data-sides="2"]': { gridTemplateColumns: TRACKS.two },
  height: '2.125rem',
  alignItems: 'center',
  borderBottom: `1px solid ${theme.palette.tokens.hairline}`,
  backgroundColor: theme.palette.tokens.sunken,
  color: theme.palette.tokens.inkSoft,
  fontSize: '0.8125rem',
  fontWeight: 600,
  '& > div': { padding: '0 0.75rem', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
}));

export const Line = styled('div')(({ theme }) => ({
  position: 'absolute',
  top: 0,
  left: 0,
  width: '100%',
  display: 'grid',
  gridTemplateColumns: TRACKS.three,
  '&[data-sides="2"]': { gridTemplateColumns: TRACKS.two },
  borderBottom: `1px solid ${theme.palette.tokens.hairline}`,
  fontSize: '0.8125rem',
  lineHeight: 1.4,
  '& > div': { padding: '0.5rem 0.75rem', minWidth: 0, overflowWrap: 'anywhere' },
  '&[data-kind="requirement"]': {
    gridTemplateColumns: '1fr',
    backgroundColor: theme.palette.tokens.sunken,
    color: theme.palette.tokens.inkSoft,
  },
}));

/** An answer; the one that will stand here in the end is marked by its ground and its edge. */
export const Answer = styled('div')(({ theme }) => ({
  whiteSpace: 'pre-wrap',
  // Seven lines; the row that one is in shows all.
  maxHeight: '10.8rem',
  overflow: 'hidden',
  '[data-active="true"] > &': { maxHeight: 'none' },
  '&& [data-variant]': { whiteSpace: 'normal' },
  '&[data-stays="true"]': {
    backgroundColor: theme.palette.tokens.selected,
    boxShadow: `inset 0 -2px 0 ${theme.palette.tokens.accent}`,
  },
  '&[data-goes="true"]': { color: theme.palette.tokens.inkSoft },
  '& em': { color: theme.palette.tokens.inkFaint },
}));

export const Choice = styled('button')(({ theme }) => ({
  all: 'unset',
  boxSizing: 'border-box',
  minHeight: '1.75rem',
  padding: '0.125rem 0.625rem',
  border: `1px solid ${theme.palette.tokens.edge}`,
  borderRadius: 5,
  cursor: 'pointer',
  whiteSpace: 'nowrap',
  '&[aria-pressed="true"]': {
    borderColor: theme.palette.tokens.accent,
    backgroundColor: theme.palette.tokens.selected,
    color: theme.palette.tokens.accent,
    fontWeight: 600,
  },
  '&:hover': { borderColor: theme.palette.tokens.accent },
  '&:focus-visible': { outline: `2px solid ${theme.palette.tokens.accent}`, outlineOffset: 1 },
}));
