import { fromBase64 } from '#renderer/components/pictures/base64.ts';
import { request } from '#renderer/host/api.ts';
import { READ_AT_MOST } from '#shared/contract/domains/evidence.ts';
import type { EvidenceRevision } from '#shared/entities/evidence.ts';

/** Largest file that a page holds in memory to show it, in bytes; any can be saved as a copy. */
export const MAX_SHOWN = 64 * 1024 * 1024;

/** Pieces that are asked for at a time. */
const AT_ONCE = 4;

/** The bytes of a file as the page can show them. @throws RequestError where they are not in the workspace any more */
export async function readContent({ sha256, bytes, mediaType }: EvidenceRevision): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const starts = Array.from({ length: Math.ceil(bytes / READ_AT_MOST) }, (_, index) => index * READ_AT_MOST);
  for (let at = 0; at < starts.length; at += AT_ONCE) {
    const answers = await Promise.all(
      starts.slice(at, at + AT_ONCE).map((from) => request('evidence.read', { sha256, from, length: READ_AT_MOST })),
    );
    pieces.push(...answers.map(({ base64 }) => fromBase64(base64)));
  }
  return new Blob(pieces, { type: mediaType });
}
