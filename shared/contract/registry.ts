import type { z } from 'zod';
import { appRoutes, hostRoutes } from './app.ts';
import type { Route, Source } from './define.ts';
import { actionRoutes } from './domains/actions.ts';
import { assessmentRoutes } from './domains/assessments.ts';
import { brandingRoutes } from './domains/branding.ts';
import { documentRoutes } from './domains/documents.ts';
import { evidenceRoutes } from './domains/evidence.ts';
import { findRoutes } from './domains/find.ts';
import { fulfilmentRoutes } from './domains/fulfilment.ts';
import { guideRoutes } from './domains/guide.ts';
import { peopleRoutes } from './domains/people.ts';
import { readinessRoutes } from './domains/readiness.ts';
import { systemRoutes } from './domains/systems.ts';
import { workbookRoutes } from './domains/workbook.ts';
import { listRoutes } from './lists.ts';
import { type RecordRoutes, recordRoutes } from './records.ts';
import { waitingRoutes } from './waiting.ts';
import { backupRoutes } from './workspace/backups.ts';
import { handOverRoutes } from './workspace/hand-over.ts';
import { restoreRoutes } from './workspace/restore.ts';
import { salvageRoutes } from './workspace/salvage.ts';
import { snapshotRoutes } from './workspace/snapshots.ts';
import { trailRoutes } from './workspace/trail.ts';
import { workspaceRoutes } from './workspace/workspace.ts';

/** What is declared by hand: all that is more than to keep records of a kind. */
const ownRoutes = {
  ...appRoutes,
  ...workspaceRoutes,
  ...listRoutes,
  ...findRoutes,
  ...systemRoutes,
  ...guideRoutes,
  ...fulfilmentRoutes,
  ...waitingRoutes,
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

/** Whether an answer of the route may be another one after a change of what is named. */
export function restsOn(name: RouteName, changed: ReadonlySet<Source>): boolean {
  const route: Route = routes[name];
  return route.kind === 'query' && route.reads.some((source) => changed.has(source));
}
