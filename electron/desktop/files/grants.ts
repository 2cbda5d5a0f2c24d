import {
  type Grants as CoreGrants,
  createGrants as createCoreGrants,
  fileUses,
  type Grant,
} from '#core/kept/grants.ts';
import { AppError } from '#shared/contract/errors.ts';

/** What the user chose a file for: to be read, or also to be written. */
export type GrantUse = 'read' | 'write';

export type Grants = Omit<CoreGrants, 'give'> & { give(file: string, use: GrantUse): Grant };

/** The grants of one window, for as long as it lives. A file that was chosen for reading cannot be written with them. */
export function createGrants(): Grants {
  const grants = createCoreGrants();
  const readOnly = new Set<unknown>();
  return {
    pathOf: grants.pathOf,
    give(file, use) {
      const given = grants.give(file);
      if (use === 'read') readOnly.add(given.grant);
      return given;
    },
    resolve(route, input) {
      const values = typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {};
      const written = Object.entries(fileUses(route)).filter(([, use]) => use === 'write');
      if (written.some(([field]) => readOnly.has(values[field]))) throw new AppError('grantUnknown');
      return grants.resolve(route, input);
    },
  };
}
