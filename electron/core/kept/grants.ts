import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { FileUse, Route } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import { isRoute, routes } from '#shared/contract/registry.ts';

/** What a window holds instead of a path. */
export type Grant = { readonly grant: string; readonly name: string; readonly location: string };

/** What a route does with the files that its input names, by field; see {@link FileUse}. */
export function fileUses(route: string): Readonly<Record<string, FileUse>> {
  const definition: Route | undefined = isRoute(route) ? routes[route] : undefined;
  return definition?.files ?? {};
}

export type Grants = {
  give(file: string): Grant;
  /** @throws AppError grantUnknown */
  pathOf(grant: string): string;
  /** `input` with every grant in the route's file fields replaced by its path. @throws AppError grantUnknown */
  resolve(route: string, input: unknown): unknown;
};

/**
 * The files that the user chose in this run. A window names files by random grants only, so that a page which was
 * taken over cannot read or write anything that the user did not pick.
 */
export function createGrants(): Grants {
  const paths = new Map<string, string>();

  function pathOf(grant: unknown): string {
    const file = typeof grant === 'string' ? paths.get(grant) : undefined;
    if (file === undefined) throw new AppError('grantUnknown');
    return file;
  }

  return {
    give(file) {
      const grant = randomBytes(16).toString('hex');
      paths.set(grant, file);
      return { grant, name: path.basename(file), location: path.dirname(file) };
    },
    pathOf,
    resolve(route, input) {
      const fields = Object.keys(fileUses(route));
      if (fields.length === 0 || typeof input !== 'object' || input === null) return input;
      const values = input as Record<string, unknown>;
      return { ...values, ...Object.fromEntries(fields.map((field) => [field, pathOf(values[field])])) };
    },
  };
}
