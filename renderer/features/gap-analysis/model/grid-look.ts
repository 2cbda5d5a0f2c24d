import { styled } from '@mui/material/styles';
import type { GridColumn as Column } from '#renderer/components/grid/columns.ts';
import { Line as GridLine, Scroller as GridScroller, ROW_HEIGHT } from '#renderer/components/grid/grid-look.ts';
import { MONO } from '#renderer/theme/tokens.ts';
import type { GridColumn } from './grid-model.ts';

/** Height of a row in rem; all have the same, so that thousands need no measuring. */
export const ROW_REM = 2.125;
/** In a narrower window both code and text would leave no room for the others. */
const FREEZES_TEXT_REM = 52;

const WIDTHS: Readonly<Record<GridColumn, Omit<Column, 'name' | 'label'>>> = {
  code: { rem: 6, frozen: true },
  text: { rem: 16, grows: 2.2 },
  status: { rem: 8.75 },
  maturity: { rem: 5.25 },
  finding: { rem: 12, grows: 2 },
  note: { rem: 10, grows: 1.5 },
  owner: { rem: 7, grows: 1 },
  interviewee: { rem: 7, grows: 1 },
  assessedOn: { rem: 7 },
  privateNote: { rem: 10, grows: 1.5 },
};

/** The columns as the frame of grids wants them, in a place that wide. */
export function gapColumns(
  columns: readonly GridColumn[],
  labelOf: (column: GridColumn) => string,
  roomRem: number,
): readonly Column<GridColumn>[] {
  const frozen = (column: GridColumn) => column === 'code' || (column === 'text' && roomRem >= FREEZES_TEXT_REM);
  return columns.map((name) => ({ name, label: labelOf(name), ...WIDTHS[name], frozen: frozen(name) }));
}

export const Scroller = styled(GridScroller)(({ theme }) => ({
  minHeight: '9rem',
  '&:focus [data-active="true"]': { boxShadow: `inset 0 0 0 2px ${theme.palette.tokens.accent}` },
  '& [data-active="true"]': { boxShadow: `inset 0 0 0 1px ${theme.palette.tokens.accent}` },
}));

export const Line = styled(GridLine)(({ theme }) => ({
  // The row of a cell that is written stays as high as the others, however much the editor needs.
  gridTemplateRows: `calc(${ROW_HEIGHT} - 1px)`,
  cursor: 'cell',
  userSelect: 'none',
  '&[data-whole="true"]': { backgroundColor: theme.palette.tokens.sunken },
  '&[data-whole="true"] > [data-column="text"]': { fontWeight: 600 },
  '&:not([data-whole="true"]) > [data-column="text"]': { paddingLeft: '1.25rem' },
  '& > *': {
    position: 'relative',
    borderRight: `1px solid ${theme.palette.tokens.hairline}`,
    backgroundColor: 'inherit',
  },
  '& > [data-column="code"]': { fontFamily: MONO, fontSize: '0.8rem' },
  '& > [data-column="maturity"], & > [data-column="assessedOn"]': { fontVariantNumeric: 'tabular-nums' },
  '& > [aria-selected="true"]': { backgroundColor: theme.palette.tokens.selected },
  '& > [data-editing="true"]': { overflow: 'visible', padding: 0, zIndex: 3 },
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
