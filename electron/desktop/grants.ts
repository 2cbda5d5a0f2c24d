import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { RouteName, routes } from '#shared/contract/registry.ts';

/** What the user chose a file for: to be read, or also to be written. */
export type GrantUse = 'read' | 'write';

export type Grant = { readonly grant: string; readonly name: string; readonly location: string };

export type Grants = {
  /** A token that stands for `file` as long as its window lives. */
  give(file: string, use: GrantUse): Grant;
  /** The path behind a token; undefined for one that was never given, or not for this use. */
  resolve(token: unknown, use: GrantUse): string | undefined;
};

type FileRoute = {
  [N in RouteName]: (typeof routes)[N] extends { readonly files: readonly string[] } ? N : never;
}[RouteName];

/**
 * What each route that takes files does with them, so that a file chosen for reading cannot be overwritten.
 * A new route with files is a type error here until somebody has decided.
 */
export const FILE_USES: Readonly<Record<FileRoute, GrantUse>> = {
  'workspace.create': 'write',
  'workspace.open': 'read',
  'systems.importPreview': 'read',
  'systems.import': 'read',
  'documents.export': 'write',
  'pack.exportStage1': 'write',
};

export function createGrants(): Grants {
  const given = new Map<string, { file: string; use: GrantUse }>();
  return {
    give(file, use) {
      const grant = randomBytes(16).toString('base64url');
      given.set(grant, { file, use });
      return { grant, name: path.basename(file), location: path.dirname(file) };
    },
    resolve(token, use) {
      const found = typeof token === 'string' ? given.get(token) : undefined;
      if (found === undefined || (use === 'write' && found.use === 'read')) return undefined;
      return found.file;
    },
  };
}
