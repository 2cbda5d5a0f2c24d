import { z } from 'zod';
import { fileError, fileParams } from '#db/errors.ts';
import type { WorkspaceFile } from '#db/file/open.ts';
import { changedTables } from '#db/trail/changes.ts';
import { trailHead } from '#db/trail/trail.ts';
import type { Failure, Result } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import { type CoreRouteName, coreRoutes, isCoreRoute } from '#shared/contract/registry.ts';
import { wellFormed } from '#shared/values/well-formed.ts';
import { type Core, wordsOf } from './core.ts';
import { reportDefect } from './report-defect.ts';
import type { Translate } from './resources/locales.ts';
import { handlers } from './services/handlers.ts';
import { isKnownAltered, suspectQuietly } from './services/trail/verification.ts';

export type Dispatch = (route: string, input: unknown) => Promise<Result<unknown>>;

/** The only door into the core: looks the route up, validates both directions, never throws. */
export function createDispatch(core: Core): Dispatch {
  return async function dispatch(route, input) {
    const tellChanges = followChanges(core, route);
    try {
      if (!isCoreRoute(route)) throw new AppError('routeUnknown', { route: route.slice(0, 100) });
      const definition = coreRoutes[route];
      const parsed = parseInput(definition.input, input);
      const handler = handlers[route] as (core: Core, input: unknown) => unknown;
      const output = await handler(core, parsed);
      const data = checkOutput(route, output);
      return { ok: true, data };
    } catch (error) {
      return { ok: false, error: toFailure(blameFile(core, error), wordsOf(core)) };
    } finally {
      tellChanges();
    }
  };
}

/**
 * What a command wrote to the trail says what it changed: whatever it did, whether or not it could answer, and also
 * what another one did meanwhile.
 */
function followChanges(core: Core, route: string): () => void {
  const file = core.workspace;
  if (file === null || !isCoreRoute(route) || coreRoutes[route].kind !== 'command') return () => {};
  const before = headOf(file);
  return () => {
    if (core.workspace !== file || before === null) return;
    const tables = changedTables(file.connection, before);
    if (tables.length > 0) core.emit('workspace.changed', { tables: [...tables, 'trail'] });
  };
}

/** Null where the newest entry cannot be read; then nothing can be written either. */
function headOf({ connection }: WorkspaceFile): number | null {
  try {
    return trailHead(connection).entries;
  } catch {
    return null;
  }
}

/** @throws AppError inputInvalid */
export function parseInput(schema: z.ZodType, input: unknown): unknown {
  const parsed = schema.safeParse(wellFormed(input));
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]));
  throw new AppError('inputInvalid', { fields: Object.keys(fields).join(', ') }, fields);
}

/** An answer that breaks the contract is a defect of ours, never the caller's fault. */
function checkOutput(route: CoreRouteName, output: unknown): unknown {
  const parsed = coreRoutes[route].output.safeParse(output);
  if (parsed.success) return parsed.data;
  throw new Error(`${route} answered against its contract: ${z.prettifyError(parsed.error)}`);
}

/**
 * What the open file caused is told as that and not as a defect of the program: SQLite's own refusals, and whatever
 * fails on a file of which the trail has proved that it is not as this program left it. Proving takes long, so it goes on
 * after the answer; whoever asks again is told.
 */
function blameFile(core: Core, error: unknown): unknown {
  const file = core.workspace;
  if (file === null || error instanceof AppError) return error;
  const code = (error as { code?: unknown } | null)?.code;
  const known = typeof code === 'string' && code.startsWith('SQLITE_') ? fileError(error, file.path) : error;
  if (known instanceof AppError) return known;
  if (isKnownAltered(file)) {
    reportDefect(error);
    return new AppError('workspaceAltered', fileParams(file.path), {}, error);
  }
  void suspectQuietly(core, file);
  return known;
}

export function toFailure(error: unknown, t: Translate): Failure {
  if (error instanceof AppError) {
    return {
      code: error.code,
      message: t(`errors:${error.code}`, error.params),
      params: error.params,
      fields: error.fields,
    };
  }
  reportDefect(error);
  return { code: 'internal', message: t('errors:internal'), params: {}, fields: {} };
}
