import { styled } from '@mui/material/styles';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { KeyboardEvent } from 'react';

export type SortDirection = 'ascending' | 'descending' | 'none';

type SortButtonProps = {
  readonly label: string;
  /** What else its keys do. */
  readonly hint?: string;
  /** As the column's `aria-sort` says it. */
  readonly direction: SortDirection;
  readonly onSort: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

/** The heading of a column of a grid, which sorts by it. */
export function SortButton({ label, hint, direction, onSort, onKeyDown }: SortButtonProps) {
  const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
  return (
    <Heading
      type="button"
      onClick={onSort}
      onKeyDown={onKeyDown}
      title={label}
      {...(hint !== undefined && { 'aria-description': hint })}
    >
      <span>{label}</span>
      {direction !== 'none' && <Arrow aria-hidden="true" />}
    </Heading>
  );
}

const Heading = styled('button')(({ theme }) => ({
  all: 'unset',
  boxSizing: 'border-box',
  display: 'flex',
  alignItems: 'center',
  gap: '0.25rem',
  width: '100%',
  height: '100%',
  padding: '0 0.5rem',
  fontWeight: 600,
  color: theme.palette.tokens.inkSoft,
  cursor: 'pointer',
  '& > span': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' },
  '& svg': { width: '0.875rem', height: '0.875rem', flex: 'none', color: theme.palette.tokens.accent },
  '&:hover': { color: theme.palette.tokens.ink },
  '&:focus-visible': { outline: `2px solid ${theme.palette.tokens.accent}`, outlineOffset: -2 },
}));
