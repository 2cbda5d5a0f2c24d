import { styled } from '@mui/material/styles';
import { ROW_PROPERTY } from '#renderer/components/grid/row-height.ts';
import { MONO } from '#renderer/theme/tokens.ts';
import { SORTABLE_COLUMNS, type SortableColumn } from './list-model.ts';

/** Height of a row in rem; all rows have the same, so that 10,000 of them need no measuring. */
export const ROW_REM = 2.25;
const ROW_HEIGHT = `var(${ROW_PROPERTY})`;
const MARK_REM = 2.25;
const CODE_REM = 5;
/** Below this the table scrolls sideways, and then names need not be cut as short. */
const TABLE_REM = 70.625;
const NARROW = `@container (max-width: ${TABLE_REM}rem)`;
const NAME_REM = 12.5;
const NAME_REM_WHERE_NARROW = 17;
const NAME_PROPERTY = '--name-width';

/** Width of each column as a track of the grid; the first two stay when the table is scrolled sideways. */
const TRACKS: Readonly<Record<SortableColumn, string>> = {
  code: `${CODE_REM}rem`,
  name: `minmax(var(${NAME_PROPERTY}), 3fr)`,
  organisationUnit: 'minmax(7.5rem, 1.6fr)',
  owner: 'minmax(5.5rem, 1.2fr)',
  lifecycleStage: '10.5rem',
  scope: '6.875rem',
  personalData: '7.875rem',
  nextReviewOn: '6.25rem',
  completeness: '6.25rem',
};

const tracks = SORTABLE_COLUMNS.map((column) => TRACKS[column]).join(' ');

export function frozenOf(column: SortableColumn): 'code' | 'name' | undefined {
  return column === 'code' || column === 'name' ? column : undefined;
}

export const Scroller = styled('div')(({ theme }) => ({
  flex: 1,
  minHeight: '8rem',
  overflow: 'auto',
  border: `1px solid ${theme.palette.tokens.hairline}`,
  borderRadius: theme.shape.borderRadius,
  backgroundColor: theme.palette.tokens.surface,
  contain: 'strict',
  containerType: 'inline-size',
  '&:focus-visible': { outline: `1px solid ${theme.palette.tokens.accent}`, outlineOffset: 0 },
  // Above the frozen cells, which would cover an outline of the row itself.
  '&:focus-visible [data-active="true"]::after': {
    content: '""',
    position: 'absolute',
    inset: 0,
    zIndex: 2,
    border: `2px solid ${theme.palette.tokens.accent}`,
    pointerEvents: 'none',
  },
  '& input[type="checkbox"]': { width: '1rem', height: '1rem', margin: 0, accentColor: theme.palette.tokens.accent },
}));

export const Sizer = styled('div')({
  position: 'relative',
  minWidth: `${TABLE_REM}rem`,
  [NAME_PROPERTY]: `${NAME_REM}rem`,
  [NARROW]: {
    minWidth: `${TABLE_REM + NAME_REM_WHERE_NARROW - NAME_REM}rem`,
    [NAME_PROPERTY]: `${NAME_REM_WHERE_NARROW}rem`,
  },
});

export const HeadGroup = styled('div')({ position: 'sticky', top: 0, zIndex: 2, height: ROW_HEIGHT });

export const Line = styled('div')(({ theme }) => ({
  position: 'absolute',
  top: 0,
  left: 0,
  width: '100%',
  height: ROW_HEIGHT,
  display: 'grid',
  gridTemplateColumns: `${MARK_REM}rem ${tracks}`,
  alignItems: 'stretch',
  fontSize: '0.8125rem',
  lineHeight: 1.4,
  borderBottom: `1px solid ${theme.palette.tokens.hairline}`,
  backgroundColor: theme.palette.tokens.surface,
  cursor: 'default',
  // A row's inside never moves what is outside it: layout stays within the rows that came into view.
  contain: 'strict',
  '& > *': {
    display: 'block',
    alignSelf: 'stretch',
    minWidth: 0,
    padding: '0 0.5rem',
    lineHeight: `calc(${ROW_HEIGHT} - 1px)`,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& > .mark': { display: 'grid', placeItems: 'center', padding: 0 },
  '& > [data-column="name"]': { fontSize: '0.875rem' },
  // Only where the table is wider than its place: every sticky cell costs the compositor a layer's bookkeeping.
  [NARROW]: {
    '& > .mark, & > [data-frozen]': { position: 'sticky', left: 0, zIndex: 1, backgroundColor: 'inherit' },
    '& > [data-frozen="code"]': { left: `${MARK_REM}rem` },
    '& > [data-frozen="name"]': { left: `${MARK_REM + CODE_REM}rem` },
  },
  '& > [data-frozen="name"]:not([role="columnheader"])': { display: 'flex', alignItems: 'center', gap: '0.5rem' },
  '& > [data-column="code"]': { fontFamily: MONO, fontSize: '0.8rem' },
  '& > [data-column="completeness"]': {
    display: 'flex',
    alignItems: 'center',
    gap: '0.5rem',
    fontVariantNumeric: 'tabular-nums',
  },
  '& .bar': {
    width: '2.25rem',
    height: '0.375rem',
    flex: 'none',
    borderRadius: '0.1875rem',
    overflow: 'hidden',
    backgroundColor: theme.palette.tokens.hairline,
  },
  '& .bar > span': { display: 'block', height: '100%', backgroundColor: theme.palette.tokens.accent },
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
