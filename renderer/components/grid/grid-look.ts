import { styled } from '@mui/material/styles';
import { frozenLeft, GRID_TRACKS } from './columns.ts';
import { ROW_PROPERTY } from './row-height.ts';

export const ROW_HEIGHT = `var(${ROW_PROPERTY})`;

/** What scrolls, and holds the focus. */
export const Scroller = styled('div')(({ theme }) => ({
  flex: 1,
  minHeight: '8rem',
  overflow: 'auto',
  border: `1px solid ${theme.palette.tokens.hairline}`,
  borderRadius: theme.shape.borderRadius,
  backgroundColor: theme.palette.tokens.surface,
  contain: 'strict',
  '&:focus-visible': { outline: `1px solid ${theme.palette.tokens.accent}`, outlineOffset: 0 },
}));

export const Sizer = styled('div')({ position: 'relative' });

export const HeadGroup = styled('div')({ position: 'sticky', top: 0, zIndex: 4, height: ROW_HEIGHT });

/** One row, the heading's included; its cells say with `data-frozen` that they stay in view. */
export const Line = styled('div')(({ theme }) => ({
  position: 'absolute',
  top: 0,
  left: 0,
  width: '100%',
  height: ROW_HEIGHT,
  display: 'grid',
  gridTemplateColumns: GRID_TRACKS,
  fontSize: '0.8125rem',
  borderBottom: `1px solid ${theme.palette.tokens.hairline}`,
  backgroundColor: theme.palette.tokens.surface,
  cursor: 'default',
  '& > *': {
    minWidth: 0,
    padding: '0 0.5rem',
    lineHeight: `calc(${ROW_HEIGHT} - 1px)`,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& > .mark, & > [data-frozen]': { backgroundColor: 'inherit' },
  '&[data-head="true"]': {
    backgroundColor: theme.palette.tokens.sunken,
    '& > [role="columnheader"]': { position: 'relative' },
    '& > [role="columnheader"]:not(.mark)': { padding: 0 },
  },
  // Only where the grid is wider than its place: every sticky cell costs the compositor a layer's bookkeeping.
  '[data-sideways="true"] &&': {
    '& > .mark, & > [data-frozen]': { position: 'sticky', zIndex: 1 },
    '& > .mark': { left: 0 },
    '& > [data-frozen="0"]': { left: frozenLeft(0) },
    '& > [data-frozen="1"]': { left: frozenLeft(1) },
    '& > [data-frozen="2"]': { left: frozenLeft(2) },
  },
}));

/** At the right edge of a heading; dragged, it changes the column's width. */
export const ResizeHandle = styled('span')(({ theme }) => ({
  position: 'absolute',
  top: 0,
  right: 0,
  width: '0.5rem',
  height: '100%',
  cursor: 'col-resize',
  touchAction: 'none',
  borderRight: `1px solid ${theme.palette.tokens.hairline}`,
  '&:hover, &:active': { borderRight: `3px solid ${theme.palette.tokens.accent}` },
}));
