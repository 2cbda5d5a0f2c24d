import type { z } from 'zod';
import { actionRoutes } from './actions.ts';
import { appRoutes, hostRoutes } from './app.ts';
import { assessmentRoutes } from './assessments.ts';
import { backupRoutes } from './backups.ts';
import { brandingRoutes } from './branding.ts';
import { documentRoutes } from './documents.ts';
import { evidenceRoutes } from './evidence.ts';
import { guideRoutes } from './guide.ts';
import { handOverRoutes } from './hand-over.ts';
import { peopleRoutes } from './people.ts';
import { readinessRoutes } from './readiness.ts';
import { type RecordRoutes, recordRoutes } from './records.ts';
import { restoreRoutes } from './restore.ts';
import { salvageRoutes } from './salvage.ts';
import { snapshotRoutes } from './snapshots.ts';
import { systemRoutes } from './systems.ts';
import { trailRoutes } from './trail.ts';
import { workbookRoutes } from './workbook.ts';
import { workspaceRoutes } from './workspace.ts';

/** What is declared by hand: all that is more than to keep records of a kind. */
const ownRoutes = {
  ...appRoutes,
  ...workspaceRoutes,
  ...systemRoutes,
  ...guideRoutes,
  ...assessmentRoutes,
  ...workbookRoutes,
  ...actionRoutes,
  ...evidenceRoutes,
  ...readinessRoutes,
  ...documentRoutes,
  ...brandingRoutes,
  ...trailRoutes,
  ...restoreRoutes,
  ...backupRoutes,
  ...salvageRoutes,
  ...snapshotRoutes,
  ...handOverRoutes,
  ...peopleRoutes,
};
/**
 * Every route that the core answers. One declaration serves all hosts, both directions, and the tests. The type is named
 * rather than inferred: written out, the routes of thirty kinds would be megabytes in every project that reads this.
 */
export const coreRoutes: typeof ownRoutes & RecordRoutes = { ...ownRoutes, ...recordRoutes };
export const routes: typeof coreRoutes & typeof hostRoutes = { ...coreRoutes, ...hostRoutes };

export type CoreRouteName = keyof typeof coreRoutes;
export type RouteName = keyof typeof routes;
/** What a caller may send: before defaults and trimming. */
export type RouteInput<N extends RouteName> = z.input<(typeof routes)[N]['input']>;
/** What a handler receives: validated. */
export type RouteParsedInput<N extends RouteName> = z.output<(typeof routes)[N]['input']>;
export type RouteOutput<N extends RouteName> = z.output<(typeof routes)[N]['output']>;

export function isCoreRoute(name: string): name is CoreRouteName {
  return Object.hasOwn(coreRoutes, name);
}
export function isRoute(name: string): name is RouteName {
  return Object.hasOwn(routes, name);
}
