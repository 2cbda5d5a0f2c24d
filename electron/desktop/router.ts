import { hostRoutes, type PickPurpose } from '#shared/contract/app.ts';
import type { Failure, Result, Route } from '#shared/contract/define.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';
import { isCoreRoute, isRoute, routes } from '#shared/contract/registry.ts';
import { FILE_USES, type Grant, type Grants, type GrantUse } from './grants.ts';

export type RouterOptions = {
  readonly grants: Grants;
  forward(route: string, input: unknown): Promise<Result<unknown>>;
  /** Lets the user choose a path; null when they change their mind. */
  pick(purpose: PickPurpose, suggestedName: string): Promise<{ file: string; use: GrantUse } | null>;
  /** Shows a file in the system's file manager; false when it is not there. */
  reveal(file: string): boolean;
  failure(code: ErrorCode, params?: Failure['params']): Failure;
};

/** Answers a window: host routes here, all others by the core, with paths in the place of grants. Never throws. */
export function createRouter(options: RouterOptions): (route: unknown, input: unknown) => Promise<Result<unknown>> {
  const { grants, failure } = options;
  const refuse = (code: ErrorCode, params?: Failure['params']) =>
    ({ ok: false, error: failure(code, params) }) as const;

  async function pick(input: unknown): Promise<Result<Grant | null>> {
    const parsed = hostRoutes['host.pick'].input.safeParse(input);
    if (!parsed.success) return refuse('inputInvalid', { fields: fieldsOf(parsed.error) });
    const chosen = await options.pick(parsed.data.purpose, parsed.data.suggestedName);
    return { ok: true, data: chosen === null ? null : grants.give(chosen.file, chosen.use) };
  }

  function reveal(input: unknown): Result<object> {
    const parsed = hostRoutes['host.reveal'].input.safeParse(input);
    if (!parsed.success) return refuse('inputInvalid', { fields: fieldsOf(parsed.error) });
    const file = grants.resolve(parsed.data.grant, 'read');
    if (file === undefined) return refuse('grantUnknown');
    if (!options.reveal(file)) return refuse('fileMissing', nameAndFolder(grants.give(file, 'read')));
    return { ok: true, data: {} };
  }

  return async function answer(route, input) {
    try {
      if (typeof route !== 'string' || !isRoute(route)) {
        return refuse('routeUnknown', { route: String(route).slice(0, 100) });
      }
      if (route === 'host.pick') return await pick(input);
      if (route === 'host.reveal') return reveal(input);
      if (!isCoreRoute(route)) return refuse('routeUnknown', { route });
      const withPaths = putPaths(route, input, grants);
      return withPaths === undefined ? refuse('grantUnknown') : await options.forward(route, withPaths);
    } catch {
      return refuse('internal');
    }
  };
}

/** Undefined when a grant is unknown; a file field that is left out is for the core to miss. */
function putPaths(route: keyof typeof routes, input: unknown, grants: Grants): unknown {
  const { files } = routes[route] as Route;
  if (files === undefined || typeof input !== 'object' || input === null) return input ?? {};
  const use = FILE_USES[route as keyof typeof FILE_USES];
  const withPaths: Record<string, unknown> = { ...input };
  for (const field of files) {
    if (withPaths[field] === undefined) continue;
    const file = grants.resolve(withPaths[field], use);
    if (file === undefined) return undefined;
    withPaths[field] = file;
  }
  return withPaths;
}

function fieldsOf(error: { issues: readonly { path: readonly PropertyKey[] }[] }): string {
  return error.issues.map((issue) => issue.path.join('.')).join(', ');
}

function nameAndFolder({ name, location }: Grant): Failure['params'] {
  return { name, folder: location };
}
