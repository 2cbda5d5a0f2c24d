import { create } from 'zustand';
import type { RequestError } from '#renderer/host/api.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import type { SalvageReport } from '#shared/contract/workspace/salvage.ts';
import type { WorkspaceInfo } from '#shared/contract/workspace/workspace.ts';

/** A workspace that is damaged, and what can be done about it. */
export type Damaged = {
  readonly name: string;
  readonly sentence: string;
  /** What it was opened with, where it is encrypted. */
  readonly secret: { readonly secret?: string };
  /** The newest backup of it on this computer. */
  readonly backup: { readonly id: string; readonly at: string; readonly recentId: string } | null;
  /** Writes what can be read to a new file; throws a RequestError where the core refuses. */
  readonly salvage: (out: string, secret: { readonly secret?: string }) => Promise<SalvageReport>;
  readonly settle: (workspace: WorkspaceInfo | null) => void;
};

export const useDamaged = create<{ readonly damaged: Damaged | null }>(() => ({ damaged: null }));

/** A file that opened here before is damaged too where it is no workspace any more. */
export function isDamaged({ failure: { code, params } }: RequestError): boolean {
  return code === 'workspaceDamaged' || typeof params.recentId === 'string';
}

/** Resolves to what was opened in its place; null where the person leaves it. */
export function offerRecovery(
  error: RequestError,
  secret: string | undefined,
  salvage: Damaged['salvage'],
): Promise<WorkspaceInfo | null> {
  const { name, recentId, backupId, backupAt } = error.failure.params;
  const backup =
    backupId === undefined ? null : { id: String(backupId), at: String(backupAt), recentId: String(recentId) };
  const known = { name: String(name), sentence: sentenceOf(error), secret: secret === undefined ? {} : { secret } };
  useDamaged.getState().damaged?.settle(null);
  return new Promise((resolve) => {
    const settle = (workspace: WorkspaceInfo | null) => {
      useDamaged.setState({ damaged: null });
      resolve(workspace);
    };
    useDamaged.setState({ damaged: { ...known, backup, salvage, settle } });
  });
}
