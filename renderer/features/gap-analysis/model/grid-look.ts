import { styled } from '@mui/material/styles';
import { ROW_PROPERTY } from '#renderer/components/grid/row-height.ts';
import { MONO } from '#renderer/theme/tokens.ts';
import type { GridColumn } from './grid-model.ts';

/** Height of a row in rem; all have the same, so that thousands need no measuring. */
export const ROW_REM = 2.125;
const ROW_HEIGHT = `var(${ROW_PROPERTY})`;
const CODE_REM = 6;
const TEXT_REM = 16;
const FREEZES_TEXT_REM = 52;

const TRACKS: Readonly<Record<GridColumn, string>> = {
  code: `${CODE_REM}rem`,
  text: `minmax(${TEXT_REM}rem, 2.2fr)`,
  status: '8.75rem',
  maturity: '5.25rem',
  finding: 'minmax(12rem, 2fr)',
  note: 'minmax(10rem, 1.5fr)',
  owner: 'minmax(7rem, 1fr)',
  interviewee: 'minmax(7rem, 1fr)',
  assessedOn: '7rem',
  privateNote: 'minmax(10rem, 1.5fr)',
};
const TRACKS_PROPERTY = '--gap-tracks';
const WIDE_WITH = 9;

/** Widths of the columns, for all rows at once. */
export function tracksFor(columns: readonly GridColumn[]): Readonly<Record<string, string>> {
  const minWidth = columns.length > WIDE_WITH ? '90rem' : '80rem';
  return { [TRACKS_PROPERTY]: columns.map((column) => TRACKS[column]).join(' '), minWidth };
}

/** How much of the grid's width, in rem, is taken by what stays in view when it is scrolled sideways. */
export function frozenRem(gridRem: number): number {
  return gridRem >= FREEZES_TEXT_REM ? CODE_REM + TEXT_REM : CODE_REM;
}

export const Frame = styled('div')({ flex: 1, minHeight: '9rem', display: 'flex', containerType: 'inline-size' });

export const Scroller = styled('div')(({ theme }) => ({
  flex: 1,
  minHeight: 0,
  overflow: 'auto',
  border: `1px solid ${theme.palette.tokens.hairline}`,
  borderRadius: theme.shape.borderRadius,
  backgroundColor: theme.palette.tokens.surface,
  '&:focus-visible': { outline: `1px solid ${theme.palette.tokens.accent}`, outlineOffset: 0 },
  '&:focus [data-active="true"]': { boxShadow: `inset 0 0 0 2px ${theme.palette.tokens.accent}` },
  '& [data-active="true"]': { boxShadow: `inset 0 0 0 1px ${theme.palette.tokens.accent}` },
}));

export const Sizer = styled('div')({ position: 'relative' });
export const HeadGroup = styled('div')({ position: 'sticky', top: 0, zIndex: 4, height: ROW_HEIGHT });

export const Line = styled('div')(({ theme }) => ({
  position: 'absolute',
  top: 0,
  left: 0,
  width: '100%',
  height: ROW_HEIGHT,
  display: 'grid',
  // The row of a cell that is written stays as high as the others, however much the editor needs.
  gridTemplateRows: `calc(${ROW_HEIGHT} - 1px)`,
  gridTemplateColumns: `var(${TRACKS_PROPERTY})`,
  fontSize: '0.8125rem',
  borderBottom: `1px solid ${theme.palette.tokens.hairline}`,
  backgroundColor: theme.palette.tokens.surface,
  cursor: 'cell',
  userSelect: 'none',
  '&[data-whole="true"]': { backgroundColor: theme.palette.tokens.sunken },
  '&[data-whole="true"] > [data-column="text"]': { fontWeight: 600 },
  '&:not([data-whole="true"]):not([data-head="true"]) > [data-column="text"]': { paddingLeft: '1.25rem' },
  '& > *': {
    position: 'relative',
    minWidth: 0,
    padding: '0 0.5rem',
    lineHeight: `calc(${ROW_HEIGHT} - 1px)`,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    borderRight: `1px solid ${theme.palette.tokens.hairline}`,
    backgroundColor: 'inherit',
  },
  '& > [data-column="code"]': { position: 'sticky', zIndex: 2, left: 0, fontFamily: MONO, fontSize: '0.8rem' },
  // In a narrower window both would leave no room for the others.
  [`@container (min-width: ${FREEZES_TEXT_REM}rem)`]: {
    '& > [data-column="text"]': { position: 'sticky', zIndex: 2, left: `${CODE_REM}rem` },
  },
  '& > [data-column="maturity"], & > [data-column="assessedOn"]': { fontVariantNumeric: 'tabular-nums' },
  '& > [aria-selected="true"]': { backgroundColor: theme.palette.tokens.selected },
  '& > [data-editing="true"]': { overflow: 'visible', padding: 0, zIndex: 3 },
  '&[data-head="true"] > *': { padding: 0, backgroundColor: theme.palette.tokens.sunken },
}));

export const LeftOut = styled('span')(({ theme }) => ({ color: theme.palette.tokens.inkFaint, fontStyle: 'italic' }));

/** Lies over its cell and what is below it, as far as the text needs. */
export const Editor = styled('textarea')(({ theme }) => ({
  display: 'block',
  boxSizing: 'border-box',
  width: '100%',
  minHeight: ROW_HEIGHT,
  maxHeight: '14rem',
  padding: '0.375rem 0.5rem',
  fieldSizing: 'content',
  resize: 'none',
  border: `2px solid ${theme.palette.tokens.accent}`,
  borderRadius: 0,
  font: 'inherit',
  lineHeight: 1.4,
  color: theme.palette.tokens.ink,
  backgroundColor: theme.palette.tokens.surface,
  boxShadow: '0 0.25rem 0.75rem rgba(0, 0, 0, 0.18)',
  '&:focus': { outline: 'none' },
}));

export const ChoiceEditor = styled('select')(({ theme }) => ({
  display: 'block',
  boxSizing: 'border-box',
  width: '100%',
  height: ROW_HEIGHT,
  padding: '0 0.25rem',
  border: `2px solid ${theme.palette.tokens.accent}`,
  font: 'inherit',
  color: theme.palette.tokens.ink,
  backgroundColor: theme.palette.tokens.surface,
  '&:focus': { outline: 'none' },
}));
