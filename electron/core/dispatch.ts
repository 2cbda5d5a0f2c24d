import { z } from 'zod';
import type { Failure, Result } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import { type CoreRouteName, coreRoutes, isCoreRoute } from '#shared/contract/registry.ts';
import { type Core, wordsOf } from './core.ts';
import type { Translate } from './locales.ts';
import { handlers } from './services/handlers.ts';

export type Dispatch = (route: string, input: unknown) => Promise<Result<unknown>>;

/** The only door into the core: looks the route up, validates both directions, never throws. */
export function createDispatch(core: Core): Dispatch {
  return async function dispatch(route, input) {
    try {
      if (!isCoreRoute(route)) throw new AppError('routeUnknown', { route: route.slice(0, 100) });
      const definition = coreRoutes[route];
      const parsed = definition.input.parse(input);
      const handler = handlers[route] as (core: Core, input: unknown) => unknown;
      const output = await handler(core, parsed);
      const data = checkOutput(route, output);
      if (definition.kind === 'command') core.emit('workspace.changed', { route });
      return { ok: true, data };
    } catch (error) {
      return { ok: false, error: toFailure(error, wordsOf(core)) };
    }
  };
}

/** An answer that breaks the contract is a defect of ours, never the caller's fault. */
function checkOutput(route: CoreRouteName, output: unknown): unknown {
  const parsed = coreRoutes[route].output.safeParse(output);
  if (parsed.success) return parsed.data;
  throw new Error(`${route} answered against its contract: ${z.prettifyError(parsed.error)}`);
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
  if (error instanceof z.ZodError) {
    const fields = Object.fromEntries(error.issues.map((issue) => [issue.path.join('.'), issue.message]));
    const named = Object.keys(fields).join(', ');
    return {
      code: 'inputInvalid',
      message: t('errors:inputInvalid', { fields: named }),
      params: { fields: named },
      fields,
    };
  }
  reportDefect(error);
  return { code: 'internal', message: t('errors:internal'), params: {}, fields: {} };
}

/** To the process's log, without the message: messages may quote a client's data, stack frames do not. */
function reportDefect(error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  const name = error instanceof Error ? error.name : typeof error;
  process.stderr.write(`defect: ${name}\n${frames.join('\n')}\n`);
  if (process.env.AI_GUARD_DEBUG === '1') process.stderr.write(`${String(error)}\n`);
}
