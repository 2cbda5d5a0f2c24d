import type { ProvenanceProps } from '#renderer/components/signs/provenance.tsx';

/** The source and confidence that all rows have, or null where they differ. */
export function sameProvenance(rows: readonly ProvenanceProps[]): ProvenanceProps | null {
  const [first] = rows;
  if (first === undefined) return null;
  const wanted = fingerprint(first);
  return rows.every((row) => fingerprint(row) === wanted) ? first : null;
}

function fingerprint({ sources, confidence }: ProvenanceProps): string {
  return [confidence, ...sources].join(' ');
}
