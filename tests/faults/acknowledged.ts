import type { FromCore } from '#core/protocol.ts';

/** What a core promised to keep, as its answers say. */
export type Acknowledged = {
  readonly changes: Set<string>;
  /** Whether the workspace was made, so that its file must be there. */
  workspace: boolean;
  /** Whether nothing of it may be read without the passphrase. */
  encrypted: boolean;
  /** Paths of saved copies, and names of backups. */
  readonly copies: Set<string>;
};

export function nothingAcknowledged(): Acknowledged {
  return { changes: new Set(), workspace: false, encrypted: false, copies: new Set() };
}

/** @throws Error at a refusal: the load is made of requests that are granted */
export function acknowledge(kept: Acknowledged, message: FromCore): void {
  if (message.kind !== 'response') return;
  if (!message.result.ok) throw new Error(`refused: ${message.result.error.message}`);
  const { changeId, encrypted, location, made } = message.result.data as Record<string, unknown>;
  if (typeof changeId === 'string') kept.changes.add(changeId);
  else if (typeof encrypted === 'boolean') {
    kept.workspace = true;
    kept.encrypted = encrypted;
  } else if (typeof location === 'string') kept.copies.add(location);
  else if (typeof made === 'string') kept.copies.add(made);
}
