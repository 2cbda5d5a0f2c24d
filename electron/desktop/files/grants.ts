import { type Grants as CoreGrants, createGrants as createCoreGrants, type Grant } from '#core/kept/grants.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { RouteName, routes } from '#shared/contract/registry.ts';

/** What the user chose a file for: to be read, or also to be written. */
export type GrantUse = 'read' | 'write';

export type Grants = Omit<CoreGrants, 'give'> & { give(file: string, use: GrantUse): Grant };

type FileRoute = {
  [N in RouteName]: (typeof routes)[N] extends { readonly files: readonly string[] } ? N : never;
}[RouteName];

/**
 * What each route that takes files does with them. A new route with files is a type error here until somebody has
 * decided.
 */
const FILE_USES: Readonly<Record<FileRoute, GrantUse | Readonly<Record<string, GrantUse>>>> = {
  'workspace.create': 'write',
  'workspace.open': 'read',
  'workspace.saveCopy': 'write',
  'workspace.salvage': { path: 'read', out: 'write' },
  'workspace.salvageRecent': 'write',
  'systems.importPreview': 'read',
  'systems.import': 'read',
  'workbook.export': 'write',
  'workbook.compare': 'read',
  'documents.export': 'write',
  'branding.chooseLogo': 'read',
  'actions.exportCalendar': 'write',
  'pack.exportStage1': 'write',
  'trail.export': 'write',
  'bundle.make': 'write',
  // The bundle is read; its workspace goes to a name that must be free.
  'bundle.open': 'read',
  'backups.saveAs': 'write',
  'evidence.receive': 'read',
  'evidence.save': 'write',
};

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
      const use = Object.hasOwn(FILE_USES, route) ? FILE_USES[route as FileRoute] : 'read';
      const values = typeof input === 'object' && input !== null ? Object.entries(input) : [];
      const written = values.filter(([field]) => (typeof use === 'string' ? use : use[field]) === 'write');
      if (written.some(([, value]) => readOnly.has(value))) throw new AppError('grantUnknown');
      return grants.resolve(route, input);
    },
  };
}
