import { styled } from '@mui/material/styles';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

export type DisclosureProps = {
  readonly label: string;
  readonly children: ReactNode;
  /** `strong` where the label is a heading among others, `link` where it is an offer; quiet otherwise. */
  readonly look?: 'quiet' | 'strong' | 'link';
  /** For what is read only once it is wanted. */
  readonly onOpen?: () => void;
};

/** Something long that is wanted now and then, folded away under its name. */
export function Disclosure({ label, children, look = 'quiet', onOpen }: DisclosureProps) {
  return (
    <Fold
      data-look={look}
      onToggle={(event) => {
        if (event.currentTarget.open) onOpen?.();
      }}
    >
      <summary>
        <ChevronRight aria-hidden="true" />
        {label}
      </summary>
      {children}
    </Fold>
  );
}

const Fold = styled('details')(({ theme }) => ({
  lineHeight: 1.5,
  '& > summary': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '0.25rem',
    minHeight: '1.5rem',
    borderRadius: 4,
    color: theme.palette.tokens.inkSoft,
    fontSize: '0.875rem',
    cursor: 'pointer',
    listStyle: 'none',
  },
  '&[data-look="strong"] > summary': { color: 'inherit', fontSize: 'inherit', fontWeight: 600 },
  '&[data-look="link"] > summary': { color: theme.palette.tokens.accent },
  '& > summary::-webkit-details-marker': { display: 'none' },
  '& > summary:focus-visible': { outline: `2px solid ${theme.palette.tokens.accent}`, outlineOffset: 2 },
  '& > summary svg': { width: '1rem', height: '1rem' },
  '&[open] > summary': { marginBottom: '0.25rem' },
  '&[open] > summary svg': { transform: 'rotate(90deg)' },
}));
