import { type Evidence, isExpired } from '#shared/entities/evidence.ts';
import { fold } from '#shared/rules/fold.ts';

export const EVIDENCE_FILTERS = ['all', 'expired', 'unlinked', 'file', 'link', 'interview', 'observation'] as const;
export type EvidenceFilter = (typeof EVIDENCE_FILTERS)[number];

/** `today` is a calendar date, `YYYY-MM-DD`. */
export function fitsEvidenceFilter(evidence: Evidence, filter: EvidenceFilter, today: string): boolean {
  if (filter === 'all') return true;
  if (filter === 'expired') return isExpired(evidence, today);
  if (filter === 'unlinked') return evidence.links.length === 0;
  return evidence.kind === filter;
}

/** Whether every word stands somewhere in what is said of it, whatever the case and the accents. */
export function saysWords(evidence: Evidence, query: string): boolean {
  const { code, title, description, source, location, collectedBy, revisions, links } = evidence;
  const names = revisions.map(({ fileName }) => fileName);
  const said = fold([code, title, description, source, location, collectedBy, ...names].join('\n'));
  const nodes = new Set(links.map(({ targetId }) => targetId.toLowerCase()));
  return fold(query)
    .split(/\s+/)
    .every((word) => said.includes(word) || nodes.has(word));
}
