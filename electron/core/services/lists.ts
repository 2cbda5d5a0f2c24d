import { z } from 'zod';
import { changedRows, markOf, placeOf } from '#db/trail/changes.ts';
import type { Route } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import { parseInput } from '#shared/contract/parse-input.ts';
import { type CoreRouteName, coreRoutes, isCoreRoute } from '#shared/contract/registry.ts';
import { type Core, openWorkspaceOf } from '../core.ts';
import type { HandlersFor } from '../handlers-for.ts';

/** Where more rows changed than this, the list is sent as a whole. */
const FEW = 300;

type Handler = (core: Core, input: unknown, only?: readonly string[]) => unknown;

/** @param handlers of all other routes, lists among them */
export function listHandlers(handlers: HandlersFor<Exclude<CoreRouteName, 'lists.read'>>): HandlersFor<'lists.read'> {
  return {
    'lists.read': async (core, { route, input, mark: known }) => {
      const { connection } = openWorkspaceOf(core);
      if (!isCoreRoute(route) || route === 'lists.read') throw new AppError('routeUnknown', { route });
      const { rows, input: takes, output }: Route & { rows?: Rows } = coreRoutes[route];
      if (rows === undefined) throw new AppError('routeUnknown', { route });
      const read = handlers[route] as Handler;
      const mark = markOf(connection);
      const since = known === null ? null : placeOf(connection, known);
      const ids = since === null ? null : changedRows(connection, since, rows, FEW);
      const wanted = parseInput(takes, input);
      const found = ids?.length === 0 ? [] : await read(core, wanted, ids ?? undefined);
      const parsed = output.safeParse(found);
      if (!parsed.success) throw new Error(`${route} answered against its contract: ${z.prettifyError(parsed.error)}`);
      return { mark, ids, rows: parsed.data as Record<string, unknown>[] };
    },
  };
}

type Rows = NonNullable<Extract<Route, { kind: 'query' }>['rows']>;
