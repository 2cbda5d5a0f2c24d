import { styled } from '@mui/material/styles';
import { Provenance, type ProvenanceProps } from '#renderer/components/signs/provenance.tsx';
import { sameProvenance } from './same-provenance.ts';

/** Where rows come from and how far they can be relied on: nothing where they differ, since then each row says it. */
export function SharedProvenance({ rows }: { readonly rows: readonly ProvenanceProps[] }) {
  const shared = sameProvenance(rows);
  return shared === null ? null : (
    <Foot>
      <Provenance sources={shared.sources} confidence={shared.confidence} />
    </Foot>
  );
}

/** The same for one row among others that differ from it. */
export function OwnProvenance({
  row,
  among,
}: {
  readonly row: ProvenanceProps;
  readonly among: readonly ProvenanceProps[];
}) {
  return sameProvenance(among) === null ? <Provenance sources={row.sources} confidence={row.confidence} /> : null;
}

const Foot = styled('div')(({ theme }) => ({
  padding: '0.5rem 1rem',
  borderTop: `1px solid ${theme.palette.tokens.hairline}`,
}));
