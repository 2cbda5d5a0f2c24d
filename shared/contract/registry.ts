import type { z } from 'zod';
import { actionRoutes } from './actions.ts';
import { appRoutes, hostRoutes } from './app.ts';
import { assessmentRoutes } from './assessments.ts';
import { backupRoutes } from './backups.ts';
import { brandingRoutes } from './branding.ts';
import { documentRoutes } from './documents.ts';
import { evidenceRoutes } from './evidence.ts';
import { fulfilmentRoutes } from './fulfilment.ts';
import { guideRoutes } from './guide.ts';
import { handOverRoutes } from './hand-over.ts';
import { interviewRoutes } from './interviews.ts';
import { peopleRoutes } from './people.ts';
import { readinessRoutes } from './readiness.ts';
import { restoreRoutes } from './restore.ts';
import { salvageRoutes } from './salvage.ts';
import { snapshotRoutes } from './snapshots.ts';
import { systemRoutes } from './systems.ts';
import { trailRoutes } from './trail.ts';
import { workbookRoutes } from './workbook.ts';
import { workspaceRoutes } from './workspace.ts';

/** Every route that the core answers. One declaration serves all hosts, both directions, and the tests. */
export const coreRoutes = {
  ...appRoutes,
  ...workspaceRoutes,
  ...systemRoutes,
  ...guideRoutes,
  ...fulfilmentRoutes,
  ...assessmentRoutes,
  ...interviewRoutes,
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
export const routes = { ...coreRoutes, ...hostRoutes };

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
