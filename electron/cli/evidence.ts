import type { ReceivedFile } from '#shared/contract/domains/evidence.ts';
import type { Evidence } from '#shared/entities/evidence.ts';
import type { Session, Translate } from './session.ts';

export type AddedEvidence = {
  readonly evidence: Evidence;
  /** Whether its bytes were there already, so that nothing was taken in. */
  readonly known: boolean;
  readonly trouble: ReceivedFile['trouble'];
  readonly changeId: string | null;
};

/** Takes a file in as evidence for the requirements and controls of these numbers. */
export async function addEvidence(
  core: Session,
  path: string,
  nodes: readonly string[],
  title: string | undefined,
): Promise<AddedEvidence> {
  const { known, ...revision } = await core.request('evidence.receive', { path });
  const links = nodes.map((targetId) => ({ target: 'node', targetId }) as const);
  if (known !== null) {
    const linked = await core.request('evidence.link', { id: known.id, add: links, remove: [] });
    return { ...linked, known: true, trouble: revision.trouble };
  }
  const fields = { kind: 'file', title: title ?? revision.fileName } as const;
  return {
    ...(await core.request('evidence.add', { fields, links, revision })),
    known: false,
    trouble: revision.trouble,
  };
}

export function printEvidence(t: Translate, { evidence, known, trouble }: AddedEvidence): string {
  const { code, title, links, revisions } = evidence;
  const supports = links.map(({ targetId }) => targetId).join(', ');
  return [
    t(known ? 'evidence.known' : 'evidence.added', { code, title }),
    ...(trouble === '' ? [] : [t(`evidence:trouble.${trouble}`, { name: revisions.at(-1)?.fileName ?? title })]),
    ...(supports === '' ? [] : [t('evidence.supports', { supports })]),
    t('evidence.hash', { sha256: revisions.at(-1)?.sha256 ?? '' }),
  ].join('\n');
}
